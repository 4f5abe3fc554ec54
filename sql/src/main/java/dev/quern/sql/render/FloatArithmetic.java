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
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;
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
  private final RexCall call;
  private final SequencedSet<String> columns = new LinkedHashSet<>();
  private String formula = "";
  private int operations;
  private boolean speculative;

  private FloatArithmetic(RexCall call, ExpressionRenderer expressions, SelectBlock block) {
    this.call = call;
    this.expressions = expressions;
    this.block = block;
  }

  /** The formula that a call stands for; empty when it is none of this kind. */
  static Optional<FloatArithmetic> of(
      RexCall call, ExpressionRenderer expressions, SelectBlock block) {
    FloatArithmetic arithmetic = new FloatArithmetic(call, expressions, block);
    Optional<String> formula = arithmetic.function(call);
    formula.ifPresent(text -> arithmetic.formula = text);
    return formula.filter(_ -> arithmetic.isOfThisKind()).map(_ -> arithmetic);
  }

  /** Beside a NULL nothing would be seen of a sum that is not finite. */
  private boolean isOfThisKind() {
    return !columns.isEmpty()
        && operations <= MAX_OPERATIONS
        && (!speculative || columns.size() == 1);
  }

  /** The formula where it is finite, else what kernels make of it. */
  String guarded() {
    return speculative
        ? expressions.finite(formula)
        : "CASE WHEN isfinite(%1$s) THEN %1$s ELSE %2$s END"
            .formatted(formula, expressions.byKernels(call, block));
  }

  /** The formula. */
  String text() {
    return formula;
  }

  /** Whether it is made of what a speculative query takes to be finite. */
  boolean isSpeculative() {
    return speculative;
  }

  /**
   * The formula for a sum that is of use only where it is finite. What overflows beside a NULL is
   * NULL and would not be seen in the sum; the engine knows from its statistics which columns have
   * none.
   */
  String summand() {
    if (operations == 1 || columns.size() == 1) {
      return formula;
    }
    String anyNull =
        columns.stream().map(column -> column + " IS NULL").collect(Collectors.joining(" OR "));
    return "CASE WHEN %s THEN %s ELSE %s END"
        .formatted(anyNull, expressions.byKernels(call, block), formula);
  }

  private Optional<String> operation(RexCall operand, ScalarKernel kernel) {
    String symbol = SYMBOLS.get(kernel.name());
    operations++;
    if (symbol == null || operations > MAX_OPERATIONS) {
      return Optional.empty();
    }
    RexNode right = operand.getOperands().getLast();
    if (kernel.name().equals(Float64Kernels.DIVIDE.name()) && !isDivisor(right)) {
      return Optional.empty();
    }
    return operand(operand.getOperands().getFirst())
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
      case RexInputRef ref when block.columns.get(ref.getIndex()).finite() ->
          speculation(block.columns.get(ref.getIndex()).unchecked());
      case RexFieldAccess access -> column(access);
      case RexCall call -> nested(call);
      default -> Optional.empty();
    };
  }

  /** The engine computes an aggregate once, however often it stands in the text. */
  private Optional<String> speculation(String value) {
    speculative = true;
    columns.add(value);
    return Optional.of(value);
  }

  private Optional<String> column(RexNode reference) {
    String text = expressions.render(reference, block);
    columns.add(text);
    return Optional.of(text);
  }

  private Optional<String> nested(RexCall operand) {
    return operand.getOperator() instanceof StructuralOperator operator
            && operator.structuralKind() == StructuralOperator.Kind.CAST
            && Rex.typeOf(operand) == ScalarType.FLOAT64
            && Rex.typeOf(operand.getOperands().getFirst()) == ScalarType.INT64
        ? operand(operand.getOperands().getFirst()).map(value -> "CAST(" + value + " AS DOUBLE)")
        : function(operand);
  }

  private Optional<String> function(RexCall operand) {
    return operand.getOperator() instanceof ScalarFunctionOperator function && !function.safe()
        ? kernel(operand, function).flatMap(kernel -> operation(operand, kernel))
        : Optional.empty();
  }

  private static Optional<ScalarKernel> kernel(RexCall call, ScalarFunctionOperator function) {
    KernelCall kernelCall = new KernelCall(call.getOperands(), Rex.typeOf(call));
    return function.overload().implementation().forCall(kernelCall)
            instanceof Implementation.InKernel(var factory)
        ? Optional.of(factory.apply(kernelCall))
        : Optional.empty();
  }
}
