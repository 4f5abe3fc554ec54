package dev.quern.types.civil;

import static dev.quern.domain.type.ScalarType.DATE;
import static dev.quern.domain.type.ScalarType.INT64;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.types.kernel.ArrayLimit;
import dev.quern.types.kernel.Batches;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * DATE functions. Source: "Date functions", "Array functions".
 *
 * <p>Where DuckDB's own function is right no kernel is needed: {@code year}, {@code month}, {@code
 * day}, {@code quarter}, {@code dayofyear}, {@code dayofweek(x) + 1}, {@code week} for ISOWEEK and
 * {@code isoyear} for EXTRACT; {@code x - DATE '1970-01-01'} for UNIX_DATE; comparisons.
 */
public final class DateKernels {

  /** The parts of {@code DATE_ADD} and {@code DATE_SUB}. */
  public static final Set<DatePart> ADD_PARTS =
      Parts.setOf(
          EnumSet.of(DatePart.DAY, DatePart.WEEK, DatePart.MONTH, DatePart.QUARTER, DatePart.YEAR));

  /** The parts of {@code LAST_DAY}. */
  public static final Set<DatePart> LAST_DAY_PARTS =
      Parts.setOf(EnumSet.range(DatePart.WEEK, DatePart.ISOYEAR));

  /** The parts of {@code DATE_DIFF} and {@code DATE_TRUNC}. */
  public static final Set<DatePart> TRUNC_PARTS =
      Parts.union(EnumSet.of(DatePart.DAY), LAST_DAY_PARTS);

  /** The parts of {@code EXTRACT}. */
  public static final Set<DatePart> EXTRACT_PARTS =
      Parts.setOf(EnumSet.range(DatePart.DAY, DatePart.ISOYEAR));

  /** {@code DATE(INT64, INT64, INT64)}. */
  public static final ScalarKernel OF_PARTS =
      ScalarKernel.of(
          "q_date_of_parts",
          List.of(INT64, INT64, INT64),
          DATE,
          (in, row, out) ->
              out.setInt(
                  row, DateMath.of(in[0].getLong(row), in[1].getLong(row), in[2].getLong(row))));

  /** {@code DATE_FROM_UNIX_DATE(INT64)}. */
  public static final ScalarKernel FROM_UNIX_DATE =
      ScalarKernel.of(
          "q_date_from_unix_date",
          List.of(INT64),
          DATE,
          (in, row, out) -> out.setInt(row, DateMath.ofUnixDate(in[0].getLong(row))));

  /** {@code UNIX_DATE(DATE)}. */
  public static final ScalarKernel UNIX_DATE =
      ScalarKernel.of(
          "q_unix_date",
          List.of(DATE),
          INT64,
          (in, row, out) -> out.setLong(row, in[0].getInt(row)));

  private DateKernels() {}

  /** {@code DATE_ADD(DATE, INTERVAL INT64 part)}, {@code DATE + INT64} with DAY. */
  public static ScalarKernel add(DatePart part) {
    Parts.require(ADD_PARTS, part, "DATE_ADD");
    return ScalarKernel.of(
            Parts.kernel("q_date_add", part),
            List.of(DATE, INT64),
            DATE,
            (in, row, out) ->
                out.setInt(row, DateMath.add(in[0].getInt(row), in[1].getLong(row), part)))
        .withBatchBody((in, rowCount, out) ->
            Batches.eachRow(
                in,
                rowCount,
                row -> out.setInt(row, DateMath.add(in[0].getInt(row), in[1].getLong(row), part))));
  }

  /** {@code DATE_SUB(DATE, INTERVAL INT64 part)}, {@code DATE - INT64} with DAY. */
  public static ScalarKernel subtract(DatePart part) {
    Parts.require(ADD_PARTS, part, "DATE_SUB");
    return ScalarKernel.of(
            Parts.kernel("q_date_sub", part),
            List.of(DATE, INT64),
            DATE,
            (in, row, out) ->
                out.setInt(row, DateMath.subtract(in[0].getInt(row), in[1].getLong(row), part)))
        .withBatchBody((in, rowCount, out) ->
            Batches.eachRow(
                in,
                rowCount,
                row ->
                    out.setInt(
                        row, DateMath.subtract(in[0].getInt(row), in[1].getLong(row), part))));
  }

  /** {@code DATE_DIFF(DATE, DATE, part)}. */
  public static ScalarKernel diff(DatePart part) {
    Parts.require(TRUNC_PARTS, part, "DATE_DIFF");
    return ScalarKernel.of(
            Parts.kernel("q_date_diff", part),
            List.of(DATE, DATE),
            INT64,
            (in, row, out) ->
                out.setLong(row, DateMath.diff(in[0].getInt(row), in[1].getInt(row), part)))
        .withBatchBody((in, rowCount, out) ->
            Batches.eachRow(
                in,
                rowCount,
                row ->
                    out.setLong(row, DateMath.diff(in[0].getInt(row), in[1].getInt(row), part))));
  }

  /** {@code DATE_TRUNC(DATE, part)}. */
  public static ScalarKernel trunc(DatePart part) {
    Parts.require(TRUNC_PARTS, part, "DATE_TRUNC");
    return ScalarKernel.of(
            Parts.kernel("q_date_trunc", part),
            List.of(DATE),
            DATE,
            (in, row, out) -> out.setInt(row, DateMath.trunc(in[0].getInt(row), part)))
        .withBatchBody((in, rowCount, out) ->
            Batches.eachRow(
                in, rowCount, row -> out.setInt(row, DateMath.trunc(in[0].getInt(row), part))));
  }

  /** {@code LAST_DAY(DATE, part)}. */
  public static ScalarKernel lastDay(DatePart part) {
    Parts.require(LAST_DAY_PARTS, part, "LAST_DAY");
    return ScalarKernel.of(
            Parts.kernel("q_date_last_day", part),
            List.of(DATE),
            DATE,
            (in, row, out) -> out.setInt(row, DateMath.lastDay(in[0].getInt(row), part)))
        .withBatchBody((in, rowCount, out) ->
            Batches.eachRow(
                in, rowCount, row -> out.setInt(row, DateMath.lastDay(in[0].getInt(row), part))));
  }

  /** {@code EXTRACT(part FROM DATE)}. */
  public static ScalarKernel extract(DatePart part) {
    Parts.require(EXTRACT_PARTS, part, "EXTRACT");
    return ScalarKernel.of(
            Parts.kernel("q_date_extract", part),
            List.of(DATE),
            INT64,
            (in, row, out) -> out.setLong(row, DateMath.extract(in[0].getInt(row), part)))
        .withBatchBody((in, rowCount, out) ->
            Batches.eachRow(
                in, rowCount, row -> out.setLong(row, DateMath.extract(in[0].getInt(row), part))));
  }

  /** {@code GENERATE_DATE_ARRAY(DATE, DATE, INTERVAL INT64 part)}; the step is always given. */
  public static ScalarKernel generateArray(DatePart part) {
    Parts.require(ADD_PARTS, part, "GENERATE_DATE_ARRAY");
    return ScalarKernel.of(
        Parts.kernel("q_generate_date_array", part),
        List.of(DATE, DATE, INT64),
        SqlType.array(DATE),
        (in, row, out) -> generate(in, row, out, part));
  }

  private static void generate(ColumnVector[] in, int row, VectorWriter out, DatePart part) {
    int start = in[0].getInt(row);
    int end = in[1].getInt(row);
    long step = in[2].getLong(row);
    if (step == 0) {
      throw ArrayLimit.zeroStep();
    }
    // Each step starts from the date before: January 31, February 29, March 29.
    int count = 0;
    for (long date = start; isBefore(date, end, step); date = plus(date, step, part)) {
      if (++count > ArrayLimit.MAX_ELEMENTS) {
        throw ArrayLimit.exceededBy("GENERATE_DATE_ARRAY");
      }
    }
    int at = out.startList(row, count);
    VectorWriter elements = out.child(0);
    long date = start;
    for (int i = 0; i < count; i++) {
      elements.setInt(at + i, (int) date);
      date = plus(date, step, part);
    }
  }

  private static long plus(long date, long step, DatePart part) {
    return DateMath.plus((int) date, step, part);
  }

  private static boolean isBefore(long date, int end, long step) {
    return CivilDay.isInRange(date) && (step > 0 ? date <= end : date >= end);
  }
}
