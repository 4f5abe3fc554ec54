package dev.quern.sql.render;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;

/** The names of DuckDB's types for GoogleSQL's. */
final class EngineTypes {

  private EngineTypes() {}

  static String name(SqlType type) {
    return switch (type) {
      case ScalarType scalar ->
          switch (scalar) {
            case BOOL -> "BOOLEAN";
            case INT64 -> "BIGINT";
            case FLOAT64 -> "DOUBLE";
            case NUMERIC -> "DECIMAL(38,9)";
            case BIGNUMERIC -> "BIGNUM";
            case STRING, JSON -> "VARCHAR";
            case BYTES, GEOGRAPHY -> "BLOB";
            case DATE -> "DATE";
            case DATETIME -> "TIMESTAMP";
            case TIME -> "TIME";
            case TIMESTAMP -> "TIMESTAMPTZ";
            case INTERVAL -> "INTERVAL";
          };
      case ArrayType array -> name(array.element()) + "[]";
      case StructType struct -> struct(struct);
      case RangeType range ->
          "STRUCT(f0 " + name(range.element()) + ", f1 " + name(range.element()) + ")";
    };
  }

  private static String struct(StructType struct) {
    StringBuilder text = new StringBuilder("STRUCT(");
    for (int i = 0; i < struct.fields().size(); i++) {
      text.append(i == 0 ? "f" : ", f").append(i).append(' ');
      text.append(name(struct.fields().get(i).type()));
    }
    return text.append(')').toString();
  }
}
