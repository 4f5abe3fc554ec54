package dev.quern.types.civil;

import static dev.quern.domain.type.ScalarType.DATE;
import static dev.quern.domain.type.ScalarType.DATETIME;
import static dev.quern.domain.type.ScalarType.INT64;
import static dev.quern.domain.type.ScalarType.STRING;
import static dev.quern.domain.type.ScalarType.TIME;
import static dev.quern.domain.type.ScalarType.TIMESTAMP;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.types.kernel.ArrayLimit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * TIMESTAMP functions. Where a time zone matters it is the last argument and always given. {@code
 * CURRENT_DATE}, {@code CURRENT_DATETIME} and {@code CURRENT_TIME} are {@link #TO_DATE}, {@link
 * #TO_DATETIME} and {@link #TO_TIME} of the statement's instant. Source: "Timestamp functions".
 */
public final class TimestampKernels {

  /** The parts of {@code TIMESTAMP_ADD}, {@code TIMESTAMP_SUB} and {@code TIMESTAMP_DIFF}. */
  public static final Set<DatePart> ADD_PARTS =
      Parts.setOf(EnumSet.range(DatePart.MICROSECOND, DatePart.DAY));

  /** The parts of {@code TIMESTAMP_TRUNC}. */
  public static final Set<DatePart> TRUNC_PARTS = DatetimeKernels.TRUNC_PARTS;

  /** The parts of {@code EXTRACT} that are INT64. */
  public static final Set<DatePart> EXTRACT_PARTS = DatetimeKernels.EXTRACT_PARTS;

  /** {@code DATE(TIMESTAMP, STRING)}, {@code EXTRACT(DATE FROM TIMESTAMP AT TIME ZONE STRING)}. */
  public static final ScalarKernel TO_DATE =
      DayKernels.ofTimestamp("q_timestamp_to_date", DATE, TimestampMath::requireDate);

  /** {@code TIME(TIMESTAMP, STRING)}, {@code EXTRACT(TIME FROM TIMESTAMP AT TIME ZONE STRING)}. */
  public static final ScalarKernel TO_TIME =
      ZonedKernels.of(
          "q_timestamp_to_time",
          TIMESTAMP,
          TIME,
          (in, row, zone, out) -> out.setLong(row, TimestampMath.toTime(in.getLong(row), zone)));

  /**
   * {@code DATETIME(TIMESTAMP, STRING)}, {@code EXTRACT(DATETIME FROM TIMESTAMP AT TIME ZONE
   * STRING)}.
   */
  public static final ScalarKernel TO_DATETIME =
      ZonedKernels.of(
          "q_timestamp_to_datetime",
          TIMESTAMP,
          DATETIME,
          (in, row, zone, out) ->
              out.setLong(row, TimestampMath.toDatetime(in.getLong(row), zone)));

  /** {@code TIMESTAMP(DATE, STRING)}. */
  public static final ScalarKernel OF_DATE =
      ZonedKernels.of(
          "q_timestamp_of_date",
          DATE,
          TIMESTAMP,
          (in, row, zone, out) -> out.setLong(row, TimestampMath.ofDate(in.getInt(row), zone)));

  /** {@code TIMESTAMP(DATETIME, STRING)}. */
  public static final ScalarKernel OF_DATETIME =
      ZonedKernels.of(
          "q_timestamp_of_datetime",
          DATETIME,
          TIMESTAMP,
          (in, row, zone, out) ->
              out.setLong(row, TimestampMath.ofDatetime(in.getLong(row), zone)));

  /**
   * {@code TIMESTAMP(STRING, STRING)}: the first string must not name a time zone. {@code
   * TIMESTAMP(STRING)} is a cast.
   */
  public static final ScalarKernel OF_STRING_WITHOUT_ZONE =
      ZonedKernels.of(
          "q_timestamp_of_string_without_zone",
          STRING,
          TIMESTAMP,
          (in, row, zone, out) ->
              out.setLong(row, CivilParser.timestampWithoutZone(in.getString(row), zone)));

  /** {@code STRING(TIMESTAMP, STRING)}. */
  public static final ScalarKernel TO_STRING =
      ZonedKernels.of(
          "q_timestamp_to_string",
          TIMESTAMP,
          STRING,
          (in, row, zone, out) -> out.setString(row, CivilText.timestamp(in.getLong(row), zone)));

  /** {@code TIMESTAMP_SECONDS(INT64)}. */
  public static final ScalarKernel OF_SECONDS = ofUnix("q_timestamp_seconds", Micros.PER_SECOND);

  /** {@code TIMESTAMP_MILLIS(INT64)}. */
  public static final ScalarKernel OF_MILLIS = ofUnix("q_timestamp_millis", Micros.PER_MILLISECOND);

  /** {@code TIMESTAMP_MICROS(INT64)}. */
  public static final ScalarKernel OF_MICROS = ofUnix("q_timestamp_micros", 1);

  /** {@code UNIX_SECONDS(TIMESTAMP)}. */
  public static final ScalarKernel UNIX_SECONDS = toUnix("q_unix_seconds", Micros.PER_SECOND);

  /** {@code UNIX_MILLIS(TIMESTAMP)}. */
  public static final ScalarKernel UNIX_MILLIS = toUnix("q_unix_millis", Micros.PER_MILLISECOND);

  /** {@code UNIX_MICROS(TIMESTAMP)}; DuckDB's {@code epoch_us} is the same. */
  public static final ScalarKernel UNIX_MICROS = toUnix("q_unix_micros", 1);

  private TimestampKernels() {}

  private static ScalarKernel ofUnix(String name, long unit) {
    return ScalarKernel.of(
        name,
        List.of(INT64),
        TIMESTAMP,
        (in, row, out) -> out.setLong(row, TimestampMath.ofUnix(in[0].getLong(row), unit)));
  }

  private static ScalarKernel toUnix(String name, long unit) {
    return ScalarKernel.of(
        name,
        List.of(TIMESTAMP),
        INT64,
        (in, row, out) -> out.setLong(row, Math.floorDiv(in[0].getLong(row), unit)));
  }

  /** {@code TIMESTAMP_ADD(TIMESTAMP, INTERVAL INT64 part)}. */
  public static ScalarKernel add(DatePart part) {
    Parts.require(ADD_PARTS, part, "TIMESTAMP_ADD");
    return ScalarKernel.of(
        Parts.kernel("q_timestamp_add", part),
        List.of(TIMESTAMP, INT64),
        TIMESTAMP,
        (in, row, out) ->
            out.setLong(row, TimestampMath.add(in[0].getLong(row), in[1].getLong(row), part)));
  }

  /** {@code TIMESTAMP_SUB(TIMESTAMP, INTERVAL INT64 part)}. */
  public static ScalarKernel subtract(DatePart part) {
    Parts.require(ADD_PARTS, part, "TIMESTAMP_SUB");
    return ScalarKernel.of(
        Parts.kernel("q_timestamp_sub", part),
        List.of(TIMESTAMP, INT64),
        TIMESTAMP,
        (in, row, out) ->
            out.setLong(row, TimestampMath.subtract(in[0].getLong(row), in[1].getLong(row), part)));
  }

  /** {@code TIMESTAMP_DIFF(TIMESTAMP, TIMESTAMP, part)}. */
  public static ScalarKernel diff(DatePart part) {
    Parts.require(ADD_PARTS, part, "TIMESTAMP_DIFF");
    return ScalarKernel.of(
        Parts.kernel("q_timestamp_diff", part),
        List.of(TIMESTAMP, TIMESTAMP),
        INT64,
        (in, row, out) ->
            out.setLong(row, TimestampMath.diff(in[0].getLong(row), in[1].getLong(row), part)));
  }

  /** {@code TIMESTAMP_TRUNC(TIMESTAMP, part, STRING)}. */
  public static ScalarKernel trunc(DatePart part) {
    Parts.require(TRUNC_PARTS, part, "TIMESTAMP_TRUNC");
    String name = Parts.kernel("q_timestamp_trunc", part);
    return part.isTime()
        ? ZonedKernels.of(
            name,
            TIMESTAMP,
            TIMESTAMP,
            (in, row, zone, out) ->
                out.setLong(row, TimestampMath.truncTime(in.getLong(row), part, zone)))
        : DayKernels.ofTimestamp(
            name,
            TIMESTAMP,
            (micros, day, zone) -> TimestampMath.truncDay(micros, day, part, zone));
  }

  /** {@code EXTRACT(part FROM TIMESTAMP AT TIME ZONE STRING)} of parts that are INT64. */
  public static ScalarKernel extract(DatePart part) {
    Parts.require(EXTRACT_PARTS, part, "EXTRACT");
    String name = Parts.kernel("q_timestamp_extract", part);
    return part.isTime()
        ? ZonedKernels.of(
            name,
            TIMESTAMP,
            INT64,
            (in, row, zone, out) ->
                out.setLong(row, TimestampMath.extractTime(in.getLong(row), part, zone)))
        : DayKernels.ofTimestamp(name, INT64, (_, day, _) -> DateMath.extract(day, part));
  }

  /** {@code GENERATE_TIMESTAMP_ARRAY(TIMESTAMP, TIMESTAMP, INTERVAL INT64 part)}. */
  public static ScalarKernel generateArray(DatePart part) {
    Parts.require(ADD_PARTS, part, "GENERATE_TIMESTAMP_ARRAY");
    return ScalarKernel.of(
        Parts.kernel("q_generate_timestamp_array", part),
        List.of(TIMESTAMP, TIMESTAMP, INT64),
        SqlType.array(TIMESTAMP),
        (in, row, out) -> generate(in, row, out, part));
  }

  private static void generate(ColumnVector[] in, int row, VectorWriter out, DatePart part) {
    long start = in[0].getLong(row);
    long end = in[1].getLong(row);
    long amount = in[2].getLong(row);
    if (amount == 0) {
      throw ArrayLimit.zeroStep();
    }
    long count = 0;
    if (amount > 0 ? start <= end : start >= end) {
      long step = DatetimeMath.plusMicros(0, amount, part.micros());
      count = step == Long.MAX_VALUE ? 1 : (end - start) / step + 1;
      if (count > ArrayLimit.MAX_ELEMENTS) {
        throw ArrayLimit.exceededBy("GENERATE_TIMESTAMP_ARRAY");
      }
    }
    int at = out.startList(row, (int) count);
    VectorWriter elements = out.child(0);
    for (int i = 0; i < count; i++) {
      elements.setLong(at + i, start + (i == 0 ? 0 : i * amount * part.micros()));
    }
  }
}
