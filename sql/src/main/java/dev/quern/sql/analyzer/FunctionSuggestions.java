package dev.quern.sql.analyzer;

import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.function.FunctionDefinition;
import dev.quern.sql.function.FunctionRegistry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** "Did you mean" for functions, which may have lost their namespace or their parentheses. */
final class FunctionSuggestions {

  private static final List<String> ROW_PATTERN_FUNCTIONS =
      List.of("classifier", "match_number", "match_row_number", "first", "last", "next", "prev");

  private FunctionSuggestions() {}

  /** What the error that there is no such function ends with; may be empty. */
  static String suggestion(FunctionRegistry functions, PathName path) {
    boolean safe = !path.isSimple() && path.first().name().equalsIgnoreCase("SAFE");
    List<Identifier> parts = path.parts();
    String namespace = lower(join(parts.subList(safe ? 1 : 0, parts.size() - 1)));
    String name = lower(parts.getLast().name());
    return Suggestions.closest(name, within(functions, namespace))
        .map(closest ->
            "; Did you mean %s%s%s?"
                .formatted(
                    safe ? path.first().name() + "." : "",
                    namespace.isEmpty() ? "" : namespace + ".",
                    closest))
        .orElseGet(() ->
            namespace.isEmpty() || functions.find(name).isEmpty()
                ? ""
                : "; Chained function calls require parentheses on input paths; Did you mean (%s).%s(...)?"
                    .formatted(join(parts.subList(0, parts.size() - 1)), parts.getLast().name()));
  }

  /** The error about a function that MATCH_RECOGNIZE alone has. */
  static Optional<String> ofRowPatterns(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return switch (upper) {
      case "CLASSIFIER", "MATCH_NUMBER", "MATCH_ROW_NUMBER" ->
          Optional.of(
              "function %s can only be used inside a MATCH_RECOGNIZE's MEASURES clause"
                  .formatted(upper));
      case "FIRST", "LAST" ->
          Optional.of(
              "aggregate function %s can only be used inside a MATCH_RECOGNIZE's MEASURES clause"
                  .formatted(upper));
      case "NEXT", "PREV" ->
          Optional.of(
              ("function %s must be directly inside a MATCH_RECOGNIZE's DEFINE clause, without any"
                      + " enclosing subquery")
                  .formatted(upper));
      default -> Optional.empty();
    };
  }

  private static Stream<String> within(FunctionRegistry functions, String namespace) {
    String prefix = namespace.isEmpty() ? "" : namespace + ".";
    return Stream.concat(
            ROW_PATTERN_FUNCTIONS.stream(),
            functions.all().stream()
                .filter(function -> !function.isOperator())
                .map(FunctionDefinition::name)
                .map(FunctionSuggestions::lower))
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .filter(name -> name.indexOf('.') < 0);
  }

  private static String join(List<Identifier> parts) {
    return parts.stream().map(Identifier::name).collect(Collectors.joining("."));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
