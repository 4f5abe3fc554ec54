package dev.quern.sql.analyzer;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;

/**
 * What may be done with values of a type. Source: "Data types", Groupable, Orderable, Comparable.
 */
final class TypeTraits {

  private TypeTraits() {}

  /** Whether {@code =} is defined. */
  static boolean supportsEquality(SqlType type) {
    return switch (type) {
      case ScalarType scalar -> scalar != ScalarType.JSON && scalar != ScalarType.GEOGRAPHY;
      case StructType struct ->
          struct.fields().stream().allMatch(field -> supportsEquality(field.type()));
      case RangeType _ -> true;
      case ArrayType _ -> false;
    };
  }

  /** Whether {@code <} and ORDER BY are defined. */
  static boolean supportsOrdering(SqlType type) {
    return switch (type) {
      case ScalarType scalar -> scalar != ScalarType.JSON && scalar != ScalarType.GEOGRAPHY;
      case RangeType _ -> true;
      case StructType _, ArrayType _ -> false;
    };
  }

  /** Whether GROUP BY, DISTINCT and PARTITION BY are defined. */
  static boolean supportsGrouping(SqlType type) {
    return switch (type) {
      case ScalarType scalar -> scalar != ScalarType.JSON && scalar != ScalarType.GEOGRAPHY;
      case StructType struct ->
          struct.fields().stream().allMatch(field -> supportsGrouping(field.type()));
      case ArrayType array -> supportsGrouping(array.element());
      case RangeType _ -> true;
    };
  }

  /** Whether PARTITION BY is defined: FLOAT64 is left out. */
  static boolean supportsPartitioning(SqlType type) {
    return supportsGrouping(type) && type != ScalarType.FLOAT64;
  }

  /**
   * The kind of a type as errors about grouping name it: STRUCT and ARRAY without their components.
   */
  static String name(SqlType type) {
    return switch (type) {
      case ArrayType _ -> "ARRAY";
      case StructType _ -> "STRUCT";
      case ScalarType _, RangeType _ -> type.toString();
    };
  }
}
