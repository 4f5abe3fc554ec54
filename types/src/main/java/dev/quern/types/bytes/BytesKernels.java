package dev.quern.types.bytes;

import static dev.quern.domain.type.ScalarType.BOOL;
import static dev.quern.domain.type.ScalarType.BYTES;
import static dev.quern.domain.type.ScalarType.INT64;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.types.string.CaseMapping;
import dev.quern.types.utf8.SequenceKernels;
import dev.quern.types.utf8.Utf8;
import java.util.List;

/**
 * The kernels of functions that take BYTES. DuckDB's own are exact, and need no kernel, for LENGTH,
 * BYTE_LENGTH, OCTET_LENGTH ({@code octet_length}), CONCAT and {@code ||} ({@code ||}).
 */
public final class BytesKernels {

  private static final SqlType NUMBERS = SqlType.array(INT64);

  private BytesKernels() {}

  /** LOWER(BYTES). */
  public static final ScalarKernel LOWER =
      ScalarKernel.of(
          "q_lower",
          List.of(BYTES),
          BYTES,
          (a, row, out) -> out.setBytes(row, CaseMapping.lowerAscii(a[0].getBytes(row))));

  /** UPPER(BYTES). */
  public static final ScalarKernel UPPER =
      ScalarKernel.of(
          "q_upper",
          List.of(BYTES),
          BYTES,
          (a, row, out) -> out.setBytes(row, CaseMapping.upperAscii(a[0].getBytes(row))));

  /** SUBSTR(BYTES, position). */
  public static final ScalarKernel SUBSTR = SequenceKernels.substr(BYTES);

  /** SUBSTR(BYTES, position, length). */
  public static final ScalarKernel SUBSTR_LENGTH = SequenceKernels.substrLength(BYTES);

  /** LEFT(BYTES, length). */
  public static final ScalarKernel LEFT = SequenceKernels.left(BYTES);

  /** RIGHT(BYTES, length). */
  public static final ScalarKernel RIGHT = SequenceKernels.right(BYTES);

  /** LPAD(BYTES, length). */
  public static final ScalarKernel LPAD = SequenceKernels.pad("q_lpad", BYTES, true);

  /** RPAD(BYTES, length). */
  public static final ScalarKernel RPAD = SequenceKernels.pad("q_rpad", BYTES, false);

  /** LPAD(BYTES, length, pattern). */
  public static final ScalarKernel LPAD_PATTERN =
      SequenceKernels.padWithPattern("q_lpad", BYTES, true);

  /** RPAD(BYTES, length, pattern). */
  public static final ScalarKernel RPAD_PATTERN =
      SequenceKernels.padWithPattern("q_rpad", BYTES, false);

  /** REPEAT(BYTES, count). */
  public static final ScalarKernel REPEAT = SequenceKernels.repeat(BYTES);

  /** REPLACE(BYTES, from, to). */
  public static final ScalarKernel REPLACE = SequenceKernels.replace(BYTES);

  /** INSTR(BYTES, part, position, occurrence); the last two default to 1. */
  public static final ScalarKernel INSTR = SequenceKernels.instr(BYTES);

  /** SPLIT(BYTES, delimiter). */
  public static final ScalarKernel SPLIT = SequenceKernels.split(BYTES);

  /** {@code BYTES LIKE pattern}. */
  public static final ScalarKernel LIKE = SequenceKernels.like(BYTES);

  /** STARTS_WITH(BYTES, prefix). */
  public static final ScalarKernel STARTS_WITH =
      ScalarKernel.of(
          "q_starts_with",
          List.of(BYTES, BYTES),
          BOOL,
          (a, row, out) ->
              out.setBool(row, Utf8.matches(a[0].getBytes(row), 0, a[1].getBytes(row))));

  /** ENDS_WITH(BYTES, suffix). */
  public static final ScalarKernel ENDS_WITH =
      ScalarKernel.of(
          "q_ends_with",
          List.of(BYTES, BYTES),
          BOOL,
          (a, row, out) -> {
            byte[] value = a[0].getBytes(row);
            byte[] suffix = a[1].getBytes(row);
            out.setBool(row, Utf8.matches(value, value.length - suffix.length, suffix));
          });

  /** STRPOS(BYTES, part). */
  public static final ScalarKernel STRPOS =
      ScalarKernel.of(
          "q_strpos",
          List.of(BYTES, BYTES),
          INT64,
          (a, row, out) ->
              out.setLong(row, Utf8.indexOf(a[0].getBytes(row), a[1].getBytes(row), 0) + 1L));

  /** TRIM(BYTES, set). */
  public static final ScalarKernel TRIM = trim("q_trim", true, true);

  /** LTRIM(BYTES, set). */
  public static final ScalarKernel LTRIM = trim("q_ltrim", true, false);

  /** RTRIM(BYTES, set). */
  public static final ScalarKernel RTRIM = trim("q_rtrim", false, true);

  /** TRANSLATE(BYTES, source bytes, target bytes). */
  public static final ScalarKernel TRANSLATE =
      ScalarKernel.of(
          "q_translate",
          List.of(BYTES, BYTES, BYTES),
          BYTES,
          (a, row, out) ->
              ByteSets.translate(a[0].getBytes(row), a[1].getBytes(row), a[2].getBytes(row))
                  .writeTo(out, row));

  /** REVERSE(BYTES). */
  public static final ScalarKernel REVERSE =
      ScalarKernel.of(
          "q_reverse",
          List.of(BYTES),
          BYTES,
          (a, row, out) -> out.setBytes(row, ByteSets.reverse(a[0].getBytes(row))));

  /** ASCII(BYTES). */
  public static final ScalarKernel ASCII =
      ScalarKernel.of(
          "q_ascii",
          List.of(BYTES),
          INT64,
          (a, row, out) -> {
            byte[] value = a[0].getBytes(row);
            out.setLong(row, value.length == 0 ? 0 : value[0] & 0xFF);
          });

  /** CODE_POINTS_TO_BYTES(ARRAY of INT64); NULL when an element is. */
  public static final ScalarKernel CODE_POINTS_TO_BYTES =
      ScalarKernel.of(
          "q_code_points_to_bytes",
          List.of(NUMBERS),
          BYTES,
          (a, row, out) -> {
            ColumnVector elements = a[0].child(0);
            int from = a[0].getListOffset(row);
            int count = a[0].getListLength(row);
            if (ByteSets.hasNull(elements, from, count)) {
              out.setNull(row);
            } else {
              out.setBytes(row, ByteSets.ofCodePoints(elements, from, count));
            }
          });

  /** TO_CODE_POINTS(BYTES). */
  public static final ScalarKernel TO_CODE_POINTS =
      ScalarKernel.of(
          "q_to_code_points",
          List.of(BYTES),
          NUMBERS,
          (a, row, out) -> {
            byte[] value = a[0].getBytes(row);
            int element = out.startList(row, value.length);
            VectorWriter elements = out.child(0);
            for (byte b : value) {
              elements.setLong(element++, b & 0xFF);
            }
          });

  private static ScalarKernel trim(String name, boolean left, boolean right) {
    return ScalarKernel.of(
        name,
        List.of(BYTES, BYTES),
        BYTES,
        (a, row, out) -> {
          byte[] value = a[0].getBytes(row);
          boolean[] set = ByteSets.membership(a[1].getBytes(row));
          int start = left ? ByteSets.trimStart(value, set) : 0;
          int end = right ? ByteSets.trimEnd(value, start, set) : value.length;
          out.setBytes(row, value, start, end - start);
        });
  }
}
