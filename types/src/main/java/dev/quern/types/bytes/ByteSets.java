package dev.quern.types.bytes;

import dev.quern.domain.data.ColumnVector;
import dev.quern.types.error.DataErrors;
import dev.quern.types.utf8.ByteSink;
import java.util.Arrays;

/** TRIM, TRANSLATE, REVERSE and CODE_POINTS_TO_BYTES of BYTES. */
final class ByteSets {

  private static final int VALUES = 256;
  private static final int UNCHANGED = -1;
  private static final int REMOVED = -2;

  private ByteSets() {}

  static boolean[] membership(byte[] set) {
    boolean[] members = new boolean[VALUES];
    for (byte b : set) {
      members[b & 0xFF] = true;
    }
    return members;
  }

  static int trimStart(byte[] value, boolean[] set) {
    int i = 0;
    while (i < value.length && set[value[i] & 0xFF]) {
      i++;
    }
    return i;
  }

  static int trimEnd(byte[] value, int start, boolean[] set) {
    int i = value.length;
    while (i > start && set[value[i - 1] & 0xFF]) {
      i--;
    }
    return i;
  }

  static ByteSink translate(byte[] value, byte[] source, byte[] target) {
    int[] map = new int[VALUES];
    Arrays.fill(map, UNCHANGED);
    for (int i = 0; i < source.length; i++) {
      int from = source[i] & 0xFF;
      if (map[from] != UNCHANGED) {
        throw DataErrors.dataError("Duplicate byte 0x%02x in TRANSLATE source bytes", from);
      }
      map[from] = i < target.length ? target[i] & 0xFF : REMOVED;
    }
    ByteSink sink = new ByteSink(value.length);
    for (byte b : value) {
      int to = map[b & 0xFF];
      if (to != REMOVED) {
        sink.append(to == UNCHANGED ? b : to);
      }
    }
    return sink;
  }

  static byte[] reverse(byte[] value) {
    byte[] result = new byte[value.length];
    for (int i = 0; i < value.length; i++) {
      result[value.length - 1 - i] = value[i];
    }
    return result;
  }

  static boolean hasNull(ColumnVector elements, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (elements.isNull(i)) {
        return true;
      }
    }
    return false;
  }

  static byte[] ofCodePoints(ColumnVector elements, int from, int count) {
    byte[] result = new byte[count];
    for (int i = 0; i < count; i++) {
      long value = elements.getLong(from + i);
      if (value < 0 || value >= VALUES) {
        throw DataErrors.dataError("Invalid ASCII value %d", value);
      }
      result[i] = (byte) value;
    }
    return result;
  }
}
