package dev.quern.sql.analyzer;

import dev.quern.sql.ast.Access;
import dev.quern.sql.ast.Expression;

/**
 * The name that an expression gives to a column or field without an alias. Source: "Query syntax",
 * Implicit aliases.
 */
final class NameInference {

  private NameInference() {}

  /** The last name of a path, else nothing. */
  static String of(Expression expression) {
    return switch (expression) {
      case Access.Path path -> path.path().last().name();
      case Access.Field field -> field.field().name();
      default -> "";
    };
  }
}
