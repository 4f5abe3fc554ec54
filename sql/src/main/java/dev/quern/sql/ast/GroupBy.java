package dev.quern.sql.ast;

import java.util.List;
import java.util.Optional;

/**
 * {@code GROUP BY ...}. Source: "Query syntax", GROUP BY clause.
 *
 * @param all {@code GROUP BY ALL}; there are no items then
 * @param andOrderBy {@code GROUP AND ORDER BY}, in pipes
 */
public record GroupBy(
    Span span, Optional<Hint> hint, boolean all, boolean andOrderBy, List<GroupingItem> items)
    implements Node {

  /** One item. */
  public sealed interface GroupingItem extends Node {
    /** An expression; alias and order occur in pipes only. */
    record Value(
        Span span,
        Expression value,
        Optional<Identifier> alias,
        Optional<SelectItem.GroupingOrder> ordering)
        implements GroupingItem {}

    /** {@code ()}, the group of all rows. */
    record Empty(Span span) implements GroupingItem {}

    /** {@code ROLLUP(...)}; several expressions in parentheses are a {@link Constructor.Tuple}. */
    record Rollup(Span span, List<Expression> values) implements GroupingItem {}

    /** {@code CUBE(...)} */
    record Cube(Span span, List<Expression> values) implements GroupingItem {}

    /** {@code GROUPING SETS(...)}; each set is one of the other items. */
    record GroupingSets(Span span, List<GroupingItem> sets) implements GroupingItem {}
  }
}
