package dev.quern.sql.function;

import static dev.quern.sql.function.FunctionDefinition.Trait.DISTINCT;
import static dev.quern.sql.function.FunctionRow.aggregate;
import static dev.quern.sql.function.FunctionRow.table;

import dev.quern.domain.type.ScalarType;
import dev.quern.storage.kernel.AggregateKernel;
import dev.quern.types.aggregate.StatisticKernels;
import java.util.List;
import java.util.function.Function;

/** Source: "Statistical aggregate functions". */
final class StatisticalAggregateFunctions {

  private static final List<ScalarType> TYPES =
      List.of(ScalarType.NUMERIC, ScalarType.BIGNUMERIC, ScalarType.FLOAT64);

  static final List<FunctionDefinition> TABLE =
      table(
          "statistical_aggregate_functions",
          ofPairs("CORR", StatisticKernels::corr)
              .example(
                  "ROUND(CORR(p.y, p.x), 9) FROM UNNEST([STRUCT(1.0 AS y, 5.0 AS x), (3.0, 9.0)]) AS p",
                  "1"),
          ofPairs("COVAR_POP", StatisticKernels::covarPop)
              .example(
                  "COVAR_POP(p.y, p.x) FROM UNNEST([STRUCT(1.0 AS y, 5.0 AS x), (3.0, 9.0)]) AS p",
                  "2"),
          ofPairs("COVAR_SAMP", StatisticKernels::covarSamp)
              .example(
                  "COVAR_SAMP(p.y, p.x) FROM UNNEST([STRUCT(1.0 AS y, 5.0 AS x), (3.0, 9.0)]) AS p",
                  "4"),
          ofValues("STDDEV_SAMP", StatisticKernels::stddevSamp)
              .alias("STDDEV")
              .example("STDDEV(x) FROM UNNEST([10, 14, 18]) AS x", "4"),
          ofValues("STDDEV_POP", StatisticKernels::stddevPop)
              .example("STDDEV_POP(x) FROM UNNEST([10, 14]) AS x", "2"),
          ofValues("STDDEV_SAMP", StatisticKernels::stddevSamp)
              .example("STDDEV_SAMP(x) FROM UNNEST([10, 14, 18]) AS x", "4"),
          ofValues("VAR_SAMP", StatisticKernels::varSamp)
              .alias("VARIANCE")
              .example("VARIANCE(x) FROM UNNEST([10, 14, 18]) AS x", "16"),
          ofValues("VAR_POP", StatisticKernels::varPop)
              .example("VAR_POP(x) FROM UNNEST([10, 14]) AS x", "4"),
          ofValues("VAR_SAMP", StatisticKernels::varSamp)
              .example("VAR_SAMP(x) FROM UNNEST([10, 14, 18]) AS x", "16"));

  private StatisticalAggregateFunctions() {}

  private static FunctionRow ofValues(String name, Function<ScalarType, AggregateKernel> kernel) {
    FunctionRow row = aggregate(name, DISTINCT);
    TYPES.forEach(type -> row.on("(%s) -> FLOAT64".formatted(type), kernel.apply(type)));
    return row;
  }

  private static FunctionRow ofPairs(String name, Function<ScalarType, AggregateKernel> kernel) {
    FunctionRow row = aggregate(name);
    TYPES.forEach(type -> row.on("(%1$s, %1$s) -> FLOAT64".formatted(type), kernel.apply(type)));
    return row;
  }
}
