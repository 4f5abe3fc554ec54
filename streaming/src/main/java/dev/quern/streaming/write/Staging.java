package dev.quern.streaming.write;

import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.duckdb.DuckConnection;
import dev.quern.storage.duckdb.SqlText;
import dev.quern.storage.table.PhysicalTables;
import dev.quern.storage.table.TableChanges;
import dev.quern.storage.vector.HeapVectorWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the rows of a BUFFERED or PENDING stream wait: a table of the engine with the offset and
 * the columns of the target, by the engine's names, which outlive changes of the target's schema.
 */
final class Staging {

  private static final String OFFSET = "q_offset";

  private Staging() {}

  /** Makes the place for a stream's rows. */
  static PhysicalTable create(DuckConnection connection, String name, Table target) {
    List<String> columns = new ArrayList<>();
    columns.add(OFFSET);
    columns.addAll(storage(target).columns());
    PhysicalTable staging = new PhysicalTable(name, columns);
    PhysicalTables.create(connection, staging, types(target));
    return staging;
  }

  private static PhysicalTable storage(Table table) {
    return table.storage().orElseThrow();
  }

  /** The types of the offset and the columns. */
  static List<SqlType> types(Table target) {
    return Stream.concat(Stream.of(ScalarType.INT64), rowTypes(target).stream()).toList();
  }

  /** The types of the columns. */
  static List<SqlType> rowTypes(Table target) {
    return target.schema().fields().stream().map(SchemaField::type).toList();
  }

  /** Whether the target's columns are those that wait. */
  static boolean fits(PhysicalTable staging, Table target) {
    return staging.columns().subList(1, staging.columns().size()).equals(storage(target).columns());
  }

  /** Makes the columns those of the target. */
  static PhysicalTable adapt(DuckConnection connection, PhysicalTable staging, Table target) {
    List<String> wanted = storage(target).columns();
    for (String column : staging.columns().subList(1, staging.columns().size())) {
      if (!wanted.contains(column)) {
        PhysicalTables.dropColumn(connection, staging, column);
      }
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (!staging.columns().contains(wanted.get(i))) {
        PhysicalTables.addColumn(
            connection, staging, wanted.get(i), target.schema().fields().get(i).type());
      }
    }
    return new PhysicalTable(
        staging.name(), Stream.concat(Stream.of(OFFSET), wanted.stream()).toList());
  }

  /** Rows with their offsets before them. */
  static RowBatch withOffsets(RowBatch rows, long first) {
    HeapVectorWriter offsets = new HeapVectorWriter(ScalarType.INT64);
    for (int row = 0; row < rows.rowCount(); row++) {
      offsets.setLong(row, first + row);
    }
    List<ColumnVector> columns = new ArrayList<>();
    columns.add(offsets.toVector(rows.rowCount()));
    columns.addAll(rows.columns());
    return new RowBatch(rows.rowCount(), columns);
  }

  /** Writes the rows with offsets in {@code [from, to)} to the target. */
  static void move(
      DuckConnection connection,
      PhysicalTable staging,
      Table target,
      long from,
      long to,
      long commitTime) {
    List<String> columns =
        storage(target).columns().stream().filter(staging.columns()::contains).toList();
    List<Integer> places = columns.stream().map(storage(target).columns()::indexOf).toList();
    new TableChanges(connection, storage(target), commitTime)
        .insert(
            places,
            "SELECT "
                + columns.stream().map(SqlText::identifier).collect(Collectors.joining(", "))
                + " FROM "
                + SqlText.identifier(staging.name())
                + " WHERE "
                + OFFSET
                + " >= "
                + from
                + " AND "
                + OFFSET
                + " < "
                + to
                + " ORDER BY "
                + OFFSET);
  }
}
