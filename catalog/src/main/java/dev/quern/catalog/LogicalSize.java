package dev.quern.catalog;

import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.storage.duckdb.DuckConnection;
import dev.quern.storage.duckdb.type.PhysicalTypes;
import dev.quern.storage.table.PhysicalTables;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Counts bytes as BigQuery bills them. Source: "Estimate and control costs", data type sizes. */
final class LogicalSize {

  private LogicalSize() {}

  /** A query that gives the number of a table's rows, then the logical bytes of each column. */
  static String query(PhysicalTable table, TableSchema schema) {
    StringBuilder sql = new StringBuilder("SELECT count(*)");
    for (int i = 0; i < schema.fields().size(); i++) {
      sql.append(", ").append(sum(table.columns().get(i), schema.fields().get(i).type()));
    }
    return sql.append(" FROM ").append(table.name()).toString();
  }

  /** The logical bytes of some columns of the rows that were written at a commit time. */
  static long added(DuckConnection connection, Table table, TableSchema columns, long commitTime) {
    PhysicalTable storage = table.storage().orElseThrow();
    PhysicalTable part =
        new PhysicalTable(
            storage.name(),
            columns.fields().stream()
                .map(field -> storage.columns().get(table.schema().indexOf(field.name())))
                .toList());
    String sql =
        "SELECT "
            + sum(part, columns)
            + " FROM "
            + storage.name()
            + " WHERE "
            + PhysicalTables.COMMIT_TIME
            + " = "
            + commitTime;
    try (RowStream rows = connection.query(sql, schema(TableSchema.EMPTY))) {
      return rows.next().orElseThrow().column(0).getLong(0);
    }
  }

  /** The columns of {@link #query}. */
  static TableSchema schema(TableSchema schema) {
    return new TableSchema(
        IntStream.rangeClosed(0, schema.fields().size())
            .mapToObj(i -> SchemaField.of("n" + i, ScalarType.INT64))
            .toList());
  }

  /** The aggregate that gives the logical bytes of a table's rows. */
  static String sum(PhysicalTable table, TableSchema schema) {
    List<String> sums = new ArrayList<>(List.of("0"));
    for (int i = 0; i < schema.fields().size(); i++) {
      sums.add(sum(table.columns().get(i), schema.fields().get(i).type()));
    }
    return String.join(" + ", sums);
  }

  /** The bytes of a column; values of a fixed size need only be counted. */
  private static String sum(String column, SqlType type) {
    OptionalInt fixed = fixedSize(type);
    return fixed.isPresent()
        ? "count(" + column + ") * " + fixed.getAsInt()
        : "CAST(coalesce(sum(" + size(column, type, 0) + "), 0) AS BIGINT)";
  }

  private static OptionalInt fixedSize(SqlType type) {
    return switch (type) {
      case ArrayType _, StructType _ -> OptionalInt.empty();
      case RangeType _ -> OptionalInt.of(16);
      case ScalarType scalar ->
          switch (scalar) {
            case BOOL -> OptionalInt.of(1);
            case INT64, FLOAT64, DATE, DATETIME, TIME, TIMESTAMP -> OptionalInt.of(8);
            case NUMERIC, INTERVAL -> OptionalInt.of(16);
            case BIGNUMERIC -> OptionalInt.of(32);
            case STRING, JSON, BYTES, GEOGRAPHY -> OptionalInt.empty();
          };
    };
  }

  /** The bytes of a value; 0 for NULL. */
  private static String size(String value, SqlType type, int depth) {
    return switch (type) {
      case ArrayType array -> {
        String element = "x" + depth;
        yield "coalesce(list_sum(list_transform("
            + value
            + ", lambda "
            + element
            + ": "
            + size(element, array.element(), depth + 1)
            + ")), 0)";
      }
      case StructType struct ->
          struct.fields().isEmpty()
              ? "0"
              : IntStream.range(0, struct.fields().size())
                  .mapToObj(i ->
                      size(
                          value + "." + PhysicalTypes.fieldName(i),
                          struct.fields().get(i).type(),
                          depth))
                  .collect(Collectors.joining(" + ", "(", ")"));
      case RangeType range -> fixed(value, fixedSize(range).orElseThrow());
      case ScalarType scalar ->
          fixedSize(scalar).stream()
              .mapToObj(bytes -> fixed(value, bytes))
              .findFirst()
              .orElseGet(() -> textSize(value, scalar));
    };
  }

  private static String textSize(String value, ScalarType type) {
    if (type == ScalarType.GEOGRAPHY) {
      // 24 bytes for each vertex, which takes 16 of well-known binary.
      return "coalesce(16 + (octet_length(" + value + ") - 5) // 16 * 24, 0)";
    }
    boolean text = type == ScalarType.STRING || type == ScalarType.JSON;
    return "coalesce(2 + " + (text ? "strlen(" : "octet_length(") + value + "), 0)";
  }

  private static String fixed(String value, int bytes) {
    return "(CASE WHEN " + value + " IS NULL THEN 0 ELSE " + bytes + " END)";
  }
}
