package dev.quern.types.kernel;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.RangeType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The order of two values of one scalar type or of ranges, NULL excluded. FLOAT64 as in {@code
 * ORDER BY}: NaN first, -0 equal to 0. STRING by code points, BYTES, JSON and GEOGRAPHY by bytes.
 */
public final class ValueOrder {

  private static final long MICROS_PER_DAY = 86_400_000_000L;
  private static final int DAYS_PER_MONTH = 30;

  private ValueOrder() {}

  /** Negative, 0 or positive as the value of {@code x} is less than, equal to or greater. */
  public static int compare(ColumnVector x, int rowX, ColumnVector y, int rowY) {
    return switch (x.layout()) {
      case BOOL8 -> Boolean.compare(x.getBool(rowX), y.getBool(rowY));
      case INT32 -> Integer.compare(x.getInt(rowX), y.getInt(rowY));
      case INT64 -> Long.compare(x.getLong(rowX), y.getLong(rowY));
      case FLOAT64 -> compare(x.getDouble(rowX), y.getDouble(rowY));
      case INT128 -> {
        int order = Long.compare(x.getInt128High(rowX), y.getInt128High(rowY));
        yield order != 0 ? order : Long.compareUnsigned(x.getInt128Low(rowX), y.getInt128Low(rowY));
      }
      case INTERVAL -> compareIntervals(x, rowX, y, rowY);
      case BINARY -> compareBytes(x, rowX, y, rowY);
      case STRUCT -> compareRanges(x, rowX, y, rowY);
      case LIST -> throw new IllegalArgumentException("No order of " + x.type());
    };
  }

  private static int compare(double x, double y) {
    if (x < y) {
      return -1;
    }
    if (x > y || x == y) {
      return x == y ? 0 : 1;
    }
    return Boolean.compare(Double.isNaN(y), Double.isNaN(x));
  }

  /** By the starts, unbounded ones first, then by the ends, unbounded ones last. */
  private static int compareRanges(ColumnVector x, int rowX, ColumnVector y, int rowY) {
    if (!(x.type() instanceof RangeType)) {
      throw new IllegalArgumentException("No order of " + x.type());
    }
    int starts = compareBounds(x.child(0), rowX, y.child(0), rowY, -1);
    return starts != 0 ? starts : compareBounds(x.child(1), rowX, y.child(1), rowY, 1);
  }

  private static int compareBounds(
      ColumnVector x, int rowX, ColumnVector y, int rowY, int unbounded) {
    if (x.isNull(rowX) || y.isNull(rowY)) {
      return unbounded * Boolean.compare(x.isNull(rowX), y.isNull(rowY));
    }
    return compare(x, rowX, y, rowY);
  }

  private static int compareIntervals(ColumnVector x, int rowX, ColumnVector y, int rowY) {
    long daysX = days(x, rowX);
    long daysY = days(y, rowY);
    return daysX != daysY
        ? Long.compare(daysX, daysY)
        : Long.compare(microsOfDay(x, rowX), microsOfDay(y, rowY));
  }

  private static long days(ColumnVector vector, int row) {
    return (long) vector.getMonths(row) * DAYS_PER_MONTH
        + vector.getDays(row)
        + Math.floorDiv(vector.getMicros(row), MICROS_PER_DAY);
  }

  private static long microsOfDay(ColumnVector vector, int row) {
    return Math.floorMod(vector.getMicros(row), MICROS_PER_DAY);
  }

  private static int compareBytes(ColumnVector x, int rowX, ColumnVector y, int rowY) {
    int lengthX = x.getLength(rowX);
    int lengthY = y.getLength(rowY);
    MemorySegment bytesX = x.getBytesSegment(rowX);
    MemorySegment bytesY = y.getBytesSegment(rowY);
    long fromX = x.getBytesOffset(rowX);
    long fromY = y.getBytesOffset(rowY);
    long different =
        MemorySegment.mismatch(bytesX, fromX, fromX + lengthX, bytesY, fromY, fromY + lengthY);
    if (different < 0) {
      return 0;
    }
    if (different == Math.min(lengthX, lengthY)) {
      return Integer.compare(lengthX, lengthY);
    }
    return Integer.compare(
        Byte.toUnsignedInt(bytesX.get(ValueLayout.JAVA_BYTE, fromX + different)),
        Byte.toUnsignedInt(bytesY.get(ValueLayout.JAVA_BYTE, fromY + different)));
  }
}
