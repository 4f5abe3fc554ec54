package dev.quern.sql.render;

import dev.quern.sql.algebra.Rex;
import dev.quern.sql.function.AggregateFunctionOperator;
import dev.quern.sql.function.FunctionDefinition.Trait;
import dev.quern.sql.function.Implementation;
import dev.quern.sql.function.Implementation.NullHandling;
import dev.quern.sql.function.KernelCall;
import dev.quern.storage.kernel.AggregateKernel;
import dev.quern.storage.kernel.Kernel;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.sql.SqlKind;

/** Writes calls over windows. */
final class WindowRenderer {

  private final ExpressionRenderer expressions;
  private final Set<Kernel> kernels;

  WindowRenderer(ExpressionRenderer expressions, Set<Kernel> kernels) {
    this.expressions = expressions;
    this.kernels = kernels;
  }

  String render(RexOver over, AggregateFunctionOperator operator, SelectBlock block) {
    List<String> arguments = expressions.renderAll(over.getOperands(), block);
    String window = window(over.getWindow(), !operator.function().has(Trait.NO_FRAME), block);
    KernelCall kernelCall = new KernelCall(over.getOperands(), Rex.typeOf(over));
    String distinct = over.isDistinct() ? "DISTINCT " : "";
    return switch (operator.overload().implementation().forCall(kernelCall)) {
      case Implementation.SqlAggregate aggregate -> {
        StringBuilder text = new StringBuilder(aggregate.name()).append('(');
        text.append(distinct);
        text.append(Template.fill(aggregate.arguments(), arguments));
        boolean clause = over.ignoreNulls() && aggregate.nullHandling() == NullHandling.CLAUSE;
        boolean filter = over.ignoreNulls() && aggregate.nullHandling() == NullHandling.FILTER;
        text.append(clause ? " IGNORE NULLS)" : ")");
        text.append(filter ? " FILTER (WHERE " + arguments.getFirst() + " IS NOT NULL)" : "");
        yield Template.wrap(aggregate.wrapper(), text.append(window).toString());
      }
      case Implementation.KernelAggregate(var factory) -> {
        AggregateKernel kernel = factory.apply(kernelCall);
        kernels.add(kernel);
        yield kernel.engineName() + "(" + distinct + String.join(", ", arguments) + ")" + window;
      }
      case Implementation.Collecting(boolean skipsNulls, Implementation result) -> {
        String filter =
            skipsNulls || over.ignoreNulls()
                ? " FILTER (WHERE " + arguments.getFirst() + " IS NOT NULL)"
                : "";
        String list = "list(" + distinct + arguments.getFirst() + ")" + filter + window;
        yield expressions.collected(result, kernelCall, list, arguments);
      }
      case Implementation.Sql _,
          Implementation.InKernel _,
          Implementation.Desugared _,
          Implementation.Chosen _,
          Implementation.Zoned _ ->
          throw new IllegalStateException("not an aggregate: " + operator.getName());
    };
  }

  private String window(RexWindow window, boolean framed, SelectBlock block) {
    StringBuilder text = new StringBuilder(" OVER (");
    if (!window.partitionKeys.isEmpty()) {
      text.append("PARTITION BY ");
      text.append(String.join(", ", expressions.renderAll(window.partitionKeys, block)));
    }
    if (!window.orderKeys.isEmpty()) {
      text.append(" ORDER BY ");
      text.append(
          window.orderKeys.stream()
              .map(key -> orderKey(key, block))
              .collect(Collectors.joining(", ")));
    }
    if ((framed && !window.orderKeys.isEmpty()) || window.isRows()) {
      text.append(window.isRows() ? " ROWS BETWEEN " : " RANGE BETWEEN ");
      text.append(bound(window.getLowerBound(), block)).append(" AND ");
      text.append(bound(window.getUpperBound(), block));
    }
    return text.append(')').toString();
  }

  private String orderKey(RexFieldCollation key, SelectBlock block) {
    return expressions.render(key.left, block)
        + (key.right.contains(SqlKind.DESCENDING) ? " DESC" : " ASC")
        + (key.right.contains(SqlKind.NULLS_FIRST) ? " NULLS FIRST" : " NULLS LAST");
  }

  private String bound(RexWindowBound bound, SelectBlock block) {
    if (bound.isCurrentRow()) {
      return "CURRENT ROW";
    }
    String direction = bound.isPreceding() ? " PRECEDING" : " FOLLOWING";
    RexNode offset = bound.getOffset();
    return (offset == null ? "UNBOUNDED" : expressions.render(offset, block)) + direction;
  }
}
