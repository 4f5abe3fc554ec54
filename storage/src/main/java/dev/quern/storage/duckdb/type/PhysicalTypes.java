package dev.quern.storage.duckdb.type;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The type in which DuckDB holds values of a GoogleSQL type. Fields of structs are named by
 * position, {@code f0}, {@code f1} and so on, because GoogleSQL's names may be missing or repeat. A
 * RANGE is a struct of its start and its end, NULL where it is unbounded.
 */
public final class PhysicalTypes {

  /** Digits and scale of NUMERIC. */
  static final int NUMERIC_PRECISION = 38;

  static final int NUMERIC_SCALE = 9;

  private PhysicalTypes() {}

  /** The name of the type in DuckDB's SQL, for example {@code STRUCT(f0 BIGINT, f1 VARCHAR[])}. */
  public static String sqlName(SqlType type) {
    return switch (type) {
      case ArrayType array -> sqlName(array.element()) + "[]";
      case StructType _, RangeType _ -> structName(fieldTypes(type));
      case ScalarType scalar -> scalarName(scalar);
    };
  }

  /** The name of a struct's field in DuckDB. */
  public static String fieldName(int index) {
    return "f" + index;
  }

  /** The types of the fields of the DuckDB struct that holds a STRUCT or a RANGE. */
  public static List<SqlType> fieldTypes(SqlType type) {
    return switch (type) {
      case StructType struct -> struct.fields().stream().map(StructType.Field::type).toList();
      case RangeType range -> List.of(range.element(), range.element());
      case ArrayType _, ScalarType _ -> throw new IllegalArgumentException(type + " has no fields");
    };
  }

  private static String structName(List<SqlType> fields) {
    return IntStream.range(0, fields.size())
        .mapToObj(i -> fieldName(i) + " " + sqlName(fields.get(i)))
        .collect(Collectors.joining(", ", "STRUCT(", ")"));
  }

  private static String scalarName(ScalarType type) {
    return switch (type) {
      case BOOL -> "BOOLEAN";
      case INT64 -> "BIGINT";
      case FLOAT64 -> "DOUBLE";
      case NUMERIC -> "DECIMAL(" + NUMERIC_PRECISION + ", " + NUMERIC_SCALE + ")";
      case BIGNUMERIC -> "BIGNUM";
      case STRING, JSON -> "VARCHAR";
      case BYTES, GEOGRAPHY -> "BLOB";
      case DATE -> "DATE";
      case DATETIME -> "TIMESTAMP";
      case TIMESTAMP -> "TIMESTAMPTZ";
      case TIME -> "TIME";
      case INTERVAL -> "INTERVAL";
    };
  }
}
