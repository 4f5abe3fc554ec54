package dev.quern.sql.function;

import static dev.quern.sql.function.FunctionDefinition.Trait.NEEDS_ORDER_BY;
import static dev.quern.sql.function.FunctionDefinition.Trait.NO_FRAME;
import static dev.quern.sql.function.FunctionDefinition.Trait.NULL_HANDLING;
import static dev.quern.sql.function.FunctionRow.aggregateSql;
import static dev.quern.sql.function.FunctionRow.analytic;
import static dev.quern.sql.function.FunctionRow.table;

import dev.quern.sql.function.Implementation.NullHandling;
import java.util.List;

/** Source: "Numbering functions", "Navigation functions". */
final class AnalyticFunctions {

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
              .on("(INT64) -> INT64", aggregateSql("ntile", "$1"))
              .example(
                  "ARRAY(SELECT NTILE(2) OVER (ORDER BY x) FROM UNNEST([7, 8, 9]) AS x ORDER BY 1)",
                  "[1, 1, 2]"),
          analytic("LAG", NO_FRAME, NEEDS_ORDER_BY)
              .on("(T1) -> T1", aggregateSql("lag", "$1"))
              .on("(T1, INT64) -> T1", aggregateSql("lag", "$1, $2"))
              .on("(T1, INT64, T1) -> T1", aggregateSql("lag", "$1, $2, $3"))
              .example(
                  "ARRAY(SELECT LAG(x, 1, 0) OVER (ORDER BY x) FROM UNNEST([7, 8, 9]) AS x ORDER BY 1)",
                  "[0, 7, 8]"),
          analytic("LEAD", NO_FRAME, NEEDS_ORDER_BY)
              .on("(T1) -> T1", aggregateSql("lead", "$1"))
              .on("(T1, INT64) -> T1", aggregateSql("lead", "$1, $2"))
              .on("(T1, INT64, T1) -> T1", aggregateSql("lead", "$1, $2, $3"))
              .example(
                  "ARRAY(SELECT LEAD(x, 1, 0) OVER (ORDER BY x) FROM UNNEST([7, 8, 9]) AS x ORDER BY 1)",
                  "[0, 8, 9]"),
          analytic("FIRST_VALUE", NEEDS_ORDER_BY, NULL_HANDLING)
              .on("(T1) -> T1", aggregateSql("first_value", "$1", "$0", NullHandling.CLAUSE))
              .example(
                  "ARRAY(SELECT FIRST_VALUE(x) OVER (ORDER BY x) FROM UNNEST([7, 8]) AS x)",
                  "[7, 7]"),
          analytic("LAST_VALUE", NEEDS_ORDER_BY, NULL_HANDLING)
              .on("(T1) -> T1", aggregateSql("last_value", "$1", "$0", NullHandling.CLAUSE))
              .example(
                  "ARRAY(SELECT LAST_VALUE(x) OVER (ORDER BY x) FROM UNNEST([7, 8]) AS x ORDER BY 1)",
                  "[7, 8]"),
          analytic("NTH_VALUE", NEEDS_ORDER_BY, NULL_HANDLING)
              .on(
                  "(T1, INT64) -> T1",
                  aggregateSql("nth_value", "$1, $2", "$0", NullHandling.CLAUSE))
              .example(
                  "ARRAY(SELECT NTH_VALUE(x, 1) OVER (ORDER BY x) FROM UNNEST([7, 8]) AS x)",
                  "[7, 7]"));

  private AnalyticFunctions() {}
}
