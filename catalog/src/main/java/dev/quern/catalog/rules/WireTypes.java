package dev.quern.catalog.rules;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import java.util.Locale;
import java.util.Optional;

/** The names of types in table schemas, which differ from GoogleSQL's. Source: TableFieldSchema. */
public final class WireTypes {

  private WireTypes() {}

  /** The name a schema gives a type; an array has that of its elements. */
  public static String name(SqlType type) {
    return switch (type) {
      case ArrayType array -> name(array.element());
      case StructType _ -> "RECORD";
      case RangeType _ -> "RANGE";
      case ScalarType scalar -> scalarName(scalar);
    };
  }

  private static String scalarName(ScalarType type) {
    if (type == ScalarType.INT64) {
      return "INTEGER";
    }
    if (type == ScalarType.FLOAT64) {
      return "FLOAT";
    }
    return type == ScalarType.BOOL ? "BOOLEAN" : type.name();
  }

  /** The scalar a schema means by a name, in any case; empty for RECORD, RANGE and no type. */
  public static Optional<ScalarType> scalar(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "INTEGER", "INT64" -> Optional.of(ScalarType.INT64);
      case "FLOAT", "FLOAT64" -> Optional.of(ScalarType.FLOAT64);
      case "BOOLEAN", "BOOL" -> Optional.of(ScalarType.BOOL);
      default -> ScalarType.named(name);
    };
  }

  /** Whether a schema means a RECORD by a name. */
  public static boolean isRecord(String name) {
    return name.equalsIgnoreCase("RECORD") || name.equalsIgnoreCase("STRUCT");
  }
}
