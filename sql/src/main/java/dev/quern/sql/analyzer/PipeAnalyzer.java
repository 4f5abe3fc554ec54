package dev.quern.sql.analyzer;

import dev.quern.domain.type.ScalarType;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.Column;
import dev.quern.sql.algebra.Computed;
import dev.quern.sql.algebra.PlanBuilder;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.algebra.SortKey;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.OrderBy;
import dev.quern.sql.ast.PipeOperator;
import dev.quern.sql.ast.QueryBody;
import dev.quern.sql.ast.Select;
import dev.quern.sql.ast.SelectItem;
import dev.quern.sql.ast.Span;
import dev.quern.sql.coercion.Coercion;
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
import org.apache.calcite.rex.RexNode;

/** Gives pipe operators meaning, one after another. Source: "Pipe query syntax". */
final class PipeAnalyzer {

  private final Analysis analysis;
  private final StatementContext context;
  private final PlanBuilder plan;

  PipeAnalyzer(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
    this.plan = context.plan();
  }

  /**
   * Operators over a query's rows.
   *
   * @param mark what recursive references there were before the query began
   */
  QueryResult analyze(QueryResult input, List<PipeOperator> pipes, NameScope outer, int mark) {
    CommonTables enclosing = analysis.queries.commonTables();
    CommonTables own = enclosing.nested();
    return analysis.queries.within(
        own,
        () -> {
          QueryResult result = input;
          for (PipeOperator pipe : pipes) {
            result = apply(result, pipe, outer, mark);
            refuseRecursion(pipe, mark);
          }
          return result.withRelation(own.define(plan, result.relation()));
        });
  }

  private void refuseRecursion(PipeOperator pipe, int mark) {
    switch (pipe) {
      case PipeOperator.Aggregate _, PipeOperator.Distinct _ ->
          analysis.recursion.refuse(mark, RecursiveReferences.NO_AGGREGATION);
      case PipeOperator.LimitRows _ ->
          analysis.recursion.refuse(mark, RecursiveReferences.NO_LIMIT);
      case PipeOperator.Order _ -> analysis.recursion.refuse(mark, RecursiveReferences.NO_ORDER);
      default -> {}
    }
  }

  private QueryResult apply(QueryResult input, PipeOperator pipe, NameScope outer, int mark) {
    FromResult from = new FromResult(input.relation(), input.names());
    return switch (pipe) {
      case PipeOperator.SelectColumns(var _, Select select) ->
          new SelectAnalyzer(analysis, select, outer, Optional.of(from))
              .analyze(Optional.empty(), Optional.empty());
      case PipeOperator.Extend extend ->
          extend(from, extend.items(), extend.windows(), "pipe EXTEND", outer);
      case PipeOperator.Window window ->
          extend(from, window.items(), window.windows(), "pipe WINDOW", outer);
      case PipeOperator.SetColumns set -> set(from, set, outer);
      case PipeOperator.Drop drop -> drop(from, drop);
      case PipeOperator.Rename rename -> rename(from, rename);
      case PipeOperator.As(var _, Identifier alias) ->
          QueryResult.of(
              from.relation(), NameList.of(from.names().columns()).withRangeVariable(alias.name()));
      case PipeOperator.Where where -> where(from, where, outer);
      case PipeOperator.LimitRows limit ->
          input.withRelation(
              analysis.queries.sortAndLimit(
                  from.relation(), List.of(), Optional.of(limit.limit())));
      case PipeOperator.Aggregate aggregate ->
          new PipeAggregateAnalyzer(analysis, from, outer).analyze(aggregate);
      case PipeOperator.Distinct distinct -> distinct(from, distinct);
      case PipeOperator.Order order -> order(from, order, outer);
      case PipeOperator.SetQueries set -> setOperation(input, set, outer);
      case PipeOperator.JoinTable join -> result(analysis.from.pipeJoin(join.join(), from, outer));
      case PipeOperator.Call call ->
          result(analysis.tableFunctions.pipe(call.function(), from, outer));
      case PipeOperator.Apply apply ->
          result(analysis.tableOperators.apply(from, apply.operator(), outer));
      case PipeOperator.WithTables with -> {
        new WithAnalyzer(analysis, analysis.queries.commonTables()).declare(with.with());
        yield input;
      }
      case PipeOperator.Assert check -> assertion(from, check, outer);
      case PipeOperator.RecursiveUnion union ->
          new PipeRecursionAnalyzer(analysis).analyze(input, union, outer);
      case PipeOperator.If choice -> analyze(input, taken(choice), outer, mark);
      case PipeOperator.Foreign foreign ->
          throw context.error(
              context.keywordBefore(foreign.span(), "|>"), "Pipe %s not supported", foreign.name());
    };
  }

  /** The operators of the branch that is taken; those of the others need not have a meaning. */
  private List<PipeOperator> taken(PipeOperator.If choice) {
    return choice.branches().stream()
        .filter(branch -> isTrue(branch.condition()))
        .findFirst()
        .map(PipeOperator.Branch::operators)
        .orElse(choice.otherwise());
  }

  private boolean isTrue(Expression condition) {
    return analysis
        .constants
        .valueWithoutQuery(
            condition, ScalarType.BOOL, "pipe IF", "Pipe IF condition has type %s, not %s")
        .equals(new Value.Bool(true));
  }

  private static QueryResult result(FromResult from) {
    return QueryResult.of(from.relation(), from.names());
  }

  private QueryResult extend(
      FromResult from,
      List<SelectItem> items,
      List<Select.NamedWindow> namedWindows,
      String clause,
      NameScope outer) {
    WindowCollector windows = new WindowCollector(plan, namedWindows);
    ExpressionContext place =
        new ExpressionContext(
            outer.inner(from.names()),
            clause,
            Optional.empty(),
            Optional.of(windows),
            ExpressionContext.Place.CLAUSE,
            GroupingKeys.NONE);
    List<Computed> computed = new ArrayList<>();
    List<NamedColumn> columns = new ArrayList<>(from.names().columns());
    NameList.Builder aliases = new NameList.Builder();
    for (SelectItem item : items) {
      for (SelectEntry entry : analysis.lists.expand(item, from.names(), place)) {
        RexNode value =
            entry
                .expression()
                .map(e -> analysis.expressions.analyze(e, place))
                .orElseGet(() -> entry.starColumn(place.scope()));
        Column column = plan.newColumn(value);
        computed.add(new Computed(column, value));
        NamedColumn named = NamedColumn.of(entry.name(), column);
        columns.add(named);
        aliases.column(named);
      }
    }
    Relation relation = plan.extend(windows.extend(from.relation()), computed);
    return QueryResult.of(relation, from.names().withColumns(columns));
  }

  private QueryResult set(FromResult from, PipeOperator.SetColumns set, NameScope outer) {
    set.assignments().forEach(item -> refuseOthers(from, item.column(), "SET", "update"));
    List<NamedColumn> columns = new ArrayList<>(from.names().columns());
    WindowCollector windows = new WindowCollector(plan, List.of());
    ExpressionContext place =
        new ExpressionContext(
            outer.inner(from.names()),
            "pipe SET",
            Optional.empty(),
            Optional.of(windows),
            ExpressionContext.Place.CLAUSE,
            GroupingKeys.NONE);
    List<Computed> computed = new ArrayList<>();
    for (PipeOperator.Assignment assignment : set.assignments()) {
      Identifier name = assignment.column();
      if (set.assignments().stream()
          .filter(a -> a.column().name().equalsIgnoreCase(name.name()))
          .findFirst()
          .filter(assignment::equals)
          .isEmpty()) {
        throw context.error(name, "Duplicate column name in pipe SET: %s", name.name());
      }
      RexNode value = analysis.expressions.analyze(assignment.value(), place);
      Column column = plan.newColumn(value);
      computed.add(new Computed(column, value));
      int index = find(columns, name, "SET");
      columns.set(index, NamedColumn.of(columns.get(index).name(), column));
    }
    Relation relation = plan.extend(windows.extend(from.relation()), computed);
    return QueryResult.of(relation, from.names().withColumns(columns));
  }

  /** Refuses names that stand for a field of a value table, or a table. */
  private void refuseOthers(FromResult from, Identifier name, String operator, String does) {
    Optional<NameTarget> target = from.names().findColumn(name.name());
    boolean element =
        from.names().columns().stream()
            .anyMatch(c -> c.valueTable() && c.name().equalsIgnoreCase(name.name()));
    String kind;
    if (target.filter(NameTarget.FieldTarget.class::isInstance).isPresent()) {
      kind = "field inside a value table";
    } else if (from.names().hasRangeVariable(name.name())
        && (element ? operator.equals("RENAME") : target.isEmpty())) {
      kind = "table alias";
    } else {
      return;
    }
    throw context.error(
        name,
        "Name in pipe %s is a %s; %s can only %s columns: %s",
        operator,
        kind,
        operator,
        does,
        name.name());
  }

  private int find(List<NamedColumn> columns, Identifier name, String operator) {
    int found = -1;
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equalsIgnoreCase(name.name())) {
        if (found >= 0) {
          throw context.error(
              name,
              "Column name in pipe %s exists more than once in input table: %s",
              operator,
              name.name());
        }
        found = i;
      }
    }
    if (found < 0) {
      throw context.error(
          name, "Column name in pipe %s not found in input table: %s", operator, name.name());
    }
    return found;
  }

  private QueryResult drop(FromResult from, PipeOperator.Drop drop) {
    drop.columns().forEach(name -> refuseOthers(from, name, "DROP", "drop"));
    List<NamedColumn> columns = new ArrayList<>(from.names().columns());
    Set<String> dropped = new HashSet<>();
    for (Identifier name : drop.columns()) {
      boolean found = columns.removeIf(column -> column.name().equalsIgnoreCase(name.name()));
      if (!dropped.add(name.name().toLowerCase(Locale.ROOT))) {
        throw context.error(name, "Duplicate column name in pipe DROP: %s", name.name());
      }
      if (!found) {
        throw context.error(
            name, "Column name in pipe DROP not found in input table: %s", name.name());
      }
    }
    if (columns.isEmpty()) {
      throw context.error(pipe(drop), "Pipe DROP dropped all columns in the input table");
    }
    return QueryResult.of(from.relation(), from.names().withColumns(columns));
  }

  private QueryResult rename(FromResult from, PipeOperator.Rename rename) {
    rename
        .renamings()
        .forEach(renaming -> refuseOthers(from, renaming.oldName(), "RENAME", "rename"));
    List<NamedColumn> columns = new ArrayList<>(from.names().columns());
    for (PipeOperator.Renaming renaming : rename.renamings()) {
      int index = find(from.names().columns(), renaming.oldName(), "RENAME");
      columns.set(index, NamedColumn.of(renaming.newName().name(), columns.get(index).column()));
    }
    return QueryResult.of(from.relation(), from.names().withColumns(columns));
  }

  private QueryResult where(FromResult from, PipeOperator.Where where, NameScope outer) {
    WindowCollector windows = new WindowCollector(plan, List.of());
    RexNode condition =
        analysis.expressions.analyzeCondition(
            where.condition(), place(from, "pipe WHERE clause", windows, outer));
    Relation rows = windows.extend(from.relation());
    return QueryResult.of(plan.filter(rows, condition), from.names());
  }

  private static ExpressionContext place(
      FromResult from, String clause, WindowCollector windows, NameScope outer) {
    return new ExpressionContext(
        outer.inner(from.names()),
        clause,
        Optional.empty(),
        Optional.of(windows),
        ExpressionContext.Place.CLAUSE,
        GroupingKeys.NONE);
  }

  /** Rows that pass go on; the first that does not ends the query. */
  private QueryResult assertion(FromResult from, PipeOperator.Assert check, NameScope outer) {
    ExpressionContext place = ExpressionContext.scalar(outer.inner(from.names()), "pipe ASSERT");
    RexNode condition = analysis.expressions.analyzeCondition(check.condition(), place);
    List<RexNode> message = new ArrayList<>();
    message.add(
        Rex.text(
            "Assert failed"
                + (check.payload().isEmpty() ? "" : ":" + " %t".repeat(check.payload().size()))));
    check.payload().forEach(value -> message.add(analysis.expressions.analyze(value, place)));
    RexNode text =
        check.payload().isEmpty()
            ? message.getFirst()
            : analysis.functions.operator("FORMAT", check.span(), message.toArray(RexNode[]::new));
    RexNode failure =
        Coercion.coerce(analysis.functions.operator("ERROR", check.span(), text), ScalarType.BOOL);
    RexNode passed =
        Rex.caseWhen(
            ScalarType.BOOL, List.of(condition, Rex.literal(new Value.Bool(true)), failure));
    return QueryResult.of(plan.filter(from.relation(), passed), from.names());
  }

  private QueryResult distinct(FromResult from, PipeOperator.Distinct distinct) {
    for (NamedColumn column : from.names().columns()) {
      if (!TypeTraits.supportsGrouping(column.column().type())) {
        throw context.error(
            distinct,
            "Column %s of type %s cannot be used in pipe DISTINCT",
            column.name(),
            TypeTraits.name(column.column().type()));
      }
    }
    List<Column> columns =
        from.names().columns().stream().map(NamedColumn::column).distinct().toList();
    Relation relation = plan.distinct(plan.select(from.relation(), columns));
    return QueryResult.of(relation, from.names().keeping(Set.copyOf(columns)));
  }

  private QueryResult order(FromResult from, PipeOperator.Order order, NameScope outer) {
    QueryResult result = result(from);
    WindowCollector windows = new WindowCollector(plan, List.of());
    ExpressionContext place =
        new ExpressionContext(
            outer.inner(from.names()),
            "pipe ORDER BY",
            Optional.empty(),
            Optional.of(windows),
            ExpressionContext.Place.CLAUSE,
            GroupingKeys.NONE);
    List<SortKey> keys = new ArrayList<>();
    for (OrderBy.Item item : order.orderBy().items()) {
      keys.add(
          analysis.queries.sortKey(
              item, analysis.queries.outputValue(item.value(), result, place)));
    }
    Relation rows = windows.extend(from.relation());
    return result.withRelation(analysis.queries.sortAndLimit(rows, keys, Optional.empty()));
  }

  /** Where the {@code |>} before an operator is. */
  private Span pipe(PipeOperator operator) {
    return context.keywordBefore(operator.span(), "|>");
  }

  private QueryResult setOperation(
      QueryResult input, PipeOperator.SetQueries set, NameScope outer) {
    new SetOperatorRules(context).check(List.of(set.operator()));
    List<QueryResult> inputs = new ArrayList<>();
    inputs.add(input);
    set.inputs().forEach(query -> inputs.add(analysis.queries.body(query, outer)));
    List<QueryBody.SetOperator> operators = new ArrayList<>();
    List<QueryBody> bodies = new ArrayList<>();
    bodies.add(set.inputs().getFirst());
    for (QueryBody body : set.inputs()) {
      operators.add(set.operator());
      bodies.add(body);
    }
    return new SetOperationAnalyzer(analysis)
        .combine(
            new QueryBody.SetOperation(set.span(), operators, bodies),
            SetInputs.piped(pipe(set), set.inputs()),
            inputs);
  }
}
