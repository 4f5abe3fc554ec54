package dev.quern.catalog;

import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;

/** The engine's text for reading a table as it is stored. */
public final class TableScan {

  private TableScan() {}

  /**
   * Reads some columns of all rows in the order they were stored.
   *
   * @param wanted the columns, also parts of structs, in the schema's order
   */
  public static String sql(PhysicalTable table, TableSchema schema, TableSchema wanted) {
    List<String> columns = new ArrayList<>();
    for (SchemaField field : wanted.fields()) {
      int index = schema.indexOf(field.name());
      SchemaField whole = schema.fields().get(index);
      String column = table.columns().get(index);
      columns.add(
          whole.type().equals(field.type())
              ? column
              : PhysicalDdl.convert(column, whole, field, 0));
    }
    return "SELECT "
        + (columns.isEmpty() ? "NULL" : String.join(", ", columns))
        + " FROM "
        + table.name();
  }
}
