package dev.quern.sql.analyzer;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.Collation;
import dev.quern.sql.algebra.Computed;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.algebra.SortKey;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Limit;
import dev.quern.sql.ast.Node;
import dev.quern.sql.ast.Operation;
import dev.quern.sql.ast.OrderBy;
import dev.quern.sql.ast.Query;
import dev.quern.sql.ast.QueryBody;
import dev.quern.sql.ast.Select;
import dev.quern.sql.ast.SpecialForm;
import dev.quern.sql.ast.SubqueryExpression;
import dev.quern.sql.coercion.Coercion;
import dev.quern.sql.coercion.Supertypes;
import dev.quern.sql.scope.NameScope;
import dev.quern.sql.scope.NamedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * Gives queries meaning, as statements and as expressions. Source: "Query syntax", "Subqueries".
 */
final class QueryAnalyzer {

  private final Analysis analysis;
  private final StatementContext context;
  private CommonTables commonTables = CommonTables.none();

  QueryAnalyzer(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
  }

  CommonTables commonTables() {
    return commonTables;
  }

  /** A query inside {@code outer}. */
  QueryResult analyze(Query query, NameScope outer) {
    if (query.with().isEmpty()) {
      return withoutCommonTables(query, outer);
    }
    CommonTables own = commonTables.nested();
    return within(
        own,
        () -> {
          new WithAnalyzer(analysis, own).declare(query.with().get());
          QueryResult result = withoutCommonTables(query, outer);
          return result.withRelation(own.define(context.plan(), result.relation()));
        });
  }

  /** Runs an analysis that sees other common tables. */
  <T> T within(CommonTables tables, Supplier<T> task) {
    CommonTables enclosing = commonTables;
    commonTables = tables;
    try {
      return task.get();
    } finally {
      commonTables = enclosing;
    }
  }

  private QueryResult withoutCommonTables(Query query, NameScope outer) {
    int mark = analysis.recursion.mark();
    QueryResult result =
        query.body() instanceof Select select
            ? new SelectAnalyzer(analysis, select, outer).analyze(query.orderBy(), query.limit())
            : ordered(body(query.body(), outer), query, outer);
    if (query.limit().isPresent()) {
      analysis.recursion.refuse(mark, RecursiveReferences.NO_LIMIT);
    }
    if (query.orderBy().isPresent()) {
      analysis.recursion.refuse(mark, RecursiveReferences.NO_ORDER);
    }
    return query.pipes().isEmpty()
        ? result
        : analysis.pipes.analyze(result, query.pipes(), outer, mark);
  }

  QueryResult body(QueryBody body, NameScope outer) {
    return switch (body) {
      case Select select ->
          new SelectAnalyzer(analysis, select, outer).analyze(Optional.empty(), Optional.empty());
      case QueryBody.SetOperation operation ->
          new SetOperationAnalyzer(analysis).analyze(operation, outer);
      case QueryBody.Parenthesized parenthesized -> {
        QueryResult result = analyze(parenthesized.query(), outer);
        yield parenthesized.alias().map(alias -> renamed(result, alias)).orElse(result);
      }
      case QueryBody.From from -> {
        FromResult result = analysis.from.analyze(from.from(), outer);
        yield QueryResult.of(result.relation(), result.names());
      }
      case QueryBody.TableClause table ->
          throw context.error(table, "TABLE clause is not supported");
      case QueryBody.Graph graph -> throw context.unsupported(graph, "GQL");
    };
  }

  private static QueryResult renamed(QueryResult result, Identifier alias) {
    return new QueryResult(
        result.relation(), result.names().withRangeVariable(alias.name()), result.literals());
  }

  /** ORDER BY and LIMIT behind what is no SELECT: only result columns are visible. */
  private QueryResult ordered(QueryResult result, Query query, NameScope outer) {
    if (query.orderBy().isEmpty() && query.limit().isEmpty()) {
      return result;
    }
    ExpressionContext place =
        ExpressionContext.scalar(outer.inner(result.names()), "ORDER BY clause");
    List<SortKey> keys = new ArrayList<>();
    if (query.orderBy().isPresent()) {
      for (OrderBy.Item item : query.orderBy().get().items()) {
        keys.add(sortKey(item, outputValue(item.value(), result, place)));
      }
    }
    return result.withRelation(sortAndLimit(result.relation(), keys, query.limit()));
  }

  /**
   * What an ORDER BY item behind a whole query means: a column's number or an expression over the
   * columns.
   */
  RexNode outputValue(Expression item, QueryResult result, ExpressionContext place) {
    Ordinals ordinals = new Ordinals(context, "ORDER BY");
    OptionalInt ordinal = ordinals.find(item, result.columns().size());
    if (ordinal.isPresent()) {
      return Rex.column(result.columns().get(ordinal.getAsInt()).column());
    }
    ordinals.refuseLiteral(item);
    return analysis.expressions.analyze(item, place);
  }

  /** An ORDER BY item with its direction; NULLs come first when ascending, last when descending. */
  SortKey sortKey(OrderBy.Item item, RexNode value) {
    if (!TypeTraits.supportsOrdering(Rex.typeOf(value))) {
      throw context.error(
          item.value(), "ORDER BY does not support expressions of type %s", Rex.typeOf(value));
    }
    RexNode ordered =
        item.collation()
            .map(name -> CollationRules.collate(item, value, name, analysis))
            .orElse(value);
    boolean descending = item.direction().filter(d -> d == OrderBy.Direction.DESC).isPresent();
    boolean nullsFirst = item.nulls().map(n -> n == OrderBy.Nulls.FIRST).orElse(!descending);
    return new SortKey(ordered, descending, nullsFirst);
  }

  /** Sorted rows, and of these what LIMIT leaves. */
  Relation sortAndLimit(Relation rows, List<SortKey> keys, Optional<Limit> limit) {
    if (keys.isEmpty() && limit.isEmpty()) {
      return rows;
    }
    return context
        .plan()
        .sort(
            rows,
            keys,
            limit.flatMap(Limit::offset).map(o -> bound(o, "OFFSET")).orElse(null),
            limit.map(this::limitCount).orElse(null));
  }

  private @Nullable RexNode limitCount(Limit limit) {
    return limit
        .count()
        .map(count -> bound(count, "LIMIT"))
        .orElseThrow(() -> context.error(limit, "LIMIT ALL is not supported"));
  }

  /** The number of LIMIT or OFFSET. */
  RexNode bound(Expression expression, String clause) {
    RexNode value =
        analysis.expressions.analyze(
            expression, ExpressionContext.scalar(NameScope.EMPTY, "LIMIT OFFSET"));
    if (context.isUndeclared(value)) {
      return Rex.int64(0);
    }
    if (Rex.asLiteral(value).filter(literal -> literal.value().isNull()).isPresent()) {
      throw context.error(expression, "%s must not be null", clause);
    }
    if (!Coercion.coerces(value, ScalarType.INT64)
        || (Rex.asLiteral(value).isEmpty() && !(expression instanceof SpecialForm.Cast))) {
      throw context.error(expression, "%s expects an integer literal or parameter", clause);
    }
    RexNode coerced = context.coerce(value, ScalarType.INT64);
    boolean valid =
        Rex.asLiteral(coerced)
            .map(literal -> literal.value())
            .filter(v -> v instanceof Value.Int64(long n) && n >= 0)
            .isPresent();
    if (!valid) {
      throw context.error(
          expression, "%s expects a non-negative integer literal or parameter", clause);
    }
    return coerced;
  }

  private QueryResult inner(Query query, ExpressionContext place) {
    int mark = analysis.recursion.mark();
    QueryResult result = analyze(query, place.scope());
    analysis.recursion.refuse(
        mark, "A recursive reference from inside an expression subquery is not allowed");
    return result.withRelation(exactly(result));
  }

  /** A query as an expression. */
  RexNode subquery(SubqueryExpression subquery, ExpressionContext place) {
    return switch (subquery.kind()) {
      case EXISTS -> Rex.exists(inner(subquery.query(), place).relation());
      case SCALAR -> {
        QueryResult result = inner(subquery.query(), place);
        requireOneColumn(result, subquery, "Scalar subquery");
        yield Rex.scalarSubquery(result.relation());
      }
      case ARRAY -> arrayOf(subquery.query(), place, subquery);
      case VALUE -> throw context.unsupported(subquery, "GQL");
    };
  }

  /** The values of a query of one column as an array. */
  RexNode arrayOf(Query query, ExpressionContext place, Node location) {
    QueryResult result = inner(query, place);
    requireOneColumn(result, location, "ARRAY subquery");
    if (result.columns().getFirst().column().type() instanceof ArrayType type) {
      throw context.error(
          location,
          "Cannot use array subquery with column of type %s because nested arrays are not supported",
          type);
    }
    return Rex.arraySubquery(result.relation());
  }

  private void requireOneColumn(QueryResult result, Node location, String what) {
    if (result.columns().size() != 1) {
      throw context.error(
          location,
          "%s cannot have more than one column unless using SELECT AS STRUCT to build STRUCT values",
          what);
    }
  }

  /** {@code value IN (SELECT ...)} */
  RexNode inSubquery(Operation.In in, RexNode value, Query query, ExpressionContext place) {
    QueryResult result = inner(query, place);
    if (result.columns().size() != 1) {
      throw context.error(query, "Subquery of type IN must have only one output column");
    }
    RexNode candidate = result.representative(0);
    var type =
        Supertypes.of(List.of(value, candidate))
            .filter(TypeTraits::supportsEquality)
            .orElseThrow(() ->
                context.error(
                    in.operand(),
                    "Cannot execute IN subquery with uncomparable types %s and %s",
                    Rex.typeOf(value),
                    Rex.typeOf(candidate)));
    Relation converted = withoutNan(convert(result, List.of(type)), in);
    RexNode operand = context.coerce(value, type);
    RexNode element = Rex.column(converted.columns().getFirst());
    CollationRules.check(operand, element, query, context);
    if (!Collation.of(operand).text() && !Collation.of(element).text()) {
      return Rex.inSubquery(operand, converted);
    }
    RexNode key = Collation.keyOf(element);
    Relation keys =
        context
            .plan()
            .project(converted, List.of(new Computed(context.plan().newColumn(key), key)));
    return Rex.inSubquery(Collation.keyOf(operand), keys);
  }

  /** The rows without NaN, which is equal to nothing, but to the engine to itself. */
  private Relation withoutNan(Relation rows, Node place) {
    RexNode element = Rex.column(rows.columns().getFirst());
    if (Rex.typeOf(element) != ScalarType.FLOAT64) {
      return rows;
    }
    RexNode nan = analysis.functions.operator("IS_NAN", place.span(), element);
    return context.plan().filter(rows, Rex.or(List.of(Rex.isNull(element), Rex.not(nan))));
  }

  /** The query's rows with exactly its columns, each once for every name. */
  Relation exactly(QueryResult result) {
    return convert(result, result.columns().stream().map(c -> c.column().type()).toList());
  }

  /** The query's columns as values of other types, under new ids. */
  Relation convert(QueryResult result, List<SqlType> types) {
    boolean same =
        result
            .relation()
            .columns()
            .equals(result.columns().stream().map(NamedColumn::column).toList());
    List<Computed> columns = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      same &= result.columns().get(i).column().type().equals(types.get(i));
      RexNode value = context.coerce(result.representative(i), types.get(i));
      columns.add(new Computed(context.plan().newColumn(value), value));
    }
    return same ? result.relation() : context.plan().project(result.relation(), columns);
  }
}
