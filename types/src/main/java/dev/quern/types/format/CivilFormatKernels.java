package dev.quern.types.format;

import static dev.quern.domain.type.ScalarType.DATE;
import static dev.quern.domain.type.ScalarType.DATETIME;
import static dev.quern.domain.type.ScalarType.STRING;
import static dev.quern.domain.type.ScalarType.TIME;
import static dev.quern.domain.type.ScalarType.TIMESTAMP;

import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.types.civil.Micros;
import dev.quern.types.civil.Zone;
import dev.quern.types.kernel.LastText;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * {@code FORMAT_DATE}, {@code FORMAT_DATETIME}, {@code FORMAT_TIME}, {@code FORMAT_TIMESTAMP}.
 * Source: "Format elements".
 */
public final class CivilFormatKernels {

  /** {@code FORMAT_DATE(STRING, DATE)}. */
  public static final ScalarKernel FORMAT_DATE = formatDate();

  /** {@code FORMAT_DATETIME(STRING, DATETIME)}, and the other FORMAT_ functions of a DATETIME. */
  public static final ScalarKernel FORMAT_DATETIME = formatDatetime();

  /** {@code FORMAT_TIME(STRING, TIME)}. */
  public static final ScalarKernel FORMAT_TIME = formatTime();

  /**
   * {@code FORMAT_TIMESTAMP(STRING, TIMESTAMP, STRING)}, and the other FORMAT_ functions of a
   * TIMESTAMP; the time zone is always given.
   */
  public static final ScalarKernel FORMAT_TIMESTAMP = formatTimestamp();

  /** {@code PARSE_DATE(STRING, STRING)}. */
  public static final ScalarKernel PARSE_DATE = parseDate();

  /** {@code PARSE_DATETIME(STRING, STRING)}. */
  public static final ScalarKernel PARSE_DATETIME =
      parse("q_parse_datetime", CivilKind.DATETIME, DATETIME, CivilFields::datetime);

  /** {@code PARSE_TIME(STRING, STRING)}. */
  public static final ScalarKernel PARSE_TIME =
      parse("q_parse_time", CivilKind.TIME, TIME, fields -> fields.time() % Micros.PER_DAY);

  /** {@code PARSE_TIMESTAMP(STRING, STRING, STRING)}; the time zone is always given. */
  public static final ScalarKernel PARSE_TIMESTAMP = parseTimestamp();

  private CivilFormatKernels() {}

  private static LastText<CivilFormat> formats(CivilKind kind) {
    return new LastText<>(format -> CivilFormat.compile(format, kind));
  }

  private static ScalarKernel formatDate() {
    LastText<CivilFormat> formats = formats(CivilKind.DATE);
    return ScalarKernel.of(
        "q_format_date",
        List.of(STRING, DATE),
        STRING,
        (in, row, out) -> {
          Moment moment = Moment.ofLocal(in[1].getInt(row) * Micros.PER_DAY);
          out.setString(row, formats.get(in[0], row).print(moment));
        });
  }

  private static ScalarKernel formatDatetime() {
    LastText<CivilFormat> formats = formats(CivilKind.DATETIME);
    return ScalarKernel.of(
        "q_format_datetime",
        List.of(STRING, DATETIME),
        STRING,
        (in, row, out) -> {
          Moment moment = Moment.ofLocal(in[1].getLong(row));
          out.setString(row, formats.get(in[0], row).print(moment));
        });
  }

  private static ScalarKernel formatTime() {
    LastText<CivilFormat> formats = formats(CivilKind.TIME);
    return ScalarKernel.of(
        "q_format_time",
        List.of(STRING, TIME),
        STRING,
        (in, row, out) -> {
          Moment moment = Moment.ofLocal(in[1].getLong(row));
          out.setString(row, formats.get(in[0], row).print(moment));
        });
  }

  private static ScalarKernel formatTimestamp() {
    LastText<CivilFormat> formats = formats(CivilKind.TIMESTAMP);
    LastText<Zone> zones = new LastText<>(Zone::of);
    return ScalarKernel.of(
        "q_format_timestamp",
        List.of(STRING, TIMESTAMP, STRING),
        STRING,
        (in, row, out) -> {
          Moment moment = Moment.of(in[1].getLong(row), zones.get(in[2], row));
          out.setString(row, formats.get(in[0], row).print(moment));
        });
  }

  private static LastText<CivilScanner> scanners(CivilKind kind) {
    return new LastText<>(format -> CivilScanner.compile(format, kind));
  }

  private static ScalarKernel parseDate() {
    LastText<CivilScanner> scanners = scanners(CivilKind.DATE);
    return ScalarKernel.of(
        "q_parse_date",
        List.of(STRING, STRING),
        DATE,
        (in, row, out) ->
            out.setInt(row, scanners.get(in[0], row).scan(in[1].getString(row)).date()));
  }

  private static ScalarKernel parse(
      String name, CivilKind kind, SqlType result, ToLongFunction<CivilFields> value) {
    LastText<CivilScanner> scanners = scanners(kind);
    return ScalarKernel.of(
        name,
        List.of(STRING, STRING),
        result,
        (in, row, out) ->
            out.setLong(
                row, value.applyAsLong(scanners.get(in[0], row).scan(in[1].getString(row)))));
  }

  private static ScalarKernel parseTimestamp() {
    LastText<CivilScanner> scanners = scanners(CivilKind.TIMESTAMP);
    LastText<Zone> zones = new LastText<>(Zone::of);
    return ScalarKernel.of(
        "q_parse_timestamp",
        List.of(STRING, STRING, STRING),
        TIMESTAMP,
        (in, row, out) -> {
          Zone zone = zones.get(in[2], row);
          CivilFields fields = scanners.get(in[0], row).scan(in[1].getString(row));
          out.setLong(row, fields.timestamp(zone));
        });
  }
}
