package dev.quern.sql.function;

import static dev.quern.sql.function.FunctionRow.kernel;
import static dev.quern.sql.function.FunctionRow.scalar;
import static dev.quern.sql.function.FunctionRow.table;

import dev.quern.types.search.SearchKernels;
import java.util.List;

/** Source: "Search functions"; "Text analysis functions"; "String functions", CONTAINS_SUBSTR. */
final class SearchFunctions {

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
              .example("BAG_OF_WORDS(['a', 'b', 'a'])", "[{a, 2}, {b, 1}]"));

  private SearchFunctions() {}
}
