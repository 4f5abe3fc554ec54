package dev.quern.adapter.rest.rows;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.types.civil.Micros;
import org.jspecify.annotations.Nullable;

/** How a client wants TIMESTAMP values. Source: REST type {@code DataFormatOptions}. */
public enum TimestampFormat {
  /** Seconds since the epoch as a floating point number, {@code 1.7040672E9}. */
  FLOAT64,
  /** Microseconds since the epoch. */
  INT64,
  /** {@code 2024-01-01T00:00:00.000000Z}. */
  ISO8601_STRING;

  /** The format that a request's options ask for. */
  public static TimestampFormat of(@Nullable Boolean useInt64, @Nullable String output) {
    if (output == null
        || output.isEmpty()
        || output.equals("TIMESTAMP_OUTPUT_FORMAT_UNSPECIFIED")) {
      return Boolean.TRUE.equals(useInt64) ? INT64 : FLOAT64;
    }
    for (TimestampFormat format : values()) {
      if (format.name().equals(output)) {
        return format;
      }
    }
    throw new BigQueryException(
        ErrorReason.INVALID,
        "formatOptions.timestampOutputFormat",
        "Invalid value for timestampOutputFormat: " + output + " is not a valid value");
  }

  void write(JsonBytes out, long micros) {
    switch (this) {
      case FLOAT64 -> out.ascii(Double.toString(micros / (double) Micros.PER_SECOND));
      case INT64 -> out.number(micros);
      case ISO8601_STRING -> {
        CivilBytes.date(out, (int) Math.floorDiv(micros, Micros.PER_DAY));
        out.raw('T');
        long time = Math.floorMod(micros, Micros.PER_DAY);
        CivilBytes.time(out, time - time % Micros.PER_SECOND);
        out.raw('.');
        out.padded(time % Micros.PER_SECOND, 6);
        out.raw('Z');
      }
    }
  }

  /** Writes a bound of a range, {@code 1704067200.000000}. */
  void writeBound(JsonBytes out, long micros) {
    if (this == FLOAT64) {
      if (micros < 0) {
        out.raw('-');
      }
      long absolute = Math.abs(micros);
      out.number(absolute / Micros.PER_SECOND);
      out.raw('.');
      out.padded(absolute % Micros.PER_SECOND, 6);
    } else {
      write(out, micros);
    }
  }
}
