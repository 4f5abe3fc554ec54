package dev.quern.types.civil;

import static dev.quern.domain.type.ScalarType.DATE;
import static dev.quern.domain.type.ScalarType.DATETIME;
import static dev.quern.domain.type.ScalarType.TIMESTAMP;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.storage.kernel.VectorWriter;
import java.util.List;

/**
 * Kernels of points in time whose result is the same all day long, such as the start of the month.
 * Times in a column are mostly near those of the rows before, so the day found last, as a time zone
 * has it, stands for its neighbours: two comparisons instead of a calendar.
 */
final class DayKernels {

  private DayKernels() {}

  /** Computes what holds for a whole day. */
  @FunctionalInterface
  interface Body {
    /**
     * The result as an INT64, the microseconds of a time, or a DATE.
     *
     * @param micros the point in time, for the text of errors
     * @param day its day in the zone
     */
    long apply(long micros, int day, Zone zone);
  }

  /** A kernel of a TIMESTAMP and the name of a time zone. */
  static ScalarKernel ofTimestamp(String name, SqlType result, Body body) {
    return ZonedKernels.ofRows(
        name,
        TIMESTAMP,
        result,
        (in, from, to, zone, out) -> rows(in, from, to, zone, out, result == DATE, body));
  }

  /** A kernel of a DATETIME. */
  static ScalarKernel ofDatetime(String name, SqlType result, Body body) {
    boolean isDate = result == DATE;
    return ScalarKernel.of(
            name,
            List.of(DATETIME),
            result,
            (in, row, out) -> rows(in[0], row, row + 1, Zone.UTC, out, isDate, body))
        .withBatchBody(
            (in, rowCount, out) -> rows(in[0], 0, rowCount, Zone.UTC, out, isDate, body));
  }

  private static void rows(
      ColumnVector in, int from, int to, Zone zone, VectorWriter out, boolean isDate, Body body) {
    long start = 0;
    long end = 0;
    long value = 0;
    for (int row = from; row < to; row++) {
      long micros = in.getLong(row);
      if (micros < start || micros >= end) {
        // Within a span of one offset a local day is one stretch of time.
        Zone.Span span = zone.span(micros);
        int day = Micros.day(micros + span.offset());
        long midnight = day * Micros.PER_DAY - span.offset();
        start = Math.max(midnight, span.start());
        end = Math.min(midnight + Micros.PER_DAY, span.end());
        value = body.apply(micros, day, zone);
      }
      if (isDate) {
        out.setInt(row, (int) value);
      } else {
        out.setLong(row, value);
      }
    }
  }
}
