package dev.quern.sql.function;

import static dev.quern.sql.function.FunctionDefinition.Trait.DISTINCT;
import static dev.quern.sql.function.FunctionDefinition.Trait.NULL_HANDLING;
import static dev.quern.sql.function.FunctionDefinition.Trait.ORDER_BY;
import static dev.quern.sql.function.FunctionRow.aggregate;
import static dev.quern.sql.function.FunctionRow.aggregateSql;
import static dev.quern.sql.function.FunctionRow.table;

import dev.quern.sql.function.Implementation.NullHandling;
import java.util.List;

/** Source: "Aggregate functions". */
final class AggregateFunctions {

  static final List<FunctionDefinition> TABLE =
      table(
          "aggregate_functions",
          aggregate("$COUNT_STAR").on("() -> INT64", aggregateSql("count", "*")),
          aggregate("COUNT", DISTINCT).on("(T1) -> INT64", aggregateSql("count", "$1")),
          aggregate("COUNTIF", DISTINCT)
              .on("(BOOL) -> INT64", aggregateSql("count_if", "$1", "$0::BIGINT")),
          aggregate("SUM", DISTINCT)
              .on("(INT64) -> INT64", aggregateSql("sum", "$1", "$0::BIGINT"))
              .on("(FLOAT64) -> FLOAT64", aggregateSql("sum", "$1"))
              .on("(NUMERIC) -> NUMERIC", aggregateSql("sum", "$1", "$0::DECIMAL(38,9)"))
              .on("(BIGNUMERIC) -> BIGNUMERIC", aggregateSql("sum", "$1")),
          aggregate("AVG", DISTINCT)
              .on("(INT64) -> FLOAT64", aggregateSql("avg", "$1"))
              .on("(FLOAT64) -> FLOAT64", aggregateSql("avg", "$1")),
          aggregate("MIN", DISTINCT).on("(T1) -> T1", aggregateSql("min", "$1")),
          aggregate("MAX", DISTINCT).on("(T1) -> T1", aggregateSql("max", "$1")),
          aggregate("ANY_VALUE").on("(T1) -> T1", aggregateSql("any_value", "$1")),
          aggregate("$ANY_VALUE_HAVING_MAX")
              .on("(T1, T2) -> T1", aggregateSql("arg_max_null", "$1, $2")),
          aggregate("$ANY_VALUE_HAVING_MIN")
              .on("(T1, T2) -> T1", aggregateSql("arg_min_null", "$1, $2")),
          aggregate("LOGICAL_AND", DISTINCT).on("(BOOL) -> BOOL", aggregateSql("bool_and", "$1")),
          aggregate("LOGICAL_OR", DISTINCT).on("(BOOL) -> BOOL", aggregateSql("bool_or", "$1")),
          aggregate("ARRAY_AGG", DISTINCT, ORDER_BY, NULL_HANDLING)
              .on("(T1) -> ARRAY<T1>", aggregateSql("list", "$1", "$0", NullHandling.FILTER)),
          aggregate("STRING_AGG", DISTINCT, ORDER_BY)
              .on("(STRING) -> STRING", aggregateSql("string_agg", "$1, ','"))
              .on("(STRING, STRING) -> STRING", aggregateSql("string_agg", "$1, $2")));

  private AggregateFunctions() {}
}
