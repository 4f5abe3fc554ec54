package dev.quern.sql.ast;

import java.util.Optional;

/**
 * A window: {@code OVER name}, {@code OVER (...)}, or what a WINDOW clause defines. Source: "Window
 * function calls".
 *
 * @param base the named window that this one extends
 */
public record WindowSpecification(
    Span span,
    Optional<Identifier> base,
    Optional<PartitionBy> partitionBy,
    Optional<OrderBy> orderBy,
    Optional<Frame> frame)
    implements Node {

  /** {@code ROWS|RANGE BETWEEN start AND end}; without an end it is the current row. */
  public record Frame(Span span, Unit unit, Bound start, Optional<Bound> end) implements Node {}

  /** What a frame's offsets count. */
  public enum Unit {
    ROWS,
    RANGE
  }

  /** A frame's start or end; the offset is there for the two kinds that have one. */
  public record Bound(Span span, BoundKind kind, Optional<Expression> offset) implements Node {}

  /** The kinds of {@link Bound}. */
  public enum BoundKind {
    UNBOUNDED_PRECEDING,
    PRECEDING,
    CURRENT_ROW,
    FOLLOWING,
    UNBOUNDED_FOLLOWING
  }
}
