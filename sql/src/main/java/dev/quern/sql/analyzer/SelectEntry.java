package dev.quern.sql.analyzer;

import dev.quern.sql.algebra.Column;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Node;
import dev.quern.sql.scope.NameScope;
import java.util.Optional;
import java.util.function.Function;
import org.apache.calcite.rex.RexNode;

/** One column of a SELECT list, after {@code *} is expanded; first unresolved, then resolved. */
final class SelectEntry {

  private final String name;
  private final Node node;
  private final Optional<Expression> expression;
  private final Function<NameScope, RexNode> starColumn;
  private Optional<RexNode> value = Optional.empty();
  private Optional<Column> column = Optional.empty();

  private SelectEntry(
      String name,
      Node node,
      Optional<Expression> expression,
      Function<NameScope, RexNode> starColumn) {
    this.name = name;
    this.node = node;
    this.expression = expression;
    this.starColumn = starColumn;
  }

  /** A column that is written out. */
  static SelectEntry written(String name, Node node, Expression expression) {
    return new SelectEntry(
        name,
        node,
        Optional.of(expression),
        _ -> {
          throw new IllegalStateException("no star");
        });
  }

  /** A column that a star stands for. */
  static SelectEntry ofStar(String name, Node node, Function<NameScope, RexNode> column) {
    return new SelectEntry(name, node, Optional.empty(), column);
  }

  String name() {
    return name;
  }

  Node node() {
    return node;
  }

  /** The expression, unless a star stands for the column. */
  Optional<Expression> expression() {
    return expression;
  }

  /** The column a star stands for, seen from a scope. */
  RexNode starColumn(NameScope scope) {
    return starColumn.apply(scope);
  }

  void resolve(RexNode resolved, Function<RexNode, Column> columns) {
    value = Optional.of(resolved);
    column = Optional.of(columns.apply(resolved));
  }

  boolean isResolved() {
    return value.isPresent();
  }

  /** Its value over the rows behind GROUP BY and windows. */
  RexNode value() {
    return value.orElseThrow();
  }

  /** Its column in the result. */
  Column column() {
    return column.orElseThrow();
  }
}
