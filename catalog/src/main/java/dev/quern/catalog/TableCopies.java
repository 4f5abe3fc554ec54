package dev.quern.catalog;

import dev.quern.catalog.TimeTravel.TableAt;
import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.ResourceVersion;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.reference.TableReference;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes tables of other tables: columns, partitioning and clustering, and the rows. The rows are
 * copied, so that neither table keeps the other's history alive. What is returned is a draft, to be
 * given to {@link CatalogTransaction#createTable}. Sources: "Table clones", "Table snapshots",
 * "CREATE TABLE LIKE", "CREATE TABLE COPY".
 */
public final class TableCopies {

  private static final long MICROS_PER_MILLI = 1000;
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private TableCopies() {}

  /** An empty table like another. */
  public static Table like(CatalogTransaction transaction, Table source, TableReference target) {
    return draft(transaction, source, target, transaction.createStorage(source.schema()));
  }

  /** A table with the rows of another: COPY, CLONE and, of a snapshot, RESTORE. */
  public static Table copy(CatalogTransaction transaction, TableAt source, TableReference target) {
    return draft(transaction, source.table(), target, copyRows(transaction, source));
  }

  /** The same as CLONE: the table tells what it was made of. */
  public static Table cloned(
      CatalogTransaction transaction, TableAt source, TableReference target) {
    Table table = copy(transaction, source, target);
    TableReference base = source.table().reference();
    Instant time =
        Instant.EPOCH.plus(source.time().orElse(transaction.commitTime()), ChronoUnit.MICROS);
    String definition =
        MAPPER.writeValueAsString(
            Map.of(
                "baseTableReference",
                Map.of(
                    "projectId", base.projectId(),
                    "datasetId", base.datasetId(),
                    "tableId", base.tableId()),
                "cloneTime",
                time.toString()));
    return table.withProperties(
        table.properties().withStored(Table.CLONE_DEFINITION, Optional.of(definition)));
  }

  /** A snapshot of a table. */
  public static Table snapshot(
      CatalogTransaction transaction, TableAt source, TableReference target) {
    Table table = draft(transaction, source.table(), target, copyRows(transaction, source));
    TableDefinition.Base base = (TableDefinition.Base) table.definition();
    long time = source.time().orElse(transaction.commitTime());
    return table.withDefinition(
        new TableDefinition.Snapshot(
            base.storage(),
            base.partitioning(),
            base.clustering(),
            source.table().reference(),
            time / MICROS_PER_MILLI));
  }

  private static PhysicalTable copyRows(CatalogTransaction transaction, TableAt source) {
    PhysicalTable storage = source.storage();
    PhysicalTable copy = transaction.createStorageLike(source.table());
    if (!storage.columns().isEmpty()) {
      transaction
          .changes(copy)
          .insert("SELECT " + String.join(", ", storage.columns()) + " FROM " + source.relation());
    }
    return copy;
  }

  private static Table draft(
      CatalogTransaction transaction, Table source, TableReference target, PhysicalTable storage) {
    TableDefinition.Base definition =
        switch (source.definition()) {
          case TableDefinition.Base base -> base.withStorage(storage);
          case TableDefinition.Snapshot snapshot ->
              TableDefinition.Base.of(storage)
                  .withPartitioning(snapshot.partitioning(), snapshot.clustering());
          case TableDefinition.View _,
              TableDefinition.MaterializedView _,
              TableDefinition.External _ ->
              throw CatalogErrors.notAllowed(source);
        };
    String location =
        transaction
            .view()
            .dataset(target.dataset())
            .orElseThrow(() -> CatalogErrors.notFound(target.dataset()))
            .location();
    return new Table(
        target,
        source.schema(),
        definition,
        source.properties().withStored(Table.CLONE_DEFINITION, Optional.empty()),
        location,
        OptionalLong.empty(),
        source.defaultCollation(),
        source.defaultRoundingMode(),
        ResourceVersion.NONE);
  }
}
