package dev.quern.scripting;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.value.Value;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.ScriptStatement;
import dev.quern.sql.ast.Statement;
import dev.quern.sql.execution.EngineSession;
import java.util.List;
import java.util.Optional;

/** Runs the statements of a script. Source: "Procedural language". */
final class Interpreter {

  private final ScriptState state;
  private final StatementSteps steps;
  private final Assignments assignments;
  private final ProcedureCalls procedures;
  private final DynamicStatements dynamic;

  Interpreter(ScriptState state, StatementSteps steps) {
    this.state = state;
    this.steps = steps;
    this.assignments = new Assignments(state);
    this.procedures = new ProcedureCalls(state, this);
    this.dynamic = new DynamicStatements(state, steps);
  }

  /** Runs statements one after another, as far as they go. */
  Flow run(List<Statement> statements) {
    for (Statement statement : statements) {
      Flow flow = run(statement);
      if (!(flow instanceof Flow.Normal)) {
        return flow;
      }
    }
    return Flow.NORMAL;
  }

  private Flow run(Statement statement) {
    state.cancellation().check();
    state.frame().at(statement.span());
    try {
      return switch (statement) {
        case ScriptStatement script -> control(script);
        case Statement other -> {
          steps.run(other, state.input());
          yield Flow.NORMAL;
        }
      };
    } catch (BigQueryException e) {
      state.session().checkTransaction();
      throw ScriptFailure.of(e, state.frame(), state.stack());
    }
  }

  private Flow control(ScriptStatement statement) {
    return switch (statement) {
      case ScriptStatement.Declare declare -> then(() -> assignments.declare(declare));
      case ScriptStatement.SetVariable set -> then(() -> assignments.set(set));
      case ScriptStatement.SetVariables set -> then(() -> assignments.set(set));
      case ScriptStatement.SetSystemVariable set -> then(() -> assignments.set(set));
      case ScriptStatement.SetParameter set ->
          throw state.error(set, "Assignment to query parameters is not supported");
      case ScriptStatement.Block block -> block(block);
      case ScriptStatement.If branches -> ifStatement(branches);
      case ScriptStatement.Case cases -> caseStatement(cases);
      case ScriptStatement.Loop loop -> loop(loop.label(), loop.statements());
      case ScriptStatement.While loop -> whileLoop(loop);
      case ScriptStatement.Repeat loop -> repeat(loop);
      case ScriptStatement.ForIn loop -> forIn(loop);
      case ScriptStatement.Break leave -> new Flow.Break(name(leave.label()));
      case ScriptStatement.Continue next -> new Flow.Continue(name(next.label()));
      case ScriptStatement.Return _ -> new Flow.Return();
      case ScriptStatement.Raise raise -> throw raise(raise);
      case ScriptStatement.Call call -> then(() -> procedures.call(call));
      case ScriptStatement.ExecuteImmediate execute -> then(() -> dynamic.execute(execute));
      case ScriptStatement.BeginTransaction _ ->
          then(() -> steps.transact("BEGIN_TRANSACTION", EngineSession::begin));
      case ScriptStatement.SetTransaction set ->
          throw state.error(set, "SET TRANSACTION is not supported");
      case ScriptStatement.Commit _ ->
          then(() -> steps.transact("COMMIT_TRANSACTION", EngineSession::commit));
      case ScriptStatement.Rollback _ ->
          then(() -> steps.transact("ROLLBACK_TRANSACTION", EngineSession::rollback));
      case ScriptStatement.Assert check -> then(() -> check(check));
    };
  }

  private static Flow then(Runnable action) {
    action.run();
    return Flow.NORMAL;
  }

  private static Optional<String> name(Optional<Identifier> label) {
    return label.map(Identifier::name);
  }

  private Flow block(ScriptStatement.Block block) {
    Frame frame = state.frame();
    Variables outside = frame.variables();
    Flow flow;
    try {
      frame.use(outside.nested());
      flow = run(block.statements());
    } catch (ScriptFailure failure) {
      if (block.handler().isEmpty() || state.cancellation().reason().isPresent()) {
        throw failure;
      }
      frame.use(outside.nested());
      flow = handle(block.handler().get(), failure);
    } finally {
      frame.use(outside);
    }
    boolean left =
        flow instanceof Flow.Break leave
            && leave.label().isPresent()
            && leave.leaves(name(block.label()));
    return left ? Flow.NORMAL : flow;
  }

  private Flow handle(ScriptStatement.ExceptionHandler handler, ScriptFailure failure) {
    state.system().handle(failure);
    try {
      return run(handler.statements());
    } finally {
      state.system().handled();
    }
  }

  private ScriptFailure raise(ScriptStatement.Raise raise) {
    if (raise.message().isPresent()) {
      Value message = state.evaluate(raise.message().get(), Optional.of(ScalarType.STRING));
      if (!(message instanceof Value.Text(String text))) {
        throw state.error(raise, "The message of RAISE must not be NULL");
      }
      BigQueryException error = new BigQueryException(ErrorReason.INVALID_QUERY, "query", text);
      return ScriptFailure.raised(error, state.frame(), state.stack());
    }
    return state
        .system()
        .error()
        .orElseThrow(() ->
            state.error(
                raise, "Cannot re-raise an existing exception outside of an exception handler"));
  }

  private boolean holds(Expression condition, Statement statement) {
    state.frame().at(statement.span());
    return state.evaluate(condition, Optional.of(ScalarType.BOOL))
            instanceof Value.Bool(boolean value)
        && value;
  }

  private Flow ifStatement(ScriptStatement.If statement) {
    for (ScriptStatement.Branch branch : statement.branches()) {
      if (holds(branch.condition(), statement)) {
        return run(branch.statements());
      }
    }
    return statement.otherwise().map(this::run).orElse(Flow.NORMAL);
  }

  private Flow caseStatement(ScriptStatement.Case statement) {
    for (ScriptStatement.Branch branch : statement.branches()) {
      Expression condition =
          statement
              .operand()
              .map(operand -> CaseConditions.equal(operand, branch.condition()))
              .orElse(branch.condition());
      if (holds(condition, statement)) {
        return run(branch.statements());
      }
    }
    return statement.otherwise().map(this::run).orElse(Flow.NORMAL);
  }

  /** What a loop makes of the end of a round: a way to go on from the loop, or another round. */
  private static Optional<Flow> afterRound(Flow flow, Optional<Identifier> label) {
    return switch (flow) {
      case Flow.Normal _ -> Optional.empty();
      case Flow.Break leave -> Optional.of(leave.leaves(name(label)) ? Flow.NORMAL : flow);
      case Flow.Continue next -> next.repeats(name(label)) ? Optional.empty() : Optional.of(flow);
      case Flow.Return _ -> Optional.of(flow);
    };
  }

  private Flow loop(Optional<Identifier> label, List<Statement> statements) {
    while (true) {
      state.cancellation().check();
      Optional<Flow> end = afterRound(run(statements), label);
      if (end.isPresent()) {
        return end.get();
      }
    }
  }

  private Flow whileLoop(ScriptStatement.While loop) {
    while (holds(loop.condition(), loop)) {
      state.cancellation().check();
      Optional<Flow> end = afterRound(run(loop.statements()), loop.label());
      if (end.isPresent()) {
        return end.get();
      }
    }
    return Flow.NORMAL;
  }

  private Flow repeat(ScriptStatement.Repeat loop) {
    do {
      state.cancellation().check();
      Optional<Flow> end = afterRound(run(loop.statements()), loop.label());
      if (end.isPresent()) {
        return end.get();
      }
    } while (!holds(loop.until(), loop));
    return Flow.NORMAL;
  }

  private Flow forIn(ScriptStatement.ForIn loop) {
    Frame frame = state.frame();
    Variables outside = frame.variables();
    if (outside.isDeclared(loop.variable().name())) {
      throw state.error(loop.variable(), "Variable '%s' redeclaration", loop.variable().name());
    }
    try {
      Statement query = new Statement.QueryStatement(loop.query().span(), loop.query());
      for (Value.Struct row : steps.rows(query, state.input())) {
        state.cancellation().check();
        Variables round = outside.nested();
        round.declare(loop.variable().name(), row.type(), row);
        frame.use(round);
        Optional<Flow> end = afterRound(run(loop.statements()), loop.label());
        if (end.isPresent()) {
          return end.get();
        }
      }
      return Flow.NORMAL;
    } finally {
      frame.use(outside);
    }
  }

  private void check(ScriptStatement.Assert statement) {
    if (!holds(statement.condition(), statement)) {
      throw new BigQueryException(
          ErrorReason.INVALID_QUERY,
          "query",
          statement.description().map(text -> text.value()).orElse("Assertion failed"));
    }
  }
}
