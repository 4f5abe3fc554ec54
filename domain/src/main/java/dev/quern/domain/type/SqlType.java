package dev.quern.domain.type;

/**
 * A GoogleSQL data type without type parameters and without nullability: every type has NULL.
 *
 * <p>{@code toString()} gives the type's name as GoogleSQL prints it in error messages, for example
 * {@code ARRAY<STRUCT<a INT64, STRING>>}.
 */
public sealed interface SqlType permits ScalarType, ArrayType, StructType, RangeType {

  /** An array of {@code element}. */
  static ArrayType array(SqlType element) {
    return new ArrayType(element);
  }

  /** Whether this is an ARRAY type. */
  default boolean isArray() {
    return this instanceof ArrayType;
  }

  /** Whether this is a STRUCT type. */
  default boolean isStruct() {
    return this instanceof StructType;
  }

  /** Whether this is INT64, NUMERIC, BIGNUMERIC or FLOAT64. */
  default boolean isNumeric() {
    return switch (this) {
      case ScalarType s ->
          s == ScalarType.INT64
              || s == ScalarType.FLOAT64
              || s == ScalarType.NUMERIC
              || s == ScalarType.BIGNUMERIC;
      case ArrayType _, StructType _, RangeType _ -> false;
    };
  }
}
