package dev.quern.sql.render;

import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.AlgebraTypes;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.function.AggregateFunctionOperator;
import dev.quern.sql.function.Implementation;
import dev.quern.sql.function.Implementation.NullHandling;
import dev.quern.sql.function.KernelCall;
import dev.quern.sql.render.SelectBlock.Cell;
import dev.quern.storage.kernel.AggregateKernel;
import dev.quern.storage.kernel.ScalarKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;

/** Writes aggregate calls. */
final class AggregateRenderer {

  private final ExpressionRenderer expressions;
  private final CalledKernels kernels;
  private final boolean speculative;

  AggregateRenderer(ExpressionRenderer expressions, CalledKernels kernels, boolean speculative) {
    this.expressions = expressions;
    this.kernels = kernels;
    this.speculative = speculative;
  }

  Cell cell(AggregateCall call, RelDataType input, SelectBlock block) {
    AggregateFunctionOperator operator = (AggregateFunctionOperator) call.getAggregation();
    KernelCall kernelCall =
        new KernelCall(arguments(call, input, block), AlgebraTypes.sqlType(call.getType()));
    Implementation implementation = operator.overload().implementation().forCall(kernelCall);
    if (speculative && implementation instanceof Implementation.Combined combined) {
      Engine engine = new Engine(call, input, arguments(call, block, Cell::unchecked), block);
      String value =
          Template.fill(
              combined.whenFinite(), combined.parts().stream().map(engine::call).toList());
      return Cell.finite(expressions.finite(value), value);
    }
    return Cell.computed(
        call(
            implementation,
            kernelCall,
            new Engine(call, input, arguments(call, block, Cell::text), block)));
  }

  private static List<String> arguments(
      AggregateCall call, SelectBlock block, Function<Cell, String> text) {
    return call.getArgList().stream().map(i -> text.apply(block.columns.get(i))).toList();
  }

  private String call(Implementation implementation, KernelCall kernelCall, Engine engine) {
    AggregateCall call = engine.call();
    List<String> arguments = engine.arguments();
    return switch (implementation) {
      case Implementation.SqlAggregate aggregate -> engine.call(aggregate);
      case Implementation.Combined(ScalarKernel result, var parts, _) ->
          parts.stream()
              .map(engine::call)
              .collect(Collectors.joining(", ", kernels.call(result) + "(", ")"));
      case Implementation.KernelAggregate(var factory) -> {
        AggregateKernel kernel = factory.apply(kernelCall);
        yield engine.call(kernels.call(kernel), String.join(", ", arguments), false);
      }
      case Implementation.Collecting(boolean skipsNulls, Implementation result) -> {
        String list = engine.call("list", arguments.getFirst(), skipsNulls || call.ignoreNulls());
        yield expressions.collected(result, kernelCall, limited(call, list), arguments);
      }
      case Implementation.CollectingWithRow _,
          Implementation.Sql _,
          Implementation.InKernel _,
          Implementation.Desugared _,
          Implementation.Chosen _,
          Implementation.Zoned _ ->
          throw new IllegalStateException("not an aggregate: " + call.getAggregation().getName());
    };
  }

  /** Writes calls of the engine's functions with the modifiers of a call. */
  private record Engine(
      AggregateCall call, RelDataType input, List<String> arguments, SelectBlock block) {

    String call(Implementation.SqlAggregate aggregate) {
      boolean filtered = call.ignoreNulls() && aggregate.nullHandling() == NullHandling.FILTER;
      return Template.wrap(
          aggregate.wrapper(),
          call(aggregate.name(), Template.fill(aggregate.arguments(), arguments), filtered));
    }

    String call(String name, String values, boolean nonNulls) {
      StringBuilder text = new StringBuilder(name).append('(');
      text.append(call.isDistinct() ? "DISTINCT " : "").append(values);
      String order =
          call.getCollation().getFieldCollations().stream()
              .map(key -> RelationRenderer.orderKey(key, input, block))
              .collect(Collectors.joining(", "));
      text.append(order.isEmpty() ? "" : " ORDER BY " + order).append(')');
      List<String> filters = new ArrayList<>();
      if (call.filterArg >= 0) {
        filters.add(block.columns.get(call.filterArg).text());
      }
      if (nonNulls) {
        filters.add(arguments.getFirst() + " IS NOT NULL");
      }
      if (!filters.isEmpty()) {
        text.append(" FILTER (WHERE ").append(String.join(" AND ", filters)).append(')');
      }
      return text.toString();
    }
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

  /** LIMIT takes the first elements of what is collected in order. */
  private static String limited(AggregateCall call, String plain) {
    return call.rexList.stream()
        .findFirst()
        .flatMap(Rex::asLiteral)
        .map(literal -> ((Value.Int64) literal.value()).value())
        .map(limit -> "list_slice(" + plain + ", 1, " + limit + ")")
        .orElse(plain);
  }
}
