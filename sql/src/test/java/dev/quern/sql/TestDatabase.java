package dev.quern.sql;

import dev.quern.catalog.Catalog;
import dev.quern.domain.access.AccessRules;
import dev.quern.domain.access.ColumnSecurity;
import dev.quern.domain.access.DatasetSecurity;
import dev.quern.domain.access.Principal;
import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.job.DataMover;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.statement.Cancellation;
import dev.quern.domain.statement.StatementRequest;
import dev.quern.domain.statement.StatementResult;
import dev.quern.sql.analyzer.ForeignFunctions;
import dev.quern.sql.analyzer.ScriptNames;
import dev.quern.sql.ast.Statement;
import dev.quern.sql.execution.EngineSession;
import dev.quern.sql.execution.StatementExecutor;
import dev.quern.sql.execution.StatementInput;
import dev.quern.sql.parser.GoogleSqlParser;
import dev.quern.storage.Engine;
import dev.quern.storage.duckdb.DuckOptions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An engine with a catalog, in which dataset {@code test-project.d} is the default. */
public final class TestDatabase implements AutoCloseable {

  public static final DatasetReference DATASET = new DatasetReference("test-project", "d");

  private final Engine engine;
  private final Catalog catalog;
  private final InstantSource clock;
  private StatementExecutor executor;
  private Principal caller = Principal.of("alice@example.com");
  private ColumnSecurity security = ColumnSecurity.NONE;

  /** An empty dataset under a clock. */
  public TestDatabase(InstantSource clock) {
    this(DuckOptions.IN_MEMORY, clock);
  }

  /** The dataset of a database that may exist already. */
  public TestDatabase(DuckOptions options, InstantSource clock) {
    engine = Engine.open(options, clock);
    catalog = Catalog.open(engine, clock);
    this.clock = clock;
    executor = executor(DatasetSecurity.NONE);
    run("CREATE SCHEMA IF NOT EXISTS d");
  }

  private StatementExecutor executor(DatasetSecurity datasets) {
    return new StatementExecutor(
        catalog,
        engine,
        _ -> List.of(),
        DataMover.NONE,
        clock,
        ForeignFunctions.NONE,
        new AccessRules((tags, caller) -> security.access(tags, caller), datasets));
  }

  /** An empty dataset. */
  public TestDatabase() {
    this(InstantSource.system());
  }

  public Engine engine() {
    return engine;
  }

  public Catalog catalog() {
    return catalog;
  }

  /** Makes someone else ask from now on. */
  public void callAs(String email, String... groups) {
    caller = new Principal(email, java.util.Set.of(groups));
  }

  /** Restricts columns with policy tags from now on. */
  public void restrictColumns(ColumnSecurity value) {
    security = value;
  }

  /** Restricts what callers may do from now on. */
  public void restrictDatasets(DatasetSecurity value) {
    executor = executor(value);
  }

  /** Runs statements in turn and gives the rows of the last. */
  public List<List<String>> run(String script) {
    List<List<String>> rows = List.of();
    for (Statement statement : new GoogleSqlParser().parseScript(script).statements()) {
      rows = rows(result(script, statement, false));
    }
    return rows;
  }

  /** What came of a single statement, whose rows are not read. */
  public StatementResult result(String sql) {
    return result(sql, new GoogleSqlParser().parseStatement(sql), false);
  }

  /** What came of a statement that is all of its request. */
  public StatementResult resultOfWhole(String sql) {
    StatementRequest request = request(sql, false);
    try (EngineSession session = executor.openSession(request)) {
      return executor.run(
          new GoogleSqlParser().parseStatement(sql),
          new StatementInput(sql, request, ScriptNames.NONE).whole(),
          session,
          new Cancellation());
    }
  }

  /** What a dry run of a single statement tells. */
  public StatementResult plan(String sql) {
    return result(sql, new GoogleSqlParser().parseStatement(sql), true);
  }

  private StatementResult result(String text, Statement statement, boolean dryRun) {
    return executor.run(text, statement, request(text, dryRun), new Cancellation());
  }

  private StatementRequest request(String text, boolean dryRun) {
    return new StatementRequest(
        text,
        List.of(),
        DATASET.projectId(),
        "US",
        Optional.of(DATASET),
        Optional.empty(),
        caller,
        dryRun);
  }

  /** The rows of a query. */
  public static List<List<String>> rows(StatementResult result) {
    List<List<String>> rows = new ArrayList<>();
    if (result.outcome() instanceof StatementResult.Rows(RowStream stream)) {
      try (stream) {
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
    }
    return rows;
  }

  @Override
  public void close() {
    engine.close();
  }
}
