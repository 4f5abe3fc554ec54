package dev.quern.sql.function;

import static dev.quern.sql.function.FunctionDefinition.Trait.NO_FRAME;
import static dev.quern.sql.function.FunctionDefinition.Trait.NO_WINDOW_ORDER_BY;
import static dev.quern.sql.function.FunctionRow.aggregateKernel;
import static dev.quern.sql.function.FunctionRow.analytic;
import static dev.quern.sql.function.FunctionRow.kernel;
import static dev.quern.sql.function.FunctionRow.operator;
import static dev.quern.sql.function.FunctionRow.scalar;
import static dev.quern.sql.function.FunctionRow.table;

import dev.quern.types.search.SearchKernels;
import dev.quern.types.search.TfIdfKernels;
import java.util.List;

/** Source: "Search functions"; "Text analysis functions"; "String functions", CONTAINS_SUBSTR. */
final class SearchFunctions {

  /** What TF_IDF knows of all documents of its window. */
  private static final String DICTIONARY =
      "STRUCT<documents INT64, terms ARRAY<STRUCT<term STRING, documents INT64>>>";

  static final List<FunctionDefinition> TABLE =
      table(
          "search_functions",
          scalar("SEARCH")
              .on(
                  "(ANY, const STRING, [analyzer => STRING = 'LOG_ANALYZER'],"
                      + " [analyzer_options => STRING = ''], [json_scope => STRING = 'JSON_VALUES'])"
                      + " -> BOOL",
                  kernel(call -> SearchKernels.search(call.type(0))))
              .example("SEARCH('foobar-example', 'foobar')", "true"),
          scalar("CONTAINS_SUBSTR")
              .on(
                  "(ANY, const STRING, [json_scope => STRING = 'JSON_VALUES']) -> BOOL",
                  kernel(call -> SearchKernels.containsSubstr(call.type(0))))
              .example("CONTAINS_SUBSTR('the blue house', 'Blue house')", "true"),
          scalar("TEXT_ANALYZE")
              .on(
                  "(STRING, [analyzer => STRING = 'LOG_ANALYZER'], [analyzer_options => STRING = ''])"
                      + " -> ARRAY<STRING>",
                  SearchKernels.TEXT_ANALYZE)
              .example(
                  "TEXT_ANALYZE('I like pie, you like-pie')", "[i, like, pie, you, like, pie]"),
          scalar("BAG_OF_WORDS")
              .on(
                  "(ARRAY<STRING>) -> ARRAY<STRUCT<term STRING, count INT64>>",
                  SearchKernels.BAG_OF_WORDS)
              .example("BAG_OF_WORDS(['a', 'b', 'a'])", "[{a, 2}, {b, 1}]"),
          analytic("TF_IDF", NO_WINDOW_ORDER_BY, NO_FRAME)
              .on(
                  "(ARRAY<STRING>, [INT64 = 32000], [INT64 = 5]) -> " + DICTIONARY,
                  aggregateKernel(_ -> TfIdfKernels.DICTIONARY))
              .example(
                  "(SELECT TF_IDF(['a', 'a'], 10, 1) OVER () FROM UNNEST([1]))",
                  "[{a, 0.40546510810816438}]"),
          operator("$TF_IDF_OF_WINDOW", "TF_IDF")
              .on(
                  "(ARRAY<STRING>, "
                      + DICTIONARY
                      + ") -> ARRAY<STRUCT<term STRING, tf_idf FLOAT64>>",
                  TfIdfKernels.SCORE));

  private SearchFunctions() {}
}
