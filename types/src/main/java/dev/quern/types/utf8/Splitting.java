package dev.quern.types.utf8;

import dev.quern.storage.kernel.VectorWriter;

/** Writes the array that SPLIT returns. */
public final class Splitting {

  private Splitting() {}

  /** Writes the pieces of {@code value} between delimiters as an array. */
  public static void split(Units units, byte[] value, byte[] delimiter, int row, VectorWriter out) {
    int count = Occurrences.pieces(units, value, delimiter);
    int element = out.startList(row, count);
    VectorWriter elements = out.child(0);
    int from = 0;
    for (int i = 0; i < count; i++) {
      int end = Occurrences.pieceEnd(units, value, delimiter, from);
      elements.setBytes(element + i, value, from, end - from);
      from = end + delimiter.length;
    }
  }
}
