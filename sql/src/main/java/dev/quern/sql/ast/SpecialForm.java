package dev.quern.sql.ast;

import java.util.List;
import java.util.Optional;

/** Expressions with a syntax of their own. */
public sealed interface SpecialForm extends Expression {

  /** {@code CASE [operand] WHEN ... THEN ... [ELSE ...] END} */
  record Case(
      Span span, Optional<Expression> operand, List<When> whens, Optional<Expression> otherwise)
      implements SpecialForm {}

  /** One {@code WHEN condition THEN result}. */
  record When(Span span, Expression condition, Expression result) implements Node {}

  /** {@code CAST(value AS type [FORMAT format [AT TIME ZONE zone]])}, or SAFE_CAST. */
  record Cast(
      Span span, boolean safe, Expression value, TypeExpression type, Optional<Format> format)
      implements SpecialForm {}

  /** {@code FORMAT format [AT TIME ZONE zone]} */
  record Format(Span span, Expression format, Optional<Expression> timeZone) implements Node {}

  /**
   * {@code EXTRACT(part FROM value [AT TIME ZONE zone])}; a part is a path or {@code WEEK(day)}.
   */
  record Extract(Span span, Expression part, Expression value, Optional<Expression> timeZone)
      implements SpecialForm {}

  /** {@code INTERVAL value part [TO part]} */
  record Interval(Span span, Expression value, Identifier from, Optional<Identifier> to)
      implements SpecialForm {}

  /** {@code WITH(name AS value, ..., result)} */
  record With(Span span, List<Binding> bindings, Expression result) implements SpecialForm {}

  /** One {@code name AS value}. */
  record Binding(Span span, Identifier name, Expression value) implements Node {}

  /** {@code REPLACE_FIELDS(value, replacement AS path, ...)}, which BigQuery lacks. */
  record ReplaceFields(Span span, Expression value, List<Replacement> replacements)
      implements SpecialForm {}

  /** One {@code value AS path} of {@link ReplaceFields}; the path is an {@link Access}. */
  record Replacement(Span span, Expression value, Expression path) implements Node {}

  /** {@code operand IS [NOT] LABELED label}, of graph queries. */
  record IsLabeled(Span span, Expression operand, boolean negated) implements SpecialForm {}
}
