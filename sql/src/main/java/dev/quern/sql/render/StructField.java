package dev.quern.sql.render;

import dev.quern.domain.type.SqlType;
import dev.quern.storage.duckdb.type.PhysicalTypes;

/** Fields of structs in the engine's SQL. */
final class StructField {

  private StructField() {}

  /**
   * The field with an index.
   *
   * @param mayBeConstant whether the struct may be a constant; the engine forgets the type of the
   *     fields of NULL
   */
  static String of(String struct, int index, SqlType type, boolean mayBeConstant) {
    String field = "struct_extract(" + struct + ", 'f" + index + "')";
    return mayBeConstant ? field + "::" + PhysicalTypes.sqlName(type) : field;
  }
}
