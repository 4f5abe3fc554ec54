package dev.quern.jobs.table;

import dev.quern.domain.catalog.PartitionSize;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.data.KeptRows;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.reference.DecoratedTable;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.value.Value;
import dev.quern.storage.vector.HeapVectorWriter;
import dev.quern.types.geography.GeographyForms;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The meta-table {@code t$__PARTITIONS_SUMMARY__}, from which clients list a table's partitions.
 * Source: "Managing partitioned tables", partition metadata through meta-tables.
 *
 * @param schema the columns that are wanted
 * @param rows a row per partition
 */
public record PartitionsSummary(TableSchema schema, List<List<Value>> rows) implements KeptRows {

  private static final String DECORATOR = "__PARTITIONS_SUMMARY__";
  private static final long MICROS_PER_MILLI = 1000;

  /** Its columns. */
  public static final TableSchema SCHEMA =
      new TableSchema(
          List.of(
              SchemaField.of("project_id", ScalarType.STRING),
              SchemaField.of("dataset_id", ScalarType.STRING),
              SchemaField.of("table_id", ScalarType.STRING),
              SchemaField.of("partition_id", ScalarType.STRING),
              SchemaField.of("creation_time", ScalarType.INT64),
              SchemaField.of("creation_timestamp", ScalarType.TIMESTAMP),
              SchemaField.of("last_modified_time", ScalarType.INT64),
              SchemaField.of("last_modified_timestamp", ScalarType.TIMESTAMP)));

  public PartitionsSummary {
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** Whether a name is that of a meta-table. */
  public static boolean isNamed(DecoratedTable name) {
    return name.partitionId().filter(DECORATOR::equals).isPresent();
  }

  /**
   * The partitions of a table.
   *
   * @param wanted some of the columns of {@link #SCHEMA}
   */
  public static PartitionsSummary of(
      Table table, List<PartitionSize> partitions, TableSchema wanted) {
    int[] columns =
        wanted.fields().stream().mapToInt(field -> SCHEMA.indexOf(field.name())).toArray();
    return new PartitionsSummary(
        wanted,
        partitions.stream()
            .flatMap(partition -> partition.partitionId().stream())
            .map(id -> row(table, id))
            .map(row -> Arrays.stream(columns).mapToObj(row::get).toList())
            .toList());
  }

  private static List<Value> row(Table table, String partitionId) {
    long created = table.version().creationTime();
    long modified = table.version().lastModifiedTime();
    return List.of(
        new Value.Text(table.reference().projectId()),
        new Value.Text(table.reference().datasetId()),
        new Value.Text(table.reference().tableId()),
        new Value.Text(partitionId),
        new Value.Int64(created),
        new Value.Timestamp(created * MICROS_PER_MILLI),
        new Value.Int64(modified),
        new Value.Timestamp(modified * MICROS_PER_MILLI));
  }

  @Override
  public long rowCount() {
    return rows.size();
  }

  @Override
  public RowStream rows(long start, long count) {
    return new OneBatch(schema, batch(rows.stream().skip(start).limit(count).toList()));
  }

  private RowBatch batch(List<List<Value>> rows) {
    return new RowBatch(
        rows.size(),
        IntStream.range(0, schema.fields().size())
            .mapToObj(column -> {
              HeapVectorWriter writer = new HeapVectorWriter(schema.fields().get(column).type());
              for (int row = 0; row < rows.size(); row++) {
                GeographyForms.VALUES.write(rows.get(row).get(column), writer, row);
              }
              return writer.toVector(rows.size());
            })
            .toList());
  }

  @Override
  public void close() {
    // There is nothing to give up.
  }

  private static final class OneBatch implements RowStream {

    private final TableSchema schema;
    private Optional<RowBatch> batch;

    OneBatch(TableSchema schema, RowBatch batch) {
      this.schema = schema;
      this.batch = Optional.of(batch);
    }

    @Override
    public TableSchema schema() {
      return schema;
    }

    @Override
    public Optional<RowBatch> next() {
      Optional<RowBatch> next = batch;
      batch = Optional.empty();
      return next;
    }

    @Override
    public void close() {
      // There is nothing to give up.
    }
  }
}
