package dev.quern.types.civil;

import static dev.quern.domain.type.ScalarType.INT64;
import static dev.quern.domain.type.ScalarType.TIME;

import dev.quern.storage.kernel.ScalarKernel;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** TIME functions. Source: "Time functions". */
public final class TimeKernels {

  /** The parts of all TIME functions: MICROSECOND to HOUR. */
  public static final Set<DatePart> PARTS =
      Parts.setOf(EnumSet.range(DatePart.MICROSECOND, DatePart.HOUR));

  /** {@code TIME(INT64, INT64, INT64)}. */
  public static final ScalarKernel OF_PARTS =
      ScalarKernel.of(
          "q_time_of_parts",
          List.of(INT64, INT64, INT64),
          TIME,
          (in, row, out) ->
              out.setLong(
                  row, TimeMath.of(in[0].getLong(row), in[1].getLong(row), in[2].getLong(row))));

  private TimeKernels() {}

  /** {@code TIME_ADD(TIME, INTERVAL INT64 part)}. */
  public static ScalarKernel add(DatePart part) {
    Parts.require(PARTS, part, "TIME_ADD");
    return ScalarKernel.of(
        Parts.kernel("q_time_add", part),
        List.of(TIME, INT64),
        TIME,
        (in, row, out) ->
            out.setLong(row, TimeMath.add(in[0].getLong(row), in[1].getLong(row), part)));
  }

  /** {@code TIME_SUB(TIME, INTERVAL INT64 part)}. */
  public static ScalarKernel subtract(DatePart part) {
    Parts.require(PARTS, part, "TIME_SUB");
    return ScalarKernel.of(
        Parts.kernel("q_time_sub", part),
        List.of(TIME, INT64),
        TIME,
        (in, row, out) ->
            out.setLong(row, TimeMath.subtract(in[0].getLong(row), in[1].getLong(row), part)));
  }

  /** {@code TIME_DIFF(TIME, TIME, part)}. */
  public static ScalarKernel diff(DatePart part) {
    Parts.require(PARTS, part, "TIME_DIFF");
    return ScalarKernel.of(
        Parts.kernel("q_time_diff", part),
        List.of(TIME, TIME),
        INT64,
        (in, row, out) ->
            out.setLong(row, TimeMath.diff(in[0].getLong(row), in[1].getLong(row), part)));
  }

  /** {@code TIME_TRUNC(TIME, part)}. */
  public static ScalarKernel trunc(DatePart part) {
    Parts.require(PARTS, part, "TIME_TRUNC");
    return ScalarKernel.of(
        Parts.kernel("q_time_trunc", part),
        List.of(TIME),
        TIME,
        (in, row, out) -> out.setLong(row, TimeMath.trunc(in[0].getLong(row), part)));
  }

  /** {@code EXTRACT(part FROM TIME)}. */
  public static ScalarKernel extract(DatePart part) {
    Parts.require(PARTS, part, "EXTRACT");
    return ScalarKernel.of(
        Parts.kernel("q_time_extract", part),
        List.of(TIME),
        INT64,
        (in, row, out) -> out.setLong(row, TimeMath.extract(in[0].getLong(row), part)));
  }
}
