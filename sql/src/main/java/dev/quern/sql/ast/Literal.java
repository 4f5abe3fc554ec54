package dev.quern.sql.ast;

import dev.quern.domain.value.ByteString;

/**
 * A literal. Strings are without quotes and escapes; whether the text of a number, a date or a JSON
 * value is valid is for the analyzer to say. Source: "Lexical structure and syntax", Literals.
 */
public sealed interface Literal extends Expression {

  /** {@code NULL} */
  record Null(Span span) implements Literal {}

  /** {@code TRUE} or {@code FALSE} */
  record Bool(Span span, boolean value) implements Literal {}

  /** An integer, decimal or hexadecimal, as written; its sign is a {@link Operation.Unary}. */
  record IntegerNumber(Span span, String image) implements Literal {}

  /** A floating point number as written. */
  record FloatingPoint(Span span, String image) implements Literal {}

  /** A string. */
  record Text(Span span, String value) implements Literal {}

  /** A string of bytes. */
  record Bytes(Span span, ByteString value) implements Literal {}

  /** A type's name with a string, such as {@code NUMERIC '1.5'} or {@code DATE '2020-01-01'}. */
  record Typed(Span span, TypedKind kind, Text text) implements Literal {}

  /** {@code RANGE<DATE> '[2020-01-01, UNBOUNDED)'} */
  record Range(Span span, TypeExpression.Range type, Text text) implements Literal {}

  /** {@code DEFAULT} as the value of a column in DML. */
  record Default(Span span) implements Literal {}

  /** The type of a {@link Typed} literal. */
  enum TypedKind {
    NUMERIC,
    BIGNUMERIC,
    JSON,
    DATE,
    DATETIME,
    TIME,
    TIMESTAMP
  }
}
