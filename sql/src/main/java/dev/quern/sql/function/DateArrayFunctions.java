package dev.quern.sql.function;

import static dev.quern.sql.function.ByPart.byPart;
import static dev.quern.sql.function.FunctionDefinition.Trait.INLINE_TYPES;
import static dev.quern.sql.function.FunctionRow.scalar;
import static dev.quern.sql.function.FunctionRow.table;

import dev.quern.types.civil.DateKernels;
import dev.quern.types.civil.TimestampKernels;
import java.util.List;

/** Arrays of dates and times. Source: "Array functions". */
final class DateArrayFunctions {

  static final List<FunctionDefinition> TABLE =
      table(
          "array_functions",
          scalar("GENERATE_DATE_ARRAY")
              .with(INLINE_TYPES)
              .on(
                  "(DATE, DATE, [INT64=1], [DATE_PART='DAY']) -> ARRAY<DATE>",
                  byPart(
                      3,
                      DateKernels.ADD_PARTS,
                      "GENERATE_DATE_ARRAY does not support the %s date part",
                      DateKernels::generateArray))
              .example(
                  "GENERATE_DATE_ARRAY('2016-01-01', '2016-03-31', INTERVAL 1 MONTH)",
                  "[2016-01-01, 2016-02-01, 2016-03-01]"),
          scalar("GENERATE_TIMESTAMP_ARRAY")
              .with(INLINE_TYPES)
              .on(
                  "(TIMESTAMP, TIMESTAMP, INT64, DATE_PART) -> ARRAY<TIMESTAMP>",
                  byPart(
                      3,
                      TimestampKernels.ADD_PARTS,
                      "GENERATE_TIMESTAMP_ARRAY does not support the %s date part",
                      TimestampKernels::generateArray))
              .example(
                  "GENERATE_TIMESTAMP_ARRAY('2016-10-05 00:00:00+00', '2016-10-05 01:00:00+00', INTERVAL 1 HOUR)",
                  "[2016-10-05 00:00:00+00, 2016-10-05 01:00:00+00]"));

  private DateArrayFunctions() {}
}
