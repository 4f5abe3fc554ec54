package dev.quern.jobs.table;

import dev.quern.catalog.CatalogTransaction;
import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.schema.TableSchema;
import dev.quern.storage.duckdb.function.JavaTable;
import dev.quern.storage.duckdb.function.JavaTables;
import dev.quern.storage.duckdb.type.PhysicalTypes;
import java.util.ArrayList;
import java.util.List;

/** Adds rows to tables. */
public final class TableAppender {

  private final JavaTables javaTables;

  /** An appender of rows that Java supplies. */
  public TableAppender(JavaTables javaTables) {
    this.javaTables = javaTables;
  }

  /**
   * Adds rows that Java supplies, within a transaction.
   *
   * @param schema the rows' columns, each one of the table's by name; the table's others get NULL
   * @return how many rows
   */
  public long append(
      CatalogTransaction transaction, WriteTarget target, TableSchema schema, JavaTable rows) {
    return append(transaction, target, schema, rows, List.of());
  }

  /**
   * Adds rows that Java supplies but for their last columns, which all of them have in common.
   *
   * @param schema the rows' columns with those in common
   * @param common the engine's text for the values of the last columns
   */
  public long append(
      CatalogTransaction transaction,
      WriteTarget target,
      TableSchema schema,
      JavaTable rows,
      List<String> common) {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < schema.fields().size() - common.size(); i++) {
      columns.add(PhysicalTypes.fieldName(i));
    }
    columns.addAll(common);
    try (JavaTables.Shown shown = javaTables.show(rows)) {
      return append(transaction, target, schema, columns, shown.sql());
    }
  }

  /**
   * Adds the rows of a relation of the engine, within a transaction.
   *
   * @param schema the rows' columns, each one of the table's by name
   * @param expressions the engine's text for each of them, of the type that holds the column
   * @param relation the relation
   * @throws dev.quern.domain.error.BigQueryException {@code invalid} when rows do not belong to the
   *     partition that is the target
   */
  public static long append(
      CatalogTransaction transaction,
      WriteTarget target,
      TableSchema schema,
      List<String> expressions,
      String relation) {
    Table table = target.table();
    PhysicalTable storage = table.storage().orElseThrow();
    List<Integer> columns = new ArrayList<>();
    schema.fields().forEach(field -> columns.add(table.schema().indexOf(field.name())));
    List<String> values = new ArrayList<>(expressions);
    target
        .ingestionTime()
        .ifPresent(time -> {
          columns.add(storage.columns().size() - 1);
          values.add(time);
        });
    long rows =
        transaction
            .changes(storage)
            .insert(columns, "SELECT " + String.join(", ", values) + " FROM " + relation);
    target.requireInPartition(transaction);
    return rows;
  }
}
