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
          "window-functions",
          analytic("ROW_NUMBER", NO_FRAME).on("() -> INT64", aggregateSql("row_number", "")),
          analytic("RANK", NO_FRAME, NEEDS_ORDER_BY).on("() -> INT64", aggregateSql("rank", "")),
          analytic("DENSE_RANK", NO_FRAME, NEEDS_ORDER_BY)
              .on("() -> INT64", aggregateSql("dense_rank", "")),
          analytic("PERCENT_RANK", NO_FRAME, NEEDS_ORDER_BY)
              .on("() -> FLOAT64", aggregateSql("percent_rank", "")),
          analytic("CUME_DIST", NO_FRAME, NEEDS_ORDER_BY)
              .on("() -> FLOAT64", aggregateSql("cume_dist", "")),
          analytic("NTILE", NO_FRAME, NEEDS_ORDER_BY)
              .on("(INT64) -> INT64", aggregateSql("ntile", "$1")),
          analytic("LAG", NO_FRAME, NEEDS_ORDER_BY)
              .on("(T1) -> T1", aggregateSql("lag", "$1"))
              .on("(T1, INT64) -> T1", aggregateSql("lag", "$1, $2"))
              .on("(T1, INT64, T1) -> T1", aggregateSql("lag", "$1, $2, $3")),
          analytic("LEAD", NO_FRAME, NEEDS_ORDER_BY)
              .on("(T1) -> T1", aggregateSql("lead", "$1"))
              .on("(T1, INT64) -> T1", aggregateSql("lead", "$1, $2"))
              .on("(T1, INT64, T1) -> T1", aggregateSql("lead", "$1, $2, $3")),
          analytic("FIRST_VALUE", NEEDS_ORDER_BY, NULL_HANDLING)
              .on("(T1) -> T1", aggregateSql("first_value", "$1", "$0", NullHandling.CLAUSE)),
          analytic("LAST_VALUE", NEEDS_ORDER_BY, NULL_HANDLING)
              .on("(T1) -> T1", aggregateSql("last_value", "$1", "$0", NullHandling.CLAUSE)),
          analytic("NTH_VALUE", NEEDS_ORDER_BY, NULL_HANDLING)
              .on(
                  "(T1, INT64) -> T1",
                  aggregateSql("nth_value", "$1, $2", "$0", NullHandling.CLAUSE)));

  private AnalyticFunctions() {}
}
