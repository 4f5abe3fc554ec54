package dev.quern.types.array;

import static dev.quern.domain.type.ScalarType.BYTES;
import static dev.quern.domain.type.ScalarType.INT64;
import static dev.quern.domain.type.ScalarType.STRING;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.storage.vector.Vectors;
import dev.quern.types.error.DataErrors;
import dev.quern.types.utf8.SequenceKernels;
import java.util.List;

/**
 * The kernels of array functions; the argument of the factories is the type of the elements.
 * DuckDB's {@code len} is exact for ARRAY_LENGTH, {@code list_reverse} for ARRAY_REVERSE and, for
 * SAFE_OFFSET and SAFE_ORDINAL with an index checked not to be negative, its subscript.
 */
public final class ArrayKernels {

  private ArrayKernels() {}

  /** ARRAY_TO_STRING(ARRAY of STRING, delimiter). */
  public static final ScalarKernel JOIN_STRINGS = SequenceKernels.join(STRING);

  /** ARRAY_TO_STRING(ARRAY of STRING, delimiter, text for NULL). */
  public static final ScalarKernel JOIN_STRINGS_NULL_TEXT =
      SequenceKernels.joinWithNullText(STRING);

  /** ARRAY_TO_STRING(ARRAY of BYTES, delimiter). */
  public static final ScalarKernel JOIN_BYTES = SequenceKernels.join(BYTES);

  /** ARRAY_TO_STRING(ARRAY of BYTES, delimiter, bytes for NULL). */
  public static final ScalarKernel JOIN_BYTES_NULL_BYTES = SequenceKernels.joinWithNullText(BYTES);

  /** STRING_AGG(BYTES) of what is collected in an array. */
  public static final ScalarKernel JOIN_BYTES_WITH_COMMAS = SequenceKernels.joinWithCommas(BYTES);

  /** ARRAY_FIRST(array). */
  public static ScalarKernel first(SqlType element) {
    return edge(element, "q_array_first", "ARRAY_FIRST cannot get the first", true);
  }

  /** ARRAY_LAST(array). */
  public static ScalarKernel last(SqlType element) {
    return edge(element, "q_array_last", "ARRAY_LAST cannot get the last", false);
  }

  /** {@code array[OFFSET(index)]}. */
  public static ScalarKernel offset(SqlType element) {
    return subscript(element, "q_array_offset", 0);
  }

  /** {@code array[ORDINAL(index)]}. */
  public static ScalarKernel ordinal(SqlType element) {
    return subscript(element, "q_array_ordinal", 1);
  }

  /** ARRAY_CONCAT(array, …): NULL when an array is. */
  public static ScalarKernel concat(SqlType element) {
    ArrayType type = SqlType.array(element);
    return ScalarKernel.of(
            "q_array_concat",
            List.of(type),
            type,
            (a, row, out) -> {
              int length = 0;
              for (ColumnVector array : a) {
                length += array.getListLength(row);
              }
              int at = out.startList(row, length);
              for (ColumnVector array : a) {
                at += copy(array, row, 0, array.getListLength(row), out.child(0), at);
              }
            })
        .withVariadic(type);
  }

  /** ARRAY_SLICE(array, start offset, end offset): both ends count; negative ones from the end. */
  public static ScalarKernel slice(SqlType element) {
    ArrayType type = SqlType.array(element);
    return ScalarKernel.of(
        "q_array_slice",
        List.of(type, INT64, INT64),
        type,
        (a, row, out) -> {
          int length = a[0].getListLength(row);
          long start = Math.max(0, fromStart(a[1].getLong(row), length));
          long end = Math.min(length - 1L, fromStart(a[2].getLong(row), length));
          int count = (int) Math.max(0, end - start + 1);
          int at = out.startList(row, count);
          copy(a[0], row, count == 0 ? 0 : (int) start, count, out.child(0), at);
        });
  }

  private static long fromStart(long offset, int length) {
    return offset < 0 ? offset + length : offset;
  }

  private static int copy(
      ColumnVector arrays, int row, int from, int count, VectorWriter out, int at) {
    int first = arrays.getListOffset(row) + from;
    for (int i = 0; i < count; i++) {
      Vectors.copy(arrays.child(0), first + i, out, at + i);
    }
    return count;
  }

  private static ScalarKernel edge(SqlType element, String name, String complaint, boolean first) {
    return ScalarKernel.of(
        name,
        List.of(SqlType.array(element)),
        element,
        (a, row, out) -> {
          int length = a[0].getListLength(row);
          if (length == 0) {
            throw DataErrors.dataError(complaint + " element of an empty array");
          }
          int at = a[0].getListOffset(row) + (first ? 0 : length - 1);
          Vectors.copy(a[0].child(0), at, out, row);
        });
  }

  private static ScalarKernel subscript(SqlType element, String name, int base) {
    return ScalarKernel.of(
        name,
        List.of(SqlType.array(element), INT64),
        element,
        (a, row, out) -> {
          long index = a[1].getLong(row);
          if (index < base || index - base >= a[0].getListLength(row)) {
            throw DataErrors.dataError("Array index %d is out of bounds", index);
          }
          int at = a[0].getListOffset(row) + (int) (index - base);
          Vectors.copy(a[0].child(0), at, out, row);
        });
  }
}
