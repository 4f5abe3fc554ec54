package dev.quern.types.range;

import static dev.quern.types.error.DataErrors.dataError;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.types.civil.CivilText;
import dev.quern.types.civil.Zone;

/**
 * The two bounds of a RANGE as numbers: days of a DATE, microseconds of the others. An absent start
 * is less than all, an absent end greater than all values; so ranges compare by start, then end.
 *
 * @param start the first value inside, {@link #UNBOUNDED_START} when absent
 * @param end the first value behind, {@link #UNBOUNDED_END} when absent
 */
public record RangeBounds(long start, long end) {

  /** The start of a range without one. */
  public static final long UNBOUNDED_START = Long.MIN_VALUE;

  /** The end of a range without one. */
  public static final long UNBOUNDED_END = Long.MAX_VALUE;

  /** A range that is not empty; fails otherwise. */
  public static RangeBounds of(long start, long end) {
    if (start >= end) {
      throw dataError("Range start element must be smaller than range end element");
    }
    return new RangeBounds(start, end);
  }

  /** The range at a row of a column, which is not NULL. */
  public static RangeBounds read(ColumnVector vector, int row) {
    ColumnVector starts = vector.child(0);
    ColumnVector ends = vector.child(1);
    return new RangeBounds(
        starts.isNull(row) ? UNBOUNDED_START : element(starts, row),
        ends.isNull(row) ? UNBOUNDED_END : element(ends, row));
  }

  /** A DATE's days, or the microseconds of a DATETIME or TIMESTAMP. */
  static long element(ColumnVector vector, int row) {
    return vector.type() == ScalarType.DATE ? vector.getInt(row) : vector.getLong(row);
  }

  /** Writes this as a row of a result. */
  public void write(VectorWriter writer, int row) {
    writeElement(writer.child(0), row, start, start == UNBOUNDED_START);
    writeElement(writer.child(1), row, end, end == UNBOUNDED_END);
  }

  static void writeElement(VectorWriter writer, int row, long value, boolean unbounded) {
    if (unbounded) {
      writer.setNull(row);
    } else if (writer.type() == ScalarType.DATE) {
      writer.setInt(row, (int) value);
    } else {
      writer.setLong(row, value);
    }
  }

  boolean contains(long value) {
    return start <= value && value < end;
  }

  boolean contains(RangeBounds that) {
    return start <= that.start && that.end <= end;
  }

  boolean overlaps(RangeBounds that) {
    return start < that.end && that.start < end;
  }

  RangeBounds intersect(RangeBounds that) {
    return new RangeBounds(Math.max(start, that.start), Math.min(end, that.end));
  }

  /** {@code [start, end)}, absent bounds as {@code unbounded} says. */
  public String print(RangeType type, Zone zone, String unbounded) {
    return "["
        + (start == UNBOUNDED_START ? unbounded : print(type.element(), start, zone))
        + ", "
        + (end == UNBOUNDED_END ? unbounded : print(type.element(), end, zone))
        + ")";
  }

  private static String print(SqlType element, long value, Zone zone) {
    if (element == ScalarType.DATE) {
      return CivilText.date((int) value);
    }
    return element == ScalarType.DATETIME
        ? CivilText.datetime(value)
        : CivilText.timestamp(value, zone);
  }
}
