package dev.quern.types.civil;

import static dev.quern.domain.type.ScalarType.DATE;
import static dev.quern.domain.type.ScalarType.DATETIME;
import static dev.quern.domain.type.ScalarType.INT64;
import static dev.quern.domain.type.ScalarType.TIME;

import dev.quern.storage.kernel.ScalarKernel;
import java.util.List;
import java.util.Set;

/**
 * DATETIME functions. Source: "Datetime functions".
 *
 * <p>DuckDB's own comparisons and casts between DATE and TIMESTAMP without time zone are right.
 */
public final class DatetimeKernels {

  /** The parts of {@code DATETIME_ADD} and {@code DATETIME_SUB}. */
  public static final Set<DatePart> ADD_PARTS =
      Parts.union(TimeKernels.PARTS, DateKernels.ADD_PARTS);

  /** The parts of {@code DATETIME_DIFF} and {@code DATETIME_TRUNC}. */
  public static final Set<DatePart> TRUNC_PARTS =
      Parts.union(TimeKernels.PARTS, DateKernels.TRUNC_PARTS);

  /** The parts of {@code EXTRACT} that are INT64. */
  public static final Set<DatePart> EXTRACT_PARTS =
      Parts.union(TimeKernels.PARTS, DateKernels.EXTRACT_PARTS);

  /** {@code DATETIME(INT64, INT64, INT64, INT64, INT64, INT64)}. */
  public static final ScalarKernel OF_PARTS =
      ScalarKernel.of(
          "q_datetime_of_parts",
          List.of(INT64, INT64, INT64, INT64, INT64, INT64),
          DATETIME,
          (in, row, out) ->
              out.setLong(
                  row,
                  DatetimeMath.of(
                      in[0].getLong(row),
                      in[1].getLong(row),
                      in[2].getLong(row),
                      in[3].getLong(row),
                      in[4].getLong(row),
                      in[5].getLong(row))));

  /** {@code DATETIME(DATE, TIME)}. */
  public static final ScalarKernel OF_DATE_AND_TIME =
      ScalarKernel.of(
          "q_datetime_of_date_and_time",
          List.of(DATE, TIME),
          DATETIME,
          (in, row, out) ->
              out.setLong(row, in[0].getInt(row) * Micros.PER_DAY + in[1].getLong(row)));

  /** {@code DATETIME(DATE)}, {@code CAST(DATE AS DATETIME)}. */
  public static final ScalarKernel OF_DATE =
      ScalarKernel.of(
          "q_datetime_of_date",
          List.of(DATE),
          DATETIME,
          (in, row, out) -> out.setLong(row, in[0].getInt(row) * Micros.PER_DAY));

  /** {@code DATE(DATETIME)}, {@code EXTRACT(DATE FROM DATETIME)}. */
  public static final ScalarKernel TO_DATE =
      ScalarKernel.of(
          "q_datetime_to_date",
          List.of(DATETIME),
          DATE,
          (in, row, out) -> out.setInt(row, Micros.day(in[0].getLong(row))));

  /** {@code TIME(DATETIME)}, {@code EXTRACT(TIME FROM DATETIME)}. */
  public static final ScalarKernel TO_TIME =
      ScalarKernel.of(
          "q_datetime_to_time",
          List.of(DATETIME),
          TIME,
          (in, row, out) -> out.setLong(row, Micros.ofDay(in[0].getLong(row))));

  private DatetimeKernels() {}

  /** {@code DATETIME_ADD(DATETIME, INTERVAL INT64 part)}. */
  public static ScalarKernel add(DatePart part) {
    Parts.require(ADD_PARTS, part, "DATETIME_ADD");
    return ScalarKernel.of(
        Parts.kernel("q_datetime_add", part),
        List.of(DATETIME, INT64),
        DATETIME,
        (in, row, out) ->
            out.setLong(row, DatetimeMath.add(in[0].getLong(row), in[1].getLong(row), part)));
  }

  /** {@code DATETIME_SUB(DATETIME, INTERVAL INT64 part)}. */
  public static ScalarKernel subtract(DatePart part) {
    Parts.require(ADD_PARTS, part, "DATETIME_SUB");
    return ScalarKernel.of(
        Parts.kernel("q_datetime_sub", part),
        List.of(DATETIME, INT64),
        DATETIME,
        (in, row, out) ->
            out.setLong(row, DatetimeMath.subtract(in[0].getLong(row), in[1].getLong(row), part)));
  }

  /** {@code DATETIME_DIFF(DATETIME, DATETIME, part)}. */
  public static ScalarKernel diff(DatePart part) {
    Parts.require(TRUNC_PARTS, part, "DATETIME_DIFF");
    return ScalarKernel.of(
        Parts.kernel("q_datetime_diff", part),
        List.of(DATETIME, DATETIME),
        INT64,
        (in, row, out) ->
            out.setLong(row, DatetimeMath.diff(in[0].getLong(row), in[1].getLong(row), part)));
  }

  /** {@code DATETIME_TRUNC(DATETIME, part)}. */
  public static ScalarKernel trunc(DatePart part) {
    Parts.require(TRUNC_PARTS, part, "DATETIME_TRUNC");
    String name = Parts.kernel("q_datetime_trunc", part);
    return part.isTime()
        ? ScalarKernel.of(
            name,
            List.of(DATETIME),
            DATETIME,
            (in, row, out) -> out.setLong(row, DatetimeMath.truncTime(in[0].getLong(row), part)))
        : DayKernels.ofDatetime(
            name, DATETIME, (_, day, _) -> DateMath.trunc(day, part) * Micros.PER_DAY);
  }

  /** {@code LAST_DAY(DATETIME, part)}. */
  public static ScalarKernel lastDay(DatePart part) {
    Parts.require(DateKernels.LAST_DAY_PARTS, part, "LAST_DAY");
    return DayKernels.ofDatetime(
        Parts.kernel("q_datetime_last_day", part),
        DATE,
        (_, day, _) -> DateMath.lastDay(day, part));
  }

  /** {@code EXTRACT(part FROM DATETIME)} of parts that are INT64. */
  public static ScalarKernel extract(DatePart part) {
    Parts.require(EXTRACT_PARTS, part, "EXTRACT");
    String name = Parts.kernel("q_datetime_extract", part);
    return part.isTime()
        ? ScalarKernel.of(
            name,
            List.of(DATETIME),
            INT64,
            (in, row, out) ->
                out.setLong(row, TimeMath.extract(Micros.ofDay(in[0].getLong(row)), part)))
        : DayKernels.ofDatetime(name, INT64, (_, day, _) -> DateMath.extract(day, part));
  }
}
