package dev.quern.sql.algebra;

import dev.quern.domain.type.SqlType;

/**
 * A column of a relation. Columns are told apart by their ids alone; a name that people gave it is
 * no business of the algebra.
 *
 * @param id unique within a statement
 * @param type the type of its values
 * @param collation how its texts compare
 */
public record Column(int id, SqlType type, Collation collation) {

  /** A column whose texts compare by their bytes. */
  public Column(int id, SqlType type) {
    this(id, type, Collation.NONE);
  }

  /** Its field name in row types and its name in the engine: {@code c12}. */
  public String name() {
    return "c" + id;
  }

  static int idOf(String name) {
    return Integer.parseInt(name, 1, name.length(), 10);
  }
}
