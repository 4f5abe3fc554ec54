package dev.quern.sql.analyzer;

import dev.quern.domain.catalog.RowAccessPolicy;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Literal;
import dev.quern.sql.parser.GoogleSqlParser;
import dev.quern.sql.scope.NameList;
import dev.quern.sql.scope.NameScope;
import java.util.Collection;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/**
 * Shows the caller the rows that row access policies let through, also by way of views. Source:
 * "Introduction to BigQuery row-level security".
 */
final class RowAccess {

  private final StatementContext context;

  RowAccess(StatementContext context) {
    this.context = context;
  }

  /** The rows of a table that the caller may see. */
  Relation visible(Table table, Relation rows, NameList names) {
    Collection<RowAccessPolicy> policies = context.catalog().rowAccessPolicies(table.reference());
    if (policies.isEmpty()) {
      return rows;
    }
    context.variance().add();
    List<RexNode> conditions =
        policies.stream()
            .filter(this::isGranted)
            .map(policy -> condition(table, policy.filterPredicate(), names))
            .toList();
    return context
        .plan()
        .unrequestedFilter(rows, conditions.isEmpty() ? Rex.bool(false) : Rex.or(conditions));
  }

  /** A policy's condition over the columns of its table; it must be BOOL. */
  RexNode condition(Table table, String predicate, NameList names) {
    AnalysisOptions options = context.options().forDataset(table.reference().dataset());
    Analysis analysis = new Analysis(context.nested(predicate, options));
    return analysis.expressions.analyzeCondition(
        new GoogleSqlParser().parseExpression(predicate),
        ExpressionContext.scalar(NameScope.EMPTY.inner(names), "FILTER USING"));
  }

  /**
   * Refuses to change rows of a table to a caller who does not see them all. Source: "Using
   * row-level security with other BigQuery features", the TRUE filter.
   */
  void requireAllRows(Table table) {
    Collection<RowAccessPolicy> policies = context.catalog().rowAccessPolicies(table.reference());
    if (!policies.isEmpty()
        && policies.stream()
            .noneMatch(policy -> isGranted(policy) && isTrue(policy.filterPredicate()))) {
      throw new BigQueryException(
          ErrorReason.ACCESS_DENIED,
          "Access Denied: Table %1$s: User does not have permission to access all rows of table %1$s, which"
                  .formatted(table.reference())
              + " has row access policies; a policy with the filter TRUE grants it.");
    }
  }

  private boolean isGranted(RowAccessPolicy policy) {
    return context.options().caller().isAmong(policy.grantees());
  }

  private static boolean isTrue(String predicate) {
    Expression expression = new GoogleSqlParser().parseExpression(predicate);
    return expression instanceof Literal.Bool literal && literal.value();
  }
}
