package dev.quern.sql.analyzer;

import dev.quern.sql.ast.FunctionCall;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.ast.WindowSpecification;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;

/**
 * The functions that exist in MATCH_RECOGNIZE only. They are known by names that its scopes hold
 * beside those of columns. Source: "Query syntax", MATCH_RECOGNIZE clause.
 */
final class RowPatternCalls {

  static final String MATCH_NUMBER = "$MATCH_NUMBER";
  static final String MATCH_ROW_NUMBER = "$MATCH_ROW_NUMBER";
  static final String CLASSIFIER = "$CLASSIFIER";

  /** The window of PREV and NEXT. */
  static final String WINDOW = "$MATCH";

  private final Analysis analysis;

  RowPatternCalls(Analysis analysis) {
    this.analysis = analysis;
  }

  /** What a call means, if it is of one of these functions and they exist at its place. */
  Optional<RexNode> analyze(FunctionCall call, ExpressionContext place) {
    if (!call.name().isSimple() || call.over().isPresent()) {
      return Optional.empty();
    }
    String name = call.name().first().name().toUpperCase(Locale.ROOT);
    return switch (name) {
      case "MATCH_NUMBER", "MATCH_ROW_NUMBER", "CLASSIFIER" ->
          isMeasure(place) ? Optional.of(column(call, "$" + name, place)) : Optional.empty();
      case "FIRST", "LAST" ->
          isMeasure(place)
              ? Optional.of(
                  analysis.aggregates.analyze(
                      analysis.context.functions().get("$" + name + "_OF_MATCH"), call, place))
              : Optional.empty();
      case "PREV" -> neighbour(call, "LAG", place);
      case "NEXT" -> neighbour(call, "LEAD", place);
      default -> Optional.empty();
    };
  }

  private static boolean isMeasure(ExpressionContext place) {
    return place.scope().find(MATCH_NUMBER).isPresent();
  }

  private RexNode column(FunctionCall call, String name, ExpressionContext place) {
    if (!call.arguments().isEmpty()) {
      throw analysis.context.error(call, "Function %s takes no arguments", name.substring(1));
    }
    Identifier identifier = new Identifier(call.span(), name, true);
    return analysis.access.resolvePath(
        new PathName(call.span(), List.of(identifier)), place.scope(), place.clause());
  }

  private Optional<RexNode> neighbour(FunctionCall call, String function, ExpressionContext place) {
    boolean inDefinition =
        place.windows().stream()
            .flatMap(windows -> windows.namedWindows().stream())
            .anyMatch(window -> window.name().name().equals(WINDOW));
    if (!inDefinition) {
      return Optional.empty();
    }
    WindowSpecification window =
        new WindowSpecification(
            call.span(),
            Optional.of(new Identifier(call.span(), WINDOW, true)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    FunctionCall over =
        new FunctionCall(
            call.span(),
            call.name(),
            call.chained(),
            call.parenthesized(),
            call.arguments(),
            call.modifiers(),
            call.hint(),
            Optional.of(window));
    return Optional.of(
        analysis.windows.analyze(analysis.context.functions().get(function), over, place));
  }
}
