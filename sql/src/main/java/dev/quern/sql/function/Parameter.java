package dev.quern.sql.function;

import java.util.Optional;

/**
 * A parameter of a signature.
 *
 * @param type what it takes
 * @param cardinality how many arguments it takes
 * @param name the name by which an argument may be given
 * @param namedOnly whether it can only be given by name
 * @param constant whether it must be a literal or query parameter other than NULL
 */
public record Parameter(
    TypePattern type,
    Cardinality cardinality,
    Optional<String> name,
    boolean namedOnly,
    boolean constant) {

  /** How many arguments a parameter takes. */
  public enum Cardinality {
    REQUIRED,
    OPTIONAL,
    REPEATED
  }

  @Override
  public String toString() {
    String text = (namedOnly ? name.map(n -> n + " => ").orElse("") : "") + type;
    return switch (cardinality) {
      case REQUIRED -> text;
      case OPTIONAL -> "[" + text + "]";
      case REPEATED -> "[" + text + ", ...]";
    };
  }
}
