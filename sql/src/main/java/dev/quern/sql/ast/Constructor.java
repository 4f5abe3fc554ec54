package dev.quern.sql.ast;

import java.util.List;
import java.util.Optional;

/** Values made of values. Source: "Operators" and "Data types", constructing arrays and structs. */
public sealed interface Constructor extends Expression {

  /** {@code [a, b]}, {@code ARRAY[a, b]} or {@code ARRAY<T>[a, b]} */
  record Array(Span span, Optional<TypeExpression.Array> type, List<Expression> elements)
      implements Constructor {}

  /** {@code STRUCT(a AS x, b)} or {@code STRUCT<x T, U>(a, b)} */
  record Struct(Span span, Optional<TypeExpression.Struct> type, List<StructField> fields)
      implements Constructor {}

  /** One value of a {@link Struct}, with the name given to it. */
  record StructField(Span span, Expression value, Optional<Identifier> alias) implements Node {}

  /** {@code (a, b)}, two values or more: a struct without names. */
  record Tuple(Span span, List<Expression> values) implements Constructor {}

  /** {@code NEW Type(value AS field)}, a protocol buffer, which BigQuery lacks. */
  record New(Span span, TypeExpression type, List<Expression> values) implements Constructor {}
}
