package dev.quern.adapter.rest.table;

import dev.quern.adapter.rest.http.Conditions;
import dev.quern.adapter.rest.mapping.ExternalMapper;
import dev.quern.adapter.rest.mapping.References;
import dev.quern.adapter.rest.mapping.TableMapper;
import dev.quern.adapter.rest.wire.TableJson;
import dev.quern.catalog.CatalogErrors;
import dev.quern.catalog.CatalogTransaction;
import dev.quern.catalog.rules.Inheritance;
import dev.quern.catalog.rules.SchemaChange;
import dev.quern.catalog.rules.TableRules;
import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.catalog.Partitioning;
import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.ResourceProperties;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.DataMover;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.statement.ViewAnalyzer;
import dev.quern.sql.statement.StoredOption;
import dev.quern.streaming.write.DefaultValues;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns table resources into changes of the catalog. */
@Component
final class TableEditor {

  private final ViewAnalyzer views;
  private final DataMover files;
  private final DefaultValues defaults;
  private final InstantSource clock;

  TableEditor(ViewAnalyzer views, DataMover files, DefaultValues defaults, InstantSource clock) {
    this.defaults = defaults;
    this.views = views;
    this.files = files;
    this.clock = clock;
  }

  Table create(CatalogTransaction transaction, TableReference reference, TableJson json) {
    Dataset dataset =
        transaction
            .view()
            .dataset(reference.dataset())
            .orElseThrow(() -> CatalogErrors.notFound(reference.dataset()));
    Table draft = TableMapper.INSTANCE.toDomain(json, reference, dataset.location());
    TableRules.require(draft, clock.millis());
    defaults.require(draft);
    if (transaction.view().table(reference).isPresent()) {
      return transaction.createTable(draft);
    }
    Table inheriting = Inheritance.inherit(draft, dataset, clock.millis());
    return transaction.createTable(
        switch (inheriting.definition()) {
          case TableDefinition.Base base ->
              inheriting.withDefinition(
                  base.withStorage(transaction.createStorage(inheriting.schema())));
          case TableDefinition.View _, TableDefinition.MaterializedView _ ->
              withViewColumns(inheriting, transaction.view());
          case TableDefinition.External external ->
              inheriting
                  .withSchema(files.columns(external, inheriting.schema()))
                  .withDefinition(withFolders(external));
          case TableDefinition.Snapshot _ -> inheriting;
        });
  }

  private Table withViewColumns(Table view, CatalogView catalog) {
    DatasetReference dataset = view.reference().dataset();
    return switch (view.definition()) {
      case TableDefinition.View definition ->
          definition.useLegacySql()
              ? view
              : view.withSchema(
                  ViewColumns.described(
                      views.columns(definition.query(), dataset, catalog), view.schema()));
      case TableDefinition.MaterializedView definition ->
          view.withSchema(
              ViewColumns.described(
                  views.columns(definition.query(), dataset, catalog), view.schema()));
      case TableDefinition.Base _, TableDefinition.External _, TableDefinition.Snapshot _ -> view;
    };
  }

  Table change(
      CatalogTransaction transaction,
      Table before,
      TableJson json,
      boolean autodetect,
      @Nullable String ifMatch) {
    Conditions.requireMatch(ifMatch, before.version().etag());
    TableReference reference = before.reference();
    if (json.tableReference() != null) {
      References.requireSame(
          json.tableReference().tableId(), reference.tableId(), "tableReference.tableId");
      References.requireSame(
          json.tableReference().datasetId(), reference.datasetId(), "tableReference.datasetId");
    }
    Table sent = TableMapper.INSTANCE.toDomain(json, reference, before.location());
    Table kept = sent.schema().fields().isEmpty() ? sent.withSchema(before.schema()) : sent;
    Table after = autodetect ? detected(kept) : kept;
    if (before.storage().isPresent()) {
      SchemaChange.require(reference, before.schema(), after.schema());
    }
    TableRules.require(
        after.expirationTime().equals(before.expirationTime())
            ? after.withExpirationTime(OptionalLong.empty())
            : after,
        clock.millis());
    if (!after.schema().equals(before.schema())) {
      defaults.require(after);
    }
    return transaction.replaceTable(
        after
            .withProperties(withUnsent(after.properties(), before.properties()))
            .withDefinition(definition(transaction, before, after))
            .withSchema(schema(transaction.view(), before, after)));
  }

  /** Properties with what a table keeps that clients cannot send. */
  private static ResourceProperties withUnsent(ResourceProperties sent, ResourceProperties before) {
    ResourceProperties whole = sent;
    for (Map.Entry<String, String> kept : before.stored().entrySet()) {
      if (kept.getKey().equals(Table.CLONE_DEFINITION)
          || kept.getKey().startsWith(StoredOption.BESIDE)) {
        whole = whole.withStored(kept.getKey(), Optional.of(kept.getValue()));
      }
    }
    return whole;
  }

  /** Files in folders with the names of the columns that those give. */
  private TableDefinition.External withFolders(TableDefinition.External external) {
    return external.options().containsKey(ExternalMapper.HIVE)
        ? ExternalMapper.withFolders(external, files.folderColumns(external))
        : external;
  }

  /** An external table with the columns that its files have. */
  private Table detected(Table table) {
    return table.definition() instanceof TableDefinition.External external
        ? table.withSchema(files.columns(external, TableSchema.EMPTY))
        : table;
  }

  private TableSchema schema(CatalogView catalog, Table before, Table after) {
    boolean sameQuery = before.definition().equals(after.definition());
    if (!sameQuery) {
      return withViewColumns(after, catalog).schema();
    }
    return after.definition() instanceof TableDefinition.View
        ? ViewColumns.described(before.schema(), after.schema())
        : after.schema();
  }

  private TableDefinition definition(CatalogTransaction transaction, Table before, Table after) {
    return switch (before.definition()) {
      case TableDefinition.Base base
          when after.definition() instanceof TableDefinition.Base sent -> {
        requireSameDivision(base.partitioning(), sent.partitioning());
        yield sent.withPartitioning(sent.partitioning().or(base::partitioning), sent.clustering())
            .withStorage(storage(transaction, before, after, base.storage()));
      }
      case TableDefinition.MaterializedView view
          when after.definition() instanceof TableDefinition.MaterializedView sent ->
          new TableDefinition.MaterializedView(
              sent.query(),
              view.storage(),
              sent.enableRefresh(),
              sent.refreshIntervalMs(),
              view.lastRefreshTime());
      case TableDefinition.View _ when after.definition() instanceof TableDefinition.View sent ->
          sent;
      case TableDefinition.External _
          when after.definition() instanceof TableDefinition.External sent ->
          withFolders(sent);
      case TableDefinition.Snapshot snapshot -> snapshot;
      case TableDefinition.Base _,
          TableDefinition.MaterializedView _,
          TableDefinition.View _,
          TableDefinition.External _ ->
          throw new BigQueryException(
              ErrorReason.INVALID,
              "Cannot change the type of table "
                  + before.reference()
                  + " from "
                  + before.definition().wireType()
                  + " to "
                  + after.definition().wireType());
    };
  }

  /** A table stays divided as it was made; only the expiration of its partitions may change. */
  private static void requireSameDivision(
      Optional<Partitioning> before, Optional<Partitioning> after) {
    if (before.isEmpty() && after.isPresent()) {
      throw new BigQueryException(
          ErrorReason.INVALID,
          "Cannot convert non partitioned/clustered table to partitioned/clustered table.");
    }
    if (before.isPresent() && after.isPresent() && !isSame(before.get(), after.get())) {
      throw new BigQueryException(
          ErrorReason.INVALID,
          "Cannot change partitioning/clustering spec for a partitioned/clustered table.");
    }
  }

  private static boolean isSame(Partitioning before, Partitioning after) {
    return (before instanceof Partitioning.ByTime old
            && after instanceof Partitioning.ByTime changed)
        ? old.unit() == changed.unit() && old.field().equals(changed.field())
        : before.equals(after);
  }

  private static PhysicalTable storage(
      CatalogTransaction transaction, Table before, Table after, PhysicalTable storage) {
    if (before.schema().equals(after.schema())) {
      return storage;
    }
    return transaction.alterStorage(storage, before.schema(), after.schema());
  }
}
