package dev.quern.streaming.write;

import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.data.RowBatch;
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
 * They take effect at once, of several rows with one key that with the greatest {@value #SEQUENCE},
 * else the last. Source: "Stream table updates with change data capture".
 */
final class RowChanges {

  /** The column that says what a row does. */
  static final String TYPE = "_CHANGE_TYPE";

  private static final String SEQUENCE = "_CHANGE_SEQUENCE_NUMBER";
  private static final String UPSERT = "UPSERT";
  private static final String DELETE = "DELETE";

  private RowChanges() {}

  /**
   * The columns of rows that change a table: the table's, then {@value #TYPE} and {@value
   * #SEQUENCE}.
   *
   * @throws StreamingException {@code INVALID_ARGUMENT} when the table has no primary key
   */
  static TableSchema schema(Table table) {
    if (primaryKey(table).isEmpty()) {
      throw WriteErrors.invalid(
          "The table " + table.reference() + " has no primary key, which " + TYPE + " needs");
    }
    List<SchemaField> fields = new ArrayList<>(table.schema().fields());
    fields.add(SchemaField.scalar(TYPE, ScalarType.STRING, FieldMode.REQUIRED));
    fields.add(SchemaField.scalar(SEQUENCE, ScalarType.STRING, FieldMode.NULLABLE));
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

  /** Checks the type and the number of each change. */
  static void check(RowBatch rows) {
    int width = rows.columns().size();
    ColumnVector types = rows.column(width - 2);
    ColumnVector numbers = rows.column(width - 1);
    List<RowError> errors = new ArrayList<>();
    for (int row = 0; row < rows.rowCount(); row++) {
      String type = types.getString(row);
      if (!type.equals(UPSERT) && !type.equals(DELETE)) {
        errors.add(
            new RowError(
                row, "Invalid value '" + type + "' of " + TYPE + "; it is UPSERT or DELETE"));
      } else if (!numbers.isNull(row) && !ChangeNumbers.isValid(numbers.getString(row))) {
        errors.add(
            new RowError(
                row,
                "Invalid value '"
                    + numbers.getString(row)
                    + "' of "
                    + SEQUENCE
                    + "; it has up to four sections of up to 16 hexadecimal digits, separated by '/'"));
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
    types.add(ScalarType.STRING);
    types.add(ScalarType.INT64);
    List<RowBatch> numbered = numbered(batches);
    boolean ordered = numbered.stream().anyMatch(RowChanges::hasNumbers);
    try (WriteQueue.Turn _ = engine.writeQueue().take(storage, new Cancellation())) {
      Conflicts.retry(() -> {
        try (ConnectionPool.Lease lease = engine.connections().lease();
            JavaTables.Shown changes =
                engine.javaTables().show(new BatchTable(types, numbered.iterator()));
            JavaTables.Shown again =
                engine.javaTables().show(new BatchTable(types, numbered.iterator()))) {
          DuckConnection connection = lease.connection();
          connection.begin();
          new TableChanges(connection, storage, engine.clock().next())
              .merge(query(table, storage, changes.sql()));
          if (ordered) {
            ChangeNumbers.remember(connection, storage, numbers(table, again.sql()));
          }
          connection.commit();
        }
        return true;
      });
    }
  }

  private static boolean hasNumbers(RowBatch rows) {
    ColumnVector numbers = rows.column(rows.columns().size() - 2);
    return IntStream.range(0, rows.rowCount()).anyMatch(row -> !numbers.isNull(row));
  }

  /** The changes with their numbers in a form that compares, and their places. */
  private static List<RowBatch> numbered(List<RowBatch> batches) {
    List<RowBatch> numbered = new ArrayList<>();
    long number = 0;
    for (RowBatch batch : batches) {
      HeapVectorWriter sequences = new HeapVectorWriter(ScalarType.STRING);
      HeapVectorWriter numbers = new HeapVectorWriter(ScalarType.INT64);
      ColumnVector given = batch.columns().getLast();
      for (int row = 0; row < batch.rowCount(); row++) {
        if (given.isNull(row)) {
          sequences.setNull(row);
        } else {
          sequences.setString(row, ChangeNumbers.comparable(given.getString(row)));
        }
        numbers.setLong(row, number++);
      }
      List<ColumnVector> columns = new ArrayList<>(batch.columns());
      columns.set(columns.size() - 1, sequences.toVector(batch.rowCount()));
      columns.add(numbers.toVector(batch.rowCount()));
      numbered.add(new RowBatch(batch.rowCount(), columns));
    }
    return numbered;
  }

  /** A relation of the changes' keys and numbers. */
  private static String numbers(Table table, String rows) {
    int width = table.schema().fields().size();
    return "(SELECT "
        + keyText(table, "c.")
        + " AS k, c."
        + PhysicalTypes.fieldName(width + 1)
        + " AS s FROM "
        + rows
        + " c)";
  }

  /** The key of a change as one text, which tells keys apart. */
  private static String keyText(Table table, String prefix) {
    return keyPlaces(table).stream()
        .map(place -> prefix + PhysicalTypes.fieldName(place) + "::VARCHAR")
        .map(text -> "coalesce(length(" + text + ") || ':' || " + text + ", '-')")
        .collect(Collectors.joining(" || "));
  }

  private static List<Integer> keyPlaces(Table table) {
    return primaryKey(table).stream().map(name -> table.schema().indexOf(name)).toList();
  }

  /** The changes as {@link TableChanges#merge} wants them: row id, action, values. */
  private static String query(Table table, PhysicalTable storage, String rows) {
    int width = table.schema().fields().size();
    String type = "c." + PhysicalTypes.fieldName(width);
    String sequence = PhysicalTypes.fieldName(width + 1);
    String number = PhysicalTypes.fieldName(width + 2);
    List<Integer> key = keyPlaces(table);
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
        + sequence
        + " DESC NULLS LAST, "
        + number
        + " DESC) = 1) c LEFT JOIN "
        + SqlText.identifier(storage.name())
        + " t ON "
        + sameKey
        + " WHERE (t.rowid IS NOT NULL OR "
        + type
        + " <> 'DELETE') AND "
        + ChangeNumbers.isNotLate(storage, keyText(table, "c."), "c." + sequence);
  }
}
