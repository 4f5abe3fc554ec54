package dev.quern.types.string;

import dev.quern.types.error.DataErrors;
import dev.quern.types.utf8.Utf8;

/** EDIT_DISTANCE: Levenshtein's distance in code points. */
final class EditDistance {

  private EditDistance() {}

  static long distance(byte[] left, byte[] right, long max) {
    if (max < 0) {
      throw DataErrors.dataError("Max distance must be non-negative");
    }
    return Math.min(max, distance(left, right));
  }

  static long distance(byte[] left, byte[] right) {
    int[] a = Utf8.codePoints(left);
    int[] b = Utf8.codePoints(right);
    int[] row = new int[b.length + 1];
    for (int j = 0; j <= b.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length; i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length; j++) {
        int above = row[j];
        int replaced = a[i - 1] == b[j - 1] ? diagonal : diagonal + 1;
        row[j] = Math.min(replaced, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length];
  }
}
