package dev.quern.sql.analyzer;

import dev.quern.domain.type.ScalarType;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.Collation;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Node;
import dev.quern.sql.ast.OrderBy;
import dev.quern.sql.ast.Span;
import dev.quern.sql.function.FunctionDefinition;
import dev.quern.sql.function.FunctionDefinition.Trait;
import dev.quern.sql.scope.NameScope;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/** Where collations may stand, and which go together. Source: "Collation concepts". */
final class CollationRules {

  private CollationRules() {}

  /** The value of an ORDER BY item with COLLATE. */
  static RexNode collate(OrderBy.Item item, RexNode value, Expression written, Analysis analysis) {
    StatementContext context = analysis.context;
    if (Rex.typeOf(value) != ScalarType.STRING) {
      throw context.error(
          item.value(),
          "COLLATE can only be applied to expressions of type STRING, but was applied to %s",
          Rex.typeOf(value));
    }
    RexNode specification =
        analysis.expressions.analyze(
            written, ExpressionContext.scalar(NameScope.EMPTY, "ORDER BY ... COLLATE"));
    String name =
        Rex.asLiteral(specification)
            .filter(literal -> literal.value() instanceof Value.Text)
            .map(literal -> ((Value.Text) literal.value()).value())
            .orElseThrow(() ->
                context.error(
                    written, "COLLATE must be followed by a string literal or a string parameter"));
    return Rex.collate(
        value,
        Collation.named(name)
            .orElseThrow(() ->
                context.error(written, "COLLATE has unsupported collation name: '%s'", name)));
  }

  /** Refuses texts with collations that differ, or that a function does not take. */
  static void check(
      FunctionDefinition function,
      List<RexNode> arguments,
      Span location,
      StatementContext context) {
    if (function.has(Trait.NO_COLLATION)) {
      refuse(arguments, location, context);
    } else if (!function.has(Trait.IGNORES_COLLATION)) {
      check(function.symbol(), arguments, location, context);
    }
  }

  private static void refuse(List<RexNode> arguments, Span location, StatementContext context) {
    for (int i = 0; i < arguments.size(); i++) {
      if (Collation.of(arguments.get(i)).specification().isPresent()) {
        throw context.error(
            location,
            "Collation is not allowed on argument %d (%s). Use COLLATE(arg, '') to remove collation",
            i + 1,
            shown(arguments.get(i)));
      }
    }
  }

  private static String shown(RexNode argument) {
    String name = Collation.of(argument).specification().orElse("");
    return Rex.typeOf(argument).isArray() ? "<\"" + name + "\">" : "\"" + name + "\"";
  }

  /** Refuses operands of a function or constructor with collations that differ. */
  static void check(
      String function, List<RexNode> arguments, Span location, StatementContext context) {
    Collation common = Collation.NONE;
    for (int i = 0; i < arguments.size(); i++) {
      Collation own = Collation.of(arguments.get(i));
      if (own.specification().isEmpty()) {
        continue;
      }
      if (common.conflicts(own)) {
        throw context.error(
            location,
            "%s. Collation on argument %d (%s) in function %s is not compatible with other arguments",
            conflict(own, common),
            i + 1,
            function.equals("IN UNNEST")
                ? "\"" + own.specification().get() + "\""
                : shown(arguments.get(i)),
            function);
      }
      common = own;
    }
  }

  /** What is wrong with two collations that differ. */
  static String conflict(Collation own, Collation other) {
    return "Collation conflict: \"%s\" vs. \"%s\""
        .formatted(own.specification().orElse(""), other.specification().orElse(""));
  }

  /** Refuses queries of a set operation whose columns have collations that differ. */
  static void check(List<QueryResult> inputs, Node location, StatementContext context) {
    for (int column = 0; column < inputs.getFirst().columns().size(); column++) {
      Collation common = Collation.NONE;
      for (int i = 0; i < inputs.size(); i++) {
        Collation own = inputs.get(i).columns().get(column).column().collation();
        if (common.conflicts(own)) {
          throw context.error(
              location,
              "%s; in column %d, item %d of set operation scan",
              conflict(own, common),
              column + 1,
              i + 1);
        }
        common = own.isNone() ? common : own;
      }
    }
  }

  /** Refuses a value and the column of a query that have collations that differ. */
  static void check(RexNode value, RexNode column, Node location, StatementContext context) {
    Collation left = Collation.of(value);
    Collation right = Collation.of(column);
    if (left.conflicts(right)) {
      throw context.error(
          location,
          "%s. Collation for IN operator is different on input expr (\"%s\") and subquery column"
              + " (\"%s\")",
          conflict(left, right),
          left.specification().orElse(""),
          right.specification().orElse(""));
    }
  }
}
