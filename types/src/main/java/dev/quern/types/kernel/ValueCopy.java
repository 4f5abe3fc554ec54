package dev.quern.types.kernel;

import dev.quern.domain.data.ColumnVector;
import dev.quern.storage.kernel.VectorWriter;

/** Copies values of any type from vector to vector. */
public final class ValueCopy {

  private ValueCopy() {}

  /** Writes the value at {@code row}, NULL included, to {@code targetRow} of {@code target}. */
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
        int length = source.getListLength(row);
        int start = target.startList(targetRow, length);
        copyAll(source.child(0), source.getListOffset(row), length, target.child(0), start);
      }
      case STRUCT -> {
        for (int i = 0; i < source.children().size(); i++) {
          copy(source.child(i), row, target.child(i), targetRow);
        }
      }
    }
  }

  /** Copies {@code count} values that follow each other. */
  public static void copyAll(
      ColumnVector source, int row, int count, VectorWriter target, int targetRow) {
    for (int i = 0; i < count; i++) {
      copy(source, row + i, target, targetRow + i);
    }
  }
}
