package dev.quern.catalog;

import dev.quern.domain.catalog.Partitioning;
import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ScalarType;
import java.util.List;

/** Counts rows and bytes by partition. Source: "Managing partitioned tables", partition ids. */
final class PartitionSizes {

  /** The columns of {@link #query}: the partition's id, its rows, its bytes. */
  static final TableSchema SCHEMA =
      new TableSchema(
          List.of(
              SchemaField.of("partition_id", ScalarType.STRING),
              SchemaField.of("rows", ScalarType.INT64),
              SchemaField.of("bytes", ScalarType.INT64)));

  private PartitionSizes() {}

  /** A query that gives one row per partition of a table that has storage. */
  static String query(Table table) {
    PhysicalTable storage = table.storage().orElseThrow();
    String id =
        table.partitioning().map(how -> id(table, storage, how)).orElse("CAST(NULL AS VARCHAR)");
    return "SELECT "
        + id
        + " AS id, count(*), "
        + LogicalSize.sum(storage, table.schema())
        + " FROM "
        + storage.name()
        + " GROUP BY 1 ORDER BY 1";
  }

  private static String id(Table table, PhysicalTable storage, Partitioning partitioning) {
    return switch (partitioning) {
      case Partitioning.ByTime(var unit, var field, var _) ->
          byTime(
              field.map(name -> column(table, storage, name)).orElseGet(storage.columns()::getLast),
              field
                  .flatMap(table.schema()::field)
                  .map(found -> found.elementType() == ScalarType.TIMESTAMP)
                  .orElse(true),
              unit);
      case Partitioning.ByRange(String field, long start, long end, long interval) -> {
        String column = column(table, storage, field);
        yield "CASE WHEN %1$s IS NULL THEN '%4$s' WHEN %1$s < %2$d OR %1$s >= %3$d THEN '%5$s'"
                .formatted(column, start, end, PartitionIds.NULL, PartitionIds.UNPARTITIONED)
            + " ELSE CAST(%1$s - (%1$s - (%2$d)) %% %3$d AS VARCHAR) END"
                .formatted(column, start, interval);
      }
    };
  }

  private static String column(Table table, PhysicalTable storage, String field) {
    return storage.columns().get(table.schema().indexOf(field));
  }

  private static String byTime(String column, boolean zoned, Partitioning.Unit unit) {
    String civil = zoned ? "timezone('UTC', " + column + ")" : column;
    return "CASE WHEN %s IS NULL THEN '%s' ELSE strftime(%s, '%s') END"
        .formatted(column, PartitionIds.NULL, civil, PartitionIds.engineFormat(unit));
  }
}
