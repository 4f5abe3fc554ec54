package dev.quern.sql.function;

import static dev.quern.domain.type.ScalarType.DATE;
import static dev.quern.domain.type.ScalarType.DATETIME;
import static dev.quern.domain.type.ScalarType.TIMESTAMP;
import static dev.quern.sql.function.FunctionRow.table;

import java.util.List;

/** Source: "Time series functions". */
final class TimeSeriesFunctions {

  static final List<FunctionDefinition> TABLE =
      table(
          "time-series-functions",
          CivilArithmetic.bucket("DATE_BUCKET", DATE, DATETIME, TIMESTAMP)
              .example("DATE_BUCKET(DATE '1949-12-30', INTERVAL 2 DAY)", "1949-12-30"),
          CivilArithmetic.bucket("DATETIME_BUCKET", DATETIME, DATE, TIMESTAMP)
              .example(
                  "DATETIME_BUCKET(DATETIME '1950-01-03 07:00:00', INTERVAL 12 HOUR)",
                  "1950-01-03 00:00:00"),
          CivilArithmetic.bucket("TIMESTAMP_BUCKET", TIMESTAMP, DATETIME, DATE)
              .example(
                  "TIMESTAMP_BUCKET(TIMESTAMP '1950-01-03 13:00:00+00', INTERVAL 12 HOUR)",
                  "1950-01-03 12:00:00+00"));

  private TimeSeriesFunctions() {}
}
