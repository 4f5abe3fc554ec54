package dev.quern.benchmarks.sql;

import dev.quern.catalog.Catalog;
import dev.quern.domain.access.AccessRules;
import dev.quern.domain.access.Principal;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.job.DataMover;
import dev.quern.domain.job.JobListing;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.statement.Cancellation;
import dev.quern.domain.statement.StatementRequest;
import dev.quern.domain.statement.StatementResult;
import dev.quern.sql.analyzer.AnalysisOptions;
import dev.quern.sql.analyzer.Analyzer;
import dev.quern.sql.analyzer.ForeignFunctions;
import dev.quern.sql.analyzer.QueryParameters;
import dev.quern.sql.analyzer.ScriptNames;
import dev.quern.sql.execution.StatementExecutor;
import dev.quern.sql.metadata.MetadataSource;
import dev.quern.sql.metadata.TableSizes;
import dev.quern.sql.parser.GoogleSqlParser;
import dev.quern.sql.render.DuckDbRenderer;
import dev.quern.sql.statement.AnalyzedStatement;
import dev.quern.storage.Engine;
import dev.quern.storage.duckdb.DuckOptions;
import dev.quern.storage.duckdb.function.JavaTable;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A database in memory with one dataset, without jobs and protocols around it. */
final class SqlDatabase implements AutoCloseable {

  private static final DatasetReference DATASET = new DatasetReference("project", "d");
  private static final Principal CALLER = Principal.of("someone@example.com");

  private final Engine engine = Engine.open(DuckOptions.IN_MEMORY, InstantSource.system());
  private final Catalog catalog = Catalog.open(engine, InstantSource.system());
  private final GoogleSqlParser parser = new GoogleSqlParser();
  private final StatementExecutor executor =
      new StatementExecutor(
          catalog,
          engine,
          _ -> List.of(),
          DataMover.NONE,
          InstantSource.system(),
          ForeignFunctions.NONE,
          AccessRules.NONE);

  SqlDatabase() {
    run("CREATE SCHEMA d");
  }

  /** Runs a statement; answers how many rows it gave. */
  long run(String sql) {
    StatementRequest request =
        new StatementRequest(
            sql,
            List.of(),
            DATASET.projectId(),
            "US",
            Optional.of(DATASET),
            Optional.empty(),
            CALLER,
            false);
    StatementResult result =
        executor.run(sql, parser.parseStatement(sql), request, new Cancellation());
    long count = 0;
    if (result.outcome() instanceof StatementResult.Rows(RowStream rows)) {
      try (rows) {
        for (var batch = rows.next(); batch.isPresent(); batch = rows.next()) {
          count += batch.get().rowCount();
        }
      }
    }
    return count;
  }

  /** A query read and analyzed. */
  AnalyzedStatement.QueryStatement analyze(String sql) {
    AnalysisOptions options =
        new AnalysisOptions(
            DATASET.projectId(),
            Optional.of(DATASET),
            "UTC",
            1_700_000_000_000_000L,
            AccessRules.NONE.of(CALLER),
            "US",
            QueryParameters.NONE,
            (query, type) -> {
              throw new IllegalStateException("no constants here: " + query.sql());
            },
            ScriptNames.NONE,
            ForeignFunctions.NONE,
            new NoMetadata(),
            false);
    return (AnalyzedStatement.QueryStatement)
        Analyzer.analyze(sql, parser.parseStatement(sql), catalog.view(), options);
  }

  /** The engine's text for a query. */
  String translate(String sql) {
    return DuckDbRenderer.render(analyze(sql).relation()).sql();
  }

  /** Queries of metadata are not measured. */
  private static final class NoMetadata implements MetadataSource {

    @Override
    public TableSizes sizes() {
      throw new UnsupportedOperationException();
    }

    @Override
    public JobListing jobs() {
      return _ -> List.of();
    }

    @Override
    public String show(JavaTable table) {
      throw new UnsupportedOperationException();
    }

    @Override
    public TableSchema columns(TableDefinition.External files, TableSchema declared) {
      throw new UnsupportedOperationException();
    }

    @Override
    public DataMover.OpenFiles open(Table external) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Table> requested(String name) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}
