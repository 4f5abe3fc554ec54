package dev.quern.types.format;

import static dev.quern.domain.type.ScalarType.BIGNUMERIC;
import static dev.quern.domain.type.ScalarType.DATE;
import static dev.quern.domain.type.ScalarType.DATETIME;
import static dev.quern.domain.type.ScalarType.FLOAT64;
import static dev.quern.domain.type.ScalarType.INT64;
import static dev.quern.domain.type.ScalarType.NUMERIC;
import static dev.quern.domain.type.ScalarType.STRING;
import static dev.quern.domain.type.ScalarType.TIME;
import static dev.quern.domain.type.ScalarType.TIMESTAMP;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.types.civil.Micros;
import dev.quern.types.civil.Zone;
import dev.quern.types.kernel.LastText;
import dev.quern.types.numeric.BigNumeric;
import dev.quern.types.numeric.Numeric;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/**
 * {@code CAST(x AS STRING FORMAT model)} of dates, times and numbers, and {@code CAST(text AS type
 * FORMAT model)} back. Where a time zone matters it is the last argument and always given. Casts
 * that read a date take the current date, for what the text leaves open. Source: "Format clause for
 * CAST".
 */
public final class ModelKernels {

  /** {@code CAST(DATE AS STRING FORMAT STRING)}. */
  public static final ScalarKernel DATE_TO_STRING =
      print(DATE, CivilKind.DATE, (in, row) -> in.getInt(row) * Micros.PER_DAY);

  /** {@code CAST(DATETIME AS STRING FORMAT STRING)}. */
  public static final ScalarKernel DATETIME_TO_STRING =
      print(DATETIME, CivilKind.DATETIME, ColumnVector::getLong);

  /** {@code CAST(TIME AS STRING FORMAT STRING)}. */
  public static final ScalarKernel TIME_TO_STRING =
      print(TIME, CivilKind.TIME, ColumnVector::getLong);

  /** {@code CAST(TIMESTAMP AS STRING FORMAT STRING AT TIME ZONE STRING)}. */
  public static final ScalarKernel TIMESTAMP_TO_STRING = printTimestamp();

  /** {@code CAST(INT64 AS STRING FORMAT STRING)}. */
  public static final ScalarKernel INT64_TO_STRING =
      printNumber(INT64, (in, row) -> BigDecimal.valueOf(in.getLong(row)));

  /** {@code CAST(NUMERIC AS STRING FORMAT STRING)}. */
  public static final ScalarKernel NUMERIC_TO_STRING =
      printNumber(NUMERIC, (in, row) -> Numeric.read(in, row).toBigDecimal());

  /** {@code CAST(BIGNUMERIC AS STRING FORMAT STRING)}. */
  public static final ScalarKernel BIGNUMERIC_TO_STRING =
      printNumber(BIGNUMERIC, (in, row) -> BigNumeric.read(in, row).toBigDecimal());

  /** {@code CAST(FLOAT64 AS STRING FORMAT STRING)}. */
  public static final ScalarKernel FLOAT64_TO_STRING = printFloat64();

  /** {@code CAST(STRING AS DATE FORMAT STRING)}; the text, the model, the current date. */
  public static final ScalarKernel STRING_TO_DATE = readDate();

  /** {@code CAST(STRING AS DATETIME FORMAT STRING)}; the text, the model, the current date. */
  public static final ScalarKernel STRING_TO_DATETIME = readDatetime();

  /** {@code CAST(STRING AS TIME FORMAT STRING)}. */
  public static final ScalarKernel STRING_TO_TIME = readTime();

  /**
   * {@code CAST(STRING AS TIMESTAMP FORMAT STRING AT TIME ZONE STRING)}; the text, the model, the
   * current date, the time zone.
   */
  public static final ScalarKernel STRING_TO_TIMESTAMP = readTimestamp();

  private ModelKernels() {}

  private interface Local {
    long micros(ColumnVector vector, int row);
  }

  private static String nameOf(SqlType type) {
    return type.toString().toLowerCase(Locale.ROOT);
  }

  private static ScalarKernel print(SqlType type, CivilKind kind, Local local) {
    LastText<CivilModel> models = new LastText<>(m -> CivilModel.forPrinting(m, kind));
    return ScalarKernel.of(
        "q_cast_" + nameOf(type) + "_to_string_format",
        List.of(type, STRING),
        STRING,
        (in, row, out) -> {
          Moment moment = Moment.ofLocal(local.micros(in[0], row));
          out.setString(row, models.get(in[1], row).print(moment));
        });
  }

  private static ScalarKernel printTimestamp() {
    LastText<CivilModel> models =
        new LastText<>(m -> CivilModel.forPrinting(m, CivilKind.TIMESTAMP));
    LastText<Zone> zones = new LastText<>(Zone::of);
    return ScalarKernel.of(
        "q_cast_timestamp_to_string_format",
        List.of(TIMESTAMP, STRING, STRING),
        STRING,
        (in, row, out) -> {
          Moment moment = Moment.of(in[0].getLong(row), zones.get(in[2], row));
          out.setString(row, models.get(in[1], row).print(moment));
        });
  }

  private static ScalarKernel printNumber(
      SqlType type, BiFunction<ColumnVector, Integer, BigDecimal> value) {
    LastText<NumberModel> models = new LastText<>(NumberModel::compile);
    return ScalarKernel.of(
        "q_cast_" + nameOf(type) + "_to_string_format",
        List.of(type, STRING),
        STRING,
        (in, row, out) ->
            out.setString(row, models.get(in[1], row).print(value.apply(in[0], row))));
  }

  private static ScalarKernel printFloat64() {
    LastText<NumberModel> models = new LastText<>(NumberModel::compile);
    return ScalarKernel.of(
        "q_cast_float64_to_string_format",
        List.of(FLOAT64, STRING),
        STRING,
        (in, row, out) -> out.setString(row, models.get(in[1], row).print(in[0].getDouble(row))));
  }

  private static LastText<CivilModelReader> readers(CivilKind kind) {
    return new LastText<>(model -> CivilModelReader.compile(model, kind));
  }

  private static ScalarKernel readDate() {
    LastText<CivilModelReader> readers = readers(CivilKind.DATE);
    return ScalarKernel.of(
        "q_cast_string_to_date_format",
        List.of(STRING, STRING, DATE),
        DATE,
        (in, row, out) ->
            out.setInt(
                row, readers.get(in[1], row).read(in[0].getString(row)).date(in[2].getInt(row))));
  }

  private static ScalarKernel readDatetime() {
    LastText<CivilModelReader> readers = readers(CivilKind.DATETIME);
    return ScalarKernel.of(
        "q_cast_string_to_datetime_format",
        List.of(STRING, STRING, DATE),
        DATETIME,
        (in, row, out) ->
            out.setLong(
                row,
                readers.get(in[1], row).read(in[0].getString(row)).datetime(in[2].getInt(row))));
  }

  private static ScalarKernel readTime() {
    LastText<CivilModelReader> readers = readers(CivilKind.TIME);
    return ScalarKernel.of(
        "q_cast_string_to_time_format",
        List.of(STRING, STRING),
        TIME,
        (in, row, out) ->
            out.setLong(row, readers.get(in[1], row).read(in[0].getString(row)).time()));
  }

  private static ScalarKernel readTimestamp() {
    LastText<CivilModelReader> readers = readers(CivilKind.TIMESTAMP);
    LastText<Zone> zones = new LastText<>(Zone::of);
    return ScalarKernel.of(
        "q_cast_string_to_timestamp_format",
        List.of(STRING, STRING, DATE, STRING),
        TIMESTAMP,
        (in, row, out) -> {
          Zone zone = zones.get(in[3], row);
          CivilModelFields fields = readers.get(in[1], row).read(in[0].getString(row));
          out.setLong(row, fields.timestamp(in[2].getInt(row), zone));
        });
  }
}
