package dev.quern.sql.function;

import dev.quern.domain.type.SqlType;
import java.util.List;
import java.util.function.Supplier;
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
   * @param explanation says why as GoogleSQL does, indented lines included; most are never asked
   */
  record Mismatch(Supplier<String> explanation) implements SignatureMatch {

    Mismatch(String reason) {
      this(() -> reason);
    }

    String reason() {
      return explanation.get();
    }
  }
}
