package dev.quern.sql.analyzer;

import dev.quern.domain.type.SqlType;
import dev.quern.sql.algebra.Column;
import dev.quern.sql.algebra.Computed;
import dev.quern.sql.algebra.Correlation;
import dev.quern.sql.algebra.PlanBuilder;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.ast.Access;
import dev.quern.sql.ast.FromItem;
import dev.quern.sql.ast.FromItem.JoinKind;
import dev.quern.sql.ast.FunctionCall;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Span;
import dev.quern.sql.coercion.Supertypes;
import dev.quern.sql.scope.NameList;
import dev.quern.sql.scope.NameScope;
import dev.quern.sql.scope.NameTarget;
import dev.quern.sql.scope.NamedColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexNode;

/** Gives joins meaning. Source: "Query syntax", Join operation. */
final class JoinAnalyzer {

  private final Analysis analysis;
  private final StatementContext context;
  private final PlanBuilder plan;

  JoinAnalyzer(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
    this.plan = context.plan();
  }

  FromResult analyze(FromItem.Join join, NameScope outer, NameScope lateral) {
    if (join.natural()) {
      throw context.error(joinStart(join), "Natural join not supported");
    }
    if (join.method().isPresent()) {
      throw context.error(join.symbol(), "Join methods are not supported");
    }
    int mark = analysis.recursion.mark();
    FromResult left = analysis.from.analyze(join.left(), outer, lateral);
    refuseRecursion(mark, join.kind(), JoinKind.RIGHT, "the left operand of a RIGHT JOIN");
    return join(join, left, outer, lateral);
  }

  /** The pipe operator JOIN. */
  FromResult pipe(FromItem.Join join, FromResult input, NameScope outer) {
    return join(join, input, outer, outer);
  }

  /** Joins what is to the left with the right side of a join. */
  private FromResult join(FromItem.Join join, FromResult left, NameScope outer, NameScope lateral) {
    int mark = analysis.recursion.mark();
    FromResult right = analysis.from.analyze(join.right(), outer, lateral.inner(left.names()));
    refuseRecursion(mark, join.kind(), JoinKind.LEFT, "the right operand of a LEFT JOIN");
    NameScope visible = lateral.inner(left.names());
    boolean array = FromAnalyzer.isArray(join.right(), visible);
    if (!array || join.using().isEmpty()) {
      new FromAliases(context).check(join.right(), array, left.names(), right.names());
    }
    checkCondition(join, visible);
    boolean correlated = Correlation.refersTo(right.relation(), left.relation().columns());
    if (correlated && (join.kind() == JoinKind.RIGHT || join.kind() == JoinKind.FULL)) {
      throw correlated(join);
    }
    return join.using().isEmpty()
        ? joinOn(join, left, right, outer, correlated)
        : joinUsing(join, left, right, correlated);
  }

  private RuntimeException correlated(FromItem.Join join) {
    return switch (join.right()) {
      case FromItem.Unnest(var _, var arrays, var _, var _, var _, var _)
          when arrays.getFirst()
              instanceof FunctionCall.Argument.Value(var _, Access.Path path, var _) ->
          context.error(
              path,
              "UNNEST cannot be applied on path expression with non-correlated table name prefix %s",
              path.path().first().name());
      case FromItem.Table table ->
          context.error(
              table,
              "Correlated array references are not allowed with %s JOIN: %s",
              join.kind(),
              table.name());
      default ->
          context.error(
              join.right(), "Correlated references are not allowed with %s JOIN", join.kind());
    };
  }

  /** Where the join's first word stands. */
  private Span joinStart(FromItem.Join join) {
    Span word = join.symbol();
    if (join.natural()) {
      return context.keywordBefore(word, "NATURAL");
    }
    return switch (join.kind()) {
      case LEFT, RIGHT, FULL -> context.keywordBefore(word, join.kind().name());
      case INNER -> {
        Span inner = context.keywordBefore(word, "INNER");
        yield inner.to(word).of(context.sql()).toUpperCase(Locale.ROOT).matches("INNER\\s+JOIN")
            ? inner
            : word;
      }
      case COMMA, CROSS -> word;
    };
  }

  private void checkCondition(FromItem.Join join, NameScope lateral) {
    boolean conditional = join.on().isPresent() || !join.using().isEmpty();
    switch (join.kind()) {
      case COMMA -> {}
      case CROSS -> {
        if (conditional) {
          throw context.error(
              join.on().isPresent()
                  ? context.keywordBefore(join.on().get().span(), "ON")
                  : context.keywordBefore(join.using().getFirst().span(), "USING"),
              "%s clause cannot be used with CROSS JOIN",
              join.on().isPresent() ? "ON" : "USING");
        }
      }
      case INNER, LEFT, RIGHT, FULL -> {
        boolean array =
            (join.kind() == JoinKind.INNER || join.kind() == JoinKind.LEFT)
                && FromAnalyzer.isArray(join.right(), lateral);
        if (!conditional && !array) {
          throw context.error(
              joinStart(join),
              "%s JOIN must have an immediately following ON or USING clause",
              join.kind());
        }
      }
    }
  }

  private void refuseRecursion(int mark, JoinKind kind, JoinKind oneSided, String place) {
    if (kind == oneSided || kind == JoinKind.FULL) {
      analysis.recursion.refuse(
          mark,
          "A query containing a recursive reference must not be used as %s",
          kind == JoinKind.FULL ? "an operand of a FULL OUTER JOIN" : place);
    }
  }

  private static JoinRelType type(JoinKind kind) {
    return switch (kind) {
      case COMMA, CROSS, INNER -> JoinRelType.INNER;
      case LEFT -> JoinRelType.LEFT;
      case RIGHT -> JoinRelType.RIGHT;
      case FULL -> JoinRelType.FULL;
    };
  }

  private FromResult joinOn(
      FromItem.Join join, FromResult left, FromResult right, NameScope outer, boolean correlated) {
    NameList names =
        new NameList.Builder().all(left.names(), false).all(right.names(), false).build();
    RexNode condition =
        join.on()
            .map(on ->
                analysis.expressions.analyzeCondition(
                    on, ExpressionContext.scalar(outer.inner(names), "JOIN ON clause")))
            .orElseGet(() -> Rex.bool(true));
    return new FromResult(
        relation(join, left.relation(), right.relation(), condition, correlated), names);
  }

  private Relation relation(
      FromItem.Join join, Relation left, Relation right, RexNode condition, boolean correlated) {
    if (!correlated) {
      return plan.join(left, right, type(join.kind()), condition);
    }
    return plan.correlate(
        left,
        join.on().isPresent() || !join.using().isEmpty() ? plan.filter(right, condition) : right,
        type(join.kind()));
  }

  private FromResult joinUsing(
      FromItem.Join join, FromResult left, FromResult right, boolean correlated) {
    List<RexNode> conditions = new ArrayList<>();
    List<Computed> merged = new ArrayList<>();
    Set<String> used = new HashSet<>();
    NameList.Builder names = new NameList.Builder();
    for (Identifier name : join.using()) {
      if (!used.add(name.name().toLowerCase(Locale.ROOT))) {
        throw context.error(name, "Duplicate column name %s in USING clause", name.name());
      }
      RexNode one = Rex.column(usingColumn(name, left, "left"));
      RexNode two = Rex.column(usingColumn(name, right, "right"));
      conditions.add(equal(name, one, two));
      RexNode value = mergedValue(join.kind(), one, two);
      Column column = Rex.asColumn(value).orElseGet(() -> plan.newColumn(value));
      if (Rex.asColumn(value).isEmpty()) {
        merged.add(new Computed(column, value));
      }
      names.column(NamedColumn.of(name.name(), column));
    }
    names.addHidingColumns(left.names(), used).addHidingColumns(right.names(), used);
    Relation joined =
        relation(join, left.relation(), right.relation(), Rex.and(conditions), correlated);
    return new FromResult(plan.extend(joined, merged), names.build());
  }

  private RexNode equal(Identifier name, RexNode one, RexNode two) {
    SqlType type =
        Supertypes.of(List.of(one, two))
            .orElseThrow(() ->
                context.error(
                    name,
                    "Column '%s' in USING has incompatible types that cannot be directly compared using"
                        + " equality on either side of the join: %s and %s",
                    name.name(),
                    Rex.typeOf(one),
                    Rex.typeOf(two)));
    if (!TypeTraits.supportsEquality(type)) {
      throw context.error(
          name,
          "Column '%s' in USING has types that do not support equality comparison: %s",
          name.name(),
          type);
    }
    return analysis.functions.operator(
        "$equal", name.span(), context.coerce(one, type), context.coerce(two, type));
  }

  private RexNode mergedValue(JoinKind kind, RexNode left, RexNode right) {
    return switch (kind) {
      case COMMA, CROSS, INNER, LEFT -> left;
      case RIGHT -> right;
      case FULL -> {
        SqlType type = Supertypes.of(List.of(left, right)).orElseThrow();
        RexNode one = context.coerce(left, type);
        yield Rex.caseWhen(
            type, List.of(Rex.not(Rex.isNull(left)), one, context.coerce(right, type)));
      }
    };
  }

  private Column usingColumn(Identifier name, FromResult side, String which) {
    if (side.names().hasRangeVariable(name.name())
        && side.names()
            .findColumn(name.name())
            .filter(NameTarget.ColumnTarget.class::isInstance)
            .isEmpty()) {
      throw tableAlias(name, which);
    }
    Optional<NameTarget> target = side.names().find(name.name());
    return switch (target.orElseThrow(
        () ->
            context.error(
                name,
                "Column %s in USING clause not found on %s side of join",
                name.name(),
                which))) {
      case NameTarget.ColumnTarget(Column column) -> column;
      case NameTarget.RangeVariable(NameList list) when list.valueTable().isPresent() ->
          list.valueTable().get().column();
      case NameTarget.RangeVariable _ -> throw tableAlias(name, which);
      case NameTarget.Ambiguous _ ->
          throw context.error(
              name,
              "Column %s in USING clause is ambiguous on %s side of join",
              name.name(),
              which);
      case NameTarget.FieldTarget _, NameTarget.ExpressionTarget _ ->
          throw context.error(
              name, "Column %s in USING clause not found on %s side of join", name.name(), which);
    };
  }

  private RuntimeException tableAlias(Identifier name, String which) {
    return context.error(
        name,
        "Name %s in USING clause is a table alias, not a column name, on %s side of join",
        name.name(),
        which);
  }
}
