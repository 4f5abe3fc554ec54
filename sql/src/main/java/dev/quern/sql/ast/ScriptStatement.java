package dev.quern.sql.ast;

import java.util.List;
import java.util.Optional;

/** Statements of scripts and transactions. Source: "Procedural language". */
public sealed interface ScriptStatement extends Statement {

  /** {@code DECLARE name, ... [type] [DEFAULT value]}; a type, a value, or both. */
  record Declare(
      Span span,
      List<Identifier> names,
      Optional<TypeExpression> type,
      Optional<Expression> defaultValue)
      implements ScriptStatement {}

  /** {@code SET variable = value} */
  record SetVariable(Span span, Identifier name, Expression value) implements ScriptStatement {}

  /** {@code SET (a, b) = value} */
  record SetVariables(Span span, List<Identifier> names, Expression value)
      implements ScriptStatement {}

  /** {@code SET @@variable = value} */
  record SetSystemVariable(Span span, Access.SystemVariable variable, Expression value)
      implements ScriptStatement {}

  /** {@code SET @parameter = value}, which BigQuery lacks. */
  record SetParameter(Span span, Access.NamedParameter parameter, Expression value)
      implements ScriptStatement {}

  /** {@code [label:] BEGIN ... [EXCEPTION WHEN ERROR THEN ...] END} */
  record Block(
      Span span,
      Optional<Identifier> label,
      List<Statement> statements,
      Optional<ExceptionHandler> handler)
      implements ScriptStatement {}

  /** {@code EXCEPTION WHEN ERROR THEN ...} */
  record ExceptionHandler(Span span, List<Statement> statements) implements Node {}

  /** {@code IF ... THEN ... ELSEIF ... ELSE ... END IF}; the first branch is the IF. */
  record If(Span span, List<Branch> branches, Optional<List<Statement>> otherwise)
      implements ScriptStatement {}

  /** {@code CASE [operand] WHEN ... THEN ... ELSE ... END CASE} */
  record Case(
      Span span,
      Optional<Expression> operand,
      List<Branch> branches,
      Optional<List<Statement>> otherwise)
      implements ScriptStatement {}

  /** A condition and what is done where it holds. */
  record Branch(Span span, Expression condition, List<Statement> statements) implements Node {}

  /** {@code [label:] LOOP ... END LOOP} */
  record Loop(Span span, Optional<Identifier> label, List<Statement> statements)
      implements ScriptStatement {}

  /** {@code [label:] WHILE condition DO ... END WHILE} */
  record While(
      Span span, Optional<Identifier> label, Expression condition, List<Statement> statements)
      implements ScriptStatement {}

  /** {@code [label:] REPEAT ... UNTIL condition END REPEAT} */
  record Repeat(Span span, Optional<Identifier> label, List<Statement> statements, Expression until)
      implements ScriptStatement {}

  /** {@code [label:] FOR variable IN (query) DO ... END FOR} */
  record ForIn(
      Span span,
      Optional<Identifier> label,
      Identifier variable,
      Query query,
      List<Statement> statements)
      implements ScriptStatement {}

  /** {@code BREAK [label]} or {@code LEAVE [label]} */
  record Break(Span span, Optional<Identifier> label) implements ScriptStatement {}

  /** {@code CONTINUE [label]} or {@code ITERATE [label]} */
  record Continue(Span span, Optional<Identifier> label) implements ScriptStatement {}

  /** {@code RETURN} */
  record Return(Span span) implements ScriptStatement {}

  /** {@code RAISE [USING MESSAGE = message]} */
  record Raise(Span span, Optional<Expression> message) implements ScriptStatement {}

  /** {@code CALL procedure(...)} */
  record Call(Span span, PathName procedure, List<FunctionCall.Argument> arguments)
      implements ScriptStatement {}

  /** {@code EXECUTE IMMEDIATE sql [INTO variables] [USING values]} */
  record ExecuteImmediate(
      Span span, Expression sql, List<Identifier> into, List<UsingArgument> using)
      implements ScriptStatement {}

  /** One {@code value [AS parameter]}. */
  record UsingArgument(Span span, Expression value, Optional<Identifier> name) implements Node {}

  /** {@code BEGIN [TRANSACTION]}; the modes are not BigQuery's. */
  record BeginTransaction(Span span, List<TransactionMode> modes) implements ScriptStatement {}

  /** {@code SET TRANSACTION modes}, which BigQuery lacks. */
  record SetTransaction(Span span, List<TransactionMode> modes) implements ScriptStatement {}

  /** {@code COMMIT [TRANSACTION]} */
  record Commit(Span span) implements ScriptStatement {}

  /** {@code ROLLBACK [TRANSACTION]} */
  record Rollback(Span span) implements ScriptStatement {}

  /** {@code READ ONLY}, {@code READ WRITE} or {@code ISOLATION LEVEL ...}, as written. */
  record TransactionMode(Span span, String words) implements Node {}

  /** {@code ASSERT condition [AS 'description']}. Source: "Debugging statements". */
  record Assert(Span span, Expression condition, Optional<Literal.Text> description)
      implements ScriptStatement {}
}
