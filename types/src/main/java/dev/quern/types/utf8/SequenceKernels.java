package dev.quern.types.utf8;

import static dev.quern.domain.type.ScalarType.BOOL;
import static dev.quern.domain.type.ScalarType.INT64;

import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.ScalarKernel;
import java.util.List;

/**
 * The kernels that STRING and BYTES have in common; the type says whether they count code points or
 * bytes.
 */
public final class SequenceKernels {

  private static final byte[] SPACE = {' '};

  private static final byte[] COMMA = {','};

  private SequenceKernels() {}

  /** SUBSTR(value, position). */
  public static ScalarKernel substr(ScalarType type) {
    Units units = Units.of(type);
    return ScalarKernel.of(
        "q_substr",
        List.of(type, INT64),
        type,
        (a, row, out) -> {
          byte[] value = a[0].getBytes(row);
          int start = Slices.start(units, value, a[1].getLong(row));
          out.setBytes(row, value, start, value.length - start);
        });
  }

  /** SUBSTR(value, position, length). */
  public static ScalarKernel substrLength(ScalarType type) {
    Units units = Units.of(type);
    return ScalarKernel.of(
        "q_substr",
        List.of(type, INT64, INT64),
        type,
        (a, row, out) -> {
          byte[] value = a[0].getBytes(row);
          long length = Slices.substrLength(a[2].getLong(row));
          int start = Slices.start(units, value, a[1].getLong(row));
          out.setBytes(row, value, start, units.advance(value, start, length) - start);
        });
  }

  /** LEFT(value, length). */
  public static ScalarKernel left(ScalarType type) {
    Units units = Units.of(type);
    return ScalarKernel.of(
        "q_left",
        List.of(type, INT64),
        type,
        (a, row, out) -> {
          byte[] value = a[0].getBytes(row);
          long length = Slices.sideLength(a[1].getLong(row), "LEFT");
          out.setBytes(row, value, 0, units.advance(value, 0, length));
        });
  }

  /** RIGHT(value, length). */
  public static ScalarKernel right(ScalarType type) {
    Units units = Units.of(type);
    return ScalarKernel.of(
        "q_right",
        List.of(type, INT64),
        type,
        (a, row, out) -> {
          byte[] value = a[0].getBytes(row);
          long length = Slices.sideLength(a[1].getLong(row), "RIGHT");
          int start = units.retreat(value, value.length, length);
          out.setBytes(row, value, start, value.length - start);
        });
  }

  /** LPAD or RPAD(value, length). */
  public static ScalarKernel pad(String name, ScalarType type, boolean left) {
    Units units = Units.of(type);
    return ScalarKernel.of(
        name,
        List.of(type, INT64),
        type,
        (a, row, out) ->
            out.setBytes(
                row, Padding.pad(units, a[0].getBytes(row), a[1].getLong(row), SPACE, left)));
  }

  /** LPAD or RPAD(value, length, pattern). */
  public static ScalarKernel padWithPattern(String name, ScalarType type, boolean left) {
    Units units = Units.of(type);
    return ScalarKernel.of(
        name,
        List.of(type, INT64, type),
        type,
        (a, row, out) -> {
          byte[] pattern = a[2].getBytes(row);
          out.setBytes(
              row, Padding.pad(units, a[0].getBytes(row), a[1].getLong(row), pattern, left));
        });
  }

  /** REPEAT(value, count). */
  public static ScalarKernel repeat(ScalarType type) {
    return ScalarKernel.of(
        "q_repeat",
        List.of(type, INT64),
        type,
        (a, row, out) -> out.setBytes(row, Padding.repeat(a[0].getBytes(row), a[1].getLong(row))));
  }

  /** REPLACE(value, from, to). */
  public static ScalarKernel replace(ScalarType type) {
    return ScalarKernel.of(
        "q_replace",
        List.of(type, type, type),
        type,
        (a, row, out) ->
            out.setBytes(
                row,
                Occurrences.replace(a[0].getBytes(row), a[1].getBytes(row), a[2].getBytes(row))));
  }

  /** INSTR(value, part, position, occurrence). */
  public static ScalarKernel instr(ScalarType type) {
    Units units = Units.of(type);
    return ScalarKernel.of(
        "q_instr",
        List.of(type, type, INT64, INT64),
        INT64,
        (a, row, out) ->
            out.setLong(
                row,
                Occurrences.instr(
                    units,
                    a[0].getBytes(row),
                    a[1].getBytes(row),
                    a[2].getLong(row),
                    a[3].getLong(row))));
  }

  /** SPLIT(value, delimiter). */
  public static ScalarKernel split(ScalarType type) {
    Units units = Units.of(type);
    return ScalarKernel.of(
        "q_split",
        List.of(type, type),
        SqlType.array(type),
        (a, row, out) -> Splitting.split(units, a[0].getBytes(row), a[1].getBytes(row), row, out));
  }

  /** {@code value LIKE pattern}. */
  public static ScalarKernel like(ScalarType type) {
    CompileCache<LikePattern> patterns =
        new CompileCache<>(pattern -> LikePattern.compile(Units.of(type), pattern));
    return ScalarKernel.of(
        "q_like",
        List.of(type, type),
        BOOL,
        (a, row, out) -> out.setBool(row, patterns.get(a[1], row).matches(a[0].getBytes(row))));
  }

  /** {@code value LIKE ANY UNNEST(patterns)}. */
  public static ScalarKernel likeAny(ScalarType type) {
    return new LikeMany("q_like_any", type, true)
        .kernel(pattern -> LikePattern.compile(Units.of(type), pattern), LikePattern::matches);
  }

  /** {@code value LIKE ALL UNNEST(patterns)}. */
  public static ScalarKernel likeAll(ScalarType type) {
    return new LikeMany("q_like_all", type, false)
        .kernel(pattern -> LikePattern.compile(Units.of(type), pattern), LikePattern::matches);
  }

  /** ARRAY_TO_STRING(array, delimiter), which leaves NULL elements out. */
  public static ScalarKernel join(ScalarType type) {
    return ScalarKernel.of(
        "q_array_to_string",
        List.of(SqlType.array(type), type),
        type,
        (a, row, out) -> Joining.join(a[0], row, a[1].getBytes(row)).writeTo(out, row));
  }

  /** ARRAY_TO_STRING(array, a comma). */
  public static ScalarKernel joinWithCommas(ScalarType type) {
    return ScalarKernel.of(
        "q_array_to_string",
        List.of(SqlType.array(type)),
        type,
        (a, row, out) -> Joining.join(a[0], row, COMMA).writeTo(out, row));
  }

  /** ARRAY_TO_STRING(array, delimiter, text for NULL). */
  public static ScalarKernel joinWithNullText(ScalarType type) {
    return ScalarKernel.of(
        "q_array_to_string",
        List.of(SqlType.array(type), type, type),
        type,
        (a, row, out) ->
            Joining.join(a[0], row, a[1].getBytes(row), a[2].getBytes(row)).writeTo(out, row));
  }
}
