package dev.quern.domain.data;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;

/** How the values of a column lie in memory; all numbers little-endian. */
public enum Layout {
  /** One byte, 0 or 1. */
  BOOL8(1),
  /** Signed 32-bit integer: DATE as days since 1970-01-01. */
  INT32(4),
  /** Signed 64-bit integer: INT64; TIME, DATETIME and TIMESTAMP in microseconds. */
  INT64(8),
  /** IEEE 754 double. */
  FLOAT64(8),
  /** Signed 128-bit integer, low half first: NUMERIC times 10^9. */
  INT128(16),
  /** Months (int32), days (int32), microseconds (int64). */
  INTERVAL(16),
  /**
   * Length (uint32), then up to 12 bytes in place, or the first 4 bytes and the 64-bit address of
   * all of them. STRING, JSON (text), BYTES, GEOGRAPHY (WKB), BIGNUMERIC (DuckDB's BIGNUM bytes).
   */
  BINARY(16),
  /** Offset (uint64) and length (uint64) into the one child vector. */
  LIST(16),
  /** Nothing but validity; one child vector per field. RANGE is a struct of start and end. */
  STRUCT(0);

  private final int width;

  Layout(int width) {
    this.width = width;
  }

  /** Bytes per value in the vector's own memory. */
  public int width() {
    return width;
  }

  /** The layout of values of a type. */
  public static Layout of(SqlType type) {
    return switch (type) {
      case ArrayType _ -> LIST;
      case StructType _, RangeType _ -> STRUCT;
      case ScalarType scalar ->
          switch (scalar) {
            case BOOL -> BOOL8;
            case DATE -> INT32;
            case INT64, TIME, DATETIME, TIMESTAMP -> INT64;
            case FLOAT64 -> FLOAT64;
            case NUMERIC -> INT128;
            case INTERVAL -> INTERVAL;
            case STRING, BYTES, JSON, GEOGRAPHY, BIGNUMERIC -> BINARY;
          };
    };
  }
}
