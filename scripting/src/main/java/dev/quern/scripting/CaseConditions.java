package dev.quern.scripting;

import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Operation;

/** The conditions of CASE statements with an operand. */
final class CaseConditions {

  private CaseConditions() {}

  /** {@code operand = value}, located at the value. */
  static Expression equal(Expression operand, Expression value) {
    return new Operation.Binary(
        value.span(), Operation.BinaryOperator.EQUAL, value.span(), operand, value);
  }
}
