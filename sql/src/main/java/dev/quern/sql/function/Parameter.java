package dev.quern.sql.function;

import dev.quern.domain.value.Value;
import java.util.Optional;

/**
 * A parameter of a signature.
 *
 * @param type what it takes
 * @param cardinality how many arguments it takes; repeated parameters side by side repeat together
 * @param name the name by which an argument may be given
 * @param namedOnly whether it can only be given by name
 * @param defaultValue what is passed when an optional argument is missing; without it nothing is
 * @param constant whether the argument must be a constant expression
 */
public record Parameter(
    TypePattern type,
    Cardinality cardinality,
    Optional<String> name,
    boolean namedOnly,
    Optional<Value> defaultValue,
    boolean constant) {

  /** How many arguments a parameter takes. */
  public enum Cardinality {
    REQUIRED,
    OPTIONAL,
    REPEATED
  }

  /** Whether a name is this parameter's, in any case. */
  public boolean isNamed(String other) {
    return name.filter(other::equalsIgnoreCase).isPresent();
  }

  /** The same as one that may be missing. */
  Parameter optional() {
    return new Parameter(type, Cardinality.OPTIONAL, name, namedOnly, defaultValue, constant);
  }

  /** How signatures show it, without brackets. */
  String printed() {
    return (namedOnly ? name.map(n -> n + " => ").orElse("") : "") + type;
  }

  @Override
  public String toString() {
    return switch (cardinality) {
      case REQUIRED -> printed();
      case OPTIONAL -> "[" + printed() + "]";
      case REPEATED -> "[" + printed() + ", ...]";
    };
  }
}
