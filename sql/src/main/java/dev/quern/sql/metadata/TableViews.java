package dev.quern.sql.metadata;

import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.StructType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Views of tables and views. Source: "TABLES view" and the pages beside it. */
final class TableViews {

  private static final StructType REFRESH_STATUS =
      MetadataValues.struct(
          "reason", ScalarType.STRING,
          "location", ScalarType.STRING,
          "debug_info", ScalarType.STRING,
          "message", ScalarType.STRING);

  static final List<MetadataView<?>> ALL =
      List.of(
          MetadataView.dataset("TABLES", MetadataRequest::tables)
              .table(Table::reference)
              .text("table_type", TableViews::type)
              .none("managed_table_type")
              .yesNo(
                  "is_insertable_into", table -> table.definition() instanceof TableDefinition.Base)
              .yesNo("is_fine_grained_mutations_enabled", _ -> false)
              .yesNo("is_typed", _ -> false)
              .yesNo("is_change_history_enabled", _ -> false)
              .time("creation_time", table -> table.version().creationTime())
              .optional(
                  "base_table_catalog",
                  table -> base(table).map(b -> b.base().dataset().projectId()))
              .optional(
                  "base_table_schema",
                  table -> base(table).map(b -> b.base().dataset().datasetId()))
              .optional("base_table_name", table -> base(table).map(b -> b.base().tableId()))
              .optionalTime("snapshot_time_ms", TableViews::snapshotTime)
              .none("replica_source_catalog", "replica_source_schema", "replica_source_name")
              .none("replication_status", "replication_error")
              .text("ddl", DdlText::of)
              .optional(
                  "default_collation_name",
                  table -> Optional.of(table.defaultCollation().orElse("NULL")))
              .none("upsert_stream_apply_watermark", ScalarType.TIMESTAMP)
              .build(),
          MetadataView.<Option>dataset("TABLE_OPTIONS", TableViews::options)
              .table(option -> option.table().reference())
              .text("option_name", option -> option.text().name())
              .text("option_type", option -> option.text().type())
              .text("option_value", option -> option.text().value())
              .build(),
          MetadataView.<Table>dataset(
                  "VIEWS", request -> request.tables().filter(TableViews::isView))
              .table(Table::reference)
              .text("view_definition", TableViews::definition)
              .none("check_option")
              .yesNo("use_standard_sql", TableViews::isStandard)
              .build(),
          MetadataView.<Table>dataset(
                  "MATERIALIZED_VIEWS",
                  request -> request.tables().filter(TableViews::isMaterialized))
              .table(Table::reference)
              .optionalTime("last_refresh_time", TableViews::lastRefresh)
              .optionalTime("refresh_watermark", TableViews::lastRefresh)
              .none("last_refresh_status", REFRESH_STATUS)
              .build(),
          MetadataView.<Table>dataset(
                  "TABLE_SNAPSHOTS",
                  request -> request.tables().filter(table -> base(table).isPresent()))
              .table(Table::reference)
              .reference(
                  "base_table_catalog",
                  "base_table_schema",
                  "base_table_name",
                  table -> base(table).orElseThrow().base())
              .optionalTime("snapshot_time", TableViews::snapshotTime)
              .build());

  private record Option(Table table, OptionText text) {}

  private TableViews() {}

  /** What the views call the kind of a table. */
  static String type(Table table) {
    return switch (table.definition()) {
      case TableDefinition.Base _ -> "BASE TABLE";
      case TableDefinition.View _ -> "VIEW";
      case TableDefinition.MaterializedView _ -> "MATERIALIZED VIEW";
      case TableDefinition.External _ -> "EXTERNAL";
      case TableDefinition.Snapshot _ -> "SNAPSHOT";
    };
  }

  private static Stream<Option> options(MetadataRequest request) {
    return request
        .tables()
        .flatMap(table -> OptionText.of(table).stream().map(text -> new Option(table, text)));
  }

  private static Optional<TableDefinition.Snapshot> base(Table table) {
    return table.definition() instanceof TableDefinition.Snapshot snapshot
        ? Optional.of(snapshot)
        : Optional.empty();
  }

  private static OptionalLong snapshotTime(Table table) {
    return base(table)
        .map(snapshot -> OptionalLong.of(snapshot.snapshotTime()))
        .orElse(OptionalLong.empty());
  }

  private static boolean isView(Table table) {
    return table.definition() instanceof TableDefinition.View || isMaterialized(table);
  }

  private static boolean isMaterialized(Table table) {
    return table.definition() instanceof TableDefinition.MaterializedView;
  }

  private static boolean isStandard(Table table) {
    return !(table.definition() instanceof TableDefinition.View view && view.useLegacySql());
  }

  private static String definition(Table table) {
    return switch (table.definition()) {
      case TableDefinition.View view -> view.query();
      case TableDefinition.MaterializedView view -> view.query();
      case TableDefinition.Base _, TableDefinition.External _, TableDefinition.Snapshot _ -> "";
    };
  }

  private static OptionalLong lastRefresh(Table table) {
    return table.definition() instanceof TableDefinition.MaterializedView view
        ? view.lastRefreshTime()
        : OptionalLong.empty();
  }
}
