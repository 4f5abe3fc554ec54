package dev.quern.sql.execution;

import dev.quern.catalog.Catalog;
import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.schema.TableSchema;
import dev.quern.sql.algebra.ReadColumns;
import dev.quern.sql.statement.AnalyzedStatement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Counts the bytes that a statement processes: those of the columns it needs, in all rows of their
 * tables. Source: "Estimate and control costs", query size calculation.
 */
final class BytesRead {

  private final Catalog catalog;

  BytesRead(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The columns that a statement needs, by table. */
  static Map<Table, SortedSet<Integer>> columns(AnalyzedStatement statement) {
    Map<Table, SortedSet<Integer>> columns = new LinkedHashMap<>();
    for (ReadColumns.Read read : statement.reading().map(ReadColumns::of).orElse(List.of())) {
      columns.computeIfAbsent(read.scan().table(), _ -> new TreeSet<>()).addAll(read.fields());
    }
    columns.forEach(
        (table, fields) -> fields.removeIf(field -> field >= table.schema().fields().size()));
    return columns;
  }

  /** The logical bytes of columns in all rows of their tables. */
  long of(Map<Table, SortedSet<Integer>> columns) {
    long bytes = 0;
    for (Map.Entry<Table, SortedSet<Integer>> entry : columns.entrySet()) {
      bytes += of(entry.getKey(), entry.getValue());
    }
    return bytes;
  }

  /** Tables of an open transaction and of the past are not counted. */
  private boolean isCommitted(Table table, PhysicalTable storage) {
    return catalog
        .view()
        .table(table.reference())
        .flatMap(Table::storage)
        .filter(storage::equals)
        .isPresent();
  }

  private long of(Table table, SortedSet<Integer> fields) {
    if (fields.isEmpty()) {
      return 0;
    }
    PhysicalTable storage = table.storage().orElseThrow();
    if (!isCommitted(table, storage)) {
      return 0;
    }
    PhysicalTable columns =
        new PhysicalTable(storage.name(), fields.stream().map(storage.columns()::get).toList());
    TableSchema schema =
        new TableSchema(fields.stream().map(table.schema().fields()::get).toList());
    return catalog.logicalBytes(columns, schema);
  }
}
