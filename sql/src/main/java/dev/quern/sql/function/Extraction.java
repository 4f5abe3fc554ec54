package dev.quern.sql.function;

import static dev.quern.sql.function.ByPart.byPart;
import static dev.quern.sql.function.FunctionDefinition.Trait.INLINE_TYPES;
import static dev.quern.sql.function.FunctionRow.chosen;
import static dev.quern.sql.function.FunctionRow.kernel;
import static dev.quern.sql.function.FunctionRow.operator;
import static dev.quern.sql.function.FunctionRow.sql;
import static dev.quern.sql.function.FunctionRow.table;
import static dev.quern.sql.function.FunctionRow.zoned;

import dev.quern.domain.value.Value;
import dev.quern.types.civil.DateKernels;
import dev.quern.types.civil.DatePart;
import dev.quern.types.civil.DatetimeKernels;
import dev.quern.types.civil.TimeKernels;
import dev.quern.types.civil.TimestampKernels;
import dev.quern.types.interval.IntervalKernels;
import java.util.List;
import java.util.Optional;

/** EXTRACT. Source: "Date functions", "Timestamp functions", "Interval functions". */
final class Extraction {

  static final List<FunctionDefinition> TABLE =
      table(
          "date_functions",
          operator("$EXTRACT", "EXTRACT")
              .with(INLINE_TYPES)
              .on(
                  "(DATE, DATE_PART) -> INT64",
                  byPart(
                      1,
                      DateKernels.EXTRACT_PARTS,
                      unsupported("DATE"),
                      Extraction::inEngine,
                      DateKernels::extract))
              .on(
                  "(TIMESTAMP, DATE_PART, [STRING]) -> INT64",
                  zoned(2, chosen(Extraction::ofTimestamp)))
              .on(
                  "(DATETIME, DATE_PART) -> INT64",
                  byPart(
                      1,
                      DatetimeKernels.EXTRACT_PARTS,
                      unsupported("DATETIME"),
                      Extraction::inEngine,
                      DatetimeKernels::extract))
              .on(
                  "(TIME, DATE_PART) -> INT64",
                  byPart(1, TimeKernels.PARTS, unsupported("TIME"), TimeKernels::extract))
              .on(
                  "(INTERVAL, DATE_PART) -> INT64",
                  byPart(
                      1,
                      IntervalKernels.EXTRACT_PARTS,
                      unsupported("INTERVAL"),
                      IntervalKernels::extract))
              .example("EXTRACT(ISOWEEK FROM DATE '2015-12-31')", "53")
              .example(
                  "EXTRACT(HOUR FROM TIMESTAMP '2008-12-25 05:30:00+00' AT TIME ZONE 'Asia/Kolkata')",
                  "11"),
          operator("$EXTRACT_DATE", "EXTRACT")
              .with(INLINE_TYPES)
              .on("(TIMESTAMP, [STRING]) -> DATE", zoned(1, kernel(_ -> TimestampKernels.TO_DATE)))
              .on("(DATETIME) -> DATE", sql("CAST($1 AS DATE)"))
              .example("EXTRACT(DATE FROM DATETIME '2008-12-25 15:30:00')", "2008-12-25"),
          operator("$EXTRACT_TIME", "EXTRACT")
              .with(INLINE_TYPES)
              .on("(TIMESTAMP, [STRING]) -> TIME", zoned(1, kernel(_ -> TimestampKernels.TO_TIME)))
              .on("(DATETIME) -> TIME", sql("CAST($1 AS TIME)"))
              .example("EXTRACT(TIME FROM DATETIME '2008-12-25 15:30:00')", "15:30:00"),
          operator("$EXTRACT_DATETIME", "EXTRACT")
              .with(INLINE_TYPES)
              .on(
                  "(TIMESTAMP, [STRING]) -> DATETIME",
                  zoned(1, kernel(_ -> TimestampKernels.TO_DATETIME)))
              .example(
                  "EXTRACT(DATETIME FROM TIMESTAMP '2008-12-25 05:30:00+00' AT TIME ZONE 'Asia/Tokyo')",
                  "2008-12-25 14:30:00"));

  private Extraction() {}

  private static String unsupported(String type) {
    return "EXTRACT from " + type + " does not support the %s date part";
  }

  /** DuckDB's own function where the zone is UTC; it is several times as fast as the kernel. */
  private static Implementation ofTimestamp(KernelCall call) {
    boolean utc =
        call.constant(2)
            .filter(zone -> zone instanceof Value.Text(String name) && name.equals("UTC"))
            .isPresent();
    return byPart(
        1,
        TimestampKernels.EXTRACT_PARTS,
        unsupported("TIMESTAMP"),
        part -> utc ? inEngine(part, "make_timestamp(epoch_us($1))") : Optional.empty(),
        TimestampKernels::extract);
  }

  /** Parts that DuckDB extracts from dates and datetimes as BigQuery does. */
  private static Optional<String> inEngine(DatePart part) {
    return inEngine(part, "$1");
  }

  private static Optional<String> inEngine(DatePart part, String value) {
    return switch (part) {
      case YEAR -> Optional.of("year(" + value + ")");
      case QUARTER -> Optional.of("quarter(" + value + ")");
      case MONTH -> Optional.of("month(" + value + ")");
      case DAY -> Optional.of("day(" + value + ")");
      case DAYOFYEAR -> Optional.of("dayofyear(" + value + ")");
      case DAYOFWEEK -> Optional.of("(dayofweek(" + value + ") + 1)");
      default -> Optional.empty();
    };
  }
}
