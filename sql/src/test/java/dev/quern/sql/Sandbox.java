package dev.quern.sql;

import dev.quern.domain.access.AccessRules;
import dev.quern.domain.access.Principal;
import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.schema.TableSchema;
import dev.quern.sql.analyzer.AnalysisOptions;
import dev.quern.sql.analyzer.Analyzer;
import dev.quern.sql.analyzer.ForeignFunctions;
import dev.quern.sql.analyzer.QueryParameters;
import dev.quern.sql.analyzer.ScriptNames;
import dev.quern.sql.parser.GoogleSqlParser;
import dev.quern.sql.render.DuckDbRenderer;
import dev.quern.sql.render.RenderedQuery;
import dev.quern.sql.statement.AnalyzedStatement;
import dev.quern.storage.duckdb.DuckConnection;
import dev.quern.storage.duckdb.DuckDatabase;
import dev.quern.storage.duckdb.DuckOptions;
import dev.quern.storage.duckdb.function.KernelRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs queries without tables in an engine of its own, which ends with the tests of the class where
 * it is registered.
 */
public final class Sandbox implements AutoCloseable, AfterAllCallback {

  private final DuckDatabase database = DuckDatabase.open(DuckOptions.IN_MEMORY);
  private final DuckConnection connection = database.connect();
  private final KernelRegistry kernels = new KernelRegistry(database);
  private final CatalogView catalog = new EmptyCatalog();

  /** The statement after analysis. */
  public AnalyzedStatement analyze(String sql) {
    AnalysisOptions options =
        new AnalysisOptions(
            "test-project",
            Optional.empty(),
            "UTC",
            1_700_000_000_000_000L,
            AccessRules.NONE.of(Principal.of("someone@example.com")),
            "US",
            QueryParameters.NONE,
            (query, type) -> {
              throw new IllegalStateException("no constants here: " + query.sql());
            },
            ScriptNames.NONE,
            ForeignFunctions.NONE,
            new NoMetadata(),
            false);
    return Analyzer.analyze(sql, new GoogleSqlParser().parseStatement(sql), catalog, options);
  }

  /** The engine's text for a query. */
  public String render(String sql) {
    return DuckDbRenderer.render(((AnalyzedStatement.QueryStatement) analyze(sql)).relation())
        .sql();
  }

  /** The rows of a query, each value as text in the form of {@code FunctionExample}. */
  public List<List<String>> run(String sql) {
    AnalyzedStatement.QueryStatement query = (AnalyzedStatement.QueryStatement) analyze(sql);
    RenderedQuery rendered = DuckDbRenderer.render(query.relation());
    kernels.ensure(rendered.kernels());
    return rows(rendered.sql(), query.schema());
  }

  private List<List<String>> rows(String sql, TableSchema schema) {
    List<List<String>> rows = new ArrayList<>();
    try (RowStream stream = connection.query(sql, schema)) {
      for (Optional<RowBatch> batch = stream.next(); batch.isPresent(); batch = stream.next()) {
        for (int row = 0; row < batch.get().rowCount(); row++) {
          List<String> values = new ArrayList<>();
          for (ColumnVector column : batch.get().columns()) {
            values.add(ResultText.of(column, row));
          }
          rows.add(values);
        }
      }
    }
    return rows;
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  @Override
  public void close() {
    connection.close();
    database.close();
  }

  public static void main(String[] args) throws Exception {
    try (Sandbox sandbox = new Sandbox()) {
      for (String sql : new String(System.in.readAllBytes(), StandardCharsets.UTF_8).split(";;")) {
        if (sql.isBlank()) {
          continue;
        }
        System.out.println(">> " + sql.trim());
        try {
          System.out.println("   " + sandbox.render(sql.trim()));
          System.out.println("   " + sandbox.run(sql.trim()));
        } catch (RuntimeException e) {
          System.out.println("   !! " + e.getClass().getSimpleName() + " " + e.getMessage());
          if (!(e instanceof dev.quern.domain.error.BigQueryException)) {
            e.printStackTrace(System.out);
          }
        }
      }
    }
  }
}
