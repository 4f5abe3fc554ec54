package dev.quern.sql.render;

import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.algebra.StructuralOperator;
import dev.quern.sql.algebra.node.OneRow;
import dev.quern.sql.algebra.node.With;
import dev.quern.sql.function.Implementation;
import dev.quern.sql.function.KernelCall;
import dev.quern.sql.function.ScalarFunctionOperator;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLambda;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;

/** Whether computing a query may end in an error of the data. */
final class Fallibility {

  private Fallibility() {}

  /** Whether a query inside an expression may fail; true in doubt. */
  static boolean mayFail(RexSubQuery subquery) {
    return (subquery.getKind() == SqlKind.SCALAR_QUERY && !hasOneRow(subquery.rel))
        || mayFail(subquery.rel);
  }

  /** Whether a query reads nothing but the row without columns. */
  static boolean readsNothing(RelNode node) {
    return node instanceof OneRow
        || (!node.getInputs().isEmpty()
            && node.getInputs().stream().allMatch(Fallibility::readsNothing));
  }

  /** Whether there is one row at most; false in doubt. */
  private static boolean hasOneRow(RelNode node) {
    return switch (node) {
      case OneRow _ -> true;
      case Aggregate aggregate ->
          aggregate.getGroupSet().isEmpty() && aggregate.getGroupSets().size() == 1;
      case Project project -> hasOneRow(project.getInput());
      case Filter filter -> hasOneRow(filter.getInput());
      case Sort sort -> isOne(sort.fetch) || hasOneRow(sort.getInput());
      case With with -> hasOneRow(with.body());
      default -> false;
    };
  }

  private static boolean isOne(RexNode fetch) {
    return fetch != null
        && Rex.asLiteral(fetch)
            .filter(l -> l.value() instanceof Value.Int64(long value) && value == 1)
            .isPresent();
  }

  private static boolean mayFail(RelNode node) {
    Finder finder = new Finder();
    finder.visit(node);
    return finder.found;
  }

  private static final class Finder extends RexShuttle {

    private boolean found;

    void visit(RelNode node) {
      switch (node) {
        case Project project -> project.getProjects().forEach(e -> e.accept(this));
        case Filter filter -> filter.getCondition().accept(this);
        case Join join -> join.getCondition().accept(this);
        default -> node.accept(this);
      }
      node.getInputs().forEach(this::visit);
    }

    @Override
    public RexNode visitCall(RexCall call) {
      found |=
          switch (call.getOperator()) {
            case ScalarFunctionOperator function -> !function.safe() && mayFail(call, function);
            case StructuralOperator operator ->
                operator.structuralKind() == StructuralOperator.Kind.CAST;
            default -> false;
          };
      return super.visitCall(call);
    }

    private static boolean mayFail(RexCall call, ScalarFunctionOperator function) {
      KernelCall kernelCall = new KernelCall(call.getOperands(), Rex.typeOf(call));
      return switch (function.overload().implementation().forCall(kernelCall)) {
        case Implementation.Sql sql -> sql.raises();
        default -> true;
      };
    }

    @Override
    public RexNode visitSubQuery(RexSubQuery subquery) {
      found |= Fallibility.mayFail(subquery);
      return super.visitSubQuery(subquery);
    }

    @Override
    public RexNode visitLambda(RexLambda lambda) {
      lambda.getExpression().accept(this);
      return lambda;
    }
  }
}
