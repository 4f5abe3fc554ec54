package dev.quern.types.string;

import static dev.quern.domain.type.ScalarType.INT64;
import static dev.quern.domain.type.ScalarType.STRING;

import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.types.utf8.SequenceKernels;
import java.util.List;

/**
 * The kernels of functions that take STRING, where the engine's own functions differ from
 * BigQuery's. The functions of BYTES are in {@code BytesKernels}.
 */
public final class StringKernels {

  private StringKernels() {}

  /** LOWER(STRING). */
  public static final ScalarKernel LOWER =
      ScalarKernel.of(
          "q_lower",
          List.of(STRING),
          STRING,
          (a, row, out) -> out.setBytes(row, CaseMapping.lower(a[0].getBytes(row))));

  /** UPPER(STRING). */
  public static final ScalarKernel UPPER =
      ScalarKernel.of(
          "q_upper",
          List.of(STRING),
          STRING,
          (a, row, out) -> out.setBytes(row, CaseMapping.upper(a[0].getBytes(row))));

  /** INITCAP(STRING). */
  public static final ScalarKernel INITCAP =
      ScalarKernel.of(
          "q_initcap",
          List.of(STRING),
          STRING,
          (a, row, out) -> out.setBytes(row, CaseMapping.initcap(a[0].getBytes(row))));

  /** INITCAP(STRING, delimiters). */
  public static final ScalarKernel INITCAP_DELIMITERS =
      ScalarKernel.of(
          "q_initcap",
          List.of(STRING, STRING),
          STRING,
          (a, row, out) ->
              out.setBytes(row, CaseMapping.initcap(a[0].getBytes(row), a[1].getBytes(row))));

  /** SUBSTR(STRING, position). */
  public static final ScalarKernel SUBSTR = SequenceKernels.substr(STRING);

  /** SUBSTR(STRING, position, length). */
  public static final ScalarKernel SUBSTR_LENGTH = SequenceKernels.substrLength(STRING);

  /** LEFT(STRING, length). */
  public static final ScalarKernel LEFT = SequenceKernels.left(STRING);

  /** RIGHT(STRING, length). */
  public static final ScalarKernel RIGHT = SequenceKernels.right(STRING);

  /** LPAD(STRING, length, pattern). */
  public static final ScalarKernel LPAD_PATTERN =
      SequenceKernels.padWithPattern("q_lpad", STRING, true);

  /** RPAD(STRING, length, pattern). */
  public static final ScalarKernel RPAD_PATTERN =
      SequenceKernels.padWithPattern("q_rpad", STRING, false);

  /** REPEAT(STRING, count). */
  public static final ScalarKernel REPEAT = SequenceKernels.repeat(STRING);

  /** REPLACE(STRING, from, to). */
  public static final ScalarKernel REPLACE = SequenceKernels.replace(STRING);

  /** INSTR(STRING, part, position, occurrence); the last two default to 1. */
  public static final ScalarKernel INSTR = SequenceKernels.instr(STRING);

  /** SPLIT(STRING, delimiter). */
  public static final ScalarKernel SPLIT = SequenceKernels.split(STRING);

  /** {@code STRING LIKE pattern}. */
  public static final ScalarKernel LIKE = SequenceKernels.like(STRING);

  /** TRANSLATE(STRING, source characters, target characters). */
  public static final ScalarKernel TRANSLATE =
      ScalarKernel.of(
          "q_translate",
          List.of(STRING, STRING, STRING),
          STRING,
          (a, row, out) ->
              out.setBytes(
                  row,
                  Translation.translate(
                      a[0].getBytes(row), a[1].getBytes(row), a[2].getBytes(row))));

  /** REVERSE(STRING), by code points. */
  public static final ScalarKernel REVERSE =
      ScalarKernel.of(
          "q_reverse",
          List.of(STRING),
          STRING,
          (a, row, out) -> out.setBytes(row, CodePoints.reverse(a[0].getBytes(row))));

  /** SOUNDEX(STRING). */
  public static final ScalarKernel SOUNDEX =
      ScalarKernel.of(
          "q_soundex",
          List.of(STRING),
          STRING,
          (a, row, out) -> out.setBytes(row, Soundex.of(a[0].getBytes(row))));

  /** EDIT_DISTANCE(STRING, STRING). */
  public static final ScalarKernel EDIT_DISTANCE =
      ScalarKernel.of(
          "q_edit_distance",
          List.of(STRING, STRING),
          INT64,
          (a, row, out) ->
              out.setLong(row, EditDistance.distance(a[0].getBytes(row), a[1].getBytes(row))));

  /** EDIT_DISTANCE(STRING, STRING, max_distance). */
  public static final ScalarKernel EDIT_DISTANCE_MAX =
      ScalarKernel.of(
          "q_edit_distance",
          List.of(STRING, STRING, INT64),
          INT64,
          (a, row, out) ->
              out.setLong(
                  row,
                  EditDistance.distance(
                      a[0].getBytes(row), a[1].getBytes(row), a[2].getLong(row))));
}
