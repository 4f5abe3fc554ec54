package dev.quern.sql.function;

import static dev.quern.domain.type.ScalarType.DATETIME;
import static dev.quern.domain.type.ScalarType.STRING;
import static dev.quern.domain.type.ScalarType.TIMESTAMP;
import static dev.quern.sql.function.FunctionRow.kernel;
import static dev.quern.sql.function.FunctionRow.rewrite;
import static dev.quern.sql.function.FunctionRow.scalar;
import static dev.quern.sql.function.FunctionRow.sql;
import static dev.quern.sql.function.FunctionRow.table;
import static dev.quern.sql.function.FunctionRow.zoned;

import dev.quern.types.cast.CastKernels;
import dev.quern.types.civil.DatetimeKernels;
import dev.quern.types.civil.TimestampKernels;
import dev.quern.types.format.CivilFormatKernels;
import java.util.List;

/** Source: "Datetime functions". */
final class DatetimeFunctions {

  static final List<FunctionDefinition> TABLE =
      table(
          "datetime_functions",
          scalar("CURRENT_DATETIME")
              .on("([STRING]) -> DATETIME", rewrite((a, context) -> Now.in("DATETIME", a, context)))
              .example("CURRENT_DATETIME() = CURRENT_DATETIME('UTC')", "true"),
          scalar("DATETIME")
              .on(
                  "(INT64, INT64, INT64, INT64, INT64, INT64) -> DATETIME",
                  DatetimeKernels.OF_PARTS)
              .on("(DATE, TIME) -> DATETIME", DatetimeKernels.OF_DATE_AND_TIME)
              .on(
                  "(TIMESTAMP, [STRING]) -> DATETIME",
                  zoned(1, kernel(_ -> TimestampKernels.TO_DATETIME)))
              .on("(DATE) -> DATETIME", sql("CAST($1 AS TIMESTAMP)"))
              .on("(DATETIME) -> DATETIME", sql("$1"))
              .on("(STRING) -> DATETIME", CastKernels.of(STRING, DATETIME))
              .example("DATETIME(2008, 12, 25, 5, 30, 0)", "2008-12-25 05:30:00")
              .example(
                  "DATETIME(TIMESTAMP '2008-12-25 05:30:00+00', 'America/Los_Angeles')",
                  "2008-12-24 21:30:00"),
          CivilArithmetic.add("DATETIME_ADD", DATETIME, TIMESTAMP)
              .example(
                  "DATETIME_ADD(DATETIME '2008-12-25 15:30:00', INTERVAL 10 MINUTE)",
                  "2008-12-25 15:40:00"),
          CivilArithmetic.subtract("DATETIME_SUB", DATETIME, TIMESTAMP)
              .example(
                  "DATETIME_SUB(DATETIME '2008-03-31 15:30:00', INTERVAL 1 MONTH)",
                  "2008-02-29 15:30:00"),
          CivilArithmetic.diff("DATETIME_DIFF", DATETIME, TIMESTAMP)
              .example(
                  "DATETIME_DIFF(DATETIME '2017-12-31 23:59:59', DATETIME '2018-01-01 00:00:00', YEAR)",
                  "-1"),
          CivilArithmetic.trunc("DATETIME_TRUNC", DATETIME, TIMESTAMP)
              .example(
                  "DATETIME_TRUNC(DATETIME '2008-12-25 15:30:00', DAY)", "2008-12-25 00:00:00"),
          CivilArithmetic.format("FORMAT_DATETIME", DATETIME, TIMESTAMP)
              .example(
                  "FORMAT_DATETIME('%b %Y, %R', DATETIME '2008-12-25 15:30:00')",
                  "Dec 2008, 15:30"),
          scalar("PARSE_DATETIME")
              .on("(STRING, STRING) -> DATETIME", CivilFormatKernels.PARSE_DATETIME)
              .example(
                  "PARSE_DATETIME('%m/%d/%Y %I %p', '8/30/2018 2 pm')", "2018-08-30 14:00:00"));

  private DatetimeFunctions() {}
}
