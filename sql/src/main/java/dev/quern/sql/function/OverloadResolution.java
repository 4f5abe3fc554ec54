package dev.quern.sql.function;

import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.function.FunctionDefinition.Trait;
import dev.quern.sql.function.SignatureMatch.Fits;
import dev.quern.sql.function.SignatureMatch.Mismatch;
import java.util.List;
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

  /** Resolves a call with positional arguments in UTC. */
  public static Outcome resolve(FunctionDefinition function, List<RexNode> arguments) {
    return resolve(function, CallArguments.of(arguments), "UTC");
  }

  /**
   * Resolves a call.
   *
   * @param zone the time zone in which a TIMESTAMP becomes a STRING
   */
  public static Outcome resolve(FunctionDefinition function, CallArguments arguments, String zone) {
    Outcome outcome = choose(function, arguments);
    return outcome instanceof NoMatch && function.has(Trait.CASTS_TO_STRING)
        ? choose(function, asText(arguments, zone)) instanceof Resolved resolved
            ? resolved
            : outcome
        : outcome;
  }

  private static Outcome choose(FunctionDefinition function, CallArguments arguments) {
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

  private static CallArguments asText(CallArguments arguments, String zone) {
    return CallArguments.of(
        arguments.positional().stream()
            .map(a ->
                castsToText(Rex.typeOf(a))
                    ? Rex.cast(a, ScalarType.STRING, Rex.text(zone), false)
                    : a)
            .toList());
  }

  private static boolean castsToText(SqlType type) {
    return type instanceof ScalarType scalar
        && switch (scalar) {
          case BOOL,
              INT64,
              FLOAT64,
              NUMERIC,
              BIGNUMERIC,
              DATE,
              DATETIME,
              TIME,
              TIMESTAMP,
              INTERVAL ->
              true;
          case STRING, BYTES, JSON, GEOGRAPHY -> false;
        };
  }

  private static String message(FunctionDefinition function, CallArguments arguments) {
    StringBuilder text = new StringBuilder("No matching signature for ");
    text.append(CallText.of(function, arguments));
    for (Signature signature : SignatureText.merged(function)) {
      if (new SignatureMatcher(signature, arguments).match() instanceof Mismatch mismatch) {
        text.append("\n  Signature: ").append(SignatureText.of(function, signature));
        text.append("\n    ").append(mismatch.reason());
      }
    }
    return text.toString();
  }
}
