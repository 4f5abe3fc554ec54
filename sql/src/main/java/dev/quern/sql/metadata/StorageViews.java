package dev.quern.sql.metadata;

import dev.quern.domain.catalog.PartitionSize;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.type.ScalarType;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Views of what tables hold. Source: "PARTITIONS view", "TABLE_STORAGE view". */
final class StorageViews {

  static final List<MetadataView<?>> ALL =
      List.of(
          MetadataView.<Part>dataset("PARTITIONS", StorageViews::partitions)
              .table(part -> part.table().reference())
              .optional("partition_id", part -> part.size().partitionId())
              .int64("total_rows", part -> part.size().rows())
              .int64("total_logical_bytes", part -> part.size().logicalBytes())
              .time("last_modified_time", part -> part.table().version().lastModifiedTime())
              .text("storage_tier", _ -> "ACTIVE")
              .build(),
          storage("TABLE_STORAGE"),
          storage("TABLE_STORAGE_BY_PROJECT"));

  /** The view {@code __TABLES__} of a dataset. */
  static final MetadataView<Stored> META_TABLES =
      MetadataView.<Stored>dataset("__TABLES__", StorageViews::listed)
          .reference("project_id", "dataset_id", "table_id", stored -> stored.table().reference())
          .int64("creation_time", stored -> stored.table().version().creationTime())
          .int64("last_modified_time", stored -> stored.table().version().lastModifiedTime())
          .int64("row_count", stored -> stored.size().rows())
          .int64("size_bytes", stored -> stored.size().logicalBytes())
          .int64("type", stored -> typeNumber(stored.table()))
          .build();

  /** The view {@code __TABLES_SUMMARY__} of a dataset. */
  static final MetadataView<Table> META_TABLES_SUMMARY =
      MetadataView.dataset("__TABLES_SUMMARY__", MetadataRequest::tables)
          .reference("project_id", "dataset_id", "table_id", Table::reference)
          .int64("creation_time", table -> table.version().creationTime())
          .int64("type", StorageViews::typeNumber)
          .build();

  private record Part(Table table, PartitionSize size) {}

  /** A table with what it holds. */
  record Stored(Table table, PartitionSize size, long partitions) {}

  private StorageViews() {}

  /** Source: "Getting dataset information", {@code __TABLES__}: 1 table, 2 view, 3 external. */
  private static long typeNumber(Table table) {
    return switch (table.definition()) {
      case TableDefinition.Base _ -> 1;
      case TableDefinition.View _ -> 2;
      case TableDefinition.External _ -> 3;
      case TableDefinition.MaterializedView _ -> 4;
      case TableDefinition.Snapshot _ -> 5;
    };
  }

  private static Stream<Stored> listed(MetadataRequest request) {
    return request
        .tables()
        .map(table -> new Stored(table, request.source().sizes().whole(table), 0));
  }

  private static Stream<Part> partitions(MetadataRequest request) {
    return request
        .tables()
        .filter(table -> table.storage().isPresent())
        .flatMap(table ->
            request.source().sizes().partitions(table).stream().map(size -> new Part(table, size)));
  }

  private static Stream<Stored> stored(MetadataRequest request) {
    return request
        .tables()
        .filter(table -> table.storage().isPresent())
        .map(table -> {
          List<PartitionSize> parts = request.source().sizes().partitions(table);
          long partitions = parts.stream().filter(p -> p.partitionId().isPresent()).count();
          return new Stored(table, request.source().sizes().whole(table), partitions);
        });
  }

  private static MetadataView<Stored> storage(String name) {
    ToLongFunction<Stored> bytes = stored -> stored.size().logicalBytes();
    ToLongFunction<Stored> modified = stored -> stored.table().version().lastModifiedTime();
    return MetadataView.<Stored>project(name, StorageViews::stored)
        .text("project_id", stored -> stored.table().reference().dataset().projectId())
        .none("project_number", ScalarType.INT64)
        .table(stored -> stored.table().reference())
        .time("creation_time", stored -> stored.table().version().creationTime())
        .int64("total_rows", stored -> stored.size().rows())
        .int64("total_partitions", Stored::partitions)
        .int64("total_logical_bytes", bytes)
        .int64("active_logical_bytes", bytes)
        .int64("long_term_logical_bytes", _ -> 0)
        .int64("current_physical_bytes", bytes)
        .int64("total_physical_bytes", bytes)
        .int64("active_physical_bytes", bytes)
        .int64("long_term_physical_bytes", _ -> 0)
        .int64("time_travel_physical_bytes", _ -> 0)
        .time("storage_last_modified_time", modified)
        .bool("deleted", _ -> false)
        .text("table_type", stored -> TableViews.type(stored.table()))
        .none("managed_table_type")
        .int64("fail_safe_physical_bytes", _ -> 0)
        .none("last_metadata_index_refresh_time", ScalarType.TIMESTAMP)
        .none("table_deletion_reason")
        .none("table_deletion_time", ScalarType.TIMESTAMP)
        .build();
  }
}
