package dev.quern.scripting;

import dev.quern.domain.catalog.Routine;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.reference.RoutineReference;
import dev.quern.domain.statement.Cancellation;
import dev.quern.domain.statement.ScriptStep;
import dev.quern.domain.statement.StatementRequest;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.sql.analyzer.LegacyNames;
import dev.quern.sql.analyzer.ScriptNames;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Node;
import dev.quern.sql.execution.EngineSession;
import dev.quern.sql.execution.Evaluated;
import dev.quern.sql.execution.StatementExecutor;
import dev.quern.sql.execution.StatementInput;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What a running script is made of: its frames, its variables, the engine behind it. */
final class ScriptState {

  private static final int MAX_DEPTH = 50;

  private final StatementExecutor executor;
  private final EngineSession session;
  private final SystemVariables system;
  private final StatementRequest request;
  private final Cancellation cancellation;
  private final Consumer<String> sessionEnd;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private BiFunction<Expression, Supplier<Evaluated>, Evaluated> evaluation =
      (_, work) -> work.get();

  ScriptState(
      StatementExecutor executor,
      EngineSession session,
      SystemVariables system,
      StatementRequest request,
      Cancellation cancellation,
      Frame script,
      Consumer<String> sessionEnd) {
    this.executor = executor;
    this.session = session;
    this.system = system;
    this.request = request;
    this.cancellation = cancellation;
    this.sessionEnd = sessionEnd;
    frames.push(script);
  }

  StatementExecutor executor() {
    return executor;
  }

  EngineSession session() {
    return session;
  }

  SystemVariables system() {
    return system;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  Frame frame() {
    return frames.getFirst();
  }

  /** Enters a procedure. */
  void enter(Frame frame) {
    if (frames.size() > MAX_DEPTH) {
      throw new BigQueryException(
          ErrorReason.RESOURCES_EXCEEDED,
          "query",
          "Maximum procedure call depth of %d exceeded".formatted(MAX_DEPTH));
    }
    frames.push(frame);
  }

  /** Leaves it. */
  void leave() {
    frames.pop();
  }

  List<ScriptStep.Frame> stack() {
    return frames.stream().map(Frame::snapshot).toList();
  }

  /** What statements and expressions of the current frame are analyzed with. */
  StatementInput input() {
    StatementRequest current = system.applied(request);
    return new StatementInput(
        frame().text(),
        frames.size() == 1 ? current : current.withParameters(List.of()),
        current.options().legacySql()
            ? LegacyNames.INSTANCE
            : new Names(Optional.of(frame().variables())));
  }

  /** What a statement that is made at run time is analyzed with: it sees no variables. */
  StatementInput dynamicInput(StatementRequest parameters, String sql) {
    return new StatementInput(
        sql,
        system.applied(request).withParameters(parameters.parameters()),
        new Names(Optional.empty()));
  }

  /** Ends a session. */
  void endSession(String id) {
    sessionEnd.accept(id);
  }

  StatementRequest request() {
    return request;
  }

  /** Lets someone be around each evaluation of an expression. */
  void evaluateBy(BiFunction<Expression, Supplier<Evaluated>, Evaluated> around) {
    evaluation = around;
  }

  /** The value of an expression. */
  Value evaluate(Expression expression, Optional<SqlType> target) {
    return evaluation
        .apply(
            expression, () -> executor.evaluate(expression, target, input(), session, cancellation))
        .value();
  }

  /** A value as one of a type that it coerces to. */
  Value convert(Value value, SqlType type, Node location) {
    return executor
        .convert(value, type, input(), session, cancellation)
        .orElseThrow(() ->
            error(location, "Cannot coerce expression of type %s to type %s", value.type(), type));
  }

  /** An error at a place of the current frame. */
  BigQueryException error(Node node, String message, Object... arguments) {
    return new BigQueryException(
        ErrorReason.INVALID_QUERY,
        "query",
        message.formatted(arguments) + " at " + node.span().in(frame().text()));
  }

  /** The names that a script gives to things. */
  private final class Names implements ScriptNames {

    private final Optional<Variables> variables;

    Names(Optional<Variables> variables) {
      this.variables = variables;
    }

    @Override
    public Optional<Value> variable(String name) {
      return variables.flatMap(v -> v.value(name));
    }

    @Override
    public Stream<String> variables() {
      return variables.stream().flatMap(Variables::names);
    }

    @Override
    public Optional<Value> systemVariable(String name) {
      return system.find(name);
    }

    @Override
    public Optional<Routine> function(String name) {
      return session.function(name);
    }

    @Override
    public Optional<RoutineReference> procedure() {
      return frame().procedure();
    }

    @Override
    public Optional<DatasetReference> temporaryTables() {
      return Optional.of(session.temporaryTables());
    }
  }
}
