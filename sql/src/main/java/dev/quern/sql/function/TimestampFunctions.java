package dev.quern.sql.function;

import static dev.quern.domain.type.ScalarType.DATETIME;
import static dev.quern.domain.type.ScalarType.STRING;
import static dev.quern.domain.type.ScalarType.TIME;
import static dev.quern.domain.type.ScalarType.TIMESTAMP;
import static dev.quern.sql.function.FunctionRow.kernel;
import static dev.quern.sql.function.FunctionRow.rewrite;
import static dev.quern.sql.function.FunctionRow.scalar;
import static dev.quern.sql.function.FunctionRow.sql;
import static dev.quern.sql.function.FunctionRow.table;
import static dev.quern.sql.function.FunctionRow.zoned;

import dev.quern.types.cast.CastKernels;
import dev.quern.types.civil.TimestampKernels;
import dev.quern.types.format.CivilFormatKernels;
import java.util.List;

/** Source: "Timestamp functions". */
final class TimestampFunctions {

  static final List<FunctionDefinition> TABLE =
      table(
          "timestamp_functions",
          scalar("CURRENT_TIMESTAMP")
              .on("() -> TIMESTAMP", rewrite((_, context) -> Now.timestamp(context)))
              .example("CURRENT_TIMESTAMP() = CURRENT_TIMESTAMP()", "true"),
          scalar("TIMESTAMP")
              .on("(STRING) -> TIMESTAMP", zoned(1, kernel(_ -> CastKernels.of(STRING, TIMESTAMP))))
              .on("(STRING, STRING) -> TIMESTAMP", TimestampKernels.OF_STRING_WITHOUT_ZONE)
              .on("(DATE, [STRING]) -> TIMESTAMP", zoned(1, kernel(_ -> TimestampKernels.OF_DATE)))
              .on(
                  "(DATETIME, [STRING]) -> TIMESTAMP",
                  zoned(1, kernel(_ -> TimestampKernels.OF_DATETIME)))
              .on("(TIMESTAMP) -> TIMESTAMP", sql("$1"))
              .example("TIMESTAMP('2008-12-25 15:30:00+00')", "2008-12-25 15:30:00+00")
              .example(
                  "TIMESTAMP('2008-12-25 15:30:00', 'America/Los_Angeles')",
                  "2008-12-25 23:30:00+00"),
          CivilArithmetic.add("TIMESTAMP_ADD", TIMESTAMP, DATETIME)
              .example(
                  "TIMESTAMP_ADD(TIMESTAMP '2008-12-25 15:30:00+00', INTERVAL 10 MINUTE)",
                  "2008-12-25 15:40:00+00"),
          CivilArithmetic.subtract("TIMESTAMP_SUB", TIMESTAMP, DATETIME)
              .example(
                  "TIMESTAMP_SUB(TIMESTAMP '2008-12-25 15:30:00+00', INTERVAL 1 DAY)",
                  "2008-12-24 15:30:00+00"),
          CivilArithmetic.diff("TIMESTAMP_DIFF", TIMESTAMP, DATETIME)
              .example(
                  "TIMESTAMP_DIFF(TIMESTAMP '2018-08-14 00:00:00+00', TIMESTAMP '2018-08-13 01:00:00+00', DAY)",
                  "0"),
          CivilArithmetic.trunc("TIMESTAMP_TRUNC", TIMESTAMP, DATETIME)
              .example(
                  "TIMESTAMP_TRUNC(TIMESTAMP '2008-12-25 15:30:00+00', DAY, 'America/Los_Angeles')",
                  "2008-12-25 08:00:00+00"),
          CivilArithmetic.format("FORMAT_TIMESTAMP", TIMESTAMP, DATETIME)
              .example(
                  "FORMAT_TIMESTAMP('%F %T %Ez', TIMESTAMP '2008-12-25 15:30:00+00', 'Asia/Tokyo')",
                  "2008-12-26 00:30:00 +09:00"),
          scalar("PARSE_TIMESTAMP")
              .on(
                  "(STRING, STRING, [STRING]) -> TIMESTAMP",
                  zoned(2, kernel(_ -> CivilFormatKernels.PARSE_TIMESTAMP)))
              .example(
                  "PARSE_TIMESTAMP('%a %b %e %I:%M:%S %Y', 'Thu Dec 25 07:30:00 2008')",
                  "2008-12-25 07:30:00+00"),
          scalar("STRING")
              .on(
                  "(TIMESTAMP, [STRING]) -> STRING",
                  zoned(1, kernel(_ -> TimestampKernels.TO_STRING)))
              .on("(DATE) -> STRING", sql("CAST($1 AS VARCHAR)"))
              .on("(TIME) -> STRING", CastKernels.of(TIME, STRING))
              .on("(DATETIME) -> STRING", CastKernels.of(DATETIME, STRING))
              .example(
                  "STRING(TIMESTAMP '2008-12-25 15:30:00+00', 'America/Los_Angeles')",
                  "2008-12-25 07:30:00-08"),
          scalar("TIMESTAMP_SECONDS")
              .on("(INT64) -> TIMESTAMP", TimestampKernels.OF_SECONDS)
              .example("TIMESTAMP_SECONDS(1230219000)", "2008-12-25 15:30:00+00"),
          scalar("TIMESTAMP_MILLIS")
              .on("(INT64) -> TIMESTAMP", TimestampKernels.OF_MILLIS)
              .example("TIMESTAMP_MILLIS(1230219000000)", "2008-12-25 15:30:00+00"),
          scalar("TIMESTAMP_MICROS")
              .on("(INT64) -> TIMESTAMP", TimestampKernels.OF_MICROS)
              .example("TIMESTAMP_MICROS(1230219000000000)", "2008-12-25 15:30:00+00"),
          scalar("UNIX_SECONDS")
              .on("(TIMESTAMP) -> INT64", TimestampKernels.UNIX_SECONDS)
              .example("UNIX_SECONDS(TIMESTAMP '1970-01-01 00:00:01.8+00')", "1"),
          scalar("UNIX_MILLIS")
              .on("(TIMESTAMP) -> INT64", TimestampKernels.UNIX_MILLIS)
              .example("UNIX_MILLIS(TIMESTAMP '2008-12-25 15:30:00+00')", "1230219000000"),
          scalar("UNIX_MICROS")
              .on("(TIMESTAMP) -> INT64", sql("epoch_us($1)"))
              .example("UNIX_MICROS(TIMESTAMP '2008-12-25 15:30:00+00')", "1230219000000000"));

  private TimestampFunctions() {}
}
