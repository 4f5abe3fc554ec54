package dev.quern.streaming.rows;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.data.RowBatch;

/**
 * Some rows of a batch.
 *
 * @param rows the batch
 * @param from the first row
 * @param count how many
 */
public record RowSlice(RowBatch rows, int from, int count) {

  /** All rows of a batch. */
  public static RowSlice of(RowBatch rows) {
    return new RowSlice(rows, 0, rows.rowCount());
  }

  /** What follows the first {@code left} rows. */
  public RowSlice behind(int left) {
    return new RowSlice(rows, from + left, count - left);
  }

  /** The first half of more than one row. */
  public RowSlice firstHalf() {
    return new RowSlice(rows, from, count / 2);
  }

  /** What follows the first half. */
  public RowSlice secondHalf() {
    return behind(count / 2);
  }

  /** About how many bytes the values take. */
  public long byteSize() {
    long size = 0;
    for (ColumnVector column : rows.columns()) {
      size += byteSize(column, from, count);
    }
    return size;
  }

  private static long byteSize(ColumnVector column, int from, int count) {
    return switch (column.layout()) {
      case BOOL8, INT32, INT64, FLOAT64, INT128, INTERVAL -> (long) count * column.layout().width();
      case BINARY -> {
        long size = (long) count * Integer.BYTES;
        boolean noNulls = column.hasNoNulls();
        for (int row = from; row < from + count; row++) {
          size += noNulls || !column.isNull(row) ? column.getLength(row) : 0;
        }
        yield size;
      }
      case LIST -> {
        long size = (long) count * Integer.BYTES;
        for (int row = from; row < from + count; row++) {
          if (!column.isNull(row)) {
            size += byteSize(column.child(0), column.getListOffset(row), column.getListLength(row));
          }
        }
        yield size;
      }
      case STRUCT -> {
        long size = 0;
        for (ColumnVector child : column.children()) {
          size += byteSize(child, from, count);
        }
        yield size;
      }
    };
  }
}
