package dev.quern.streaming.arrow;

import dev.quern.domain.data.ColumnVector;
import dev.quern.streaming.rows.ByteSink;

/** Which values of a column are not NULL: one bit each, which are written once one is. */
final class Validity {

  private final ByteSink bits = new ByteSink(0);
  private int count;
  private int nulls;

  void clear() {
    bits.clear();
    count = 0;
    nulls = 0;
  }

  void add(ColumnVector vector, Selection rows) {
    if (nulls > 0 || isAnyNull(vector, rows)) {
      writeUpTo(count + rows.count());
      for (int i = 0; i < rows.count(); i++) {
        if (vector.isNull(rows.row(i))) {
          nulls++;
        } else {
          bits.setBit(0, count + i);
        }
      }
    }
    count += rows.count();
  }

  private static boolean isAnyNull(ColumnVector vector, Selection rows) {
    if (vector.hasNoNulls()) {
      return false;
    }
    for (int i = 0; i < rows.count(); i++) {
      if (vector.isNull(rows.row(i))) {
        return true;
      }
    }
    return false;
  }

  /** Makes room; before the first NULL no bit was written. */
  private void writeUpTo(int values) {
    boolean first = bits.size() == 0;
    bits.skip((values + 7) / 8 - bits.size());
    for (int i = 0; first && i < count; i++) {
      bits.setBit(0, i);
    }
  }

  void finish(BufferList buffers) {
    buffers.node(count, nulls);
    buffers.add(bits);
  }

  /** Counts values without looking at them. */
  void addWithoutNulls(Selection rows) {
    count += rows.count();
  }

  int count() {
    return count;
  }

  int byteSize() {
    return bits.size();
  }
}
