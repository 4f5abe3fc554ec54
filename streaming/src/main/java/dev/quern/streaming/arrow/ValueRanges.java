package dev.quern.streaming.arrow;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.data.Layout;
import dev.quern.domain.error.GrpcCode;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.streaming.StreamingException;

/** The values that BigQuery's types of dates and times have, which Arrow's exceed. */
final class ValueRanges {

  private static final long MICROS_PER_DAY = 86_400_000_000L;
  private static final long FIRST_DAY = -719_162;
  private static final long LAST_DAY = 2_932_896;

  private ValueRanges() {}

  /** The same column, if all its values are values of its type. */
  static ColumnVector checked(ColumnVector column, int length) {
    long first = first(column.type());
    long last = last(column.type());
    for (int row = 0; row < length; row++) {
      long value = column.layout() == Layout.INT32 ? column.getInt(row) : column.getLong(row);
      if ((value < first || value > last) && !column.isNull(row)) {
        throw new StreamingException(
            GrpcCode.INVALID_ARGUMENT,
            column.type() + " value in row " + row + " is out of range: " + value);
      }
    }
    return column;
  }

  private static long first(SqlType type) {
    return type == ScalarType.DATE
        ? FIRST_DAY
        : type == ScalarType.TIME ? 0 : FIRST_DAY * MICROS_PER_DAY;
  }

  private static long last(SqlType type) {
    return type == ScalarType.DATE
        ? LAST_DAY
        : type == ScalarType.TIME ? MICROS_PER_DAY - 1 : (LAST_DAY + 1) * MICROS_PER_DAY - 1;
  }
}
