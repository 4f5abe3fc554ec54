package dev.quern.streaming.write;

import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.error.GrpcCode;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.statement.Cancellation;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.Engine;
import dev.quern.storage.duckdb.ConnectionPool;
import dev.quern.storage.duckdb.DuckConnection;
import dev.quern.storage.duckdb.SqlText;
import dev.quern.storage.duckdb.function.BatchTable;
import dev.quern.storage.duckdb.function.JavaTables;
import dev.quern.storage.duckdb.type.PhysicalTypes;
import dev.quern.storage.table.Conflicts;
import dev.quern.storage.table.TableChanges;
import dev.quern.storage.table.WriteQueue;
import dev.quern.storage.vector.HeapVectorWriter;
import dev.quern.streaming.StreamingException;
import dev.quern.streaming.StreamingException.RowError;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows that say in {@value #TYPE} whether they replace or delete the row of the same primary key.
 * They take effect at once, of several rows with one key the last. Source: "Stream table updates
 * with change data capture".
 */
final class RowChanges {

  /** The column that says what a row does. */
  static final String TYPE = "_CHANGE_TYPE";

  private static final String SEQUENCE = "_CHANGE_SEQUENCE_NUMBER";
  private static final String UPSERT = "UPSERT";
  private static final String DELETE = "DELETE";

  private RowChanges() {}

  /**
   * The columns of rows that change a table: the table's, then {@value #TYPE}.
   *
   * @param given the columns that the client writes
   * @throws StreamingException {@code INVALID_ARGUMENT} when the table has no primary key
   */
  static TableSchema schema(Table table, List<String> given) {
    if (given.stream().anyMatch(SEQUENCE::equalsIgnoreCase)) {
      throw new StreamingException(
          GrpcCode.UNIMPLEMENTED, SEQUENCE + " is not supported; see docs/limits.md.");
    }
    if (primaryKey(table).isEmpty()) {
      throw WriteErrors.invalid(
          "The table " + table.reference() + " has no primary key, which " + TYPE + " needs");
    }
    List<SchemaField> fields = new ArrayList<>(table.schema().fields());
    fields.add(SchemaField.scalar(TYPE, ScalarType.STRING, FieldMode.REQUIRED));
    return new TableSchema(fields);
  }

  private static List<String> primaryKey(Table table) {
    return table.definition() instanceof TableDefinition.Base base
        ? base.constraints().primaryKey()
        : List.of();
  }

  /** Whether rows with such columns change rows. */
  static boolean isAmong(List<String> columns) {
    return columns.stream().anyMatch(TYPE::equalsIgnoreCase);
  }

  /** Checks the type of each change. */
  static void check(RowBatch rows) {
    ColumnVector types = rows.columns().getLast();
    List<RowError> errors = new ArrayList<>();
    for (int row = 0; row < rows.rowCount(); row++) {
      String type = types.getString(row);
      if (!type.equals(UPSERT) && !type.equals(DELETE)) {
        errors.add(
            new RowError(
                row, "Invalid value '" + type + "' of " + TYPE + "; it is UPSERT or DELETE"));
      }
    }
    if (!errors.isEmpty()) {
      throw StreamingException.ofRows("Errors found while processing rows.", errors);
    }
  }

  /** Applies changes in their order, in one transaction. */
  static void apply(Engine engine, Table table, List<RowBatch> batches) {
    PhysicalTable storage = table.storage().orElseThrow();
    List<SqlType> types = new ArrayList<>();
    table.schema().fields().forEach(field -> types.add(field.type()));
    types.add(ScalarType.STRING);
    types.add(ScalarType.INT64);
    List<RowBatch> numbered = numbered(batches);
    try (WriteQueue.Turn _ = engine.writeQueue().take(storage, new Cancellation())) {
      Conflicts.retry(() -> {
        BatchTable rows = new BatchTable(types, numbered.iterator());
        try (ConnectionPool.Lease lease = engine.connections().lease();
            JavaTables.Shown shown = engine.javaTables().show(rows)) {
          DuckConnection connection = lease.connection();
          connection.begin();
          new TableChanges(connection, storage, engine.clock().next())
              .merge(query(table, storage, shown.sql()));
          connection.commit();
        }
        return true;
      });
    }
  }

  private static List<RowBatch> numbered(List<RowBatch> batches) {
    List<RowBatch> numbered = new ArrayList<>();
    long number = 0;
    for (RowBatch batch : batches) {
      HeapVectorWriter numbers = new HeapVectorWriter(ScalarType.INT64);
      for (int row = 0; row < batch.rowCount(); row++) {
        numbers.setLong(row, number++);
      }
      List<ColumnVector> columns = new ArrayList<>(batch.columns());
      columns.add(numbers.toVector(batch.rowCount()));
      numbered.add(new RowBatch(batch.rowCount(), columns));
    }
    return numbered;
  }

  /** The changes as {@link TableChanges#merge} wants them: row id, action, values. */
  private static String query(Table table, PhysicalTable storage, String rows) {
    int width = table.schema().fields().size();
    String type = "c." + PhysicalTypes.fieldName(width);
    String number = PhysicalTypes.fieldName(width + 1);
    List<Integer> key =
        primaryKey(table).stream().map(name -> table.schema().indexOf(name)).toList();
    String keyColumns =
        key.stream().map(PhysicalTypes::fieldName).collect(Collectors.joining(", "));
    String sameKey =
        key.stream()
            .map(place ->
                "t."
                    + SqlText.identifier(storage.columns().get(place))
                    + " IS NOT DISTINCT FROM c."
                    + PhysicalTypes.fieldName(place))
            .collect(Collectors.joining(" AND "));
    String values =
        IntStream.range(0, width)
            .mapToObj(place -> ", c." + PhysicalTypes.fieldName(place))
            .collect(Collectors.joining());
    return "SELECT t.rowid, CASE WHEN "
        + type
        + " = 'DELETE' THEN 2 WHEN t.rowid IS NULL THEN 0 ELSE 1 END"
        + values
        + " FROM (SELECT * FROM "
        + rows
        + " QUALIFY row_number() OVER (PARTITION BY "
        + keyColumns
        + " ORDER BY "
        + number
        + " DESC) = 1) c LEFT JOIN "
        + SqlText.identifier(storage.name())
        + " t ON "
        + sameKey
        + " WHERE t.rowid IS NOT NULL OR "
        + type
        + " <> 'DELETE'";
  }
}
