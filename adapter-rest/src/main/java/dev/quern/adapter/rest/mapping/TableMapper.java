package dev.quern.adapter.rest.mapping;

import dev.quern.adapter.rest.wire.SnapshotDefinitionJson;
import dev.quern.adapter.rest.wire.TableJson;
import dev.quern.adapter.rest.wire.TableListItemJson;
import dev.quern.adapter.rest.wire.TableReferenceJson;
import dev.quern.adapter.rest.wire.TableSchemaJson;
import dev.quern.adapter.rest.wire.ViewJson;
import dev.quern.domain.catalog.Partitioning;
import dev.quern.domain.catalog.ResourceProperties;
import dev.quern.domain.catalog.ResourceVersion;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableConstraints;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.TableSchema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.ReportingPolicy;
import org.mapstruct.factory.Mappers;

/** Tables between wire and domain. */
@Mapper(
    uses = Optionals.class,
    imports = {
      DefinitionMapper.class,
      ExternalMapper.class,
      PartitioningMapper.class,
      StoredFields.class
    },
    unmappedTargetPolicy = ReportingPolicy.ERROR)
public interface TableMapper {

  /** The mapper. */
  TableMapper INSTANCE = Mappers.getMapper(TableMapper.class);

  /**
   * A table's REST resource.
   *
   * @param size how much it holds, null for what holds no rows
   * @param lastModifiedTime when it was changed last, null to say nothing of it
   */
  @Mapping(target = "kind", constant = "bigquery#table")
  @Mapping(target = "etag", source = "table.version.etag")
  @Mapping(target = "id", expression = "java(table.reference().toString())")
  @Mapping(target = "selfLink", source = "selfLink")
  @Mapping(target = "tableReference", source = "table.reference")
  @Mapping(target = "friendlyName", source = "table.properties.friendlyName")
  @Mapping(target = "description", source = "table.properties.description")
  @Mapping(target = "labels", expression = "java(Optionals.orNull(table.properties().labels()))")
  @Mapping(target = "schema", source = "table.schema")
  @Mapping(target = "numBytes", source = "size.bytes")
  @Mapping(target = "numLongTermBytes", expression = "java(size == null ? null : 0L)")
  @Mapping(target = "numRows", source = "size.rows")
  @Mapping(target = "creationTime", source = "table.version.creationTime")
  @Mapping(target = "expirationTime", source = "table.expirationTime")
  @Mapping(target = "lastModifiedTime", source = "lastModifiedTime")
  @Mapping(target = "type", expression = "java(table.definition().wireType())")
  @Mapping(target = "view", expression = "java(DefinitionMapper.view(table))")
  @Mapping(
      target = "materializedView",
      expression = "java(DefinitionMapper.materializedView(table))")
  @Mapping(
      target = "externalDataConfiguration",
      expression = "java(ExternalMapper.toWire(table.definition()))")
  @Mapping(
      target = "timePartitioning",
      expression = "java(PartitioningMapper.time(partitioning(table)))")
  @Mapping(
      target = "rangePartitioning",
      expression = "java(PartitioningMapper.range(partitioning(table)))")
  @Mapping(
      target = "clustering",
      expression = "java(PartitioningMapper.clustering(clusteringColumns(table)))")
  @Mapping(target = "requirePartitionFilter", expression = "java(requiresFilter(table))")
  @Mapping(target = "location", source = "table.location")
  @Mapping(target = "defaultCollation", source = "table.defaultCollation")
  @Mapping(target = "defaultRoundingMode", source = "table.defaultRoundingMode")
  @Mapping(
      target = "tableConstraints",
      expression = "java(DefinitionMapper.constraints(constraints(table)))")
  @Mapping(target = "snapshotDefinition", expression = "java(snapshot(table))")
  @Mapping(target = "numTotalLogicalBytes", source = "size.bytes")
  @Mapping(target = "numActiveLogicalBytes", source = "size.bytes")
  @Mapping(target = "numLongTermLogicalBytes", expression = "java(size == null ? null : 0L)")
  @Mapping(target = "stored", expression = "java(StoredFields.json(table.properties().stored()))")
  TableJson toWire(
      Table table, String selfLink, @Nullable TableSize size, @Nullable Long lastModifiedTime);

  /** A table as lists show it. */
  @Mapping(target = "kind", constant = "bigquery#table")
  @Mapping(target = "id", expression = "java(table.reference().toString())")
  @Mapping(target = "tableReference", source = "reference")
  @Mapping(target = "friendlyName", source = "properties.friendlyName")
  @Mapping(target = "type", expression = "java(table.definition().wireType())")
  @Mapping(
      target = "timePartitioning",
      expression = "java(PartitioningMapper.time(partitioning(table)))")
  @Mapping(
      target = "rangePartitioning",
      expression = "java(PartitioningMapper.range(partitioning(table)))")
  @Mapping(
      target = "clustering",
      expression = "java(PartitioningMapper.clustering(clusteringColumns(table)))")
  @Mapping(target = "requirePartitionFilter", expression = "java(requiresFilter(table))")
  @Mapping(target = "labels", expression = "java(Optionals.orNull(table.properties().labels()))")
  @Mapping(target = "view", expression = "java(listedView(table))")
  @Mapping(target = "creationTime", source = "version.creationTime")
  TableListItemJson toListItem(Table table);

  /** A table's name on the wire. */
  default TableReferenceJson reference(TableReference reference) {
    return References.toWire(reference);
  }

  /** A schema on the wire, absent when it has no columns. */
  default @Nullable TableSchemaJson schema(TableSchema schema) {
    return schema.fields().isEmpty() ? null : SchemaMapper.toWire(schema);
  }

  /** How a table's rows are divided. */
  default Optional<Partitioning> partitioning(Table table) {
    return table.definition() instanceof TableDefinition.Base base
        ? base.partitioning()
        : Optional.empty();
  }

  /** The columns a table is clustered by. */
  default List<String> clusteringColumns(Table table) {
    return table.definition() instanceof TableDefinition.Base base ? base.clustering() : List.of();
  }

  /** Whether queries must filter by partition; null where that is no question. */
  default @Nullable Boolean requiresFilter(Table table) {
    return table.definition() instanceof TableDefinition.Base base
        ? Optionals.orNull(base.requirePartitionFilter())
        : null;
  }

  /** A table's keys. */
  default TableConstraints constraints(Table table) {
    return table.definition() instanceof TableDefinition.Base base
        ? base.constraints()
        : TableConstraints.NONE;
  }

  /** What a snapshot was taken of, or null. */
  default @Nullable SnapshotDefinitionJson snapshot(Table table) {
    return table.definition() instanceof TableDefinition.Snapshot snapshot
        ? new SnapshotDefinitionJson(
            References.toWire(snapshot.base()),
            Instant.ofEpochMilli(snapshot.snapshotTime()).toString())
        : null;
  }

  /** What lists say of a view, or null. */
  default @Nullable ViewJson listedView(Table table) {
    return table.definition() instanceof TableDefinition.View view
        ? new ViewJson(null, view.useLegacySql(), null, null, null, null)
        : null;
  }

  /** The fields that are kept as they came. */
  private static Map<String, String> kept(TableJson json) {
    Map<String, String> kept = new LinkedHashMap<>(StoredFields.TABLE.texts(json.stored()));
    kept.putAll(DefinitionMapper.kept(json));
    return kept;
  }

  /** The columns that a resource declares. */
  private static TableSchema schema(TableJson json) {
    TableSchema schema = SchemaMapper.toDomain(json.schema());
    return schema.fields().isEmpty()
        ? ExternalMapper.schema(json.externalDataConfiguration())
        : schema;
  }

  /** The table that a resource describes; a base table's storage is still to be given. */
  default Table toDomain(TableJson json, TableReference reference, String location) {
    return new Table(
        reference,
        schema(json),
        DefinitionMapper.toDomain(json, reference.projectId()),
        new ResourceProperties(
            Optionals.wrap(json.friendlyName()),
            Optionals.wrap(json.description()),
            Optionals.orEmpty(json.labels()),
            kept(json)),
        location,
        Optionals.duration(json.expirationTime()),
        Optional.ofNullable(json.defaultCollation()),
        Optionals.wrap(json.defaultRoundingMode()),
        ResourceVersion.NONE);
  }
}
