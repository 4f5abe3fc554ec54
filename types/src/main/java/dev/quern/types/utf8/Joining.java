package dev.quern.types.utf8;

import dev.quern.domain.data.ColumnVector;

/** ARRAY_TO_STRING. */
final class Joining {

  private Joining() {}

  static ByteSink join(ColumnVector arrays, int row, byte[] delimiter) {
    ByteSink sink = new ByteSink(32);
    ColumnVector elements = arrays.child(0);
    boolean first = true;
    int from = arrays.getListOffset(row);
    for (int i = from; i < from + arrays.getListLength(row); i++) {
      if (!elements.isNull(i)) {
        if (!first) {
          sink.append(delimiter);
        }
        sink.append(elements.getBytes(i));
        first = false;
      }
    }
    return sink;
  }

  static ByteSink join(ColumnVector arrays, int row, byte[] delimiter, byte[] nullText) {
    ByteSink sink = new ByteSink(32);
    ColumnVector elements = arrays.child(0);
    int from = arrays.getListOffset(row);
    for (int i = from; i < from + arrays.getListLength(row); i++) {
      if (i > from) {
        sink.append(delimiter);
      }
      sink.append(elements.isNull(i) ? nullText : elements.getBytes(i));
    }
    return sink;
  }
}
