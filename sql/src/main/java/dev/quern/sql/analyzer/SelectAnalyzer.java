package dev.quern.sql.analyzer;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.type.StructType;
import dev.quern.sql.algebra.AggregateBuilder;
import dev.quern.sql.algebra.Aggregation;
import dev.quern.sql.algebra.Column;
import dev.quern.sql.algebra.Computed;
import dev.quern.sql.algebra.PlanBuilder;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.algebra.SortKey;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.GroupBy;
import dev.quern.sql.ast.Limit;
import dev.quern.sql.ast.Literal;
import dev.quern.sql.ast.Node;
import dev.quern.sql.ast.OrderBy;
import dev.quern.sql.ast.Select;
import dev.quern.sql.ast.SelectItem;
import dev.quern.sql.scope.ColumnGuard;
import dev.quern.sql.scope.NameList;
import dev.quern.sql.scope.NameScope;
import dev.quern.sql.scope.NamedColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.calcite.rex.RexNode;

/**
 * One SELECT: FROM, WHERE, GROUP BY, HAVING, windows, QUALIFY, the SELECT list, DISTINCT, ORDER BY
 * and LIMIT. All clauses are resolved first, since later ones may add aggregates and windows; then
 * the plan is built. Source: "Query syntax".
 */
final class SelectAnalyzer {

  private final Analysis analysis;
  private final StatementContext context;
  private final PlanBuilder plan;
  private final Select select;
  private final NameScope outer;
  private final String listClause;
  private final boolean reads;
  private final boolean aggregatesAllowed;
  private final GroupGuard guard;
  private final List<SelectEntry> entries = new ArrayList<>();

  private final Optional<AggregationThreshold> threshold;

  private FromResult from;
  private NameScope inputScope = NameScope.EMPTY;
  private NameScope groupedScope = NameScope.EMPTY;
  private AggregateCollector aggregates;
  private WindowCollector windows;
  private List<Computed> keys = List.of();
  private List<Set<Integer>> groupingSets = List.of();

  SelectAnalyzer(Analysis analysis, Select select, NameScope outer) {
    this(analysis, select, outer, Optional.empty());
  }

  /**
   * A SELECT.
   *
   * @param piped what comes down the pipe, for the pipe operator SELECT, which has no FROM and
   *     takes no aggregates
   */
  SelectAnalyzer(Analysis analysis, Select select, NameScope outer, Optional<FromResult> piped) {
    this.analysis = analysis;
    this.context = analysis.context;
    this.plan = context.plan();
    this.select = select;
    this.outer = outer;
    this.reads = piped.isPresent() || select.from().isPresent();
    this.aggregatesAllowed = select.from().isPresent();
    this.listClause =
        piped.isPresent() ? "pipe SELECT" : reads ? "SELECT list" : "SELECT without FROM clause";
    this.guard = new GroupGuard(select.groupBy().isPresent());
    this.from = piped.orElseGet(() -> new FromResult(plan.oneRow(), NameList.EMPTY));
    this.aggregates = new AggregateCollector(plan, NameScope.EMPTY);
    this.windows = new WindowCollector(plan, select.windows());
    this.threshold = AggregationThreshold.of(analysis, select);
  }

  QueryResult analyze(Optional<OrderBy> orderBy, Optional<Limit> limit) {
    int mark = analysis.recursion.mark();
    refuseUnsupported(orderBy);
    analysis.windows.checkNames(select.windows());
    readFrom();
    Relation input = where();
    expandList();
    try {
      groupBy();
      entries.forEach(this::resolveEntry);
    } catch (BigQueryException e) {
      if (select.groupBy().isPresent()) {
        checkList();
      }
      throw e;
    }
    Optional<RexNode> having = shown(having());
    Optional<RexNode> qualify = qualify();
    List<SortKey> order = orderBy.map(this::orderBy).orElse(List.of());
    if (!aggregates.isEmpty()) {
      guard.refuseReferences();
    }
    refuseRecursion(mark);
    return build(input, having, qualify, order, limit);
  }

  private void refuseRecursion(int mark) {
    if (select.distinct() || select.groupBy().isPresent() || !aggregates.isEmpty()) {
      analysis.recursion.refuse(mark, RecursiveReferences.NO_AGGREGATION);
    }
    if (!windows.isEmpty()) {
      analysis.recursion.refuse(
          mark, "A subquery containing a recursive reference must not use an analytic function");
    }
  }

  private void refuseUnsupported(Optional<OrderBy> orderBy) {
    threshold.ifPresent(AggregationThreshold::check);
    if (!reads) {
      if (select.distinct()) {
        throw context.error(select, "Query without FROM clause cannot use SELECT DISTINCT");
      }
      refuseWithoutFrom(select.where(), "a WHERE");
      refuseWithoutFrom(select.groupBy(), "a GROUP BY");
      refuseWithoutFrom(select.having(), "a HAVING");
      refuseWithoutFrom(select.qualify(), "a QUALIFY");
      refuseWithoutFrom(select.windows().stream().findFirst(), "a WINDOW");
      refuseWithoutFrom(orderBy, "an ORDER BY");
    }
  }

  private void refuseWithoutFrom(Optional<? extends Node> clause, String name) {
    if (clause.isPresent()) {
      String keyword = name.substring(name.indexOf(' ') + 1);
      throw context.error(
          clause.get() instanceof OrderBy || clause.get() instanceof GroupBy
              ? clause.get().span()
              : context.keywordBefore(clause.get().span(), keyword),
          "Query without FROM clause cannot have %s clause",
          name);
    }
  }

  private void readFrom() {
    from = select.from().map(item -> analysis.from.analyze(item, outer)).orElse(from);
    inputScope = outer.inner(from.names());
    groupedScope = inputScope.guardedBy(guard);
    aggregates = new AggregateCollector(plan, inputScope);
  }

  private Relation where() {
    return select
        .where()
        .map(condition ->
            plan.filter(
                from.relation(),
                analysis.expressions.analyzeCondition(
                    condition, ExpressionContext.scalar(inputScope, "WHERE clause"))))
        .orElse(from.relation());
  }

  private void expandList() {
    ExpressionContext place = listContext(inputScope, GroupingKeys.NONE);
    for (SelectItem item : select.items()) {
      if (item instanceof SelectItem.Star && !reads) {
        throw context.error(item, "SELECT * must have a FROM clause");
      }
      entries.addAll(analysis.lists.expand(item, from.names(), place));
    }
  }

  private ExpressionContext listContext(NameScope scope, GroupingKeys groupingKeys) {
    return new ExpressionContext(
        scope,
        listClause,
        aggregatesAllowed ? Optional.of(aggregates) : Optional.empty(),
        reads ? Optional.of(windows) : Optional.empty(),
        ExpressionContext.Place.CLAUSE,
        groupingKeys);
  }

  private SelectAliases aliases() {
    return new SelectAliases(entries, keys);
  }

  /**
   * A clause behind the SELECT list, whose aliases arguments of aggregates and windows see, too.
   */
  private ExpressionContext clauseContext(NameScope scope, String clause, boolean analytic) {
    return new ExpressionContext(
        scope,
        clause,
        Optional.of(aggregates.within(aliases().asInputs(inputScope))),
        analytic ? Optional.of(windows.within(aliases().asValues(groupedScope))) : Optional.empty(),
        ExpressionContext.Place.CLAUSE,
        groupingKeys());
  }

  private GroupingKeys groupingKeys() {
    List<Computed> computed =
        keys.stream().filter(key -> Rex.asColumn(key.expression()).isEmpty()).toList();
    return computed.isEmpty()
        ? GroupingKeys.NONE
        : new GroupingKeys(computed, Optional.of(inputScope));
  }

  private void groupBy() {
    if (select.groupBy().isEmpty()) {
      return;
    }
    GroupByAnalyzer groupBy = new GroupByAnalyzer(analysis, inputScope, entries);
    groupBy.analyze(select.groupBy().get());
    keys = groupBy.keys();
    groupingSets = groupBy.sets();
    keys.forEach(key -> guard.allow(key.column()));
    aggregates.setKeys(keys);
    for (SelectEntry entry : entries) {
      groupBy
          .keyOf(entry)
          .ifPresent(key -> entry.resolve(Rex.column(key.column()), plan::newColumn));
    }
  }

  private void resolveEntry(SelectEntry entry) {
    if (entry.isResolved()) {
      return;
    }
    RexNode value =
        entry
            .expression()
            .map(e -> whole(e, listContext(groupedScope, groupingKeys())))
            .orElseGet(() -> entry.starColumn(groupedScope));
    entry.resolve(value, plan::newColumn);
  }

  /** An item of a clause: a grouping key when it repeats one as a whole. */
  private RexNode whole(Expression expression, ExpressionContext place) {
    GroupingKeys computed = place.keys();
    if (!computed.keys().isEmpty() && !(expression instanceof Literal)) {
      Optional<RexNode> key =
          tryScalar(expression, place.clause())
              .flatMap(computed::find)
              .map(k -> Rex.column(k.column()));
      if (key.isPresent()) {
        return groupingSets.isEmpty() ? key.get() : ofOtherKeys(expression, place, key.get());
      }
    }
    return analysis.expressions.analyze(expression, place);
  }

  /**
   * In grouping sets a key is NULL where it is not grouped by: an expression that can be computed
   * of other keys is computed of them.
   */
  private RexNode ofOtherKeys(Expression expression, ExpressionContext place, RexNode key) {
    try {
      return analysis.expressions.analyze(expression, place);
    } catch (BigQueryException e) {
      return key;
    }
  }

  /** The expression over the input's columns, if it has a meaning there. */
  private Optional<RexNode> tryScalar(Expression expression, String clause) {
    try {
      return Optional.of(
          analysis.expressions.analyze(expression, ExpressionContext.scalar(inputScope, clause)));
    } catch (BigQueryException e) {
      return Optional.empty();
    }
  }

  /** What is wrong in the SELECT list itself is said before what GROUP BY makes wrong. */
  private void checkList() {
    ExpressionContext place =
        new ExpressionContext(
            inputScope,
            listClause,
            Optional.of(new AggregateCollector(plan, inputScope)),
            Optional.of(new WindowCollector(plan, select.windows())),
            ExpressionContext.Place.CLAUSE,
            GroupingKeys.NONE);
    for (SelectEntry entry : entries) {
      entry.expression().ifPresent(expression -> analysis.expressions.analyze(expression, place));
    }
  }

  private Optional<RexNode> having() {
    if (select.having().isEmpty()) {
      return Optional.empty();
    }
    Expression condition = select.having().get();
    boolean aggregating = select.groupBy().isPresent() || !aggregates.isEmpty();
    RexNode value =
        analysis.expressions.analyzeCondition(
            condition, clauseContext(aliases().asValues(groupedScope), "HAVING clause", false));
    if (select.groupBy().isEmpty() && aggregates.isEmpty()) {
      throw context.error(
          condition, "The HAVING clause requires GROUP BY or aggregation to be present");
    }
    if (!aggregating) {
      throw context.error(
          condition,
          "The HAVING clause only allows aggregation if GROUP BY or SELECT list aggregation is present");
    }
    return Optional.of(value);
  }

  /** Which groups are shown: those that HAVING and the aggregation threshold let through. */
  private Optional<RexNode> shown(Optional<RexNode> having) {
    if (threshold.isEmpty()) {
      return having;
    }
    RexNode enough =
        threshold
            .get()
            .condition(
                listContext(groupedScope, groupingKeys()),
                select.groupBy().isPresent() || !aggregates.isEmpty());
    return Optional.of(having.map(h -> Rex.and(List.of(h, enough))).orElse(enough));
  }

  private Optional<RexNode> qualify() {
    if (select.qualify().isEmpty()) {
      return Optional.empty();
    }
    Expression condition = select.qualify().get();
    RexNode value =
        analysis.expressions.analyzeCondition(
            condition, clauseContext(aliases().asValues(groupedScope), "QUALIFY clause", true));
    if (windows.isEmpty()) {
      throw context.error(condition, "The QUALIFY clause requires analytic function to be present");
    }
    return Optional.of(value);
  }

  private List<SortKey> orderBy(OrderBy orderBy) {
    List<SortKey> sortKeys = new ArrayList<>();
    for (OrderBy.Item item : orderBy.items()) {
      sortKeys.add(analysis.queries.sortKey(item, orderValue(item.value())));
    }
    return sortKeys;
  }

  private RexNode orderValue(Expression item) {
    Ordinals ordinals = new Ordinals(context, "ORDER BY");
    OptionalInt ordinal = ordinals.find(item, entries.size());
    if (ordinal.isPresent()) {
      return Rex.column(entries.get(ordinal.getAsInt()).column());
    }
    ordinals.refuseLiteral(item);
    NameScope scope = aliases().asColumns(groupedScope);
    if (!select.distinct()) {
      return whole(item, clauseContext(scope, "ORDER BY clause", true));
    }
    Optional<RexNode> selected =
        tryGrouped(item).flatMap(value -> entryOf(value).map(e -> Rex.column(e.column())));
    return selected.orElseGet(() ->
        analysis.expressions.analyze(
            item,
            clauseContext(scope.withOuterGuard(this::useSelected), "ORDER BY clause", false)));
  }

  private Optional<RexNode> tryGrouped(Expression item) {
    try {
      return Optional.of(whole(item, clauseContext(groupedScope, "ORDER BY clause", true)));
    } catch (BigQueryException e) {
      return Optional.empty();
    }
  }

  private Optional<SelectEntry> entryOf(RexNode value) {
    return entries.stream().filter(entry -> entry.value().equals(value)).findFirst();
  }

  /** Behind DISTINCT only what was selected is there. */
  private RexNode useSelected(Column column, ColumnGuard.Reference reference) {
    return entryOf(Rex.column(column))
        .map(entry -> Rex.column(entry.column()))
        .orElseThrow(() -> reference.refuse("not visible after SELECT DISTINCT"));
  }

  private QueryResult build(
      Relation input,
      Optional<RexNode> having,
      Optional<RexNode> qualify,
      List<SortKey> order,
      Optional<Limit> limit) {
    Relation rows = input;
    if (select.groupBy().isPresent() || !aggregates.isEmpty()) {
      rows = aggregate(rows);
    }
    rows = filter(rows, having);
    rows = windows.extend(rows);
    rows = filter(rows, qualify);
    List<Computed> list = entries.stream().map(e -> new Computed(e.column(), e.value())).toList();
    List<Column> columns = entries.stream().map(SelectEntry::column).toList();
    if (select.distinct()) {
      checkDistinct();
      rows = plan.distinct(plan.project(rows, list));
    } else {
      rows = plan.project(rows, withSortColumns(list, rows, order));
    }
    rows = analysis.queries.sortAndLimit(rows, order, limit);
    return result(plan.select(rows, columns));
  }

  /** The list, and the columns that ORDER BY needs beside it. */
  private static List<Computed> withSortColumns(
      List<Computed> list, Relation rows, List<SortKey> order) {
    Set<Integer> needed = new HashSet<>();
    order.forEach(key -> needed.addAll(Rex.referencedColumns(key.expression())));
    List<Computed> all = new ArrayList<>(list);
    rows.columns().stream()
        .filter(column -> needed.contains(column.id()))
        .forEach(column -> all.add(Computed.same(column)));
    return all;
  }

  private Relation filter(Relation rows, Optional<RexNode> condition) {
    return condition.map(c -> plan.filter(rows, c)).orElse(rows);
  }

  private Relation aggregate(Relation rows) {
    AggregateBuilder builder = plan.aggregate(rows);
    keys.forEach(builder::key);
    groupingSets.forEach(set -> builder.groupingSet(List.copyOf(set)));
    for (Aggregation call : aggregates.aggregations()) {
      builder.call(call);
    }
    return builder.build();
  }

  private void checkDistinct() {
    for (SelectEntry entry : entries) {
      if (!TypeTraits.supportsGrouping(entry.column().type())) {
        throw context.error(
            entry.node(),
            "Column %s of type %s cannot be used in SELECT DISTINCT",
            entry.name().isEmpty() ? String.valueOf(entries.indexOf(entry) + 1) : entry.name(),
            TypeTraits.name(entry.column().type()));
      }
    }
  }

  private QueryResult result(Relation rows) {
    if (select.as().isPresent()) {
      return asValue(rows, select.as().get());
    }
    List<NamedColumn> named =
        entries.stream().map(e -> NamedColumn.of(e.name(), e.column())).toList();
    return new QueryResult(
        rows,
        NameList.of(named),
        entries.stream()
            .map(e -> Optional.of(e.value()).filter(v -> Rex.asLiteral(v).isPresent()))
            .toList());
  }

  private QueryResult asValue(Relation rows, Select.As as) {
    RexNode value =
        switch (as.kind()) {
          case STRUCT ->
              Rex.struct(
                  new StructType(
                      entries.stream()
                          .map(e -> new StructType.Field(e.name(), e.column().type()))
                          .toList()),
                  entries.stream().map(e -> Rex.column(e.column())).toList());
          case VALUE -> {
            if (entries.size() != 1) {
              throw context.error(select, "SELECT AS VALUE query must have exactly one column");
            }
            yield Rex.column(entries.getFirst().column());
          }
          case TYPE -> throw context.error(as, "SELECT AS type is not supported");
        };
    Column column = plan.newColumn(value);
    Relation single = plan.project(rows, List.of(new Computed(column, value)));
    return QueryResult.of(single, NameList.of(List.of(new NamedColumn("", column, true))));
  }
}
