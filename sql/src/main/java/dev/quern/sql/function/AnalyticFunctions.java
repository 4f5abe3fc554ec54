package dev.quern.sql.function;

import static dev.quern.sql.function.FunctionDefinition.Trait.NEEDS_ORDER_BY;
import static dev.quern.sql.function.FunctionDefinition.Trait.NO_FRAME;
import static dev.quern.sql.function.FunctionDefinition.Trait.NO_NULL_LITERAL;
import static dev.quern.sql.function.FunctionDefinition.Trait.NO_WINDOW_ORDER_BY;
import static dev.quern.sql.function.FunctionDefinition.Trait.NULL_HANDLING;
import static dev.quern.sql.function.FunctionRow.aggregate;
import static dev.quern.sql.function.FunctionRow.aggregateKernel;
import static dev.quern.sql.function.FunctionRow.aggregateSql;
import static dev.quern.sql.function.FunctionRow.analytic;
import static dev.quern.sql.function.FunctionRow.chosen;
import static dev.quern.sql.function.FunctionRow.table;

import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.sql.function.Implementation.NullHandling;
import dev.quern.storage.kernel.AggregateKernel;
import dev.quern.types.aggregate.PercentileKernels;
import dev.quern.types.error.DataErrors;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Source: "Numbering functions", "Navigation functions". */
final class AnalyticFunctions {

  private static final List<ScalarType> DECIMALS =
      List.of(ScalarType.FLOAT64, ScalarType.NUMERIC, ScalarType.BIGNUMERIC);

  static final List<FunctionDefinition> TABLE =
      table(
          "window-function-calls",
          analytic("ROW_NUMBER", NO_FRAME)
              .on("() -> INT64", aggregateSql("row_number", ""))
              .example(
                  "ARRAY(SELECT ROW_NUMBER() OVER (ORDER BY x) FROM UNNEST([7, 7, 9]) AS x ORDER BY 1)",
                  "[1, 2, 3]"),
          analytic("RANK", NO_FRAME, NEEDS_ORDER_BY)
              .on("() -> INT64", aggregateSql("rank", ""))
              .example(
                  "ARRAY(SELECT RANK() OVER (ORDER BY x) FROM UNNEST([7, 7, 9]) AS x ORDER BY 1)",
                  "[1, 1, 3]"),
          analytic("DENSE_RANK", NO_FRAME, NEEDS_ORDER_BY)
              .on("() -> INT64", aggregateSql("dense_rank", ""))
              .example(
                  "ARRAY(SELECT DENSE_RANK() OVER (ORDER BY x) FROM UNNEST([7, 7, 9]) AS x ORDER BY 1)",
                  "[1, 1, 2]"),
          analytic("PERCENT_RANK", NO_FRAME, NEEDS_ORDER_BY)
              .on("() -> FLOAT64", aggregateSql("percent_rank", ""))
              .example(
                  "ARRAY(SELECT PERCENT_RANK() OVER (ORDER BY x) FROM UNNEST([7, 8, 9]) AS x ORDER BY 1)",
                  "[0, 0.5, 1]"),
          analytic("CUME_DIST", NO_FRAME, NEEDS_ORDER_BY)
              .on("() -> FLOAT64", aggregateSql("cume_dist", ""))
              .example(
                  "ARRAY(SELECT CUME_DIST() OVER (ORDER BY x) FROM UNNEST([7, 9]) AS x ORDER BY 1)",
                  "[0.5, 1]"),
          analytic("NTILE", NO_FRAME, NEEDS_ORDER_BY)
              .on("(const INT64) -> INT64", chosen(AnalyticFunctions::tiles))
              .example(
                  "ARRAY(SELECT NTILE(2) OVER (ORDER BY x) FROM UNNEST([7, 8, 9]) AS x ORDER BY 1)",
                  "[1, 1, 2]"),
          analytic("LAG", NO_FRAME, NEEDS_ORDER_BY)
              .on("(T1) -> T1", aggregateSql("lag", "$1"))
              .on("(T1, const INT64) -> T1", offset("lag", "$1, $2"))
              .on("(T1, const INT64, T1) -> T1", offset("lag", "$1, $2, $3"))
              .example(
                  "ARRAY(SELECT LAG(x, 1, 0) OVER (ORDER BY x) FROM UNNEST([7, 8, 9]) AS x ORDER BY 1)",
                  "[0, 7, 8]"),
          analytic("LEAD", NO_FRAME, NEEDS_ORDER_BY)
              .on("(T1) -> T1", aggregateSql("lead", "$1"))
              .on("(T1, const INT64) -> T1", offset("lead", "$1, $2"))
              .on("(T1, const INT64, T1) -> T1", offset("lead", "$1, $2, $3"))
              .example(
                  "ARRAY(SELECT LEAD(x, 1, 0) OVER (ORDER BY x) FROM UNNEST([7, 8, 9]) AS x ORDER BY 1)",
                  "[0, 8, 9]"),
          analytic("FIRST_VALUE", NEEDS_ORDER_BY, NULL_HANDLING, NO_NULL_LITERAL)
              .on("(T1) -> T1", aggregateSql("first_value", "$1", "$0", NullHandling.CLAUSE))
              .example(
                  "ARRAY(SELECT FIRST_VALUE(x) OVER (ORDER BY x) FROM UNNEST([7, 8]) AS x)",
                  "[7, 7]"),
          analytic("LAST_VALUE", NEEDS_ORDER_BY, NULL_HANDLING, NO_NULL_LITERAL)
              .on("(T1) -> T1", aggregateSql("last_value", "$1", "$0", NullHandling.CLAUSE))
              .example(
                  "ARRAY(SELECT LAST_VALUE(x) OVER (ORDER BY x) FROM UNNEST([7, 8]) AS x ORDER BY 1)",
                  "[7, 8]"),
          analytic("NTH_VALUE", NEEDS_ORDER_BY, NULL_HANDLING)
              .on("(T1, const INT64) -> T1", chosen(AnalyticFunctions::nth))
              .example(
                  "ARRAY(SELECT NTH_VALUE(x, 1) OVER (ORDER BY x) FROM UNNEST([7, 8]) AS x)",
                  "[7, 7]"),
          percentileCont("PERCENTILE_CONT", false)
              .example("PERCENTILE_CONT(x, 0.5) FROM UNNEST([0, 3, NULL, 1, 2]) AS x", "1.5"),
          percentileCont("$PERCENTILE_CONT_RESPECT_NULLS", true),
          percentileDisc("PERCENTILE_DISC", false)
              .example("PERCENTILE_DISC(x, 0.5) FROM UNNEST(['c', NULL, 'b', 'a']) AS x", "b"),
          percentileDisc("$PERCENTILE_DISC_RESPECT_NULLS", true));

  private AnalyticFunctions() {}

  private static Implementation tiles(KernelCall call) {
    requireAtLeast(call, 0, 1, "The argument to NTILE must be at least 1");
    return aggregateSql("ntile", "$1");
  }

  private static Implementation nth(KernelCall call) {
    requireAtLeast(call, 1, 1, "Argument 2 to NTH_VALUE must be at least 1");
    return aggregateSql("nth_value", "$1, $2", "$0", NullHandling.CLAUSE);
  }

  private static Implementation offset(String function, String arguments) {
    return chosen(call -> {
      requireAtLeast(
          call,
          1,
          0,
          "The offset to the function "
              + function.toUpperCase(Locale.ROOT)
              + " must not be negative");
      return aggregateSql(function, arguments);
    });
  }

  private static void requireAtLeast(KernelCall call, int index, long least, String complaint) {
    call.constant(index)
        .filter(value -> value instanceof Value.Int64(long number) && number < least)
        .ifPresent(value -> {
          throw DataErrors.dataError(complaint);
        });
  }

  private static FunctionRow percentileCont(String name, boolean respectNulls) {
    FunctionRow row = aggregate(name, NULL_HANDLING, NO_WINDOW_ORDER_BY, NO_FRAME);
    for (ScalarType type : DECIMALS) {
      row.on(
          "(%1$s, const %1$s) -> %1$s".formatted(type),
          aggregateKernel(call ->
              checked("PERCENTILE_CONT", call, PercentileKernels.cont(type, respectNulls))));
    }
    return row;
  }

  private static FunctionRow percentileDisc(String name, boolean respectNulls) {
    FunctionRow row = aggregate(name, NULL_HANDLING, NO_WINDOW_ORDER_BY, NO_FRAME);
    for (ScalarType type : DECIMALS) {
      row.on(
          "(T1, const %s) -> T1".formatted(type),
          aggregateKernel(call ->
              checked(
                  "PERCENTILE_DISC",
                  call,
                  PercentileKernels.disc(call.type(0), type, respectNulls))));
    }
    return row;
  }

  private static AggregateKernel checked(String function, KernelCall call, AggregateKernel kernel) {
    call.constant(1)
        .filter(value -> !isFraction(value))
        .ifPresent(value -> {
          throw DataErrors.dataError("Argument 2 to %s must be between 0 and 1", function);
        });
    if (!isOrdered(call.type(0))) {
      throw DataErrors.dataError(
          "Argument 1 to %s must support ordering; Type %s does not", function, call.type(0));
    }
    return kernel;
  }

  private static boolean isOrdered(SqlType type) {
    return type instanceof RangeType
        || (type instanceof ScalarType scalar
            && scalar != ScalarType.JSON
            && scalar != ScalarType.GEOGRAPHY);
  }

  private static boolean isFraction(Value value) {
    return switch (value) {
      case Value.Float64(double number) -> number >= 0 && number <= 1;
      case Value.Numeric(BigDecimal number) -> isFraction(number);
      case Value.BigNumeric(BigDecimal number) -> isFraction(number);
      default -> true;
    };
  }

  private static boolean isFraction(BigDecimal number) {
    return number.signum() >= 0 && number.compareTo(BigDecimal.ONE) <= 0;
  }
}
