package dev.quern.scripting;

import dev.quern.catalog.Catalog;
import dev.quern.domain.access.AccessRules;
import dev.quern.domain.access.Principal;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.job.DataMover;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.statement.Cancellation;
import dev.quern.domain.statement.ScriptStep;
import dev.quern.domain.statement.StatementRequest;
import dev.quern.domain.statement.StatementRequest.SessionChoice;
import dev.quern.domain.statement.StatementResult;
import dev.quern.domain.value.Value;
import dev.quern.sql.analyzer.ForeignFunctions;
import dev.quern.sql.execution.StatementExecutor;
import dev.quern.storage.Engine;
import dev.quern.storage.duckdb.DuckOptions;
import dev.quern.storage.result.ResultOptions;
import dev.quern.storage.result.ResultStore;
import dev.quern.types.geography.GeographyForms;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A database in memory that runs scripts. */
public final class TestScripts implements AutoCloseable {

  private final Engine engine = Engine.open(DuckOptions.IN_MEMORY, InstantSource.system());
  private final ResultStore results;
  private final ScriptRunner runner;
  private final Catalog catalog;
  private final List<ScriptStep> steps = new ArrayList<>();

  /** An empty dataset {@code d}; results spill to a folder. */
  public TestScripts(Path folder) {
    catalog = Catalog.open(engine, InstantSource.system());
    results = new ResultStore(ResultOptions.in(folder), InstantSource.system());
    runner =
        new ScriptRunner(
            new StatementExecutor(
                catalog,
                engine,
                _ -> List.of(),
                DataMover.NONE,
                InstantSource.system(),
                ForeignFunctions.NONE,
                AccessRules.NONE),
            results::keep,
            InstantSource.system());
    run("CREATE SCHEMA d");
  }

  Catalog catalog() {
    return catalog;
  }

  /** What the last script has told of its statements. */
  List<ScriptStep> steps() {
    return steps;
  }

  StatementResult result(String sql, SessionChoice session) {
    steps.clear();
    return runner.run(request(sql, session), new Cancellation(), steps::add);
  }

  /** What a dry run of a script answers. */
  StatementResult plan(String sql) {
    return plan(sql, new SessionChoice.None());
  }

  StatementResult plan(String sql, SessionChoice session) {
    return runner.run(request(sql, session, true), new Cancellation(), _ -> {});
  }

  private static StatementRequest request(String sql, SessionChoice session) {
    return request(sql, session, false);
  }

  private static StatementRequest request(String sql, SessionChoice session, boolean dryRun) {
    return new StatementRequest(
            sql,
            List.of(),
            "p",
            "US",
            Optional.of(new DatasetReference("p", "d")),
            Optional.empty(),
            Principal.of("alice@example.com"),
            dryRun)
        .withSession(session);
  }

  /** Runs a script to the last row of its last statement, and forgets them. */
  public void exhaust(String sql, Cancellation cancellation) {
    StatementResult result =
        runner.run(request(sql, new SessionChoice.None()), cancellation, _ -> {});
    if (result.outcome() instanceof StatementResult.Rows(RowStream rows)) {
      try (rows) {
        while (rows.next().isPresent()) {
          cancellation.check();
        }
      }
    }
  }

  /** The rows of a script, values apart by commas, rows by bars. */
  public String run(String sql) {
    return run(sql, new SessionChoice.None());
  }

  String run(String sql, SessionChoice session) {
    return switch (result(sql, session).outcome()) {
      case StatementResult.Kept(var kept) -> text(kept.rows(0, kept.rowCount()));
      case StatementResult.Rows(RowStream rows) -> text(rows);
      case StatementResult.Changed changed -> changed.total() + " rows";
      case StatementResult.Outcome other -> other.getClass().getSimpleName();
    };
  }

  private static String text(RowStream rows) {
    List<String> lines = new ArrayList<>();
    try (rows) {
      for (Optional<RowBatch> batch = rows.next(); batch.isPresent(); batch = rows.next()) {
        for (int row = 0; row < batch.get().rowCount(); row++) {
          int index = row;
          lines.add(
              batch.get().columns().stream()
                  .map(column -> text(GeographyForms.VALUES.read(column, index)))
                  .collect(Collectors.joining(", ")));
        }
      }
    }
    return String.join(" | ", lines);
  }

  private static String text(Value value) {
    return switch (value) {
      case Value.Null _ -> "NULL";
      case Value.Int64(long number) -> Long.toString(number);
      case Value.Text(String text) -> text;
      case Value.Bool(boolean bool) -> Boolean.toString(bool);
      case Value.Numeric(var number) -> number.stripTrailingZeros().toPlainString();
      case Value.Array(var _, List<Value> elements) ->
          elements.stream().map(TestScripts::text).collect(Collectors.joining(" ", "[", "]"));
      case Value.Struct struct ->
          struct.fields().stream()
              .map(TestScripts::text)
              .collect(Collectors.joining(" ", "(", ")"));
      case Value other -> other.toString();
    };
  }

  @Override
  public void close() {
    results.close();
    engine.close();
  }
}
