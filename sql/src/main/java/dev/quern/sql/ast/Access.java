package dev.quern.sql.ast;

import java.util.Optional;

/** A name, a parameter, a variable, or a part of a value. Source: "Operators", Field access. */
public sealed interface Access extends Expression {

  /** {@code a.b.c}: a column, a variable, a constant, or fields of one. */
  record Path(Span span, PathName path) implements Access {}

  /** {@code @name} */
  record NamedParameter(Span span, Identifier name) implements Access {}

  /** {@code ?}; positions count from 1 within the statement or script that was parsed. */
  record PositionalParameter(Span span, int position) implements Access {}

  /** {@code @@name.of.variable}; the path is without the signs. */
  record SystemVariable(Span span, PathName path) implements Access {}

  /** {@code operand.field}, where the operand is not itself a path. */
  record Field(Span span, Expression operand, Identifier field) implements Access {}

  /** {@code operand.(path)}, an extension of a protocol buffer, which BigQuery lacks. */
  record Extension(Span span, Expression operand, PathName path) implements Access {}

  /**
   * {@code operand[position]} or {@code operand[OFFSET(position)]}.
   *
   * @param bracket the opening bracket, where GoogleSQL locates faults of the subscript
   */
  record Element(
      Span span, Expression operand, Span bracket, Optional<Subscript> kind, Expression position)
      implements Access {}

  /** The function-like words in brackets. */
  enum Subscript {
    OFFSET,
    ORDINAL,
    SAFE_OFFSET,
    SAFE_ORDINAL,
    KEY,
    SAFE_KEY
  }
}
