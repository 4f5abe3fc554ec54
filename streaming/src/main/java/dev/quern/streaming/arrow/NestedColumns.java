package dev.quern.streaming.arrow;

import dev.quern.domain.data.ColumnVector;
import java.util.List;

/** The columns that have others within them. */
final class NestedColumns {

  private NestedColumns() {}

  /** ARRAY. BigQuery reads a NULL array as an empty one. */
  static final class Lists extends BatchColumn.WithOffsets {

    private final BatchColumn elements;

    Lists(BatchColumn elements) {
      this.elements = elements;
    }

    @Override
    void add(ColumnVector vector, Selection rows) {
      validity().addWithoutNulls(rows);
      addValues(vector, rows);
    }

    /** Adds the ends of arrays, and their elements. */
    @Override
    void addValues(ColumnVector vector, Selection rows) {
      int before = elements.validity().count();
      int total = 0;
      int first = -1;
      boolean inSequence = true;
      for (int i = 0; i < rows.count(); i++) {
        int row = rows.row(i);
        int length = vector.isNull(row) ? 0 : vector.getListLength(row);
        if (length > 0) {
          int offset = vector.getListOffset(row);
          first = first < 0 ? offset : first;
          inSequence &= offset == first + total;
          total = Math.addExact(total, length);
        }
        offsets.putInt(Math.addExact(before, total));
      }
      elements.add(
          vector.child(0),
          inSequence
              ? new Selection.Range(Math.max(first, 0), total)
              : picked(vector, rows, total));
    }

    private static Selection picked(ColumnVector vector, Selection rows, int total) {
      int[] elements = new int[total];
      int at = 0;
      for (int i = 0; i < rows.count(); i++) {
        int row = rows.row(i);
        int length = vector.isNull(row) ? 0 : vector.getListLength(row);
        for (int element = 0; element < length; element++) {
          elements[at++] = vector.getListOffset(row) + element;
        }
      }
      return new Selection.Picked(elements);
    }

    @Override
    long valueBytes() {
      return super.valueBytes() + elements.byteSize();
    }

    @Override
    void clearValues() {
      super.clearValues();
      elements.clear();
    }

    @Override
    void finishValues(BufferList buffers) {
      super.finishValues(buffers);
      elements.finish(buffers);
    }
  }

  /** STRUCT and RANGE. */
  static final class Structs extends BatchColumn {

    private final List<BatchColumn> fields;

    Structs(List<BatchColumn> fields) {
      this.fields = fields;
    }

    @Override
    void addValues(ColumnVector vector, Selection rows) {
      for (int i = 0; i < fields.size(); i++) {
        fields.get(i).add(vector.child(i), rows);
      }
    }

    @Override
    long valueBytes() {
      return fields.stream().mapToLong(BatchColumn::byteSize).sum();
    }

    @Override
    void clearValues() {
      fields.forEach(BatchColumn::clear);
    }

    @Override
    void finishValues(BufferList buffers) {
      fields.forEach(field -> field.finish(buffers));
    }
  }
}
