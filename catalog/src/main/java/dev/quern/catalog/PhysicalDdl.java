package dev.quern.catalog;

import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.duckdb.DuckConnection;
import dev.quern.storage.duckdb.type.PhysicalTypes;
import dev.quern.storage.table.PhysicalTables;
import java.util.ArrayList;
import java.util.List;

/** Makes the columns of the engine's tables follow those of schemas. */
final class PhysicalDdl {

  private static final String COLUMN = "c";

  private PhysicalDdl() {}

  /** A name for the column at {@code index} of a new table. */
  static String columnName(int index) {
    return COLUMN + index;
  }

  /**
   * Makes a table's columns fit another schema.
   *
   * @return the table afterwards
   */
  static PhysicalTable alter(
      DuckConnection connection, PhysicalTable table, TableSchema before, TableSchema after) {
    List<String> columns = new ArrayList<>();
    int next = nextNumber(table);
    for (SchemaField field : after.fields()) {
      int old = before.indexOf(field.name());
      if (old < 0) {
        String name = columnName(next++);
        columns.add(name);
        PhysicalTables.addColumn(connection, table, name, field.type());
        continue;
      }
      String name = table.columns().get(old);
      columns.add(name);
      SchemaField previous = before.fields().get(old);
      if (!PhysicalTypes.sqlName(previous.type()).equals(PhysicalTypes.sqlName(field.type()))) {
        PhysicalTables.changeType(
            connection, table, name, field.type(), convert(name, previous, field, 0));
      }
    }
    columns.addAll(table.columns().subList(before.fields().size(), table.columns().size()));
    table.columns().stream()
        .filter(name -> !columns.contains(name))
        .forEach(name -> PhysicalTables.dropColumn(connection, table, name));
    return new PhysicalTable(table.name(), columns);
  }

  /** Numbers of dropped columns are given again only when they were the last. */
  private static int nextNumber(PhysicalTable table) {
    return table.columns().stream()
        .filter(name -> name.startsWith(COLUMN))
        .mapToInt(name -> Integer.parseInt(name.substring(COLUMN.length())) + 1)
        .max()
        .orElse(0);
  }

  /** The value of a field in its new type. */
  static String convert(String value, SchemaField before, SchemaField after, int depth) {
    if (before.mode() != FieldMode.REPEATED) {
      return convertElement(value, before, after, depth);
    }
    String element = "x" + depth;
    return "list_transform("
        + value
        + ", lambda "
        + element
        + ": "
        + convertElement(element, before, after, depth + 1)
        + ")";
  }

  private static String convertElement(
      String value, SchemaField before, SchemaField after, int depth) {
    SqlType type = after.elementType();
    if (!type.isStruct()) {
      return convertScalar(value, before, after);
    }
    TableSchema old = new TableSchema(before.fields());
    List<String> fields = new ArrayList<>();
    for (SchemaField field : after.fields()) {
      int index = old.indexOf(field.name());
      String name = PhysicalTypes.fieldName(fields.size());
      String content =
          index < 0
              ? "CAST(NULL AS " + PhysicalTypes.sqlName(field.type()) + ")"
              : convert(
                  value + "." + PhysicalTypes.fieldName(index),
                  before.fields().get(index),
                  field,
                  depth);
      fields.add(name + " := " + content);
    }
    return "CASE WHEN "
        + value
        + " IS NULL THEN NULL ELSE struct_pack("
        + String.join(", ", fields)
        + ") END";
  }

  private static String convertScalar(String value, SchemaField before, SchemaField after) {
    SqlType to = after.elementType();
    if (to == ScalarType.BIGNUMERIC && before.elementType() != ScalarType.BIGNUMERIC) {
      throw new BigQueryException(
          ErrorReason.NOT_IMPLEMENTED,
          "Changing the type of column "
              + after.name()
              + " to BIGNUMERIC is not supported; see docs/limits.md.");
    }
    return "CAST(" + value + " AS " + PhysicalTypes.sqlName(to) + ")";
  }
}
