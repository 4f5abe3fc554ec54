package dev.quern.sql.algebra;

import dev.quern.domain.type.SqlType;
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

  /** An operator without operand checks that gives values of a type. */
  protected AggregateOperator(String name, SqlType result) {
    super(
        name,
        null,
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.explicit(AlgebraTypes.of(result)),
        null,
        null,
        SqlFunctionCategory.USER_DEFINED_FUNCTION,
        false,
        false,
        Optionality.OPTIONAL);
  }

  /** Whether the argument is a grouping key, about which the function says something. */
  public boolean takesKey() {
    return false;
  }
}
