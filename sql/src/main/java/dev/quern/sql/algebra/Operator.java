package dev.quern.sql.algebra;

import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlReturnTypeInference;

/**
 * Base of Quern's scalar operators. Calls carry their type, so Calcite infers and checks nothing.
 */
public abstract class Operator extends SqlFunction {

  /** An operator without operand checks. */
  protected Operator(
      String name, SqlKind kind, SqlReturnTypeInference returnType, SqlFunctionCategory category) {
    super(name, kind, returnType, null, null, category);
  }

  /** Whether calls never give a value, so that they fit wherever some type is wanted. */
  public boolean fitsAnyType() {
    return false;
  }

  /** Whether what it gives has none of the collations of its operands. */
  public boolean ignoresCollation() {
    return false;
  }
}
