package dev.quern.scripting;

import dev.quern.domain.data.KeptRows;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.statement.Cancellation;
import dev.quern.domain.statement.ScriptListener;
import dev.quern.domain.statement.SessionTables;
import dev.quern.domain.statement.StatementRequest;
import dev.quern.domain.statement.StatementRequest.Options;
import dev.quern.domain.statement.StatementResult;
import dev.quern.domain.statement.StatementRunner;
import dev.quern.sql.ast.CreateMode;
import dev.quern.sql.ast.CreateRoutine;
import dev.quern.sql.ast.CreateStatement;
import dev.quern.sql.ast.ScriptStatement;
import dev.quern.sql.ast.Statement;
import dev.quern.sql.execution.EngineSession;
import dev.quern.sql.execution.StatementExecutor;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Runs GoogleSQL: a single statement as it is, anything else as a script. Source: "Work with
 * multi-statement queries".
 */
public final class ScriptRunner implements StatementRunner, SessionTables {

  private final StatementExecutor statements;
  private final Function<RowStream, KeptRows> keeper;
  private final InstantSource clock;
  private final Sessions sessions;
  private final ParsedScripts scripts = new ParsedScripts();

  /**
   * A runner over an executor of single statements.
   *
   * @param keeper keeps the rows of a script's queries, and closes their streams
   */
  public ScriptRunner(
      StatementExecutor statements, Function<RowStream, KeptRows> keeper, InstantSource clock) {
    this.statements = statements;
    this.keeper = keeper;
    this.clock = clock;
    this.sessions = new Sessions(statements, clock);
  }

  @Override
  public StatementResult run(StatementRequest request, Cancellation cancellation) {
    return run(request, cancellation, ScriptListener.NONE);
  }

  @Override
  public StatementResult run(
      StatementRequest request, Cancellation cancellation, ScriptListener listener) {
    try {
      return parsed(request.withOptions(options(request)), cancellation, listener);
    } catch (StackOverflowError e) {
      // The parser bounds what is nested, but not how long a chain of operators is.
      throw new BigQueryException(
          ErrorReason.RESOURCES_EXCEEDED,
          "query",
          "Out of stack space due to deeply nested query expression during query resolution");
    }
  }

  private StatementResult parsed(
      StatementRequest request, Cancellation cancellation, ScriptListener listener) {
    List<Statement> script = scripts.get(request.sql(), request.options().legacySql()).statements();
    if (script.isEmpty()) {
      throw new BigQueryException(
          ErrorReason.INVALID_QUERY, "query", "Syntax error: Unexpected end of statement at [1:1]");
    }
    try (Sessions.Use use = sessions.use(request)) {
      return run(script, request, use.session(), cancellation, listener)
          .withSessionId(use.session().id());
    }
  }

  @Override
  public SessionTables.Place session(StatementRequest request) {
    try (Sessions.Use use = sessions.use(request)) {
      Session session = use.session();
      session.engine().ensureTemporaryTables();
      return new SessionTables.Place(
          session.id().orElseThrow(), session.engine().temporaryTables());
    }
  }

  /** What the first line says of the dialect goes before what the request says. */
  private static Options options(StatementRequest request) {
    String first = request.sql().lines().findFirst().orElse("").strip().toLowerCase(Locale.ROOT);
    return switch (first) {
      case "#legacysql" -> request.options().withLegacySql(true);
      case "#standardsql" -> request.options().withLegacySql(false);
      default -> request.options();
    };
  }

  private StatementResult run(
      List<Statement> script,
      StatementRequest request,
      Session session,
      Cancellation cancellation,
      ScriptListener listener) {
    Frame frame = new Frame(request.sql(), Optional.empty(), session.variables());
    ScriptState state =
        new ScriptState(
            statements,
            session.engine(),
            session.system(),
            request,
            cancellation,
            frame,
            sessions::end);
    if (isSingle(script)) {
      return single(script, state, cancellation);
    }
    ScriptChecks.check(script, request.sql());
    if (request.dryRun()) {
      return new StatementResult(
          "SCRIPT", new StatementResult.Planned(TableSchema.EMPTY, Optional.empty()), List.of(), 0);
    }
    return isTransactional(script)
        ? script(script, state, ScriptListener.NONE).transacted().orElseThrow()
        : script(script, state, listener).result();
  }

  /** Whether it only begins or ends a transaction, which is no script. */
  private static boolean isTransactional(List<Statement> script) {
    return script.size() == 1
        && (script.getFirst() instanceof ScriptStatement.BeginTransaction
            || script.getFirst() instanceof ScriptStatement.Commit
            || script.getFirst() instanceof ScriptStatement.Rollback);
  }

  private StatementSteps script(
      List<Statement> script, ScriptState state, ScriptListener listener) {
    StatementSteps steps = new StatementSteps(state, keeper, listener, clock);
    try {
      new Interpreter(state, steps).run(script);
    } catch (ScriptFailure failure) {
      throw state.cancellation().reason().orElseGet(failure::error);
    }
    return steps;
  }

  /** Whether it is one statement, with temporary functions before it or without. */
  private static boolean isSingle(List<Statement> script) {
    return !(script.getLast() instanceof ScriptStatement)
        && script.subList(0, script.size() - 1).stream()
            .allMatch(ScriptRunner::isTemporaryFunction);
  }

  private static boolean isTemporaryFunction(Statement statement) {
    return statement instanceof CreateRoutine.CreateFunction function
        && function.mode().scope() == CreateMode.Scope.TEMPORARY;
  }

  private StatementResult single(
      List<Statement> script, ScriptState state, Cancellation cancellation) {
    if (isTemporaryFunction(script.getLast()) && !state.system().isInSession()) {
      throw new BigQueryException(
          ErrorReason.INVALID_QUERY,
          "query",
          "CREATE TEMPORARY FUNCTION statements must be followed by an actual query.");
    }
    if (script.getLast() instanceof CreateStatement.CreateTable table
        && table.mode().scope() == CreateMode.Scope.TEMPORARY
        && !state.system().isInSession()) {
      throw state.error(table, "Use of CREATE TEMPORARY TABLE requires a script or session");
    }
    if (!state.input().request().dryRun()) {
      return withFunctions(script, state, cancellation);
    }
    try (EngineSession.Trial _ = state.session().trial()) {
      return withFunctions(script, state, cancellation);
    }
  }

  /** Runs a statement after those that define the functions it calls, also on dry runs. */
  private StatementResult withFunctions(
      List<Statement> script, ScriptState state, Cancellation cancellation) {
    for (Statement function : script.subList(0, script.size() - 1)) {
      statements.run(function, state.input().executed(), state.session(), cancellation);
    }
    boolean whole = script.size() == 1 && !state.system().isInSession();
    return statements.run(
        script.getLast(),
        whole ? state.input().whole() : state.input(),
        state.session(),
        cancellation);
  }

  /** When now is, microseconds since the epoch. */
  static long micros(InstantSource clock) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
  }
}
