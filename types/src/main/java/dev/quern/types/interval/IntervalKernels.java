package dev.quern.types.interval;

import static dev.quern.domain.type.ScalarType.DATE;
import static dev.quern.domain.type.ScalarType.DATETIME;
import static dev.quern.domain.type.ScalarType.INT64;
import static dev.quern.domain.type.ScalarType.INTERVAL;
import static dev.quern.domain.type.ScalarType.TIME;
import static dev.quern.domain.type.ScalarType.TIMESTAMP;

import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.types.civil.DatePart;
import dev.quern.types.civil.Micros;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * INTERVAL functions and operators. Intervals compare, group and sort by {@link #TOTAL_MICROS}:
 * DuckDB's own comparison differs where parts have different signs. Source: "Interval functions",
 * "Operators".
 */
public final class IntervalKernels {

  /** The parts of {@code INTERVAL INT64 part}. */
  public static final Set<DatePart> PARTS =
      Collections.unmodifiableSet(
          EnumSet.of(
              DatePart.YEAR,
              DatePart.QUARTER,
              DatePart.MONTH,
              DatePart.WEEK,
              DatePart.DAY,
              DatePart.HOUR,
              DatePart.MINUTE,
              DatePart.SECOND,
              DatePart.MILLISECOND,
              DatePart.MICROSECOND));

  /** The parts of {@code EXTRACT(part FROM INTERVAL)}. */
  public static final Set<DatePart> EXTRACT_PARTS =
      Collections.unmodifiableSet(
          EnumSet.of(
              DatePart.YEAR,
              DatePart.MONTH,
              DatePart.DAY,
              DatePart.HOUR,
              DatePart.MINUTE,
              DatePart.SECOND,
              DatePart.MILLISECOND,
              DatePart.MICROSECOND));

  /** {@code MAKE_INTERVAL(INT64, INT64, INT64, INT64, INT64, INT64)}; all arguments given. */
  public static final ScalarKernel MAKE =
      ScalarKernel.of(
          "q_make_interval",
          List.of(INT64, INT64, INT64, INT64, INT64, INT64),
          INTERVAL,
          (in, row, out) ->
              Interval.of(
                      in[0].getLong(row),
                      in[1].getLong(row),
                      in[2].getLong(row),
                      in[3].getLong(row),
                      in[4].getLong(row),
                      in[5].getLong(row))
                  .write(out, row));

  /** What intervals compare by: {@code x < y} is this of x less than this of y. */
  public static final ScalarKernel TOTAL_MICROS =
      ScalarKernel.of(
          "q_interval_total_micros",
          List.of(INTERVAL),
          INT64,
          (in, row, out) -> out.setLong(row, Interval.read(in[0], row).totalMicros()));

  /** {@code INTERVAL + INTERVAL}. */
  public static final ScalarKernel ADD = binary("q_interval_add", Interval::plus);

  /** {@code INTERVAL - INTERVAL}. */
  public static final ScalarKernel SUBTRACT = binary("q_interval_subtract", Interval::minus);

  /** {@code -INTERVAL}. */
  public static final ScalarKernel NEGATE = unary("q_interval_negate", Interval::negate);

  /** {@code INTERVAL * INT64}. */
  public static final ScalarKernel MULTIPLY =
      ScalarKernel.of(
          "q_interval_multiply",
          List.of(INTERVAL, INT64),
          INTERVAL,
          (in, row, out) -> Interval.read(in[0], row).times(in[1].getLong(row)).write(out, row));

  /** {@code INTERVAL / INT64}. */
  public static final ScalarKernel DIVIDE =
      ScalarKernel.of(
          "q_interval_divide",
          List.of(INTERVAL, INT64),
          INTERVAL,
          (in, row, out) ->
              Interval.read(in[0], row).dividedBy(in[1].getLong(row)).write(out, row));

  /** {@code JUSTIFY_HOURS(INTERVAL)}. */
  public static final ScalarKernel JUSTIFY_HOURS = unary("q_justify_hours", Interval::justifyHours);

  /** {@code JUSTIFY_DAYS(INTERVAL)}. */
  public static final ScalarKernel JUSTIFY_DAYS = unary("q_justify_days", Interval::justifyDays);

  /** {@code JUSTIFY_INTERVAL(INTERVAL)}. */
  public static final ScalarKernel JUSTIFY_INTERVAL =
      unary("q_justify_interval", Interval::justifyInterval);

  /** {@code DATE + INTERVAL}. */
  public static final ScalarKernel DATE_PLUS = shift("q_date_plus_interval", DATE, DATETIME, false);

  /** {@code DATE - INTERVAL}. */
  public static final ScalarKernel DATE_MINUS =
      shift("q_date_minus_interval", DATE, DATETIME, true);

  /** {@code DATETIME + INTERVAL}. */
  public static final ScalarKernel DATETIME_PLUS =
      shift("q_datetime_plus_interval", DATETIME, DATETIME, false);

  /** {@code DATETIME - INTERVAL}. */
  public static final ScalarKernel DATETIME_MINUS =
      shift("q_datetime_minus_interval", DATETIME, DATETIME, true);

  /** {@code TIMESTAMP + INTERVAL}. */
  public static final ScalarKernel TIMESTAMP_PLUS =
      shift("q_timestamp_plus_interval", TIMESTAMP, TIMESTAMP, false);

  /** {@code TIMESTAMP - INTERVAL}. */
  public static final ScalarKernel TIMESTAMP_MINUS =
      shift("q_timestamp_minus_interval", TIMESTAMP, TIMESTAMP, true);

  /** {@code DATE - DATE}. */
  public static final ScalarKernel BETWEEN_DATES =
      ScalarKernel.of(
          "q_interval_between_dates",
          List.of(DATE, DATE),
          INTERVAL,
          (in, row, out) -> out.setInterval(row, 0, in[0].getInt(row) - in[1].getInt(row), 0));

  /** {@code DATETIME - DATETIME}. */
  public static final ScalarKernel BETWEEN_DATETIMES =
      ScalarKernel.of(
          "q_interval_between_datetimes",
          List.of(DATETIME, DATETIME),
          INTERVAL,
          (in, row, out) ->
              IntervalMath.betweenDatetimes(in[0].getLong(row), in[1].getLong(row))
                  .write(out, row));

  /** {@code TIMESTAMP - TIMESTAMP}. */
  public static final ScalarKernel BETWEEN_TIMESTAMPS =
      inHours("q_interval_between_timestamps", TIMESTAMP);

  /** {@code TIME - TIME}. */
  public static final ScalarKernel BETWEEN_TIMES = inHours("q_interval_between_times", TIME);

  private IntervalKernels() {}

  /** {@code INTERVAL INT64 part}. */
  public static ScalarKernel of(DatePart part) {
    if (!PARTS.contains(part)) {
      throw new IllegalArgumentException("INTERVAL of " + part);
    }
    return ScalarKernel.of(
        "q_interval_of_" + part.name().toLowerCase(Locale.ROOT),
        List.of(INT64),
        INTERVAL,
        (in, row, out) -> Interval.of(in[0].getLong(row), part).write(out, row));
  }

  /** {@code EXTRACT(part FROM INTERVAL)}. */
  public static ScalarKernel extract(DatePart part) {
    if (!EXTRACT_PARTS.contains(part)) {
      throw new IllegalArgumentException("EXTRACT of " + part);
    }
    return ScalarKernel.of(
        "q_interval_extract_" + part.name().toLowerCase(Locale.ROOT),
        List.of(INTERVAL),
        INT64,
        (in, row, out) -> out.setLong(row, Interval.read(in[0], row).extract(part)));
  }

  private static ScalarKernel unary(String name, UnaryOperator<Interval> function) {
    return ScalarKernel.of(
        name,
        List.of(INTERVAL),
        INTERVAL,
        (in, row, out) -> function.apply(Interval.read(in[0], row)).write(out, row));
  }

  private static ScalarKernel binary(String name, BinaryOperator<Interval> function) {
    return ScalarKernel.of(
        name,
        List.of(INTERVAL, INTERVAL),
        INTERVAL,
        (in, row, out) ->
            function.apply(Interval.read(in[0], row), Interval.read(in[1], row)).write(out, row));
  }

  private static ScalarKernel shift(
      String name, SqlType argument, SqlType result, boolean backwards) {
    return ScalarKernel.of(
        name,
        List.of(argument, INTERVAL),
        result,
        (in, row, out) -> {
          Interval given = Interval.read(in[1], row);
          Interval interval = backwards ? given.negate() : given;
          long start = argument == DATE ? in[0].getInt(row) * Micros.PER_DAY : in[0].getLong(row);
          out.setLong(
              row,
              argument == TIMESTAMP
                  ? IntervalMath.plusTimestamp(start, interval)
                  : IntervalMath.plusDatetime(start, interval));
        });
  }

  private static ScalarKernel inHours(String name, SqlType type) {
    return ScalarKernel.of(
        name,
        List.of(type, type),
        INTERVAL,
        (in, row, out) -> out.setInterval(row, 0, 0, in[0].getLong(row) - in[1].getLong(row)));
  }
}
