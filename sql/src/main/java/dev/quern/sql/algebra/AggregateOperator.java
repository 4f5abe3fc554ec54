package dev.quern.sql.algebra;

import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.util.Optionality;

/**
 * Base of Quern's aggregate and window functions. Calls carry their type, so Calcite infers and
 * checks nothing.
 */
public abstract class AggregateOperator extends SqlAggFunction {

  /** An operator without operand checks. */
  protected AggregateOperator(String name) {
    super(
        name,
        null,
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.ARG0,
        null,
        null,
        SqlFunctionCategory.USER_DEFINED_FUNCTION,
        false,
        false,
        Optionality.OPTIONAL);
  }
}
