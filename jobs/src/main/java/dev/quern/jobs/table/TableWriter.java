package dev.quern.jobs.table;

import dev.quern.catalog.CatalogErrors;
import dev.quern.catalog.CatalogTransaction;
import dev.quern.catalog.Partition;
import dev.quern.catalog.PartitionIds;
import dev.quern.catalog.rules.Inheritance;
import dev.quern.catalog.rules.TableRules;
import dev.quern.catalog.rules.WireTypes;
import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.catalog.Partitioning;
import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.ResourceVersion;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableConstraints;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.CreateDisposition;
import dev.quern.domain.job.Destination;
import dev.quern.domain.job.SchemaUpdateOption;
import dev.quern.domain.reference.DecoratedTable;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.storage.table.TableChanges;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Makes a job's destination ready to be written to, as its dispositions say. Source: {@code
 * createDisposition}, {@code writeDisposition} and {@code schemaUpdateOptions} of the REST types of
 * job configurations.
 */
public final class TableWriter {

  private final InstantSource clock;

  /** A writer whose new tables get their times from a clock. */
  public TableWriter(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * The table to write to, or the partition that a decorator names, within a transaction: made,
   * emptied or widened as needed.
   *
   * @param rows the columns of the rows to come
   * @throws BigQueryException {@code notFound}, {@code duplicate} or {@code invalid} when the
   *     dispositions forbid it
   */
  public WriteTarget prepare(
      CatalogTransaction transaction, Destination destination, TableSchema rows) {
    DecoratedTable name = DecoratedTable.of(destination.table());
    TableReference reference = name.table();
    Dataset dataset =
        transaction
            .view()
            .dataset(reference.dataset())
            .orElseThrow(() -> CatalogErrors.notFound(reference.dataset()));
    Optional<Table> existing = transaction.view().table(reference);
    if (existing.isEmpty()) {
      Table created = create(transaction, destination, dataset, rows);
      return new WriteTarget(created, Partition.of(created, name));
    }
    Table table = existing.get();
    requireSamePartitioning(table, destination);
    PhysicalTable storage =
        table
            .storage()
            .orElseThrow(() ->
                new BigQueryException(
                    ErrorReason.INVALID,
                    "Cannot write to "
                        + reference
                        + ", which is of type "
                        + table.definition().wireType()));
    Optional<Partition> partition = Partition.of(table, name);
    Table ready =
        switch (destination.write()) {
          case WRITE_EMPTY -> {
            requireEmpty(transaction, storage, partition, destination.table());
            yield widen(transaction, table, storage, destination, rows);
          }
          case WRITE_APPEND -> widen(transaction, table, storage, destination, rows);
          case WRITE_TRUNCATE_DATA -> {
            deleteRows(transaction, storage, partition);
            yield widen(transaction, table, storage, destination, rows);
          }
          case WRITE_TRUNCATE -> {
            if (partition.isEmpty()) {
              yield replace(transaction, table, storage, destination, rows);
            }
            deleteRows(transaction, storage, partition);
            yield widen(transaction, table, storage, destination, rows);
          }
        };
    return new WriteTarget(ready, partition);
  }

  private static void deleteRows(
      CatalogTransaction transaction, PhysicalTable storage, Optional<Partition> partition) {
    TableChanges changes = transaction.changes(storage);
    partition.map(Partition::condition).ifPresentOrElse(changes::deleteIf, changes::deleteAll);
  }

  /** A job that says how its table is divided must say what an existing table is. */
  private static void requireSamePartitioning(Table table, Destination destination) {
    if (destination.partitioning().isEmpty()) {
      return;
    }
    String expected = specification(table.partitioning());
    String given = specification(destination.partitioning());
    if (!expected.equals(given)) {
      throw new BigQueryException(
          ErrorReason.INVALID,
          "Incompatible table partitioning specification. Expects partitioning specification "
              + expected
              + ", but input partitioning specification is "
              + given);
    }
  }

  private static String specification(Optional<Partitioning> partitioning) {
    return switch (partitioning.orElse(null)) {
      case null -> "none";
      case Partitioning.ByTime time ->
          "interval(type:"
              + time.unit().name().toLowerCase(Locale.ROOT)
              + time.field().map(field -> ",field:" + field).orElse("")
              + ")";
      case Partitioning.ByRange range ->
          "range(field:%s,start:%d,end:%d,interval:%d)"
              .formatted(range.field(), range.start(), range.end(), range.interval());
    };
  }

  /**
   * How a new table is divided: as the job says; else, when a decorator names a time partition, by
   * the time of ingestion in partitions of that kind.
   */
  private static Optional<Partitioning> partitioning(Destination destination) {
    return destination
        .partitioning()
        .or(() ->
            DecoratedTable.of(destination.table())
                .partitionId()
                .flatMap(PartitionIds::unitOf)
                .map(
                    unit -> new Partitioning.ByTime(unit, Optional.empty(), OptionalLong.empty())));
  }

  private Table create(
      CatalogTransaction transaction, Destination destination, Dataset dataset, TableSchema rows) {
    if (destination.create() == CreateDisposition.CREATE_NEVER) {
      throw CatalogErrors.notFound(destination.table());
    }
    Optional<Partitioning> partitioning = partitioning(destination);
    Table draft =
        new Table(
            DecoratedTable.of(destination.table()).table(),
            rows,
            new TableDefinition.Base(
                new PhysicalTable("", List.of()),
                partitioning,
                destination.clustering(),
                destination.newTable().requirePartitionFilter(),
                TableConstraints.NONE),
            destination.newTable().properties(),
            dataset.location(),
            destination.newTable().expirationTime(),
            Optional.empty(),
            Optional.empty(),
            ResourceVersion.NONE);
    TableRules.require(draft, clock.millis());
    Table table = Inheritance.inherit(draft, dataset, clock.millis());
    return transaction.createTable(withStorage(table, transaction.createStorage(rows)));
  }

  private static Table withStorage(Table table, PhysicalTable storage) {
    return switch (table.definition()) {
      case TableDefinition.Base base -> table.withDefinition(base.withStorage(storage));
      case TableDefinition.View _,
          TableDefinition.MaterializedView _,
          TableDefinition.External _,
          TableDefinition.Snapshot _ ->
          throw new BigQueryException(
              ErrorReason.INVALID,
              "Cannot write to "
                  + table.reference()
                  + ", which is of type "
                  + table.definition().wireType());
    };
  }

  private static void requireEmpty(
      CatalogTransaction transaction,
      PhysicalTable storage,
      Optional<Partition> partition,
      TableReference name) {
    if (transaction.hasRow(storage, partition.map(Partition::condition).orElse("true"))) {
      throw CatalogErrors.duplicate(name);
    }
  }

  private Table replace(
      CatalogTransaction transaction,
      Table table,
      PhysicalTable storage,
      Destination destination,
      TableSchema rows) {
    if (table.schema().equals(rows)) {
      transaction.changes(storage).deleteAll();
      return transaction.replaceTable(table);
    }
    TableRules.requireClustering(rows, destination.clustering());
    table
        .partitioning()
        .ifPresent(partitioning -> TableRules.requirePartitioning(rows, partitioning));
    transaction.dropStorage(storage);
    return transaction.replaceTable(
        withStorage(table.withSchema(rows), transaction.createStorage(rows)));
  }

  /** Adds the columns that are new, where that is allowed. */
  private static Table widen(
      CatalogTransaction transaction,
      Table table,
      PhysicalTable storage,
      Destination destination,
      TableSchema rows) {
    boolean mayAdd = destination.schemaUpdates().contains(SchemaUpdateOption.ALLOW_FIELD_ADDITION);
    boolean mayRelax =
        destination.schemaUpdates().contains(SchemaUpdateOption.ALLOW_FIELD_RELAXATION);
    List<SchemaField> fields = new ArrayList<>(table.schema().fields());
    for (SchemaField field : rows.fields()) {
      int index = table.schema().indexOf(field.name());
      if (index < 0 && !mayAdd) {
        throw new BigQueryException(
            ErrorReason.INVALID,
            "Invalid schema update. Cannot add fields (field: " + field.name() + ")");
      }
      if (index < 0) {
        fields.add(field.mode() == FieldMode.REQUIRED ? field.withMode(FieldMode.NULLABLE) : field);
      } else {
        fields.set(index, relaxed(table, fields.get(index), field, mayRelax));
      }
    }
    if (mayRelax) {
      relaxMissing(fields, rows);
    }
    TableSchema schema = new TableSchema(fields);
    if (schema.equals(table.schema())) {
      return transaction.replaceTable(table);
    }
    PhysicalTable altered = transaction.alterStorage(storage, table.schema(), schema);
    return transaction.replaceTable(withStorage(table.withSchema(schema), altered));
  }

  private static void relaxMissing(List<SchemaField> fields, TableSchema rows) {
    fields.replaceAll(field ->
        field.mode() == FieldMode.REQUIRED && rows.field(field.name()).isEmpty()
            ? field.withMode(FieldMode.NULLABLE)
            : field);
  }

  private static SchemaField relaxed(
      Table table, SchemaField present, SchemaField coming, boolean mayRelax) {
    if (!present.elementType().equals(coming.elementType())
        && !(present.elementType().isStruct() && coming.elementType().isStruct())) {
      throw new BigQueryException(
          ErrorReason.INVALID,
          "Provided Schema does not match Table "
              + table.reference()
              + ". Field "
              + present.name()
              + " has changed type from "
              + WireTypes.name(present.elementType())
              + " to "
              + WireTypes.name(coming.elementType()));
    }
    return mayRelax && present.mode() == FieldMode.REQUIRED && coming.mode() == FieldMode.NULLABLE
        ? present.withMode(FieldMode.NULLABLE)
        : present;
  }
}
