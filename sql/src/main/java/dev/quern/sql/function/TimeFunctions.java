package dev.quern.sql.function;

import static dev.quern.sql.function.ByPart.byPart;
import static dev.quern.sql.function.FunctionDefinition.Trait.INLINE_TYPES;
import static dev.quern.sql.function.FunctionRow.kernel;
import static dev.quern.sql.function.FunctionRow.rewrite;
import static dev.quern.sql.function.FunctionRow.scalar;
import static dev.quern.sql.function.FunctionRow.sql;
import static dev.quern.sql.function.FunctionRow.table;
import static dev.quern.sql.function.FunctionRow.zoned;

import dev.quern.types.civil.TimeKernels;
import dev.quern.types.civil.TimestampKernels;
import dev.quern.types.format.CivilFormatKernels;
import java.util.List;

/** Source: "Time functions". */
final class TimeFunctions {

  static final List<FunctionDefinition> TABLE =
      table(
          "time_functions",
          scalar("CURRENT_TIME")
              .on("([STRING]) -> TIME", rewrite((a, context) -> Now.in("TIME", a, context)))
              .example("CURRENT_TIME() = CURRENT_TIME('UTC')", "true"),
          scalar("TIME")
              .on("(INT64, INT64, INT64) -> TIME", TimeKernels.OF_PARTS)
              .on("(TIMESTAMP, [STRING]) -> TIME", zoned(1, kernel(_ -> TimestampKernels.TO_TIME)))
              .on("(DATETIME) -> TIME", sql("CAST($1 AS TIME)"))
              .on("(TIME) -> TIME", sql("$1"))
              .example("TIME(15, 30, 0)", "15:30:00")
              .example(
                  "TIME(TIMESTAMP '2008-12-25 15:30:00+08', 'America/Los_Angeles')", "23:30:00"),
          scalar("TIME_ADD")
              .with(INLINE_TYPES)
              .on(
                  "(TIME, INT64, DATE_PART) -> TIME",
                  byPart(2, TimeKernels.PARTS, unsupported("TIME_ADD"), TimeKernels::add))
              .example("TIME_ADD(TIME '15:30:00', INTERVAL 10 HOUR)", "01:30:00"),
          scalar("TIME_SUB")
              .with(INLINE_TYPES)
              .on(
                  "(TIME, INT64, DATE_PART) -> TIME",
                  byPart(2, TimeKernels.PARTS, unsupported("TIME_SUB"), TimeKernels::subtract))
              .example("TIME_SUB(TIME '15:30:00', INTERVAL 10 MINUTE)", "15:20:00"),
          scalar("TIME_DIFF")
              .on(
                  "(TIME, TIME, DATE_PART) -> INT64",
                  byPart(
                      2,
                      TimeKernels.PARTS,
                      unsupported("TIME_DIFF") + " when the argument is TIME type",
                      TimeKernels::diff))
              .example("TIME_DIFF(TIME '15:30:00', TIME '14:35:00', MINUTE)", "55"),
          scalar("TIME_TRUNC")
              .on(
                  "(TIME, DATE_PART) -> TIME",
                  byPart(1, TimeKernels.PARTS, unsupported("TIME_TRUNC"), TimeKernels::trunc))
              .example("TIME_TRUNC(TIME '15:30:00', HOUR)", "15:00:00"),
          scalar("FORMAT_TIME")
              .on("(STRING, TIME) -> STRING", CivilFormatKernels.FORMAT_TIME)
              .example("FORMAT_TIME('%R', TIME '15:30:00')", "15:30"),
          scalar("PARSE_TIME")
              .on("(STRING, STRING) -> TIME", CivilFormatKernels.PARSE_TIME)
              .example("PARSE_TIME('%I:%M %p', '2:23 pm')", "14:23:00"));

  private TimeFunctions() {}

  private static String unsupported(String function) {
    return function + " does not support the %s date part";
  }
}
