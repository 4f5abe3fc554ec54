package dev.quern.streaming.rows;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.data.RowBatch;
import java.util.List;

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

  /** The first half of more than one row. */
  public RowSlice firstHalf() {
    return new RowSlice(rows, from, count / 2);
  }

  /** What follows the first half. */
  public RowSlice secondHalf() {
    return new RowSlice(rows, from + count / 2, count - count / 2);
  }

  /** How many rows there are together. */
  public static int count(List<RowSlice> slices) {
    int count = 0;
    for (RowSlice slice : slices) {
      count += slice.count();
    }
    return count;
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
        for (int row = from; row < from + count; row++) {
          size += column.isNull(row) ? 0 : column.getLength(row);
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
