package dev.quern.sql.function;

import dev.quern.domain.type.SqlType;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/** How well arguments fit an overload. */
sealed interface SignatureMatch {

  /**
   * They fit.
   *
   * @param arguments the arguments, converted
   * @param result the type of the result
   * @param typedCoercions how many arguments that are no literals were converted
   * @param typedCost what that cost
   * @param literalCoercions how many literals were converted
   * @param literalCost what that cost
   */
  record Fits(
      List<RexNode> arguments,
      SqlType result,
      int typedCoercions,
      int typedCost,
      int literalCoercions,
      int literalCost)
      implements SignatureMatch {

    /** Whether this is the better choice; of equals the first is taken. */
    boolean betterThan(Fits other) {
      if (typedCoercions != other.typedCoercions) {
        return typedCoercions < other.typedCoercions;
      }
      if (typedCost != other.typedCost) {
        return typedCost < other.typedCost;
      }
      if (literalCoercions != other.literalCoercions) {
        return literalCoercions < other.literalCoercions;
      }
      return literalCost < other.literalCost;
    }
  }

  /**
   * They do not.
   *
   * @param reason why, as GoogleSQL says it, indented lines included
   */
  record Mismatch(String reason) implements SignatureMatch {}
}
