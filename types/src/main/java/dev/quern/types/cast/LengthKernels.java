package dev.quern.types.cast;

import static dev.quern.domain.type.ScalarType.BYTES;
import static dev.quern.domain.type.ScalarType.INT64;
import static dev.quern.domain.type.ScalarType.STRING;
import static dev.quern.types.error.DataErrors.dataError;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.ScalarType;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.storage.kernel.VectorWriter;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/**
 * The limits of {@code STRING(length)} and {@code BYTES(length)}. Source: "Parameterized data
 * types".
 */
public final class LengthKernels {

  /** The STRING itself when it has no more than so many characters. */
  public static final ScalarKernel STRING_FIT =
      ScalarKernel.of(
          "q_string_fit",
          List.of(STRING, INT64),
          STRING,
          (in, row, out) -> fit(in, row, out, STRING, characters(in[0], row)));

  /** The BYTES themselves when they are no more than so many. */
  public static final ScalarKernel BYTES_FIT =
      ScalarKernel.of(
          "q_bytes_fit",
          List.of(BYTES, INT64),
          BYTES,
          (in, row, out) -> fit(in, row, out, BYTES, in[0].getLength(row)));

  private LengthKernels() {}

  private static void fit(
      ColumnVector[] in, int row, VectorWriter out, ScalarType type, int length) {
    long limit = in[1].getLong(row);
    if (length > limit) {
      throw dataError(
          "%s(%d) has maximum length %d but got a value with length %d"
              .formatted(type, limit, limit, length));
    }
    out.setBytes(row, in[0].getBytesSegment(row), in[0].getBytesOffset(row), in[0].getLength(row));
  }

  /** Code points: bytes that do not continue one. */
  private static int characters(ColumnVector vector, int row) {
    MemorySegment bytes = vector.getBytesSegment(row);
    long offset = vector.getBytesOffset(row);
    int count = 0;
    for (int i = vector.getLength(row) - 1; i >= 0; i--) {
      count += (bytes.get(ValueLayout.JAVA_BYTE, offset + i) & 0xc0) == 0x80 ? 0 : 1;
    }
    return count;
  }
}
