package dev.quern.sql.render;

import dev.quern.sql.algebra.AggregateOperator;
import dev.quern.sql.algebra.AlgebraTypes;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.algebra.node.CteScan;
import dev.quern.sql.algebra.node.EngineTable;
import dev.quern.sql.algebra.node.OneRow;
import dev.quern.sql.algebra.node.RecursiveUnion;
import dev.quern.sql.algebra.node.Rows;
import dev.quern.sql.algebra.node.Scan;
import dev.quern.sql.algebra.node.Unnest;
import dev.quern.sql.algebra.node.With;
import dev.quern.sql.render.SelectBlock.Cell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.util.ImmutableBitSet;

/** Folds relational operators into SELECT blocks. One per statement. */
final class RelationRenderer {

  private final ExpressionRenderer expressions;
  private final AggregateRenderer aggregates;
  private final TableRenderer tables;
  private final Map<Integer, List<String>> cteColumns = new HashMap<>();
  private Map<String, String> outer = Map.of();
  private int aliases;

  /**
   * What must hold for the query being entered to read rows; taken by the first node that reads.
   */
  private String guard = "";

  /**
   * A renderer.
   *
   * @param speculative whether queries fail with a speculation where a FLOAT64 is not finite
   */
  RelationRenderer(CalledKernels kernels, boolean speculative) {
    this.expressions = new ExpressionRenderer(this, kernels, speculative);
    this.aggregates = new AggregateRenderer(expressions, kernels, speculative);
    this.tables = new TableRenderer(expressions, this::newAlias);
  }

  SelectBlock render(RelNode node) {
    String condition = guard;
    if (condition.isEmpty() || passesGuard(node)) {
      return unguarded(node);
    }
    guard = "";
    SelectBlock block = unguarded(node);
    block.where.add(condition);
    return block;
  }

  /** Whether a node computes something of its inputs alone, so that these are to be guarded. */
  private static boolean passesGuard(RelNode node) {
    return node instanceof LogicalFilter
        || node instanceof LogicalProject
        || node instanceof LogicalAggregate
        || node instanceof LogicalSort
        || node instanceof SetOp
        || node instanceof With;
  }

  private SelectBlock unguarded(RelNode node) {
    return switch (node) {
      case OneRow _ -> new SelectBlock();
      case Scan scan -> tables.scan(scan);
      case EngineTable table -> tables.engineTable(table);
      case Unnest unnest -> tables.unnest(unnest);
      case Rows rows -> tables.rows(rows);
      case CteScan scan -> cteScan(scan);
      case With with -> with(with);
      case RecursiveUnion union -> recursiveUnion(union);
      case LogicalFilter filter -> filter(filter);
      case LogicalProject project -> project(project);
      case LogicalAggregate aggregate -> aggregate(aggregate);
      case LogicalSort sort -> sort(sort);
      case LogicalJoin join -> join(join);
      case LogicalCorrelate correlate -> correlate(correlate);
      case SetOp operation -> setOperation(operation);
      default -> throw new IllegalStateException("cannot render " + node.getRelTypeName());
    };
  }

  /**
   * A query inside an expression over the columns of a block.
   *
   * @param condition unless which it reads no rows; empty for none
   */
  SelectBlock subquery(RelNode node, Map<String, String> visible, String condition) {
    Map<String, String> enclosing = outer;
    outer = visible;
    guard = condition;
    try {
      return render(node);
    } finally {
      outer = enclosing;
      guard = "";
    }
  }

  /** The text of a column outside of the query being rendered. */
  String outerColumn(String name) {
    return Optional.ofNullable(outer.get(name))
        .orElseThrow(() -> new IllegalStateException("no outer column " + name));
  }

  /** The columns that queries inside expressions over a block see. */
  Map<String, String> visible(SelectBlock block) {
    Map<String, String> visible = new HashMap<>(outer);
    for (int i = 0; i < block.names.size(); i++) {
      visible.put(block.names.get(i), block.columns.get(i).text());
    }
    return visible;
  }

  private String newAlias() {
    return "s" + ++aliases;
  }

  private static List<String> names(RelNode node) {
    return node.getRowType().getFieldNames();
  }

  /** The block as a derived table of a new one. */
  private SelectBlock wrap(SelectBlock block) {
    String alias = newAlias();
    SelectBlock wrapped =
        SelectBlock.over("(" + block.sql() + ") AS " + alias, alias, block.names, block.names);
    wrapped.columns =
        IntStream.range(0, block.names.size())
            .mapToObj(
                i -> Cell.reference(wrapped.columns.get(i).text(), block.columns.get(i).finite()))
            .toList();
    return wrapped;
  }

  /** The same for aggregates, whose constant arguments, behind so many keys, must be known. */
  private SelectBlock wrapKeepingLiterals(SelectBlock block, int keys) {
    SelectBlock wrapped = wrap(block);
    List<Cell> columns = new ArrayList<>(wrapped.columns);
    for (int i = keys; i < columns.size(); i++) {
      if (block.columns.get(i).isLiteral()) {
        columns.set(i, block.columns.get(i));
      }
    }
    wrapped.columns = columns;
    return wrapped;
  }

  private static String cteName(int id) {
    return "w" + id;
  }

  private SelectBlock cteScan(CteScan scan) {
    String alias = newAlias();
    return SelectBlock.over(
        cteName(scan.cteId()) + " AS " + alias,
        alias,
        cteColumns.getOrDefault(scan.cteId(), List.of()),
        names(scan));
  }

  private SelectBlock with(With with) {
    String condition = guard;
    guard = "";
    SelectBlock definition = render(with.definition());
    guard = condition;
    cteColumns.put(with.cteId(), names(with.definition()));
    SelectBlock body = render(with.body());
    body.withs.addFirst(cteName(with.cteId()) + " AS (" + definition.sql() + ")");
    return body;
  }

  private SelectBlock recursiveUnion(RecursiveUnion union) {
    List<String> names = names(union);
    cteColumns.put(union.cteId(), names);
    String name = cteName(union.cteId());
    String alias = newAlias();
    SelectBlock block = SelectBlock.over(name + " AS " + alias, alias, names, names);
    block.recursive = true;
    String anchor = render(union.anchor()).sql();
    String step = render(union.step()).sql();
    block.withs.add(
        union.distinct()
            ? "%s(%s) AS ((%s) UNION (%s))".formatted(name, String.join(", ", names), anchor, step)
            : RecursiveRounds.counted(name, names, anchor, step));
    return block;
  }

  private SelectBlock filter(LogicalFilter filter) {
    SelectBlock block = render(filter.getInput());
    if (block.grouped
        || block.windowed
        || block.distinct
        || !block.limit.isEmpty()
        || hidesColumns(block, List.of(filter.getCondition()))) {
      block = wrap(block);
    }
    String condition = expressions.condition(filter.getCondition(), block);
    // The engine takes terms in any order: an error is not for rows that are left out before.
    boolean late = !block.where.isEmpty() && RexTraits.raises(filter.getCondition());
    block.where.add(
        late
            ? "CASE WHEN "
                + String.join(" AND ", block.where)
                + " THEN "
                + condition
                + " ELSE false END"
            : condition);
    return block;
  }

  /** Whether queries inside expressions would see columns that are no plain references. */
  private static boolean hidesColumns(SelectBlock block, List<RexNode> over) {
    return (block.grouped || !block.isSimple()) && over.stream().anyMatch(RexTraits::hasSubquery);
  }

  private SelectBlock project(LogicalProject project) {
    SelectBlock block = render(project.getInput());
    List<RexNode> list = project.getProjects();
    boolean windows = RexOver.containsOver(list, null);
    boolean atop = block.grouped || block.windowed || !block.limit.isEmpty();
    if (block.distinct
        || (windows && (atop || !block.orderBy.isEmpty() || block.hasQuery()))
        || hidesColumns(block, list)
        || repeats(block, list)) {
      block = wrap(block);
    }
    List<Cell> columns = new ArrayList<>(list.size());
    for (RexNode expression : list) {
      columns.add(expressions.cell(expression, block));
    }
    block.columns = columns;
    block.names = names(project);
    block.windowed |= windows;
    return block;
  }

  /** Whether folding would compute something twice, or something volatile not once. */
  private static boolean repeats(SelectBlock block, List<RexNode> list) {
    if (block.isSimple()) {
      return false;
    }
    int[] uses = RexTraits.countReferences(list, block.columns.size());
    for (int i = 0; i < uses.length; i++) {
      Cell cell = block.columns.get(i);
      if ((!cell.simple() && uses[i] > 1) || (cell.isVolatile() && uses[i] != 1)) {
        return true;
      }
    }
    return false;
  }

  private SelectBlock aggregate(LogicalAggregate aggregate) {
    SelectBlock block = render(aggregate.getInput());
    int keys = aggregate.getGroupCount();
    // The engine takes equal constants within aggregates for a key that is a constant.
    boolean complexKey =
        block.columns.subList(0, keys).stream()
            .anyMatch(cell -> !cell.simple() || cell.isLiteral());
    boolean anyVolatile = block.columns.stream().anyMatch(Cell::isVolatile);
    // An aggregate of nothing but outer columns would belong to the outer query in the engine.
    boolean anyOuter = block.columns.stream().anyMatch(Cell::isOuter);
    if (block.grouped
        || block.windowed
        || block.distinct
        || !block.limit.isEmpty()
        || !block.orderBy.isEmpty()
        || complexKey
        || anyVolatile
        || anyOuter) {
      block = wrapKeepingLiterals(block, keys);
    }
    ImmutableBitSet grouped = ImmutableBitSet.union(aggregate.getGroupSets());
    List<Cell> columns = new ArrayList<>();
    for (int key = 0; key < keys; key++) {
      columns.add(grouped.get(key) ? block.columns.get(key) : missingKey(aggregate, key));
    }
    for (AggregateCall call : aggregate.getAggCallList()) {
      boolean ofMissingKey =
          call.getAggregation() instanceof AggregateOperator operator
              && operator.takesKey()
              && !grouped.get(call.getArgList().getFirst());
      columns.add(
          ofMissingKey
              ? Cell.computed("1::BIGINT")
              : aggregates.cell(call, aggregate.getInput().getRowType(), block));
    }
    block.groupBy = groupBy(aggregate, block);
    // The engine makes a row of the set without keys also where there are no rows to group.
    boolean whole = aggregate.getGroupSets().stream().anyMatch(ImmutableBitSet::isEmpty);
    block.having = keys > 0 && whole ? "count(*) > 0" : "";
    block.columns = columns;
    block.names = names(aggregate);
    block.grouped = true;
    return block;
  }

  /** A key that no grouping set has. */
  private Cell missingKey(LogicalAggregate aggregate, int key) {
    RelDataType type = aggregate.getRowType().getFieldList().get(key).getType();
    return Cell.computed(
        expressions.render(Rex.nullOf(AlgebraTypes.sqlType(type)), new SelectBlock()));
  }

  private static String groupBy(LogicalAggregate aggregate, SelectBlock block) {
    if (aggregate.getGroupSets().size() == 1
        && aggregate.getGroupSets().getFirst().equals(aggregate.getGroupSet())) {
      return aggregate.getGroupCount() == 0 ? "()" : keys(aggregate.getGroupSet(), block);
    }
    return aggregate.getGroupSets().stream()
        .map(set -> "(" + keys(set, block) + ")")
        .collect(Collectors.joining(", ", "GROUPING SETS (", ")"));
  }

  private static String keys(ImmutableBitSet set, SelectBlock block) {
    return set.asList().stream()
        .map(key -> block.columns.get(key).text())
        .collect(Collectors.joining(", "));
  }

  private SelectBlock sort(LogicalSort sort) {
    SelectBlock block = render(sort.getInput());
    boolean ordering = !sort.getCollation().getFieldCollations().isEmpty();
    if (!block.limit.isEmpty()
        || block.distinct
        || (ordering && (block.windowed || !block.orderBy.isEmpty()))) {
      block = wrap(block);
    }
    if (ordering) {
      SelectBlock sorted = block;
      block.orderBy =
          sort.getCollation().getFieldCollations().stream()
              .map(key -> orderKey(key, sort.getInput().getRowType(), sorted))
              .collect(Collectors.joining(", "));
    }
    if (sort.fetch != null) {
      block.limit = " LIMIT " + expressions.render(sort.fetch, block);
    }
    if (sort.offset != null) {
      block.limit += " OFFSET " + expressions.render(sort.offset, block);
    }
    return block;
  }

  static String orderKey(RelFieldCollation key, RelDataType row, SelectBlock block) {
    return SortText.key(
        block.columns.get(key.getFieldIndex()),
        AlgebraTypes.sqlType(row.getFieldList().get(key.getFieldIndex()).getType()),
        key.direction.isDescending(),
        key.nullDirection == RelFieldCollation.NullDirection.FIRST);
  }

  /**
   * A block that a join can take: nothing but FROM, and on a side that may be missing nothing
   * computed.
   */
  private SelectBlock joinSide(RelNode node, boolean mayBeMissing) {
    SelectBlock block = render(node);
    return block.isPlainFrom() && (block.isStored() || !mayBeMissing) && !hasVolatile(block)
        ? block
        : wrap(block);
  }

  private static boolean hasVolatile(SelectBlock block) {
    return block.columns.stream().anyMatch(Cell::isVolatile);
  }

  private SelectBlock join(LogicalJoin join) {
    JoinRelType type = join.getJoinType();
    SelectBlock left = joinSide(join.getLeft(), type.generatesNullsOnLeft());
    SelectBlock right = joinSide(join.getRight(), type.generatesNullsOnRight());
    if (RexTraits.hasSubquery(join.getCondition())) {
      left = left.isSimple() ? left : wrap(left);
      right = right.isSimple() ? right : wrap(right);
    }
    SelectBlock block = concat(left, right, names(join));
    boolean cross = type == JoinRelType.INNER && RexTraits.isTrue(join.getCondition());
    String word =
        cross
            ? " CROSS JOIN "
            : switch (type) {
              case LEFT -> " LEFT JOIN ";
              case RIGHT -> " RIGHT JOIN ";
              case FULL -> " FULL JOIN ";
              default -> " INNER JOIN ";
            };
    block.from = left.from + word + (right.joined ? "(" + right.from + ")" : right.from);
    if (!cross) {
      block.from += " ON " + expressions.condition(join.getCondition(), block);
    }
    return block;
  }

  private static SelectBlock concat(SelectBlock left, SelectBlock right, List<String> names) {
    SelectBlock block = new SelectBlock();
    List<Cell> columns = new ArrayList<>(left.columns);
    columns.addAll(right.columns);
    block.columns = columns;
    block.names = names;
    block.joined = true;
    return block;
  }

  private SelectBlock correlate(LogicalCorrelate correlate) {
    SelectBlock left = joinSide(correlate.getLeft(), false);
    if (!left.isSimple()) {
      left = wrap(left);
    }
    Map<String, String> enclosing = outer;
    outer = visible(left);
    SelectBlock right;
    try {
      right = render(correlate.getRight());
    } finally {
      outer = enclosing;
    }
    boolean inner = correlate.getJoinType() == JoinRelType.INNER;
    if (!(inner
        && right.isPlainFrom()
        && !right.joined
        && correlate.getRight() instanceof Unnest)) {
      String alias = newAlias();
      right =
          SelectBlock.over(
              "LATERAL (" + right.sql() + ") AS " + alias, alias, right.names, right.names);
    }
    SelectBlock block = concat(left, right, names(correlate));
    block.from =
        inner
            ? left.from + " CROSS JOIN " + right.from
            : left.from + " LEFT JOIN " + right.from + " ON TRUE";
    return block;
  }

  private SelectBlock setOperation(SetOp operation) {
    String word =
        switch (operation.kind) {
          case UNION -> "UNION";
          case INTERSECT -> "INTERSECT";
          case EXCEPT -> "EXCEPT";
          default -> throw new IllegalStateException(operation.kind.name());
        };
    String condition = guard;
    String sql =
        operation.getInputs().stream()
            .map(input -> {
              guard = condition;
              return "(" + render(input).sql() + ")";
            })
            .collect(Collectors.joining(operation.all ? " " + word + " ALL " : " " + word + " "));
    String alias = newAlias();
    List<String> names = names(operation);
    return SelectBlock.over("(" + sql + ") AS " + alias, alias, names, names);
  }
}
