package dev.quern.sql.analyzer;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.algebra.SortKey;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Literal;
import dev.quern.sql.ast.Node;
import dev.quern.sql.ast.WindowSpecification;
import dev.quern.sql.ast.WindowSpecification.Bound;
import dev.quern.sql.ast.WindowSpecification.BoundKind;
import dev.quern.sql.ast.WindowSpecification.Frame;
import dev.quern.sql.ast.WindowSpecification.Unit;
import dev.quern.sql.coercion.Coercion;
import dev.quern.sql.scope.NameScope;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.rex.RexWindowBounds;

/** The frames of windows. Source: "Window function calls", Window frame clause. */
final class FrameAnalyzer {

  private final Analysis analysis;
  private final StatementContext context;

  FrameAnalyzer(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
  }

  /** Where a frame starts and ends. */
  record Bounds(RexWindowBound lower, RexWindowBound upper) {}

  /** The frame of a window, given or implied. */
  Bounds bounds(WindowSpecification window, List<SortKey> order) {
    if (window.frame().isEmpty()) {
      return new Bounds(
          RexWindowBounds.UNBOUNDED_PRECEDING,
          order.isEmpty() ? RexWindowBounds.UNBOUNDED_FOLLOWING : RexWindowBounds.CURRENT_ROW);
    }
    Frame frame = window.frame().get();
    if (frame.unit() == Unit.RANGE) {
      checkKeys(window, frame, order);
    }
    Bounds bounds =
        new Bounds(
            bound(frame, frame.start(), order),
            frame.end().map(end -> bound(frame, end, order)).orElse(RexWindowBounds.CURRENT_ROW));
    checkOrder(frame);
    return bounds;
  }

  private void checkOrder(Frame frame) {
    BoundKind start = frame.start().kind();
    if (start == BoundKind.UNBOUNDED_FOLLOWING) {
      throw context.error(
          frame.start(), "Starting window framing expression cannot be UNBOUNDED FOLLOWING");
    }
    if (frame.end().isEmpty()) {
      if (start == BoundKind.FOLLOWING) {
        throw context.error(
            frame.start(),
            "Starting window framing expression cannot be OFFSET FOLLOWING because the implicit ending"
                + " window framing expression is CURRENT ROW");
      }
      return;
    }
    Bound end = frame.end().get();
    if (end.kind() == BoundKind.UNBOUNDED_PRECEDING) {
      throw context.error(end, "Ending window framing expression cannot be UNBOUNDED PRECEDING");
    }
    if (end.kind().compareTo(start) >= 0) {
      return;
    }
    throw start == BoundKind.CURRENT_ROW
        ? context.error(
            end,
            "Starting window framing expression cannot be CURRENT ROW when the ending window framing"
                + " expression is OFFSET PRECEDING")
        : context.error(
            end,
            "Ending window framing expression cannot be %s when the starting window framing expression"
                + " is OFFSET FOLLOWING",
            end.kind() == BoundKind.CURRENT_ROW ? "CURRENT ROW" : "OFFSET PRECEDING");
  }

  /** Offsets and the current row have a meaning for RANGE only where rows have an order. */
  private void checkKeys(WindowSpecification window, Frame frame, List<SortKey> order) {
    Node place = window.orderBy().<Node>map(o -> o).orElse(frame);
    boolean offsets = has(frame, BoundKind.PRECEDING) || has(frame, BoundKind.FOLLOWING);
    if (order.isEmpty()) {
      if (frame.end().isEmpty()) {
        throw context.error(
            frame,
            "A RANGE-based window without ORDER BY includes all rows in the window frame so only RANGE"
                + " BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING syntax is supported");
      }
      if (offsets) {
        throw context.error(
            frame,
            "A RANGE-based window including an OFFSET PRECEDING or OFFSET FOLLOWING window frame boundary"
                + " requires an ORDER BY");
      }
      if (has(frame, BoundKind.CURRENT_ROW)) {
        throw context.error(
            frame,
            "A RANGE-based window without ORDER BY cannot include a CURRENT ROW window frame boundary since"
                + " all rows are included in the window frame. Remove the RANGE clause or use RANGE BETWEEN"
                + " UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING");
      }
    }
    if (!offsets) {
      return;
    }
    if (order.size() > 1) {
      throw context.error(
          place,
          "A RANGE-based window with OFFSET PRECEDING or OFFSET FOLLOWING boundaries must have exactly one"
              + " ORDER BY key");
    }
    SqlType key = Rex.typeOf(order.getFirst().expression());
    if (!key.isNumeric()) {
      throw context.error(
          place,
          "ORDER BY key must be numeric in a RANGE-based window with OFFSET PRECEDING or OFFSET FOLLOWING"
              + " boundaries, but has type %s",
          key);
    }
    if (key == ScalarType.FLOAT64 && reachesOnlyNulls(frame, order.getFirst())) {
      throw context.unsupported(
          frame, "A RANGE frame over a FLOAT64 key that reaches to the NULLs but not to the NaNs");
    }
  }

  private static boolean has(Frame frame, BoundKind kind) {
    return Stream.concat(Stream.of(frame.start()), frame.end().stream())
        .anyMatch(bound -> bound.kind() == kind);
  }

  /** Whether NULLs are at the other end than by default and frames reach to that end only. */
  private static boolean reachesOnlyNulls(Frame frame, SortKey key) {
    boolean fromStart = frame.start().kind() == BoundKind.UNBOUNDED_PRECEDING;
    boolean toEnd =
        frame.end().filter(end -> end.kind() == BoundKind.UNBOUNDED_FOLLOWING).isPresent();
    return key.nullsFirst() == key.descending()
        && (key.descending() ? fromStart && !toEnd : toEnd && !fromStart);
  }

  private RexWindowBound bound(Frame frame, Bound bound, List<SortKey> order) {
    return switch (bound.kind()) {
      case UNBOUNDED_PRECEDING -> RexWindowBounds.UNBOUNDED_PRECEDING;
      case UNBOUNDED_FOLLOWING -> RexWindowBounds.UNBOUNDED_FOLLOWING;
      case CURRENT_ROW -> RexWindowBounds.CURRENT_ROW;
      case PRECEDING -> RexWindowBounds.preceding(offset(frame, bound, order));
      case FOLLOWING -> RexWindowBounds.following(offset(frame, bound, order));
    };
  }

  private RexNode offset(Frame frame, Bound bound, List<SortKey> order) {
    Expression written = bound.offset().orElseThrow();
    RexNode offset = constant(written);
    SqlType type = Rex.typeOf(offset);
    boolean rows = frame.unit() == Unit.ROWS;
    if (rows && type != ScalarType.INT64) {
      throw context.error(
          written,
          "Window framing expression for ROWS can only be of integer type, but has type %s",
          type);
    }
    SqlType wanted = rows ? type : Rex.typeOf(order.getFirst().expression());
    if (!Coercion.coerces(offset, wanted)) {
      throw context.error(
          written,
          "Window framing expression has type %s that cannot coerce to the type of the ORDER BY expression,"
              + " which is %s",
          type,
          wanted);
    }
    RexNode coerced = context.coerce(offset, wanted);
    Optional<Value> value = Rex.asLiteral(coerced).map(literal -> literal.value());
    if (value.filter(Value::isNull).isPresent()) {
      throw context.error(written, "Window framing expression cannot be NULL");
    }
    if (value.filter(FrameAnalyzer::isNegative).isPresent()) {
      throw context.error(written, "Window framing expression cannot evaluate to a negative value");
    }
    return coerced;
  }

  /** The value of an offset, which no column and no aggregate may be part of. */
  private RexNode constant(Expression written) {
    try {
      return analysis.expressions.analyze(
          written, ExpressionContext.scalar(NameScope.EMPTY, "window frame"));
    } catch (BigQueryException e) {
      if (written instanceof Literal) {
        throw e;
      }
      throw context.error(written, "Window framing expression must be a literal or parameter");
    }
  }

  private static boolean isNegative(Value value) {
    return switch (value) {
      case Value.Int64(long number) -> number < 0;
      case Value.Float64(double number) -> number < 0;
      case Value.Numeric(BigDecimal number) -> number.signum() < 0;
      case Value.BigNumeric(BigDecimal number) -> number.signum() < 0;
      default -> false;
    };
  }
}
