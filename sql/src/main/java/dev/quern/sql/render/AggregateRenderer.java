package dev.quern.sql.render;

import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.AlgebraTypes;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.function.AggregateFunctionOperator;
import dev.quern.sql.function.Implementation;
import dev.quern.sql.function.Implementation.NullHandling;
import dev.quern.sql.function.KernelCall;
import dev.quern.storage.kernel.AggregateKernel;
import dev.quern.storage.kernel.Kernel;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;

/** Writes aggregate calls. */
final class AggregateRenderer {

  private final ExpressionRenderer expressions;
  private final Set<Kernel> kernels;

  AggregateRenderer(ExpressionRenderer expressions, Set<Kernel> kernels) {
    this.expressions = expressions;
    this.kernels = kernels;
  }

  String call(AggregateCall call, RelDataType input, SelectBlock block) {
    AggregateFunctionOperator operator = (AggregateFunctionOperator) call.getAggregation();
    List<String> arguments =
        call.getArgList().stream().map(i -> block.columns.get(i).text()).toList();
    String filter = call.filterArg >= 0 ? block.columns.get(call.filterArg).text() : "";
    String order = order(call.getCollation().getFieldCollations(), block);
    return switch (operator.overload().implementation()) {
      case Implementation.SqlAggregate aggregate -> {
        if (call.ignoreNulls() && aggregate.nullHandling() == NullHandling.FILTER) {
          filter = and(filter, arguments.getFirst() + " IS NOT NULL");
        }
        String plain =
            text(
                aggregate.name(),
                call.isDistinct(),
                Template.fill(aggregate.arguments(), arguments),
                order,
                filter);
        yield Template.wrap(aggregate.wrapper(), limited(call, plain));
      }
      case Implementation.KernelAggregate(var factory) -> {
        AggregateKernel kernel =
            factory.apply(
                new KernelCall(
                    arguments(call, input, block), AlgebraTypes.sqlType(call.getType())));
        kernels.add(kernel);
        yield text(
            kernel.engineName(), call.isDistinct(), String.join(", ", arguments), order, filter);
      }
      case Implementation.Sql _,
          Implementation.InKernel _,
          Implementation.Desugared _,
          Implementation.Chosen _,
          Implementation.Zoned _ ->
          throw new IllegalStateException("not an aggregate: " + operator.getName());
    };
  }

  /** The arguments as kernels see them: literals as such, all else as NULL of its type. */
  private static List<RexNode> arguments(AggregateCall call, RelDataType input, SelectBlock block) {
    return call.getArgList().stream()
        .map(i ->
            block
                .columns
                .get(i)
                .expression()
                .orElseGet(
                    () -> Rex.nullOf(AlgebraTypes.sqlType(input.getFieldList().get(i).getType()))))
        .toList();
  }

  private static String and(String one, String other) {
    return one.isEmpty() ? other : one + " AND " + other;
  }

  /** LIMIT takes the first elements of what is collected in order. */
  private static String limited(AggregateCall call, String plain) {
    return call.rexList.stream()
        .findFirst()
        .flatMap(Rex::asLiteral)
        .map(literal -> ((Value.Int64) literal.value()).value())
        .map(limit -> "list_slice(" + plain + ", 1, " + limit + ")")
        .orElse(plain);
  }

  private static String text(
      String name, boolean distinct, String arguments, String order, String filter) {
    StringBuilder text = new StringBuilder(name).append('(');
    text.append(distinct ? "DISTINCT " : "").append(arguments);
    if (!order.isEmpty()) {
      text.append(" ORDER BY ").append(order);
    }
    text.append(')');
    if (!filter.isEmpty()) {
      text.append(" FILTER (WHERE ").append(filter).append(')');
    }
    return text.toString();
  }

  private static String order(List<RelFieldCollation> keys, SelectBlock block) {
    return keys.stream()
        .map(key -> RelationRenderer.orderKey(key, block))
        .collect(Collectors.joining(", "));
  }

  ExpressionRenderer expressions() {
    return expressions;
  }
}
