package dev.quern.sql.function;

import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexSubQuery;

/** Which expressions have the same value in every row. */
public final class ConstantExpressions {

  private ConstantExpressions() {}

  /** Whether an expression is made of literals and parameters only. */
  public static boolean isConstant(RexNode expression) {
    return switch (expression) {
      case RexSubQuery _, RexOver _ -> false;
      case RexCall call ->
          call.getOperator().isDeterministic()
              && call.getOperands().stream().allMatch(ConstantExpressions::isConstant);
      case RexDynamicParam _ -> true;
      default -> false;
    };
  }
}
