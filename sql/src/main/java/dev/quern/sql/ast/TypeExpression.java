package dev.quern.sql.ast;

import java.util.List;
import java.util.Optional;

/**
 * A type as written. Where columns are declared, elements and fields carry attributes; elsewhere
 * those are {@link ColumnAttributes#NONE}. Source: "Data types", "Parameterized data types".
 */
public sealed interface TypeExpression extends Node {

  /** {@code (10, 2)} behind the type; literals, or {@code MAX} as {@link TypeParameter.Max}. */
  List<TypeParameter> parameters();

  /** {@code COLLATE 'und:ci'} behind the type. */
  Optional<Expression> collation();

  /** A type named by a path; INTERVAL is one. */
  record Named(
      Span span, PathName name, List<TypeParameter> parameters, Optional<Expression> collation)
      implements TypeExpression {}

  /** {@code ARRAY<T>} */
  record Array(
      Span span,
      TypeExpression element,
      ColumnAttributes elementAttributes,
      List<TypeParameter> parameters,
      Optional<Expression> collation)
      implements TypeExpression {}

  /** {@code STRUCT<x T, U>} */
  record Struct(
      Span span, List<Field> fields, List<TypeParameter> parameters, Optional<Expression> collation)
      implements TypeExpression {}

  /** {@code RANGE<T>} */
  record Range(
      Span span,
      TypeExpression element,
      ColumnAttributes elementAttributes,
      List<TypeParameter> parameters,
      Optional<Expression> collation)
      implements TypeExpression {}

  /** {@code MAP<K, V>}, which BigQuery lacks. */
  record Map(
      Span span,
      TypeExpression key,
      TypeExpression value,
      List<TypeParameter> parameters,
      Optional<Expression> collation)
      implements TypeExpression {}

  /** {@code FUNCTION<(T, U) -> V>}, which BigQuery lacks. */
  record Function(
      Span span,
      List<TypeExpression> arguments,
      TypeExpression result,
      List<TypeParameter> parameters,
      Optional<Expression> collation)
      implements TypeExpression {}

  /** A field of a {@link Struct}. */
  record Field(
      Span span, Optional<Identifier> name, TypeExpression type, ColumnAttributes attributes)
      implements Node {}

  /** A parameter of a type. */
  sealed interface TypeParameter extends Node {
    /** An integer, a boolean, a floating point number, a string or bytes. */
    record Value(Span span, Literal literal) implements TypeParameter {}

    /** {@code MAX} */
    record Max(Span span) implements TypeParameter {}
  }
}
