package dev.quern.sql.analyzer;

import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.Computed;
import dev.quern.sql.algebra.LiteralOperator;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.coercion.Coercion;
import dev.quern.sql.render.DuckDbRenderer;
import dev.quern.sql.scope.NameScope;
import java.util.List;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;

/** Finds the values of constant expressions. */
final class Constants {

  private final Analysis analysis;
  private final StatementContext context;

  Constants(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
  }

  /** The value of an expression without columns. */
  Value value(Expression expression, String clause) {
    return value(
        analysis.expressions.analyze(
            expression, ExpressionContext.scalar(NameScope.EMPTY, clause)));
  }

  /** The value of an expression without columns, converted to a type. */
  Value value(Expression expression, SqlType type, String clause, String message) {
    return value(converted(expression, type, clause, message));
  }

  /** The same for an expression that may hold no query either. */
  Value valueWithoutQuery(Expression expression, SqlType type, String clause, String message) {
    RexNode value = converted(expression, type, clause, message);
    if (RexUtil.SubQueryFinder.find(value) != null) {
      throw context.error(expression, "A subquery is not allowed in %s", clause);
    }
    return value(value);
  }

  private RexNode converted(Expression expression, SqlType type, String clause, String message) {
    RexNode value =
        analysis.expressions.analyze(expression, ExpressionContext.scalar(NameScope.EMPTY, clause));
    if (!Coercion.coerces(value, type)) {
      throw context.error(expression, message, Rex.typeOf(value), type);
    }
    return context.coerce(value, type);
  }

  private Value value(RexNode expression) {
    return Rex.asLiteral(expression)
        .map(LiteralOperator::value)
        .orElseGet(() -> evaluate(expression));
  }

  private Value evaluate(RexNode expression) {
    SqlType type = Rex.typeOf(expression);
    Relation query =
        context
            .plan()
            .project(
                context.plan().oneRow(),
                List.of(new Computed(context.plan().newColumn(type), expression)));
    return context.options().constants().evaluate(DuckDbRenderer.render(query), type);
  }
}
