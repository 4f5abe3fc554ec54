package dev.quern.sql.function;

import static dev.quern.sql.function.FunctionRow.aggregate;
import static dev.quern.sql.function.FunctionRow.aggregateSql;
import static dev.quern.sql.function.FunctionRow.kernel;
import static dev.quern.sql.function.FunctionRow.operator;
import static dev.quern.sql.function.FunctionRow.table;

import dev.quern.types.match.MatchKernels;
import java.util.List;

/** What MATCH_RECOGNIZE is computed with. Source: "Query syntax", MATCH_RECOGNIZE clause. */
final class RowPatternFunctions {

  static final List<FunctionDefinition> TABLE =
      table(
          "query-syntax",
          operator("$MATCH_ROWS", "MATCH_RECOGNIZE")
              .on(
                  "(STRING, ARRAY<BOOL>...) -> ARRAY<STRUCT<match INT64, row INT64, variable INT64, position INT64>>",
                  kernel(call -> MatchKernels.rows(call.resultType()))),
          aggregate("$FIRST_OF_MATCH").on("(T1) -> T1", aggregateSql("first", "$1")),
          aggregate("$LAST_OF_MATCH").on("(T1) -> T1", aggregateSql("last", "$1")));

  private RowPatternFunctions() {}
}
