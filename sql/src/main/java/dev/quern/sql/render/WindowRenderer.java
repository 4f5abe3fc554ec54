package dev.quern.sql.render;

import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.function.AggregateFunctionOperator;
import dev.quern.sql.function.FunctionDefinition.Trait;
import dev.quern.sql.function.Implementation;
import dev.quern.sql.function.Implementation.NullHandling;
import dev.quern.sql.function.KernelCall;
import dev.quern.storage.kernel.AggregateKernel;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.types.numeric.Numeric;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.sql.SqlKind;

/** Writes calls over windows. */
final class WindowRenderer {

  private final ExpressionRenderer expressions;
  private final CalledKernels kernels;

  WindowRenderer(ExpressionRenderer expressions, CalledKernels kernels) {
    this.expressions = expressions;
    this.kernels = kernels;
  }

  /** Which rows a window is written for. */
  private enum Rows {
    /** All. */
    ALL,
    /** Those whose key is NULL or NaN: a range of values around it holds its peers. */
    WITHOUT_NUMBER,
    /** The others. */
    WITH_NUMBER
  }

  String render(RexOver over, AggregateFunctionOperator operator, SelectBlock block) {
    RexWindow window = over.getWindow();
    if (!isRangeOfValues(window)
        || Rex.typeOf(window.orderKeys.getFirst().left) != ScalarType.FLOAT64) {
      return call(over, operator, Rows.ALL, block);
    }
    String key = expressions.render(window.orderKeys.getFirst().left, block);
    return "CASE WHEN %1$s IS NULL OR isnan(%1$s) THEN %2$s ELSE %3$s END"
        .formatted(
            key,
            call(over, operator, Rows.WITHOUT_NUMBER, block),
            call(over, operator, Rows.WITH_NUMBER, block));
  }

  private static boolean isRangeOfValues(RexWindow window) {
    return !window.isRows()
        && (window.getLowerBound().getOffset() != null
            || window.getUpperBound().getOffset() != null);
  }

  private String call(
      RexOver over, AggregateFunctionOperator operator, Rows rows, SelectBlock block) {
    List<String> arguments = expressions.renderAll(over.getOperands(), block);
    String window = window(over.getWindow(), !operator.function().has(Trait.NO_FRAME), rows, block);
    KernelCall kernelCall = new KernelCall(over.getOperands(), Rex.typeOf(over));
    String distinct = over.isDistinct() ? "DISTINCT " : "";
    return switch (operator.overload().implementation().forCall(kernelCall)) {
      case Implementation.SqlAggregate aggregate -> call(aggregate, over, arguments, window);
      case Implementation.Combined(ScalarKernel result, var parts, _) ->
          parts.stream()
              .map(part -> call(part, over, arguments, window))
              .collect(Collectors.joining(", ", kernels.call(result) + "(", ")"));
      case Implementation.KernelAggregate(var factory) -> {
        AggregateKernel kernel = factory.apply(kernelCall);
        yield kernels.call(kernel) + "(" + distinct + String.join(", ", arguments) + ")" + window;
      }
      case Implementation.Collecting(boolean skipsNulls, Implementation result) -> {
        String filter =
            skipsNulls || over.ignoreNulls()
                ? " FILTER (WHERE " + arguments.getFirst() + " IS NOT NULL)"
                : "";
        String list = "list(" + distinct + arguments.getFirst() + ")" + filter + window;
        yield expressions.collected(result, kernelCall, list, arguments);
      }
      case Implementation.CollectingWithRow(ScalarKernel kernel) -> {
        String list =
            "list(" + arguments.getFirst() + ") OVER (" + partition(over.getWindow(), block) + ")";
        yield kernels.call(kernel) + "(" + list + ", " + String.join(", ", arguments) + ")";
      }
      case Implementation.Sql _,
          Implementation.InKernel _,
          Implementation.Desugared _,
          Implementation.Chosen _,
          Implementation.Zoned _ ->
          throw new IllegalStateException("not an aggregate: " + operator.getName());
    };
  }

  private static String call(
      Implementation.SqlAggregate aggregate, RexOver over, List<String> arguments, String window) {
    StringBuilder text = new StringBuilder(aggregate.name()).append('(');
    text.append(over.isDistinct() ? "DISTINCT " : "");
    text.append(Template.fill(aggregate.arguments(), arguments));
    boolean clause = over.ignoreNulls() && aggregate.nullHandling() == NullHandling.CLAUSE;
    boolean filter = over.ignoreNulls() && aggregate.nullHandling() == NullHandling.FILTER;
    text.append(clause ? " IGNORE NULLS)" : ")");
    text.append(filter ? " FILTER (WHERE " + arguments.getFirst() + " IS NOT NULL)" : "");
    return Template.wrap(aggregate.wrapper(), text.append(window).toString());
  }

  private String window(RexWindow window, boolean framed, Rows rows, SelectBlock block) {
    StringBuilder text = new StringBuilder(" OVER (").append(partition(window, block));
    boolean values = isRangeOfValues(window) && rows != Rows.WITHOUT_NUMBER;
    if (!window.orderKeys.isEmpty()) {
      text.append(" ORDER BY ");
      text.append(
          window.orderKeys.stream()
              .map(key -> orderKey(window, key, values, block))
              .collect(Collectors.joining(", ")));
    }
    if ((framed && !window.orderKeys.isEmpty()) || window.isRows()) {
      text.append(window.isRows() ? " ROWS BETWEEN " : " RANGE BETWEEN ");
      text.append(bound(window, window.getLowerBound(), rows, block)).append(" AND ");
      text.append(bound(window, window.getUpperBound(), rows, block));
    }
    return text.append(')').toString();
  }

  private String partition(RexWindow window, SelectBlock block) {
    return window.partitionKeys.isEmpty()
        ? ""
        : "PARTITION BY " + String.join(", ", expressions.renderAll(window.partitionKeys, block));
  }

  private String orderKey(
      RexWindow window, RexFieldCollation key, boolean values, SelectBlock block) {
    boolean descending = key.right.contains(SqlKind.DESCENDING);
    boolean nullsFirst = key.right.contains(SqlKind.NULLS_FIRST);
    SelectBlock.Cell cell = expressions.cell(key.left, block);
    SqlType type = Rex.typeOf(key.left);
    return values
        ? SortText.rangeKey(
                cell.text(),
                type,
                below(window, descending),
                nullsFirst == descending && reachesNan(window, descending))
            + (descending ? " DESC" : " ASC")
            + (nullsFirst ? " NULLS FIRST" : " NULLS LAST")
        : SortText.key(cell, type, descending, nullsFirst);
  }

  /** Whether frames reach to the end where NaN is. */
  private static boolean reachesNan(RexWindow window, boolean descending) {
    return (descending ? window.getUpperBound() : window.getLowerBound()).isUnbounded();
  }

  /** The greatest literal offset towards lesser values. */
  private static BigInteger below(RexWindow window, boolean descending) {
    return Stream.of(window.getLowerBound(), window.getUpperBound())
        .filter(bound -> bound.getOffset() != null && bound.isPreceding() != descending)
        .flatMap(bound -> Rex.asLiteral(bound.getOffset()).stream())
        .map(literal ->
            literal.value() instanceof Value.Numeric(BigDecimal number)
                ? number.setScale(Numeric.SCALE).unscaledValue()
                : BigInteger.ZERO)
        .reduce(BigInteger.ZERO, BigInteger::max);
  }

  private String bound(RexWindow window, RexWindowBound bound, Rows rows, SelectBlock block) {
    if (bound.isCurrentRow() || (rows == Rows.WITHOUT_NUMBER && bound.getOffset() != null)) {
      return "CURRENT ROW";
    }
    String direction = bound.isPreceding() ? " PRECEDING" : " FOLLOWING";
    RexNode offset = bound.getOffset();
    if (offset == null) {
      return "UNBOUNDED" + direction;
    }
    String value = expressions.render(offset, block);
    return (window.isRows() ? value : SortText.rangeOffset(value, Rex.typeOf(offset))) + direction;
  }
}
