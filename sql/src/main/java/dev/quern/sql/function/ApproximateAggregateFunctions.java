package dev.quern.sql.function;

import static dev.quern.sql.function.FunctionDefinition.Trait.DISTINCT;
import static dev.quern.sql.function.FunctionDefinition.Trait.NO_COLLATION;
import static dev.quern.sql.function.FunctionDefinition.Trait.NULL_HANDLING;
import static dev.quern.sql.function.FunctionRow.aggregate;
import static dev.quern.sql.function.FunctionRow.aggregateKernel;
import static dev.quern.sql.function.FunctionRow.aggregateSql;
import static dev.quern.sql.function.FunctionRow.table;

import dev.quern.domain.type.ScalarType;
import dev.quern.types.aggregate.ApproximateKernels;
import java.util.List;

/** They are exact here. Source: "Approximate aggregate functions". */
final class ApproximateAggregateFunctions {

  static final List<FunctionDefinition> TABLE =
      table(
          "approximate_aggregate_functions",
          aggregate("APPROX_COUNT_DISTINCT")
              .on("(T1) -> INT64", aggregateSql("count", "DISTINCT $1"))
              .example("APPROX_COUNT_DISTINCT(x) FROM UNNEST([0, 1, 1, 2]) AS x", "3"),
          aggregate("APPROX_QUANTILES", DISTINCT, NULL_HANDLING, NO_COLLATION)
              .on("(T1, const INT64) -> ARRAY<T1>", quantiles(false))
              .example("APPROX_QUANTILES(x, 2) FROM UNNEST([1, 1, 4, 5, 6]) AS x", "[1, 4, 6]"),
          aggregate("$APPROX_QUANTILES_RESPECT_NULLS", DISTINCT, NULL_HANDLING, NO_COLLATION)
              .on("(T1, const INT64) -> ARRAY<T1>", quantiles(true)),
          aggregate("APPROX_TOP_COUNT", NO_COLLATION)
              .on(
                  "(T1, const INT64) -> ARRAY<STRUCT<value T1, count INT64>>",
                  aggregateKernel(call -> ApproximateKernels.topCount(call.type(0))))
              .example(
                  "APPROX_TOP_COUNT(x, 2) FROM UNNEST(['a', 'b', 'c', 'a', 'b', 'a']) AS x",
                  "[{a, 3}, {b, 2}]"),
          topSum(ScalarType.INT64, ScalarType.FLOAT64, ScalarType.NUMERIC, ScalarType.BIGNUMERIC)
              .example(
                  "APPROX_TOP_SUM(p.x, p.w, 1) FROM UNNEST([STRUCT('a' AS x, 3 AS w), ('b', 2),"
                      + " ('a', 0)]) AS p",
                  "[{a, 3}]"));

  private ApproximateAggregateFunctions() {}

  private static Implementation quantiles(boolean respectNulls) {
    return aggregateKernel(call -> ApproximateKernels.quantiles(call.type(0), respectNulls));
  }

  private static FunctionRow topSum(ScalarType... weights) {
    FunctionRow row = aggregate("APPROX_TOP_SUM", NO_COLLATION);
    for (ScalarType weight : weights) {
      row.on(
          "(T1, %1$s, const INT64) -> ARRAY<STRUCT<value T1, sum %1$s>>".formatted(weight),
          aggregateKernel(call -> ApproximateKernels.topSum(call.type(0), weight)));
    }
    return row;
  }
}
