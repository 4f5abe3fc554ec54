package dev.quern.types.bytes;

import static dev.quern.domain.type.ScalarType.BYTES;
import static dev.quern.domain.type.ScalarType.INT64;

import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.types.error.DataErrors;
import java.util.List;

/** The bitwise operators of BYTES and BIT_COUNT. Source: "Operators", Bitwise operators. */
public final class BitKernels {

  /** {@code BYTES & BYTES}. */
  public static final ScalarKernel AND = combined("q_bytes_and", (x, y) -> x & y);

  /** {@code BYTES | BYTES}. */
  public static final ScalarKernel OR = combined("q_bytes_or", (x, y) -> x | y);

  /** {@code BYTES ^ BYTES}. */
  public static final ScalarKernel XOR = combined("q_bytes_xor", (x, y) -> x ^ y);

  /** {@code ~BYTES}. */
  public static final ScalarKernel NOT =
      ScalarKernel.of(
          "q_bytes_not",
          List.of(BYTES),
          BYTES,
          (a, row, out) -> {
            byte[] value = a[0].getBytes(row).clone();
            for (int i = 0; i < value.length; i++) {
              value[i] = (byte) ~value[i];
            }
            out.setBytes(row, value);
          });

  /** {@code BYTES << INT64}: the length stays. */
  public static final ScalarKernel SHIFT_LEFT =
      ScalarKernel.of(
          "q_bytes_shift_left",
          List.of(BYTES, INT64),
          BYTES,
          (a, row, out) -> out.setBytes(row, shiftLeft(a[0].getBytes(row), a[1].getLong(row))));

  /** {@code BYTES >> INT64}: the length stays. */
  public static final ScalarKernel SHIFT_RIGHT =
      ScalarKernel.of(
          "q_bytes_shift_right",
          List.of(BYTES, INT64),
          BYTES,
          (a, row, out) -> out.setBytes(row, shiftRight(a[0].getBytes(row), a[1].getLong(row))));

  /** BIT_COUNT(BYTES). */
  public static final ScalarKernel COUNT =
      ScalarKernel.of(
          "q_bytes_bit_count",
          List.of(BYTES),
          INT64,
          (a, row, out) -> {
            long count = 0;
            for (byte b : a[0].getBytes(row)) {
              count += Integer.bitCount(b & 0xFF);
            }
            out.setLong(row, count);
          });

  private BitKernels() {}

  private interface ByteOperation {
    int apply(int x, int y);
  }

  private static ScalarKernel combined(String name, ByteOperation operation) {
    return ScalarKernel.of(
        name,
        List.of(BYTES, BYTES),
        BYTES,
        (a, row, out) -> {
          byte[] left = a[0].getBytes(row);
          byte[] right = a[1].getBytes(row);
          if (left.length != right.length) {
            throw DataErrors.dataError(
                "Bitwise binary operator for BYTES requires equal length of the inputs. Got %d bytes"
                    + " on the left hand side and %d bytes on the right hand side.",
                left.length, right.length);
          }
          byte[] result = new byte[left.length];
          for (int i = 0; i < result.length; i++) {
            result[i] = (byte) operation.apply(left[i], right[i]);
          }
          out.setBytes(row, result);
        });
  }

  private static byte[] shiftLeft(byte[] value, long bits) {
    int length = value.length;
    byte[] result = new byte[length];
    long skipped = whole(bits);
    int shift = (int) (bits & 7);
    for (int i = 0; i + skipped < length; i++) {
      int from = (int) (i + skipped);
      int low = from + 1 < length ? value[from + 1] & 0xFF : 0;
      result[i] = (byte) (((((value[from] & 0xFF) << 8) | low) << shift) >> 8);
    }
    return result;
  }

  private static byte[] shiftRight(byte[] value, long bits) {
    int length = value.length;
    byte[] result = new byte[length];
    long skipped = whole(bits);
    int shift = (int) (bits & 7);
    for (int i = length - 1; i - skipped >= 0; i--) {
      int from = (int) (i - skipped);
      int high = from > 0 ? value[from - 1] & 0xFF : 0;
      result[i] = (byte) (((high << 8) | (value[from] & 0xFF)) >> shift);
    }
    return result;
  }

  private static long whole(long bits) {
    if (bits < 0) {
      throw DataErrors.dataError("Bitwise shift by negative offset.");
    }
    return bits >> 3;
  }
}
