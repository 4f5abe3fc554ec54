package dev.quern.streaming.arrow;

import dev.quern.domain.data.ColumnVector;
import dev.quern.streaming.rows.RowSlice;

/**
 * Some values of a column.
 *
 * @param vector the vector
 * @param rows which of its values, in their order
 */
record ColumnSlice(ColumnVector vector, Selection rows) {

  static ColumnSlice of(RowSlice slice, int column) {
    return new ColumnSlice(
        slice.rows().column(column), new Selection.Range(slice.from(), slice.count()));
  }

  /** The same values of a field of a struct. */
  ColumnSlice field(int index) {
    return new ColumnSlice(vector.child(index), rows);
  }

  int count() {
    return rows.count();
  }

  /** How many of the values are NULL. */
  int nulls() {
    if (vector.hasNoNulls()) {
      return 0;
    }
    int nulls = 0;
    for (int i = 0; i < rows.count(); i++) {
      nulls += vector.isNull(rows.row(i)) ? 1 : 0;
    }
    return nulls;
  }
}
