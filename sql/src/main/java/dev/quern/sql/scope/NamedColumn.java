package dev.quern.sql.scope;

import dev.quern.sql.algebra.Column;

/**
 * A column of a FROM clause or of a query's result.
 *
 * @param name the name it is known by; empty when it has none
 * @param column the column
 * @param valueTable whether the column is the value of a value table's rows, so that {@code *}
 *     shows its fields
 */
public record NamedColumn(String name, Column column, boolean valueTable) {

  /** A column that is no value table. */
  public static NamedColumn of(String name, Column column) {
    return new NamedColumn(name, column, false);
  }
}
