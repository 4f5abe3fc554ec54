package dev.quern.sql.function;

import dev.quern.domain.type.SqlType;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.function.FunctionDefinition.Kind;
import dev.quern.sql.function.FunctionDefinition.Trait;
import dev.quern.sql.function.SignatureMatch.Fits;
import dev.quern.sql.function.SignatureMatch.Mismatch;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.rex.RexNode;

/**
 * Chooses the overload that fits arguments best. Source: "Function calls", Function argument
 * coercion.
 */
public final class OverloadResolution {

  private OverloadResolution() {}

  /** The outcome. */
  public sealed interface Outcome {}

  /**
   * An overload fits.
   *
   * @param overload which
   * @param arguments the arguments, converted to its parameters' types
   * @param result the type of the result
   */
  public record Resolved(Overload overload, List<RexNode> arguments, SqlType result)
      implements Outcome {}

  /**
   * None fits.
   *
   * @param message what GoogleSQL says then, without position
   */
  public record NoMatch(String message) implements Outcome {}

  /** Resolves a call with positional arguments. */
  public static Outcome resolve(FunctionDefinition function, List<RexNode> arguments) {
    Fits best = null;
    Overload chosen = null;
    for (Overload overload : function.overloads()) {
      if (new SignatureMatcher(overload.signature(), arguments).match() instanceof Fits fits
          && (best == null || fits.betterThan(best))) {
        best = fits;
        chosen = overload;
      }
    }
    return best != null && chosen != null
        ? new Resolved(chosen, best.arguments(), best.result())
        : new NoMatch(message(function, arguments));
  }

  private static String message(FunctionDefinition function, List<RexNode> arguments) {
    String kind =
        function.isOperator()
            ? "operator "
            : function.kind() == Kind.AGGREGATE
                ? "aggregate function "
                : function.kind() == Kind.ANALYTIC ? "analytic function " : "function ";
    String types =
        arguments.stream().map(OverloadResolution::printed).collect(Collectors.joining(", "));
    StringBuilder text = new StringBuilder("No matching signature for ").append(kind);
    text.append(function.symbol());
    if (arguments.isEmpty()) {
      text.append(" with no arguments");
    } else if (function.has(Trait.INLINE_TYPES)) {
      text.append(" for argument types: ").append(types);
    } else {
      text.append("\n  Argument types: ").append(types);
    }
    for (Overload overload : function.overloads()) {
      if (new SignatureMatcher(overload.signature(), arguments).match()
          instanceof Mismatch mismatch) {
        text.append("\n  Signature: ").append(SignatureText.of(function, overload.signature()));
        text.append("\n    ").append(mismatch.reason());
      }
    }
    return text.toString();
  }

  private static String printed(RexNode argument) {
    return Rex.isUntypedNull(argument) ? "NULL" : Rex.typeOf(argument).toString();
  }
}
