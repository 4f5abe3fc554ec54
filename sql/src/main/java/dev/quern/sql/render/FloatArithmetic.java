package dev.quern.sql.render;

import dev.quern.domain.type.ScalarType;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.algebra.StructuralOperator;
import dev.quern.sql.function.Implementation;
import dev.quern.sql.function.KernelCall;
import dev.quern.sql.function.ScalarFunctionOperator;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.types.numeric.Float64Kernels;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;

/**
 * Computes FLOAT64 formulas of columns and numbers by the engine's own operators, several times
 * faster than by kernels. Those do not fail when they overflow, but what overflowed stays infinite
 * or NaN through sums, differences, products and quotients by a number. So a finite result is
 * right, and any other is left to the kernels.
 *
 * <pre>x * (1 - y)  ->  CASE WHEN isfinite(x * (1 - y)) THEN x * (1 - y) ELSE kernels END</pre>
 */
final class FloatArithmetic {

  /** The formula stands in the text twice. */
  private static final int MAX_OPERATIONS = 16;

  private static final Map<String, String> SYMBOLS =
      Map.of(
          Float64Kernels.ADD.name(), " + ",
          Float64Kernels.SUBTRACT.name(), " - ",
          Float64Kernels.MULTIPLY.name(), " * ",
          Float64Kernels.DIVIDE.name(), " / ");

  private final ExpressionRenderer expressions;
  private final SelectBlock block;
  private int operations;
  private boolean columns;

  private FloatArithmetic(ExpressionRenderer expressions, SelectBlock block) {
    this.expressions = expressions;
    this.block = block;
  }

  /** The formula that a call of a kernel stands for; empty when it is none of this kind. */
  static Optional<String> formula(
      RexCall call, ScalarKernel kernel, ExpressionRenderer expressions, SelectBlock block) {
    FloatArithmetic arithmetic = new FloatArithmetic(expressions, block);
    return arithmetic
        .operation(call, kernel)
        .filter(_ -> arithmetic.columns && arithmetic.operations <= MAX_OPERATIONS);
  }

  /** A formula where it is finite, else what kernels make of it. */
  static String guarded(String formula, String byKernels) {
    return "CASE WHEN isfinite(" + formula + ") THEN " + formula + " ELSE " + byKernels + " END";
  }

  private Optional<String> operation(RexCall call, ScalarKernel kernel) {
    String symbol = SYMBOLS.get(kernel.name());
    operations++;
    if (symbol == null || operations > MAX_OPERATIONS) {
      return Optional.empty();
    }
    RexNode right = call.getOperands().getLast();
    if (kernel.name().equals(Float64Kernels.DIVIDE.name()) && !isDivisor(right)) {
      return Optional.empty();
    }
    return operand(call.getOperands().getFirst())
        .flatMap(x -> operand(right).map(y -> "(" + x + symbol + y + ")"));
  }

  /** Whether a quotient by it is infinite or NaN whenever the dividend is. */
  private static boolean isDivisor(RexNode operand) {
    return Rex.asLiteral(operand)
        .filter(literal ->
            literal.value() instanceof Value.Float64(double d) && Double.isFinite(d) && d != 0)
        .isPresent();
  }

  private Optional<String> operand(RexNode operand) {
    if (Rex.asLiteral(operand).isPresent()) {
      return Optional.of(expressions.render(operand, block));
    }
    return switch (operand) {
      case RexInputRef ref when block.columns.get(ref.getIndex()).simple() -> column(ref);
      case RexFieldAccess access -> column(access);
      case RexCall call -> nested(call);
      default -> Optional.empty();
    };
  }

  private Optional<String> column(RexNode reference) {
    columns = true;
    return Optional.of(expressions.render(reference, block));
  }

  private Optional<String> nested(RexCall call) {
    return switch (call.getOperator()) {
      case StructuralOperator operator
          when operator.structuralKind() == StructuralOperator.Kind.CAST
              && Rex.typeOf(call) == ScalarType.FLOAT64
              && Rex.typeOf(call.getOperands().getFirst()) == ScalarType.INT64 ->
          operand(call.getOperands().getFirst()).map(value -> "CAST(" + value + " AS DOUBLE)");
      case ScalarFunctionOperator function when !function.safe() ->
          kernel(call, function).flatMap(kernel -> operation(call, kernel));
      default -> Optional.empty();
    };
  }

  private static Optional<ScalarKernel> kernel(RexCall call, ScalarFunctionOperator function) {
    KernelCall kernelCall = new KernelCall(call.getOperands(), Rex.typeOf(call));
    return function.overload().implementation().forCall(kernelCall)
            instanceof Implementation.InKernel(var factory)
        ? Optional.of(factory.apply(kernelCall))
        : Optional.empty();
  }
}
