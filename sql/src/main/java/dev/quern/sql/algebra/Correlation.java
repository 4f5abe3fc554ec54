package dev.quern.sql.algebra;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLambda;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/** Finds out which outer columns a relation refers to. */
public final class Correlation {

  private Correlation() {}

  /** Whether a relation refers to one of some columns from outside. */
  public static boolean refersTo(Relation relation, List<Column> columns) {
    Set<Integer> outer = outerColumns(relation.node());
    return columns.stream().anyMatch(column -> outer.contains(column.id()));
  }

  /** Whether a tree refers to one of some columns from outside, given by their names inside it. */
  public static boolean refersTo(RelNode node, Set<String> names) {
    return names(outerColumns(node), names);
  }

  /** Whether queries in an expression, or the expression itself, refer to one of some columns. */
  public static boolean refersTo(RexNode expression, Set<String> names) {
    Set<Integer> found = new HashSet<>();
    expression.accept(new Collector(found));
    return names(found, names);
  }

  private static boolean names(Set<Integer> ids, Set<String> names) {
    return names.stream().anyMatch(name -> ids.contains(Column.idOf(name)));
  }

  /** The ids of all columns that correlated references in a tree name. */
  static Set<Integer> outerColumns(RelNode node) {
    Set<Integer> found = new HashSet<>();
    collect(node, found);
    return found;
  }

  /** The ids of the columns that an unbound expression refers to, also from inside queries. */
  static Set<Integer> columns(RexNode expression) {
    Set<Integer> found = new HashSet<>();
    expression.accept(
        new Collector(found) {
          @Override
          public RexNode visitInputRef(RexInputRef ref) {
            found.add(ref.getIndex());
            return ref;
          }
        });
    return found;
  }

  private static void collect(RelNode node, Set<Integer> found) {
    RexShuttle collector = new Collector(found);
    switch (node) {
      case Project project -> project.getProjects().forEach(e -> e.accept(collector));
      case Filter filter -> filter.getCondition().accept(collector);
      case Join join -> join.getCondition().accept(collector);
      default -> node.accept(collector);
    }
    node.getInputs().forEach(input -> collect(input, found));
  }

  private static class Collector extends RexShuttle {

    private final Set<Integer> found;

    Collector(Set<Integer> found) {
      this.found = found;
    }

    @Override
    public RexNode visitFieldAccess(RexFieldAccess access) {
      if (access.getReferenceExpr() instanceof RexCorrelVariable) {
        found.add(Column.idOf(access.getField().getName()));
      }
      return access;
    }

    @Override
    public RexNode visitSubQuery(RexSubQuery subquery) {
      collect(subquery.rel, found);
      return super.visitSubQuery(subquery);
    }

    @Override
    public RexNode visitLambda(RexLambda lambda) {
      lambda.getExpression().accept(this);
      return lambda;
    }
  }
}
