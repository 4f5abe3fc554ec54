package dev.quern.sql.algebra;

import com.google.common.collect.ImmutableSet;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.sql.algebra.node.CteScan;
import dev.quern.sql.algebra.node.EngineTable;
import dev.quern.sql.algebra.node.OneRow;
import dev.quern.sql.algebra.node.RecursiveUnion;
import dev.quern.sql.algebra.node.Rows;
import dev.quern.sql.algebra.node.Scan;
import dev.quern.sql.algebra.node.Unnest;
import dev.quern.sql.algebra.node.With;
import dev.quern.storage.duckdb.type.PhysicalTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalIntersect;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalMinus;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/** Builds the relational algebra of one statement. Gives out its column ids; used by one thread. */
public final class PlanBuilder {

  /** Nothing is ever planned with it; the engine optimizes. */
  private static final RelOptPlanner NO_PLANNER = new HepPlanner(HepProgram.builder().build());

  private final RelOptCluster cluster = RelOptCluster.create(NO_PLANNER, Rex.BUILDER);
  private final Function<SqlType, ? extends AggregateOperator> anyValue;
  private final Map<Integer, Set<Integer>> origins = new HashMap<>();
  private final Set<Integer> filtered = new HashSet<>();
  private int lastId;

  /**
   * A builder.
   *
   * @param anyValue the aggregate function that gives any value of a type in a group
   */
  public PlanBuilder(Function<SqlType, ? extends AggregateOperator> anyValue) {
    this.anyValue = anyValue;
  }

  AggregateOperator anyValue(SqlType type) {
    return anyValue.apply(type);
  }

  /** A new column. */
  public Column newColumn(SqlType type) {
    return new Column(++lastId, type);
  }

  /** A new column for the values of an expression. */
  public Column newColumn(RexNode expression) {
    return new Column(++lastId, Rex.typeOf(expression), Collation.of(expression));
  }

  /** A new column for the values of another. */
  public Column copyOf(Column column) {
    return new Column(++lastId, column.type(), column.collation());
  }

  /** A new column of a table, whose texts compare in some way. */
  public Column newColumn(SqlType type, Collation collation) {
    return new Column(++lastId, type, collation);
  }

  /** A new name of a named query. */
  public int newCteId() {
    return ++lastId;
  }

  /** One row without columns. */
  public Relation oneRow() {
    return new Relation(new OneRow(cluster), List.of());
  }

  /** The rows of a table, one column per source. */
  public Relation scan(
      Table table, List<Column> columns, List<Scan.Source> sources, OptionalLong asOf) {
    return new Relation(
        new Scan(cluster, AlgebraTypes.row(columns), table, sources, asOf), columns);
  }

  /** A relation of the engine that has the columns {@code f0}, {@code f1}, ... */
  public Relation engineTable(String sql, List<Column> columns) {
    List<String> names =
        IntStream.range(0, columns.size()).mapToObj(PhysicalTypes::fieldName).toList();
    return new Relation(new EngineTable(cluster, AlgebraTypes.row(columns), sql, names), columns);
  }

  /** Rows of expressions that refer to no columns but outer ones. */
  public Relation rows(List<Column> columns, List<List<RexNode>> rows) {
    Binder binder = new Binder(oneRow());
    return new Relation(
        new Rows(
            cluster,
            AlgebraTypes.row(columns),
            rows.stream().map(row -> bind(binder, row)).toList()),
        columns);
  }

  /**
   * The elements of an array, which may refer to outer columns; the offset column comes second when
   * there is one.
   */
  public Relation unnest(RexNode array, boolean withOffset) {
    List<Column> columns = new ArrayList<>();
    columns.add(newColumn(((ArrayType) Rex.typeOf(array)).element(), Collation.of(array)));
    if (withOffset) {
      columns.add(newColumn(ScalarType.INT64));
    }
    RexNode bound = array.accept(new Binder(oneRow()));
    return new Relation(new Unnest(cluster, AlgebraTypes.row(columns), bound, withOffset), columns);
  }

  /** Notes that conditions on one column are conditions on another. */
  public void derive(Column derived, Column origin) {
    origins.computeIfAbsent(derived.id(), _ -> new HashSet<>()).add(origin.id());
  }

  private void noteFilter(RexNode condition) {
    Rex.referencedColumns(condition).forEach(this::noteFilter);
  }

  private void noteFilter(int column) {
    if (filtered.add(column)) {
      origins.getOrDefault(column, Set.of()).forEach(this::noteFilter);
    }
  }

  /** Whether a condition of a filter or a join refers to a column. */
  public boolean isFiltered(Column column) {
    return filtered.contains(column.id());
  }

  /** The rows for which the condition is TRUE. */
  public Relation filter(Relation input, RexNode condition) {
    noteFilter(condition);
    return unrequestedFilter(input, condition);
  }

  /** The same for a condition that is not the statement's own. */
  public Relation unrequestedFilter(Relation input, RexNode condition) {
    RexNode bound = condition.accept(new Binder(input));
    return new Relation(
        new LogicalFilter(
            cluster, cluster.traitSet(), List.of(), input.node(), bound, ImmutableSet.of()),
        input.columns());
  }

  /** Exactly these columns. */
  public Relation project(Relation input, List<Computed> columns) {
    if (isIdentity(input, columns)) {
      return input;
    }
    Binder binder = new Binder(input);
    List<RexNode> expressions = new ArrayList<>(columns.size());
    List<Column> out = new ArrayList<>(columns.size());
    for (Computed computed : columns) {
      expressions.add(computed.expression().accept(binder));
      out.add(computed.column());
      Rex.asColumn(computed.expression())
          .filter(column -> column.id() != computed.column().id())
          .ifPresent(column -> derive(computed.column(), column));
    }
    return new Relation(
        new LogicalProject(
            cluster,
            cluster.traitSet(),
            List.of(),
            input.node(),
            expressions,
            AlgebraTypes.row(out, expressions),
            Set.of()),
        out);
  }

  private static boolean isIdentity(Relation input, List<Computed> columns) {
    if (input.columns().size() != columns.size()) {
      return false;
    }
    for (int i = 0; i < columns.size(); i++) {
      Column column = input.columns().get(i);
      if (!columns.get(i).column().equals(column)
          || Rex.asColumn(columns.get(i).expression()).filter(column::equals).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Some of the input's columns. */
  public Relation select(Relation input, List<Column> columns) {
    return project(input, columns.stream().map(Computed::same).toList());
  }

  /** The input's columns and then these. */
  public Relation extend(Relation input, List<Computed> columns) {
    if (columns.isEmpty()) {
      return input;
    }
    List<Computed> all = new ArrayList<>(input.columns().stream().map(Computed::same).toList());
    all.addAll(columns);
    return project(input, all);
  }

  /** The same rows under new column ids, in the same order. */
  public Relation renumber(Relation input) {
    return project(
        input,
        input.columns().stream()
            .map(column -> new Computed(copyOf(column), Rex.column(column)))
            .toList());
  }

  /** A join; the columns are those of the left and then those of the right. */
  public Relation join(Relation left, Relation right, JoinRelType type, RexNode condition) {
    noteFilter(condition);
    List<Column> columns = concat(left, right);
    RexNode bound = condition.accept(new Binder(new Relation(left.node(), columns)));
    return new Relation(
        new LogicalJoin(
            cluster,
            cluster.traitSet(),
            List.of(),
            left.node(),
            right.node(),
            bound,
            Set.of(),
            type,
            false,
            com.google.common.collect.ImmutableList.of()),
        columns);
  }

  /**
   * For each row of the left, the rows of the right, which refers to the left's columns. INNER or
   * LEFT.
   */
  public Relation correlate(Relation left, Relation right, JoinRelType type) {
    return new Relation(
        new LogicalCorrelate(
            cluster,
            cluster.traitSet(),
            List.of(),
            left.node(),
            right.node(),
            Binder.LEFT,
            ImmutableBitSet.of(),
            type),
        concat(left, right));
  }

  private static List<Column> concat(Relation left, Relation right) {
    List<Column> columns = new ArrayList<>(left.columns());
    columns.addAll(right.columns());
    return columns;
  }

  /** Groups; see {@link AggregateBuilder}. */
  public AggregateBuilder aggregate(Relation input) {
    return new AggregateBuilder(this, cluster, input);
  }

  /** Distinct rows. */
  public Relation distinct(Relation input) {
    AggregateBuilder builder = aggregate(input);
    input.columns().forEach(column -> builder.key(Computed.same(column)));
    return builder.build();
  }

  /**
   * Ordered rows, without the first {@code offset} and at most {@code limit} of them. Keys are
   * columns of the input.
   */
  public Relation sort(
      Relation input, List<SortKey> keys, @Nullable RexNode offset, @Nullable RexNode limit) {
    List<Computed> extra = new ArrayList<>();
    List<Column> keyColumns = new ArrayList<>();
    for (SortKey key : keys) {
      RexNode expression = Collation.key(key.expression());
      Column column =
          Rex.asColumn(expression)
              .filter(c -> input.indexOf(c.id()) >= 0)
              .orElseGet(() -> newColumn(expression));
      if (input.indexOf(column.id()) < 0) {
        extra.add(new Computed(column, expression));
      }
      keyColumns.add(column);
    }
    Relation wide = extend(input, extra);
    List<org.apache.calcite.rel.RelFieldCollation> collations = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      int position = wide.indexOf(keyColumns.get(i).id());
      if (collations.stream().noneMatch(c -> c.getFieldIndex() == position)) {
        collations.add(keys.get(i).at(position));
      }
    }
    RelNode sort = LogicalSort.create(wide.node(), RelCollations.of(collations), offset, limit);
    return select(new Relation(sort, wide.columns()), input.columns());
  }

  /** A set operation by position, under new column ids. The inputs have the same types. */
  public Relation union(List<Relation> inputs, boolean all) {
    return collated(inputs) && !all
        ? distinct(union(inputs, true))
        : setOperation(inputs, LogicalUnion.create(nodes(inputs), all));
  }

  /** The rows that are in every input. */
  public Relation intersect(List<Relation> inputs, boolean all) {
    return collated(inputs) && !all
        ? new CollatedSets(this, inputs).intersect()
        : setOperation(inputs, LogicalIntersect.create(nodes(inputs), all));
  }

  /** The rows of the first input that are in no other. */
  public Relation except(List<Relation> inputs, boolean all) {
    return collated(inputs) && !all
        ? new CollatedSets(this, inputs).except()
        : setOperation(inputs, LogicalMinus.create(nodes(inputs), all));
  }

  private static boolean collated(List<Relation> inputs) {
    return inputs.stream().flatMap(i -> i.columns().stream()).anyMatch(c -> c.collation().text());
  }

  private static List<RelNode> nodes(List<Relation> inputs) {
    return inputs.stream().map(Relation::node).toList();
  }

  private Relation setOperation(List<Relation> inputs, RelNode node) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < inputs.getFirst().columns().size(); i++) {
      int position = i;
      Column first = inputs.getFirst().columns().get(i);
      Collation collation =
          inputs.stream()
              .map(input -> input.columns().get(position).collation())
              .reduce(Collation.NONE, Collation::or);
      columns.add(new Column(first.id(), first.type(), collation));
    }
    return renumber(new Relation(node, columns));
  }

  /** Reads a named query under new column ids. */
  public Relation cteScan(int cteId, List<Column> definition) {
    List<Column> columns = definition.stream().map(this::copyOf).toList();
    return new Relation(new CteScan(cluster, AlgebraTypes.row(columns), cteId), columns);
  }

  /** Names a query for the body to read. */
  public Relation with(int cteId, Relation definition, Relation body) {
    return new Relation(new With(cluster, cteId, definition.node(), body.node()), body.columns());
  }

  /** The fixpoint of a recursive query. */
  public Relation recursiveUnion(int cteId, Relation anchor, Relation step, boolean distinct) {
    return new Relation(
        new RecursiveUnion(cluster, cteId, anchor.node(), step.node(), distinct), anchor.columns());
  }

  private static List<RexNode> bind(Binder binder, List<RexNode> expressions) {
    return expressions.stream().map(expression -> expression.accept(binder)).toList();
  }
}
