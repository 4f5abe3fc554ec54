package dev.quern.sql.function;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page of the user guide that lists all functions. */
final class FunctionReference {

  private static final String INTRODUCTION =
      """
      # Functions

      The functions and operators that Quern knows, made from the function registry by
      `./mvnw test -pl sql -am -Dtest=FunctionReferenceTest -Dquern.reference=write`.

      *Engine* functions are computed by DuckDB's own functions, *Java* functions by Quern's, *rewritten* ones by other
      functions; where it depends on the types of the arguments, all are named. Every example is a test.
      """;

  private static final Set<String> ACRONYMS = Set.of("aead", "hll", "json", "kll");

  private FunctionReference() {}

  static String text() {
    Map<String, List<FunctionDefinition>> pages =
        FunctionRegistry.bigQuery().all().stream()
            .filter(function -> !function.symbol().startsWith("$"))
            .collect(
                Collectors.groupingBy(
                    function -> title(function.page()), TreeMap::new, Collectors.toList()));
    StringBuilder text = new StringBuilder(INTRODUCTION);
    pages.forEach((page, functions) -> {
      text.append("\n## ").append(page).append("\n\n");
      text.append("| function | signatures | computed by | example |\n|---|---|---|---|\n");
      functions.forEach(function -> text.append(row(function)));
    });
    text.append("\n## Not supported\n\n| function | reason |\n|---|---|\n");
    UnsupportedFunctions.names()
        .forEach(name ->
            text.append(
                "| `%s` | %s |%n"
                    .formatted(name, UnsupportedFunctions.reason(name).orElseThrow())));
    return text.toString();
  }

  private static String title(String page) {
    String words = page.replace('_', ' ').replace('-', ' ');
    int end = words.indexOf(' ');
    String first = words.substring(0, end < 0 ? words.length() : end);
    return ACRONYMS.contains(first)
        ? first.toUpperCase(Locale.ROOT) + words.substring(first.length())
        : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static String row(FunctionDefinition function) {
    return "| `%s` | %s | %s | %s |%n"
        .formatted(
            cell(function.symbol()),
            function.overloads().stream()
                .map(overload ->
                    code(
                        SignatureText.of(function, overload.signature())
                            + " → "
                            + overload.signature().result()))
                .collect(Collectors.joining("<br>")),
            function.overloads().stream()
                .map(overload -> computedBy(overload.implementation()))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", ")),
            function.examples().stream()
                .map(example -> code(example.expression()) + " is " + code(example.result()))
                .collect(Collectors.joining("<br>")));
  }

  private static String computedBy(Implementation implementation) {
    return switch (implementation) {
      case Implementation.Sql _, Implementation.SqlAggregate _, Implementation.Combined _ ->
          "engine";
      case Implementation.Collecting(var _, Implementation result) -> computedBy(result);
      case Implementation.InKernel _,
          Implementation.KernelAggregate _,
          Implementation.CollectingWithRow _ ->
          "Java";
      case Implementation.Desugared _ -> "rewritten";
      case Implementation.Zoned(var _, Implementation by) -> computedBy(by);
      case Implementation.Chosen _ -> "engine or Java";
    };
  }

  private static String code(String text) {
    return "`" + cell(text) + "`";
  }

  /** Vertical bars end cells, also in code. */
  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ").replace("`", "'");
  }
}
