package dev.quern.sql.analyzer;

import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.Column;
import dev.quern.sql.algebra.Computed;
import dev.quern.sql.algebra.PlanBuilder;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.algebra.SortKey;
import dev.quern.sql.ast.Span;
import dev.quern.sql.function.AggregateFunctionOperator;
import dev.quern.sql.function.FunctionDefinition;
import dev.quern.types.numeric.BigNumeric;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.rex.RexWindowBounds;

/**
 * RANGE frames with offsets over a BIGNUMERIC key, which is too wide for the engine's: the key is
 * replaced by its rank, the offsets by how many ranks lie between. Every row comes three times, as
 * its key and as the ends of its frame; windows over all of them count the keys below each.
 */
final class RangeRanks {

  private final Analysis analysis;
  private final PlanBuilder plan;
  private final Span location;
  private final List<RexNode> partition;
  private final SortKey key;
  private final FrameAnalyzer.Bounds bounds;
  private final Column rank;
  private final Column start;
  private final Column end;

  RangeRanks(
      Analysis analysis,
      Span location,
      List<RexNode> partition,
      SortKey key,
      FrameAnalyzer.Bounds bounds) {
    this.analysis = analysis;
    this.plan = analysis.context.plan();
    this.location = location;
    this.partition = List.copyOf(partition);
    this.key = key;
    this.bounds = bounds;
    this.rank = plan.newColumn(ScalarType.INT64);
    this.start = plan.newColumn(ScalarType.INT64);
    this.end = plan.newColumn(ScalarType.INT64);
  }

  /** Whether a frame is one of these. */
  static boolean concerns(boolean rows, List<SortKey> order, FrameAnalyzer.Bounds bounds) {
    return !rows
        && order.size() == 1
        && Rex.typeOf(order.getFirst().expression()) == ScalarType.BIGNUMERIC
        && Stream.of(bounds.lower(), bounds.upper()).anyMatch(b -> b.getOffset() != null);
  }

  /** Whether these are the ranks of another window, too. */
  boolean isFor(List<RexNode> otherPartition, SortKey otherKey, FrameAnalyzer.Bounds otherBounds) {
    return partition.equals(otherPartition)
        && key.equals(otherKey)
        && bounds.lower().toString().equals(otherBounds.lower().toString())
        && bounds.upper().toString().equals(otherBounds.upper().toString());
  }

  /** What orders the window instead. */
  SortKey order() {
    return new SortKey(Rex.column(rank), key.descending(), key.nullsFirst());
  }

  /** The frame in ranks. */
  FrameAnalyzer.Bounds frame() {
    return new FrameAnalyzer.Bounds(ranks(bounds.lower(), start), ranks(bounds.upper(), end));
  }

  private static RexWindowBound ranks(RexWindowBound bound, Column distance) {
    if (bound.getOffset() == null) {
      return bound;
    }
    return bound.isPreceding()
        ? RexWindowBounds.preceding(Rex.column(distance))
        : RexWindowBounds.following(Rex.column(distance));
  }

  /** The rows with their ranks and the distances to the ends of their frames. */
  Relation extend(Relation rows) {
    Column row = plan.newColumn(ScalarType.INT64);
    Column part = plan.newColumn(ScalarType.INT64);
    Relation numbered =
        plan.extend(
            rows, List.of(new Computed(row, over("ROW_NUMBER", List.of(), List.of(), List.of()))));
    Relation parts =
        plan.rows(
            List.of(part),
            List.of(List.of(Rex.int64(0)), List.of(Rex.int64(1)), List.of(Rex.int64(2))));
    Relation tripled = plan.join(numbered, parts, JoinRelType.INNER, Rex.bool(true));
    Computed value =
        computed(choose(part, key.expression(), limit(bounds.lower()), limit(bounds.upper())));
    Relation valued = plan.extend(tripled, List.of(value));
    RexNode ownKey =
        Rex.caseWhen(
            ScalarType.BIGNUMERIC,
            List.of(is(part, 0), Rex.column(value.column()), Rex.nullOf(ScalarType.BIGNUMERIC)));
    List<RexNode> peers = new ArrayList<>(partition);
    peers.add(Rex.column(value.column()));
    Computed upTo =
        computed(
            over(
                "COUNT",
                List.of(ownKey),
                partition,
                List.of(SortKey.ascending(Rex.column(value.column())))));
    Computed equal = computed(over("COUNT", List.of(ownKey), peers, List.of()));
    Relation counted = plan.extend(valued, List.of(upTo, equal));
    RexNode below = call("$SUBTRACT", Rex.column(upTo.column()), Rex.column(equal.column()));
    Computed own = computed(ofRow(row, part, 0, below));
    Computed first =
        computed(ofRow(row, part, 1, position(bounds.lower(), !key.descending(), upTo, equal)));
    Computed second =
        computed(ofRow(row, part, 2, position(bounds.upper(), key.descending(), upTo, equal)));
    Relation spread = plan.extend(counted, List.of(own, first, second));
    Relation single = plan.unrequestedFilter(spread, is(part, 0));
    RexNode position =
        Rex.caseWhen(
            ScalarType.INT64,
            List.of(
                Rex.isNull(key.expression()),
                Rex.nullOf(ScalarType.INT64),
                Rex.column(own.column())));
    List<Computed> results = new ArrayList<>(rows.columns().stream().map(Computed::same).toList());
    results.add(new Computed(rank, position));
    results.add(new Computed(start, distance(bounds.lower(), own.column(), first.column())));
    results.add(new Computed(end, distance(bounds.upper(), own.column(), second.column())));
    return plan.project(single, results);
  }

  /** The key at an end of a row's frame, or the utmost key where there is none so far away. */
  private RexNode limit(RexWindowBound bound) {
    RexNode offset = bound.getOffset();
    if (offset == null) {
      return key.expression();
    }
    return Rex.caseWhen(
        ScalarType.BIGNUMERIC,
        List.of(
            isBeyond(bound, offset),
            utmost(bound),
            call(isLess(bound) ? "$SUBTRACT" : "$ADD", key.expression(), offset)));
  }

  private RexNode isBeyond(RexWindowBound bound, RexNode offset) {
    boolean less = isLess(bound);
    RexNode room = call(less ? "$ADD" : "$SUBTRACT", utmost(bound), offset);
    return call(less ? "$LESS" : "$GREATER", key.expression(), room);
  }

  private RexNode utmost(RexWindowBound bound) {
    BigNumeric value = isLess(bound) ? BigNumeric.MIN : BigNumeric.MAX;
    return Rex.literal(new Value.BigNumeric(value.toBigDecimal()), true);
  }

  /**
   * The rank of the least or the greatest key of a frame.
   *
   * @param upTo how many keys are not above the limit
   * @param equal how many are equal to it
   */
  private RexNode position(RexWindowBound bound, boolean least, Computed upTo, Computed equal) {
    RexNode all = Rex.column(upTo.column());
    RexNode below = call("$SUBTRACT", all, Rex.column(equal.column()));
    RexNode within = least ? below : all;
    RexNode offset = bound.getOffset();
    RexNode count =
        offset == null
            ? within
            : Rex.caseWhen(
                ScalarType.INT64,
                List.of(isBeyond(bound, offset), isLess(bound) ? below : all, within));
    return least ? count : call("$SUBTRACT", count, Rex.int64(1));
  }

  private boolean isLess(RexWindowBound bound) {
    return bound.isPreceding() != key.descending();
  }

  /** How many ranks an end is away, none for NULL. */
  private RexNode distance(RexWindowBound bound, Column own, Column position) {
    if (bound.getOffset() == null) {
      return Rex.int64(0);
    }
    RexNode ranks =
        isLess(bound)
            ? call("$SUBTRACT", Rex.column(own), Rex.column(position))
            : call("$SUBTRACT", Rex.column(position), Rex.column(own));
    RexNode away = call("$GREATER", ranks, Rex.int64(0));
    RexNode counts = Rex.and(List.of(away, Rex.not(Rex.isNull(key.expression()))));
    return Rex.caseWhen(ScalarType.INT64, List.of(counts, ranks, Rex.int64(0)));
  }

  /** What one of a row's three parts has, in all of them. */
  private RexNode ofRow(Column row, Column part, int number, RexNode value) {
    RexNode one =
        Rex.caseWhen(
            ScalarType.INT64, List.of(is(part, number), value, Rex.nullOf(ScalarType.INT64)));
    return over("MAX", List.of(one), List.of(Rex.column(row)), List.of());
  }

  private RexNode choose(Column part, RexNode zero, RexNode one, RexNode two) {
    return Rex.caseWhen(ScalarType.BIGNUMERIC, List.of(is(part, 0), zero, is(part, 1), one, two));
  }

  private RexNode is(Column part, int number) {
    return call("$EQUAL", Rex.column(part), Rex.int64(number));
  }

  private Computed computed(RexNode expression) {
    return new Computed(plan.newColumn(expression), expression);
  }

  private RexNode call(String operator, RexNode... operands) {
    return analysis.functions.operator(operator, location, operands);
  }

  private RexNode over(
      String name, List<RexNode> arguments, List<RexNode> keys, List<SortKey> order) {
    FunctionDefinition function = analysis.context.functions().get(name);
    var resolved = analysis.functions.resolve(function, arguments, location);
    SqlType type = resolved.result();
    return Rex.over(
        type,
        new AggregateFunctionOperator(function, resolved.overload(), type),
        resolved.arguments(),
        keys,
        order,
        RexWindowBounds.UNBOUNDED_PRECEDING,
        order.isEmpty() ? RexWindowBounds.UNBOUNDED_FOLLOWING : RexWindowBounds.CURRENT_ROW,
        false,
        false,
        false);
  }
}
