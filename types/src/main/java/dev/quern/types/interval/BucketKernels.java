package dev.quern.types.interval;

import static dev.quern.domain.type.ScalarType.DATE;
import static dev.quern.domain.type.ScalarType.DATETIME;
import static dev.quern.domain.type.ScalarType.INTERVAL;
import static dev.quern.domain.type.ScalarType.TIMESTAMP;

import dev.quern.storage.kernel.ScalarKernel;
import java.util.List;

/**
 * The lower bound of the bucket that a date or time lies in; the origin is always given, 1950-01-01
 * by default. Source: "Time series functions".
 */
public final class BucketKernels {

  /** {@code DATE_BUCKET(DATE, INTERVAL, DATE)}. */
  public static final ScalarKernel DATE_BUCKET =
      ScalarKernel.of(
          "q_date_bucket",
          List.of(DATE, INTERVAL, DATE),
          DATE,
          (in, row, out) ->
              out.setInt(
                  row,
                  IntervalMath.dateBucket(
                      in[0].getInt(row), Interval.read(in[1], row), in[2].getInt(row))));

  /** {@code DATETIME_BUCKET(DATETIME, INTERVAL, DATETIME)}. */
  public static final ScalarKernel DATETIME_BUCKET =
      ScalarKernel.of(
          "q_datetime_bucket",
          List.of(DATETIME, INTERVAL, DATETIME),
          DATETIME,
          (in, row, out) ->
              out.setLong(
                  row,
                  IntervalMath.datetimeBucket(
                      in[0].getLong(row), Interval.read(in[1], row), in[2].getLong(row))));

  /** {@code TIMESTAMP_BUCKET(TIMESTAMP, INTERVAL, TIMESTAMP)}. */
  public static final ScalarKernel TIMESTAMP_BUCKET =
      ScalarKernel.of(
          "q_timestamp_bucket",
          List.of(TIMESTAMP, INTERVAL, TIMESTAMP),
          TIMESTAMP,
          (in, row, out) ->
              out.setLong(
                  row,
                  IntervalMath.timestampBucket(
                      in[0].getLong(row), Interval.read(in[1], row), in[2].getLong(row))));

  private BucketKernels() {}
}
