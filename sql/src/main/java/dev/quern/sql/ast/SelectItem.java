package dev.quern.sql.ast;

import java.util.List;
import java.util.Optional;

/** What a SELECT list, a RETURNING clause or a pipe operator computes. Source: "Query syntax". */
public sealed interface SelectItem extends Node {

  /**
   * {@code expression [[AS] alias]}
   *
   * @param ordering the {@code ASC} or {@code DESC} of the pipe operator AGGREGATE
   */
  record Column(
      Span span, Expression value, Optional<Identifier> alias, Optional<GroupingOrder> ordering)
      implements SelectItem {}

  /** {@code * [EXCEPT (...)] [REPLACE (...)]} */
  record Star(Span span, StarModifiers modifiers) implements SelectItem {}

  /** {@code value.* [EXCEPT (...)] [REPLACE (...)]} */
  record ValueStar(Span span, Expression value, StarModifiers modifiers) implements SelectItem {}

  /** {@code EXCEPT} and {@code REPLACE} behind a star; both may be empty. */
  record StarModifiers(List<Identifier> except, List<Replacement> replace) {
    /** A bare star. */
    public static final StarModifiers NONE = new StarModifiers(List.of(), List.of());
  }

  /** One {@code value AS column} of REPLACE. */
  record Replacement(Span span, Expression value, Identifier column) implements Node {}

  /** {@code ASC|DESC [NULLS FIRST|LAST]} behind a grouped or aggregated column of a pipe. */
  record GroupingOrder(
      Span span, Optional<OrderBy.Direction> direction, Optional<OrderBy.Nulls> nulls)
      implements Node {}
}
