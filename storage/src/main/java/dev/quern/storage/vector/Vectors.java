package dev.quern.storage.vector;

import dev.quern.domain.data.ColumnVector;
import dev.quern.storage.kernel.VectorWriter;

/** Copies of values from vector to vector. */
public final class Vectors {

  private Vectors() {}

  /**
   * Copies a value, NULL included, with all its elements and fields.
   *
   * @param source the vector to read
   * @param row the row to read
   * @param target a writer of values of the same type
   * @param targetRow the row to write
   */
  public static void copy(ColumnVector source, int row, VectorWriter target, int targetRow) {
    if (source.isNull(row)) {
      target.setNull(targetRow);
      return;
    }
    switch (source.layout()) {
      case BOOL8 -> target.setBool(targetRow, source.getBool(row));
      case INT32 -> target.setInt(targetRow, source.getInt(row));
      case INT64 -> target.setLong(targetRow, source.getLong(row));
      case FLOAT64 -> target.setDouble(targetRow, source.getDouble(row));
      case INT128 ->
          target.setInt128(targetRow, source.getInt128Low(row), source.getInt128High(row));
      case INTERVAL ->
          target.setInterval(
              targetRow, source.getMonths(row), source.getDays(row), source.getMicros(row));
      case BINARY ->
          target.setBytes(
              targetRow,
              source.getBytesSegment(row),
              source.getBytesOffset(row),
              source.getLength(row));
      case LIST -> {
        int from = source.getListOffset(row);
        int length = source.getListLength(row);
        int to = target.startList(targetRow, length);
        for (int i = 0; i < length; i++) {
          copy(source.child(0), from + i, target.child(0), to + i);
        }
      }
      case STRUCT -> {
        for (int i = 0; i < source.children().size(); i++) {
          copy(source.child(i), row, target.child(i), targetRow);
        }
      }
    }
  }
}
