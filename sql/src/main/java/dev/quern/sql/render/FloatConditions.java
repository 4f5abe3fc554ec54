package dev.quern.sql.render;

import dev.quern.domain.type.ScalarType;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.function.ScalarFunctionOperator;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;

/**
 * Writes comparisons of FLOAT64 where it only matters whether they are true: there NULL and false
 * are one, and it is enough to see that the operand that the engine would hold for the greater one
 * is not NaN. The engine knows from its statistics whether a column can be above infinity, and
 * leaves that test out when it cannot.
 *
 * <pre>a &lt; b  ->  a &lt; b AND b &lt;= 'inf'</pre>
 */
final class FloatConditions {

  private static final String IS_NUMBER = " <= 'inf'::DOUBLE";

  private static final Map<String, String> SYMBOLS =
      Map.of(
          "$EQUAL", " = ",
          "$LESS", " < ",
          "$LESS_OR_EQUAL", " <= ",
          "$GREATER", " > ",
          "$GREATER_OR_EQUAL", " >= ");

  private FloatConditions() {}

  /** A condition that is true where a call is; empty when it is no such comparison. */
  static Optional<String> condition(
      RexCall call,
      ScalarFunctionOperator function,
      ExpressionRenderer expressions,
      SelectBlock block) {
    String symbol = SYMBOLS.get(function.getName());
    if (symbol == null
        || function.safe()
        || Rex.typeOf(call.getOperands().getFirst()) != ScalarType.FLOAT64) {
      return Optional.empty();
    }
    RexNode left = call.getOperands().getFirst();
    RexNode right = call.getOperands().getLast();
    boolean equality = symbol.equals(" = ");
    boolean leftIsGreater = equality ? !(left instanceof RexSubQuery) : symbol.contains(">");
    RexNode greater = leftIsGreater ? left : right;
    boolean certain =
        isNeverNan(greater, block) || (equality && isNeverNan(leftIsGreater ? right : left, block));
    String test = "";
    String text;
    if (greater instanceof RexSubQuery query && !certain) {
      text = expressions.scalarQuery(query, FloatConditions::numberOrNull, block);
    } else {
      text = expressions.render(greater, block);
      test = certain ? "" : " AND " + text + IS_NUMBER;
    }
    return Optional.of(
        leftIsGreater
            ? "(" + text + symbol + expressions.render(right, block) + test + ")"
            : "(" + expressions.render(left, block) + symbol + text + test + ")");
  }

  private static boolean isNeverNan(RexNode number, SelectBlock block) {
    return Rex.isNeverNan(number)
        || (number instanceof RexInputRef ref && block.columns.get(ref.getIndex()).finite());
  }

  private static String numberOrNull(String value) {
    return "CASE WHEN " + value + IS_NUMBER + " THEN " + value + " END";
  }
}
