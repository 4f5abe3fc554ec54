package dev.quern.sql.function;

import static dev.quern.sql.function.FunctionDefinition.Trait.DISTINCT;
import static dev.quern.sql.function.FunctionDefinition.Trait.NO_WINDOW;
import static dev.quern.sql.function.FunctionDefinition.Trait.NULL_HANDLING;
import static dev.quern.sql.function.FunctionDefinition.Trait.ORDER_BY;
import static dev.quern.sql.function.FunctionDefinition.Trait.TAKES_KEY;
import static dev.quern.sql.function.FunctionRow.aggregate;
import static dev.quern.sql.function.FunctionRow.aggregateSql;
import static dev.quern.sql.function.FunctionRow.chosen;
import static dev.quern.sql.function.FunctionRow.collecting;
import static dev.quern.sql.function.FunctionRow.collectingNonNulls;
import static dev.quern.sql.function.FunctionRow.combined;
import static dev.quern.sql.function.FunctionRow.kernel;
import static dev.quern.sql.function.FunctionRow.sql;
import static dev.quern.sql.function.FunctionRow.table;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.types.array.ArrayKernels;
import dev.quern.types.error.DataErrors;
import dev.quern.types.interval.IntervalAggregates;
import dev.quern.types.numeric.Float64Sums;
import dev.quern.types.numeric.NumericAggregates;
import java.util.List;

/** Source: "Aggregate functions". */
final class AggregateFunctions {

  private static final Implementation.SqlAggregate COUNT = aggregateSql("count", "$1");
  private static final Implementation.SqlAggregate FLOAT64_SUM = aggregateSql("sum", "$1");
  private static final Implementation.SqlAggregate FLOAT64_SCALED_SUM =
      aggregateSql("sum", "($1) * " + Float64Sums.SCALE);

  static final List<FunctionDefinition> TABLE =
      table(
          "aggregate_functions",
          aggregate("ANY_VALUE", DISTINCT)
              .on("(T1) -> T1", aggregateSql("any_value", "$1"))
              .example("ANY_VALUE(x) FROM UNNEST([7, 7]) AS x", "7"),
          aggregate("$ANY_VALUE_HAVING_MAX", NO_WINDOW).on("(T1, T2) -> T1", greatest("HAVING")),
          aggregate("$ANY_VALUE_HAVING_MIN", NO_WINDOW).on("(T1, T2) -> T1", least("HAVING")),
          aggregate("ARRAY_AGG", DISTINCT, ORDER_BY, NULL_HANDLING)
              .on("(T1) -> ARRAY<T1>", chosen(AggregateFunctions::array))
              .example(
                  "ARRAY_AGG(x ORDER BY x DESC LIMIT 2) FROM UNNEST([1, 3, 2]) AS x", "[3, 2]"),
          aggregate("ARRAY_CONCAT_AGG", ORDER_BY)
              .on("(ARRAY<T1>) -> ARRAY<T1>", collectingNonNulls(sql("flatten($1)")))
              .example(
                  "ARRAY_CONCAT_AGG(x.a) FROM UNNEST([STRUCT([1, 2] AS a), STRUCT([3])]) AS x",
                  "[1, 2, 3]"),
          aggregate("AVG", DISTINCT)
              .on("(INT64) -> FLOAT64", aggregateSql("avg", "$1"))
              .on(
                  "(FLOAT64) -> FLOAT64",
                  combined(Float64Sums.AVG, "($1 / $3)", FLOAT64_SUM, FLOAT64_SCALED_SUM, COUNT))
              .on("(NUMERIC) -> NUMERIC", NumericAggregates.AVG_NUMERIC)
              .on("(BIGNUMERIC) -> BIGNUMERIC", NumericAggregates.AVG_BIGNUMERIC)
              .on("(INTERVAL) -> INTERVAL", IntervalAggregates.AVG)
              .example("AVG(x) FROM UNNEST([0, 2, 4, 4, 5]) AS x", "3"),
          aggregate("BIT_AND", DISTINCT)
              .on("(INT64) -> INT64", aggregateSql("bit_and", "$1"))
              .example("BIT_AND(x) FROM UNNEST([0xF001, 0x00A1]) AS x", "1"),
          aggregate("BIT_OR", DISTINCT)
              .on("(INT64) -> INT64", aggregateSql("bit_or", "$1"))
              .example("BIT_OR(x) FROM UNNEST([0xF001, 0x00A1]) AS x", "61601"),
          aggregate("BIT_XOR", DISTINCT)
              .on("(INT64) -> INT64", aggregateSql("bit_xor", "$1"))
              .example("BIT_XOR(x) FROM UNNEST([5678, 1234]) AS x", "4860"),
          aggregate("$COUNT_STAR").on("() -> INT64", aggregateSql("count", "*")),
          aggregate("COUNT", DISTINCT)
              .on("(T1) -> INT64", COUNT)
              .example("COUNT(DISTINCT x) FROM UNNEST([1, 4, 4, NULL]) AS x", "2"),
          aggregate("COUNTIF", DISTINCT)
              .on("(BOOL) -> INT64", aggregateSql("count", "CASE WHEN $1 THEN true END"))
              .example("COUNTIF(x < 0) FROM UNNEST([5, -2, 3, -10]) AS x", "2"),
          aggregate("GROUPING", TAKES_KEY, NO_WINDOW)
              .on("(T1) -> INT64", aggregateSql("grouping", "$1"))
              .example("GROUPING(x) FROM UNNEST([1, 1]) AS x GROUP BY x", "0"),
          aggregate("LOGICAL_AND", DISTINCT)
              .on("(BOOL) -> BOOL", aggregateSql("bool_and", "$1"))
              .example("LOGICAL_AND(x < 3) FROM UNNEST([1, 2, 4]) AS x", "false"),
          aggregate("LOGICAL_OR", DISTINCT)
              .on("(BOOL) -> BOOL", aggregateSql("bool_or", "$1"))
              .example("LOGICAL_OR(x < 3) FROM UNNEST([1, 2, 4]) AS x", "true"),
          aggregate("MAX", DISTINCT)
              .on("(T1) -> T1", chosen(AggregateFunctions::max))
              .example("MAX(x) FROM UNNEST([8, 37, 55]) AS x", "55"),
          aggregate("MAX_BY", NO_WINDOW)
              .on("(T1, T2) -> T1", greatest("MAX_BY"))
              .example(
                  "MAX_BY(x.fruit, x.sold) FROM UNNEST([STRUCT('apple' AS fruit, 1 AS sold),"
                      + " ('pear', 2)]) AS x",
                  "pear"),
          aggregate("MIN", DISTINCT)
              .on("(T1) -> T1", chosen(AggregateFunctions::min))
              .example("MIN(x) FROM UNNEST([8, 37, 55]) AS x", "8"),
          aggregate("MIN_BY", NO_WINDOW)
              .on("(T1, T2) -> T1", least("MIN_BY"))
              .example(
                  "MIN_BY(x.fruit, x.sold) FROM UNNEST([STRUCT('apple' AS fruit, 1 AS sold),"
                      + " ('pear', 2)]) AS x",
                  "apple"),
          aggregate("STRING_AGG", DISTINCT, ORDER_BY)
              .on("(STRING) -> STRING", collectingNonNulls(sql("array_to_string($1, ',')")))
              .on(
                  "(STRING, const STRING) -> STRING",
                  collectingNonNulls(sql("array_to_string($1, $2)")))
              .on(
                  "(BYTES) -> BYTES",
                  collectingNonNulls(kernel(call -> ArrayKernels.JOIN_BYTES_WITH_COMMAS)))
              .on(
                  "(BYTES, const BYTES) -> BYTES",
                  collectingNonNulls(kernel(call -> ArrayKernels.JOIN_BYTES)))
              .example(
                  "STRING_AGG(x, ' & ' ORDER BY x) FROM UNNEST(['pear', 'apple']) AS x",
                  "apple & pear"),
          aggregate("SUM", DISTINCT)
              .on("(INT64) -> INT64", aggregateSql("sum", "$1", "$0::BIGINT"))
              .on(
                  "(FLOAT64) -> FLOAT64",
                  combined(Float64Sums.SUM, "$1", FLOAT64_SUM, FLOAT64_SCALED_SUM))
              .on("(NUMERIC) -> NUMERIC", NumericAggregates.SUM_NUMERIC)
              .on("(BIGNUMERIC) -> BIGNUMERIC", NumericAggregates.SUM_BIGNUMERIC)
              .on("(INTERVAL) -> INTERVAL", IntervalAggregates.SUM)
              .example("SUM(x) FROM UNNEST([1, 2, 3, NULL]) AS x", "6"));

  private AggregateFunctions() {}

  private static Implementation array(KernelCall call) {
    if (call.type(0) instanceof ArrayType type) {
      throw DataErrors.dataError(
          "The argument to ARRAY_AGG must not be an array type but was %s", type);
    }
    return collecting(sql("$1"));
  }

  private static Implementation max(KernelCall call) {
    return switch (ordered("MAX", call.type(0))) {
      case RangeType range -> aggregateSql("arg_max", "$1, " + RangeOrder.key("$1", range));
      case SqlType _ -> aggregateSql("max", "$1");
    };
  }

  /** NaN is less than all numbers but the least of values with NaN is NaN. */
  private static Implementation min(KernelCall call) {
    return switch (ordered("MIN", call.type(0))) {
      case ScalarType.FLOAT64 -> aggregateSql("max", "- $1", "(- $0)");
      case RangeType range -> aggregateSql("arg_min", "$1, " + RangeOrder.key("$1", range));
      case SqlType _ -> aggregateSql("min", "$1");
    };
  }

  private static SqlType ordered(String function, SqlType type) {
    boolean ordered =
        !(type instanceof ArrayType || type instanceof StructType)
            && type != ScalarType.JSON
            && type != ScalarType.GEOGRAPHY;
    if (!ordered) {
      throw DataErrors.dataError("%s is not defined for arguments of type %s", function, type);
    }
    return type;
  }

  /** The value where the second argument is greatest; no value has NaN as its greatest. */
  private static Implementation greatest(String function) {
    return chosen(call ->
        switch (ordered(function, call.type(1))) {
          case ScalarType.FLOAT64 ->
              aggregateSql("arg_max_null", "CASE WHEN NOT isnan($2) THEN $1 END, $2");
          case RangeType range ->
              aggregateSql("arg_max_null", "$1, " + RangeOrder.key("$2", range));
          case SqlType _ -> aggregateSql("arg_max_null", "$1, $2");
        });
  }

  private static Implementation least(String function) {
    return chosen(call ->
        switch (ordered(function, call.type(1))) {
          case ScalarType.FLOAT64 ->
              aggregateSql("arg_max_null", "CASE WHEN NOT isnan($2) THEN $1 END, - $2");
          case RangeType range ->
              aggregateSql("arg_min_null", "$1, " + RangeOrder.key("$2", range));
          case SqlType _ -> aggregateSql("arg_min_null", "$1, $2");
        });
  }
}
