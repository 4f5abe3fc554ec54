package dev.quern.jobs.extract;

import dev.quern.domain.data.RowBatch;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.storage.duckdb.ConnectionPool;
import dev.quern.storage.duckdb.SqlText;
import dev.quern.storage.duckdb.function.BatchTable;
import dev.quern.storage.duckdb.function.JavaTables;
import dev.quern.storage.duckdb.type.PhysicalTypes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Rows as Parquet, which the engine writes. */
final class ParquetFile {

  /** What types become that the engine cannot write. */
  private static final Recast TEXTS = new Recast(Set.of(ScalarType.INTERVAL));

  private final ConnectionPool connections;
  private final JavaTables javaTables;

  ParquetFile(ConnectionPool connections, JavaTables javaTables) {
    this.connections = connections;
    this.javaTables = javaTables;
  }

  /** Writes all rows to a file. */
  long write(TableSchema own, Iterator<RowBatch> batches, String compression, Path file) {
    return write(own, batches, compression, file, "");
  }

  /** Writes all rows to files of a folder that is not there yet, none much longer than a GB. */
  long writeMany(TableSchema own, Iterator<RowBatch> batches, String compression, Path folder) {
    return write(own, batches, compression, folder, ", FILE_SIZE_BYTES '1GB'");
  }

  private long write(
      TableSchema own,
      Iterator<RowBatch> batches,
      String compression,
      Path place,
      String division) {
    TableSchema schema = TEXTS.schema(own);
    Iterator<RowBatch> rows = new RecastRows(own, batches);
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < schema.fields().size(); i++) {
      SchemaField field = schema.fields().get(i);
      columns.add(
          expression(PhysicalTypes.fieldName(i), field, 0)
              + " AS "
              + SqlText.identifier(field.name()));
    }
    BatchTable table =
        new BatchTable(schema.fields().stream().map(SchemaField::type).toList(), rows);
    try (JavaTables.Shown shown = javaTables.show(table);
        ConnectionPool.Lease lease = connections.lease()) {
      return lease
          .connection()
          .execute(
              "COPY (SELECT "
                  + String.join(", ", columns)
                  + " FROM "
                  + shown.sql()
                  + ") TO "
                  + SqlText.literal(place.toString())
                  + " (FORMAT parquet, COMPRESSION "
                  + codec(compression)
                  + division
                  + ")");
    }
  }

  private static String codec(String compression) {
    return switch (compression) {
      case "SNAPPY", "GZIP", "ZSTD" -> compression.toLowerCase(java.util.Locale.ROOT);
      default -> "uncompressed";
    };
  }

  /** The value of a field with the fields of its structs under their own names. */
  private static String expression(String value, SchemaField field, int depth) {
    if (field.mode() == FieldMode.REPEATED) {
      String element = "x" + depth;
      return "list_transform("
          + value
          + ", lambda "
          + element
          + ": "
          + element(element, field, depth + 1)
          + ")";
    }
    return element(value, field, depth);
  }

  private static String element(String value, SchemaField field, int depth) {
    if (field.elementType() instanceof RangeType) {
      return "struct_pack(\"start\" := " + value + ".f0, \"end\" := " + value + ".f1)";
    }
    if (!field.elementType().isStruct()) {
      return scalar(value, field);
    }
    List<String> parts = new ArrayList<>();
    for (SchemaField part : field.fields()) {
      String name = PhysicalTypes.fieldName(parts.size());
      parts.add(
          SqlText.identifier(part.name()) + " := " + expression(value + "." + name, part, depth));
    }
    return "CASE WHEN "
        + value
        + " IS NULL THEN NULL ELSE struct_pack("
        + String.join(", ", parts)
        + ") END";
  }

  private static String scalar(String value, SchemaField field) {
    if (field.elementType() == ScalarType.BIGNUMERIC) {
      throw new BigQueryException(
          ErrorReason.INVALID,
          "Unsupported type for Parquet export: field "
              + field.name()
              + " has type "
              + field.elementType());
    }
    return value;
  }

  /** Rows in the types that the engine can write. */
  private record RecastRows(TableSchema schema, Iterator<RowBatch> rows)
      implements Iterator<RowBatch> {

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public RowBatch next() {
      return TEXTS.rows(schema, rows.next());
    }
  }
}
