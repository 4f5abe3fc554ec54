package dev.quern.sql.function;

import static dev.quern.sql.function.FunctionRow.chosen;
import static dev.quern.sql.function.FunctionRow.kernel;
import static dev.quern.sql.function.FunctionRow.scalar;
import static dev.quern.sql.function.FunctionRow.sql;
import static dev.quern.sql.function.FunctionRow.table;

import dev.quern.domain.type.RangeType;
import dev.quern.storage.duckdb.type.PhysicalTypes;
import dev.quern.types.range.RangeKernels;
import java.util.List;

/** Source: "Range functions". */
final class RangeFunctions {

  static final List<FunctionDefinition> TABLE =
      table(
          "range-functions",
          scalar("RANGE")
              .on(
                  "(T1, T1) -> RANGE<T1>",
                  kernel(call -> RangeKernels.of((RangeType) call.resultType())))
              .example("RANGE(DATE '2022-12-01', NULL)", "[2022-12-01, UNBOUNDED)"),
          scalar("RANGE_START")
              .on("(RANGE<T1>) -> T1", bound("f0"))
              .example("RANGE_START(RANGE<DATE> '[2022-12-01, 2022-12-31)')", "2022-12-01"),
          scalar("RANGE_END")
              .on("(RANGE<T1>) -> T1", bound("f1"))
              .example("RANGE_END(RANGE<DATE> '[2022-12-01, 2022-12-31)')", "2022-12-31"),
          scalar("RANGE_CONTAINS")
              .on(
                  "(RANGE<T1>, RANGE<T1>) -> BOOL",
                  kernel(call -> RangeKernels.containsRange(type(call))))
              .on("(RANGE<T1>, T1) -> BOOL", kernel(call -> RangeKernels.containsValue(type(call))))
              .example(
                  "RANGE_CONTAINS(RANGE<DATE> '[2022-01-01, 2023-01-01)', DATE '2023-01-01')",
                  "false"),
          scalar("RANGE_OVERLAPS")
              .on(
                  "(RANGE<T1>, RANGE<T1>) -> BOOL",
                  kernel(call -> RangeKernels.overlaps(type(call))))
              .example(
                  "RANGE_OVERLAPS(RANGE<DATE> '[2022-01-01, 2022-03-01)', RANGE<DATE> '[2022-02-01, 2022-04-01)')",
                  "true"),
          scalar("RANGE_INTERSECT")
              .on(
                  "(RANGE<T1>, RANGE<T1>) -> RANGE<T1>",
                  kernel(call -> RangeKernels.intersect(type(call))))
              .example(
                  "RANGE_INTERSECT(RANGE<DATE> '[2022-01-01, 2022-03-01)', RANGE<DATE> '[2022-02-01, 2022-04-01)')",
                  "[2022-02-01, 2022-03-01)"),
          scalar("GENERATE_RANGE_ARRAY")
              .on("(RANGE<TIMESTAMP>, INTERVAL, [BOOL=TRUE]) -> ARRAY<RANGE<TIMESTAMP>>", series())
              .on("(RANGE<DATE>, INTERVAL, [BOOL=TRUE]) -> ARRAY<RANGE<DATE>>", series())
              .on("(RANGE<DATETIME>, INTERVAL, [BOOL=TRUE]) -> ARRAY<RANGE<DATETIME>>", series())
              .example(
                  "GENERATE_RANGE_ARRAY(RANGE<DATE> '[2020-01-01, 2020-01-04)', INTERVAL 2 DAY)",
                  "[[2020-01-01, 2020-01-03), [2020-01-03, 2020-01-04)]"));

  private RangeFunctions() {}

  /** A bound with its type, which the engine forgets when the range is the literal NULL. */
  private static Implementation bound(String field) {
    return chosen(call ->
        sql(
            "CAST(struct_extract($1, '%s') AS %s)"
                .formatted(field, PhysicalTypes.sqlName(call.resultType()))));
  }

  private static RangeType type(KernelCall call) {
    return (RangeType) call.type(0);
  }

  private static Implementation series() {
    return kernel(call -> RangeKernels.generateArray(type(call)));
  }
}
