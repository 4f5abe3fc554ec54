package dev.quern.jobs.value;

import dev.quern.domain.type.ScalarType;
import java.util.List;

/**
 * The type that a decimal of a file becomes. Source: {@code decimalTargetTypes} of the REST type
 * {@code JobConfigurationLoad}.
 */
public final class DecimalTarget {

  private static final List<ScalarType> ORDER =
      List.of(ScalarType.NUMERIC, ScalarType.BIGNUMERIC, ScalarType.STRING);
  private static final List<ScalarType> DEFAULT = List.of(ScalarType.NUMERIC);

  private DecimalTarget() {}

  /**
   * The first of the types, in the order NUMERIC, BIGNUMERIC, STRING, that holds all values; else
   * the widest of them.
   *
   * @param targets the types that are allowed; NUMERIC when empty
   */
  public static ScalarType of(List<ScalarType> targets, int precision, int scale) {
    List<ScalarType> allowed =
        ORDER.stream().filter((targets.isEmpty() ? DEFAULT : targets)::contains).toList();
    return allowed.stream()
        .filter(type -> holds(type, precision, scale))
        .findFirst()
        .orElse(allowed.getLast());
  }

  private static boolean holds(ScalarType type, int precision, int scale) {
    return switch (type) {
      case NUMERIC -> scale <= 9 && precision - scale <= 29;
      case BIGNUMERIC -> scale <= 38 && precision - scale <= 38;
      default -> true;
    };
  }
}
