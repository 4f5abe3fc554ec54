package dev.quern.types.numeric;

import dev.quern.types.error.DataErrors;
import java.math.RoundingMode;

/** The modes that {@code ROUND} takes. Source: "Mathematical functions", ROUND. */
public final class RoundingModes {

  private RoundingModes() {}

  /** The mode of a name; fails for other names. */
  public static RoundingMode of(String name) {
    return switch (name) {
      case "ROUND_HALF_AWAY_FROM_ZERO" -> RoundingMode.HALF_UP;
      case "ROUND_HALF_EVEN" -> RoundingMode.HALF_EVEN;
      default ->
          throw DataErrors.dataError(
              "Could not cast literal \"%s\" to type ROUNDING_MODE", DataErrors.escaped(name));
    };
  }
}
