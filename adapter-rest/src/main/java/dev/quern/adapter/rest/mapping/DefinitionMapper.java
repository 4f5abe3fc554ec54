package dev.quern.adapter.rest.mapping;

import dev.quern.adapter.rest.wire.ColumnReferenceJson;
import dev.quern.adapter.rest.wire.ForeignKeyJson;
import dev.quern.adapter.rest.wire.MaterializedViewJson;
import dev.quern.adapter.rest.wire.PrimaryKeyJson;
import dev.quern.adapter.rest.wire.TableConstraintsJson;
import dev.quern.adapter.rest.wire.TableJson;
import dev.quern.adapter.rest.wire.ViewJson;
import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableConstraints;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What kind of table a resource describes, and back. */
public final class DefinitionMapper {

  private static final PhysicalTable NOWHERE = new PhysicalTable("", List.of());

  private DefinitionMapper() {}

  /** The definition a resource describes; a base table's storage is still to be given. */
  public static TableDefinition toDomain(TableJson json, String project) {
    int kinds =
        (json.view() == null ? 0 : 1)
            + (json.materializedView() == null ? 0 : 1)
            + (json.externalDataConfiguration() == null ? 0 : 1);
    if (kinds > 1) {
      throw new BigQueryException(
          ErrorReason.INVALID,
          "Only one of view, materializedView and externalDataConfiguration can be specified.");
    }
    if (json.view() != null) {
      Unsupported.refuse(json.view().privacyPolicy(), "view.privacyPolicy");
      return new TableDefinition.View(
          References.required(json.view().query(), "view.query"),
          !Boolean.FALSE.equals(json.view().useLegacySql()));
    }
    if (json.materializedView() != null) {
      return materializedView(json.materializedView());
    }
    if (json.externalDataConfiguration() != null) {
      return ExternalMapper.toDomain(json.externalDataConfiguration());
    }
    return new TableDefinition.Base(
        NOWHERE,
        PartitioningMapper.toDomain(json.timePartitioning(), json.rangePartitioning()),
        PartitioningMapper.clustering(json.clustering()),
        Optionals.isTrue(json.requirePartitionFilter())
            || (json.timePartitioning() != null
                && Optionals.isTrue(json.timePartitioning().requirePartitionFilter())),
        constraints(json.tableConstraints(), project));
  }

  private static TableDefinition materializedView(MaterializedViewJson json) {
    return new TableDefinition.MaterializedView(
        References.required(json.query(), "materializedView.query"),
        Optional.empty(),
        !Boolean.FALSE.equals(json.enableRefresh()),
        Optionals.wrap(json.refreshIntervalMs()),
        Optionals.wrap(json.lastRefreshTime()));
  }

  /** What a view's definition says that is kept but not acted on. */
  static Map<String, String> kept(TableJson json) {
    Map<String, @Nullable JsonNode> fields = new LinkedHashMap<>();
    if (json.view() != null) {
      fields.put("userDefinedFunctionResources", json.view().userDefinedFunctionResources());
      fields.put("useExplicitColumnNames", json.view().useExplicitColumnNames());
      fields.put("foreignDefinitions", json.view().foreignDefinitions());
      return StoredFields.within("view", fields);
    }
    if (json.materializedView() != null) {
      fields.put("maxStaleness", json.materializedView().maxStaleness());
      fields.put(
          "allowNonIncrementalDefinition", json.materializedView().allowNonIncrementalDefinition());
    }
    return StoredFields.within("materializedView", fields);
  }

  /** The wire form of a view's definition, or null. */
  public static @Nullable ViewJson view(Table table) {
    Map<String, String> kept = table.properties().stored();
    return table.definition() instanceof TableDefinition.View view
        ? new ViewJson(
            view.query(),
            view.useLegacySql(),
            StoredFields.at(kept, "view.userDefinedFunctionResources"),
            StoredFields.at(kept, "view.useExplicitColumnNames"),
            null,
            StoredFields.at(kept, "view.foreignDefinitions"))
        : null;
  }

  /** The wire form of a materialized view's definition, or null. */
  public static @Nullable MaterializedViewJson materializedView(Table table) {
    Map<String, String> kept = table.properties().stored();
    return table.definition() instanceof TableDefinition.MaterializedView view
        ? new MaterializedViewJson(
            view.query(),
            Optionals.unwrap(view.lastRefreshTime()),
            view.enableRefresh(),
            view.refreshIntervalMs().orElse(1_800_000),
            StoredFields.at(kept, "materializedView.maxStaleness"),
            StoredFields.at(kept, "materializedView.allowNonIncrementalDefinition"))
        : null;
  }

  private static TableConstraints constraints(@Nullable TableConstraintsJson json, String project) {
    if (json == null) {
      return TableConstraints.NONE;
    }
    List<TableConstraints.ForeignKey> keys = new ArrayList<>();
    for (ForeignKeyJson key : Optionals.orEmpty(json.foreignKeys())) {
      keys.add(
          new TableConstraints.ForeignKey(
              Optionals.wrap(key.name()),
              References.toDomain(
                  key.referencedTable(), project, "tableConstraints.foreignKeys.referencedTable"),
              Optionals.orEmpty(key.columnReferences()).stream()
                  .map(DefinitionMapper::columnPair)
                  .toList()));
    }
    return new TableConstraints(
        json.primaryKey() == null ? List.of() : Optionals.orEmpty(json.primaryKey().columns()),
        keys);
  }

  private static TableConstraints.ColumnPair columnPair(ColumnReferenceJson json) {
    return new TableConstraints.ColumnPair(
        References.required(json.referencingColumn(), "columnReferences.referencingColumn"),
        References.required(json.referencedColumn(), "columnReferences.referencedColumn"));
  }

  /** The wire form of a table's keys, or null. */
  public static @Nullable TableConstraintsJson constraints(TableConstraints constraints) {
    if (constraints.equals(TableConstraints.NONE)) {
      return null;
    }
    return new TableConstraintsJson(
        constraints.primaryKey().isEmpty() ? null : new PrimaryKeyJson(constraints.primaryKey()),
        Optionals.orNull(
            constraints.foreignKeys().stream().map(DefinitionMapper::foreignKey).toList()));
  }

  private static ForeignKeyJson foreignKey(TableConstraints.ForeignKey key) {
    return new ForeignKeyJson(
        Optionals.unwrap(key.name()),
        References.toWire(key.referencedTable()),
        key.columns().stream()
            .map(pair -> new ColumnReferenceJson(pair.referencing(), pair.referenced()))
            .toList());
  }
}
