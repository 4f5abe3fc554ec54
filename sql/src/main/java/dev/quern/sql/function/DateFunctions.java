package dev.quern.sql.function;

import static dev.quern.domain.type.ScalarType.DATE;
import static dev.quern.domain.type.ScalarType.DATETIME;
import static dev.quern.domain.type.ScalarType.TIMESTAMP;
import static dev.quern.sql.function.ByPart.byPart;
import static dev.quern.sql.function.FunctionRow.kernel;
import static dev.quern.sql.function.FunctionRow.rewrite;
import static dev.quern.sql.function.FunctionRow.scalar;
import static dev.quern.sql.function.FunctionRow.sql;
import static dev.quern.sql.function.FunctionRow.table;
import static dev.quern.sql.function.FunctionRow.zoned;

import dev.quern.types.civil.DateKernels;
import dev.quern.types.civil.DatetimeKernels;
import dev.quern.types.civil.TimestampKernels;
import dev.quern.types.format.CivilFormatKernels;
import java.util.List;

/** Source: "Date functions". */
final class DateFunctions {

  private static final String LAST_DAY_ERROR = "LAST_DAY does not support the %s date part";

  static final List<FunctionDefinition> TABLE =
      table(
          "date_functions",
          scalar("CURRENT_DATE")
              .on("([STRING]) -> DATE", rewrite((a, context) -> Now.in("DATE", a, context)))
              .example("CURRENT_DATE() = CURRENT_DATE('UTC')", "true"),
          scalar("DATE")
              .on("(TIMESTAMP, [STRING]) -> DATE", zoned(1, kernel(_ -> TimestampKernels.TO_DATE)))
              .on("(DATETIME) -> DATE", sql("CAST($1 AS DATE)"))
              .on("(INT64, INT64, INT64) -> DATE", DateKernels.OF_PARTS)
              .on("(DATE) -> DATE", sql("$1"))
              .on(
                  "(STRING) -> DATE",
                  rewrite(
                      (a, context) -> context.call("DATE", List.of(context.call("TIMESTAMP", a)))))
              .example("DATE(2016, 12, 25)", "2016-12-25")
              .example(
                  "DATE(TIMESTAMP '2016-12-25 05:30:00+07', 'America/Los_Angeles')", "2016-12-24"),
          CivilArithmetic.add("DATE_ADD", DATE, DATETIME, TIMESTAMP)
              .example("DATE_ADD(DATE '2024-01-31', INTERVAL 1 MONTH)", "2024-02-29"),
          CivilArithmetic.subtract("DATE_SUB", DATE, DATETIME, TIMESTAMP)
              .example("DATE_SUB(DATE '2024-03-01', INTERVAL 1 WEEK)", "2024-02-23"),
          CivilArithmetic.diff("DATE_DIFF", DATE, DATETIME, TIMESTAMP)
              .example("DATE_DIFF(DATE '2017-10-15', DATE '2017-10-14', WEEK)", "1"),
          CivilArithmetic.trunc("DATE_TRUNC", DATE, DATETIME, TIMESTAMP)
              .example("DATE_TRUNC(DATE '2008-12-25', MONTH)", "2008-12-01")
              .example("DATE_TRUNC(DATE '2017-11-07', WEEK(FRIDAY))", "2017-11-03"),
          scalar("DATE_FROM_UNIX_DATE")
              .on("(INT64) -> DATE", DateKernels.FROM_UNIX_DATE)
              .example("DATE_FROM_UNIX_DATE(14238)", "2008-12-25"),
          CivilArithmetic.format("FORMAT_DATE", DATE, DATETIME, TIMESTAMP)
              .example("FORMAT_DATE('%a %e %B %Y', DATE '2008-12-05')", "Fri  5 December 2008"),
          scalar("LAST_DAY")
              .on(
                  "(DATE, [DATE_PART='MONTH']) -> DATE",
                  byPart(1, DateKernels.LAST_DAY_PARTS, LAST_DAY_ERROR, DateKernels::lastDay))
              .on(
                  "(DATETIME, [DATE_PART='MONTH']) -> DATE",
                  byPart(1, DateKernels.LAST_DAY_PARTS, LAST_DAY_ERROR, DatetimeKernels::lastDay))
              .example("LAST_DAY(DATE '2008-11-10', WEEK(SUNDAY))", "2008-11-15"),
          scalar("PARSE_DATE")
              .on("(STRING, STRING) -> DATE", CivilFormatKernels.PARSE_DATE)
              .example("PARSE_DATE('%d/%m/%y', '25/12/08')", "2008-12-25"),
          scalar("UNIX_DATE")
              .on("(DATE) -> INT64", sql("date_diff('day', DATE '1970-01-01', $1)"))
              .example("UNIX_DATE(DATE '2008-12-25')", "14238"));

  private DateFunctions() {}
}
