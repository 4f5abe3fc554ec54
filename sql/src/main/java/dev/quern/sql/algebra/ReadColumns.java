package dev.quern.sql.algebra;

import dev.quern.sql.algebra.node.CteScan;
import dev.quern.sql.algebra.node.RecursiveUnion;
import dev.quern.sql.algebra.node.Scan;
import dev.quern.sql.algebra.node.With;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLambda;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/**
 * Finds out which columns of which tables a relation needs. Column ids are unique in a statement,
 * so it is enough to know of each id which others its value is made of.
 */
public final class ReadColumns {

  private final List<Scan> scans = new ArrayList<>();
  private final Map<Integer, Set<Integer>> sources = new HashMap<>();
  private final Map<Integer, List<Integer>> named = new HashMap<>();
  private final Set<Integer> needed = new HashSet<>();

  private ReadColumns() {}

  /**
   * What is read of a table.
   *
   * @param scan the reading
   * @param fields the numbers of the table's columns that are needed
   */
  public record Read(Scan scan, List<Integer> fields) {}

  /** What a relation reads. */
  public static List<Read> of(Relation relation) {
    ReadColumns reads = new ReadColumns();
    reads.visitWhole(relation.node());
    reads.close();
    return reads.scans.stream().map(reads::read).toList();
  }

  /** The ids of the columns, also those made on the way, whose values a relation needs. */
  public static Set<Integer> needed(Relation relation) {
    ReadColumns reads = new ReadColumns();
    reads.visitWhole(relation.node());
    reads.close();
    return Set.copyOf(reads.needed);
  }

  private Read read(Scan scan) {
    List<Integer> ids = ids(scan);
    List<Integer> fields =
        IntStream.range(0, ids.size())
            .filter(i -> needed.contains(ids.get(i)))
            .mapToObj(scan.sources()::get)
            .filter(Scan.Source.Field.class::isInstance)
            .map(source -> ((Scan.Source.Field) source).index())
            .toList();
    return new Read(scan, fields);
  }

  /** Needed is what a needed column is made of. */
  private void close() {
    Deque<Integer> open = new ArrayDeque<>(needed);
    while (!open.isEmpty()) {
      for (int source : sources.getOrDefault(open.pop(), Set.of())) {
        if (needed.add(source)) {
          open.push(source);
        }
      }
    }
  }

  private static List<Integer> ids(RelNode node) {
    return AlgebraTypes.columns(node.getRowType()).stream().map(Column::id).toList();
  }

  private void made(int id, Collection<Integer> of) {
    sources.computeIfAbsent(id, _ -> new HashSet<>()).addAll(of);
  }

  private void visitWhole(RelNode node) {
    visit(node);
    needed.addAll(ids(node));
  }

  private void visit(RelNode node) {
    switch (node) {
      case Scan scan -> scans.add(scan);
      case CteScan scan -> link(ids(scan), named.getOrDefault(scan.cteId(), List.of()));
      case With with -> {
        visit(with.definition());
        named.put(with.cteId(), ids(with.definition()));
        visit(with.body());
      }
      case RecursiveUnion union -> {
        named.put(union.cteId(), ids(union));
        node.getInputs().forEach(this::visitWhole);
      }
      case Project project -> {
        visit(project.getInput());
        List<Integer> ids = ids(project);
        for (int i = 0; i < ids.size(); i++) {
          made(ids.get(i), references(project.getProjects().get(i), project.getInput()));
        }
      }
      case Filter filter -> {
        visit(filter.getInput());
        needed.addAll(references(filter.getCondition(), filter.getInput()));
      }
      case Join join -> {
        visit(join.getLeft());
        visit(join.getRight());
        needed.addAll(references(join.getCondition(), join));
      }
      case Correlate correlate -> correlate.getInputs().forEach(this::visit);
      case Sort sort -> {
        visit(sort.getInput());
        List<Integer> ids = ids(sort.getInput());
        sort.getCollation().getKeys().forEach(key -> needed.add(ids.get(key)));
      }
      case Aggregate aggregate -> aggregate(aggregate);
      case SetOp operation -> setOperation(operation);
      default -> {
        node.getInputs().forEach(this::visitWhole);
        node.accept(new Collector(needed, ids(node)));
      }
    }
  }

  private void link(List<Integer> ids, List<Integer> origins) {
    for (int i = 0; i < Math.min(ids.size(), origins.size()); i++) {
      made(ids.get(i), List.of(origins.get(i)));
    }
  }

  private void aggregate(Aggregate aggregate) {
    visit(aggregate.getInput());
    List<Integer> input = ids(aggregate.getInput());
    List<Integer> output = ids(aggregate);
    aggregate.getGroupSet().forEach(key -> needed.add(input.get(key)));
    for (int i = 0; i < aggregate.getAggCallList().size(); i++) {
      AggregateCall call = aggregate.getAggCallList().get(i);
      Set<Integer> of = new HashSet<>();
      call.getArgList().forEach(argument -> of.add(input.get(argument)));
      call.getCollation().getKeys().forEach(key -> of.add(input.get(key)));
      if (call.filterArg >= 0) {
        of.add(input.get(call.filterArg));
      }
      made(output.get(aggregate.getGroupCount() + i), of);
    }
  }

  private void setOperation(SetOp operation) {
    boolean compared = !(operation instanceof Union) || !operation.all;
    List<Integer> ids = ids(operation);
    for (RelNode input : operation.getInputs()) {
      if (compared) {
        visitWhole(input);
      } else {
        visit(input);
        link(ids, ids(input));
      }
    }
  }

  /** The ids that an expression over a relation refers to. */
  private Set<Integer> references(RexNode expression, RelNode over) {
    Set<Integer> found = new HashSet<>();
    expression.accept(new Collector(found, ids(over)));
    return found;
  }

  private final class Collector extends RexShuttle {

    private final Set<Integer> found;
    private final List<Integer> ids;

    Collector(Set<Integer> found, List<Integer> ids) {
      this.found = found;
      this.ids = ids;
    }

    @Override
    public RexNode visitInputRef(RexInputRef reference) {
      found.add(ids.get(reference.getIndex()));
      return reference;
    }

    @Override
    public RexNode visitFieldAccess(RexFieldAccess access) {
      if (access.getReferenceExpr() instanceof RexCorrelVariable) {
        found.add(Column.idOf(access.getField().getName()));
        return access;
      }
      return super.visitFieldAccess(access);
    }

    @Override
    public RexNode visitSubQuery(RexSubQuery subquery) {
      visitWhole(subquery.rel);
      return super.visitSubQuery(subquery);
    }

    @Override
    public RexNode visitLambda(RexLambda lambda) {
      lambda.getExpression().accept(this);
      return lambda;
    }
  }
}
