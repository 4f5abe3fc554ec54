package dev.quern.sql.function;

import static dev.quern.sql.function.ByPart.byPart;
import static dev.quern.sql.function.FunctionRow.operator;
import static dev.quern.sql.function.FunctionRow.scalar;
import static dev.quern.sql.function.FunctionRow.table;

import dev.quern.types.interval.IntervalKernels;
import java.util.List;

/** Source: "Interval functions". */
final class IntervalFunctions {

  static final List<FunctionDefinition> TABLE =
      table(
          "interval_functions",
          operator("$INTERVAL", "INTERVAL")
              .on(
                  "(INT64, DATE_PART) -> INTERVAL",
                  byPart(
                      1,
                      IntervalKernels.PARTS,
                      "Invalid interval datetime field %s",
                      IntervalKernels::of))
              .example("INTERVAL 90 MINUTE", "0-0 0 1:30:0"),
          operator("$INTERVAL_ORDER", "$INTERVAL_ORDER")
              .on("(INTERVAL) -> INT64", IntervalKernels.TOTAL_MICROS),
          scalar("MAKE_INTERVAL")
              .on(
                  "([INT64 year=0], [INT64 month=0], [INT64 day=0], [INT64 hour=0], [INT64 minute=0],"
                      + " [INT64 second=0]) -> INTERVAL",
                  IntervalKernels.MAKE)
              .example("MAKE_INTERVAL(1, month => 2, hour => 5)", "1-2 0 5:0:0"),
          scalar("JUSTIFY_DAYS")
              .on("(INTERVAL) -> INTERVAL", IntervalKernels.JUSTIFY_DAYS)
              .example("JUSTIFY_DAYS(INTERVAL 35 DAY)", "0-1 5 0:0:0"),
          scalar("JUSTIFY_HOURS")
              .on("(INTERVAL) -> INTERVAL", IntervalKernels.JUSTIFY_HOURS)
              .example("JUSTIFY_HOURS(INTERVAL 47 HOUR)", "0-0 1 23:0:0"),
          scalar("JUSTIFY_INTERVAL")
              .on("(INTERVAL) -> INTERVAL", IntervalKernels.JUSTIFY_INTERVAL)
              .example("JUSTIFY_INTERVAL(INTERVAL '29 49:00:00' DAY TO SECOND)", "0-1 1 1:0:0"));

  private IntervalFunctions() {}
}
