package dev.quern.jobs.table;

import dev.quern.catalog.CatalogErrors;
import dev.quern.catalog.CatalogTransaction;
import dev.quern.catalog.rules.TableRules;
import dev.quern.catalog.rules.WireTypes;
import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.ResourceProperties;
import dev.quern.domain.catalog.ResourceVersion;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableConstraints;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.CreateDisposition;
import dev.quern.domain.job.Destination;
import dev.quern.domain.job.SchemaUpdateOption;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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
   * The table to write to, within a transaction: made, emptied or widened as needed.
   *
   * @param rows the columns of the rows to come
   * @throws BigQueryException {@code notFound}, {@code duplicate} or {@code invalid} when the
   *     dispositions forbid it
   */
  public Table prepare(CatalogTransaction transaction, Destination destination, TableSchema rows) {
    TableReference reference = destination.table();
    Dataset dataset =
        transaction
            .view()
            .dataset(reference.dataset())
            .orElseThrow(() -> CatalogErrors.notFound(reference.dataset()));
    Optional<Table> existing = transaction.view().table(reference);
    if (existing.isEmpty()) {
      return create(transaction, destination, dataset, rows);
    }
    Table table = existing.get();
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
    return switch (destination.write()) {
      case WRITE_EMPTY -> requireEmpty(transaction, table, storage, destination, rows);
      case WRITE_APPEND -> widen(transaction, table, storage, destination, rows);
      case WRITE_TRUNCATE_DATA -> {
        transaction.changes(storage).deleteAll();
        yield widen(transaction, table, storage, destination, rows);
      }
      case WRITE_TRUNCATE -> replace(transaction, table, storage, destination, rows);
    };
  }

  private Table create(
      CatalogTransaction transaction, Destination destination, Dataset dataset, TableSchema rows) {
    if (destination.create() == CreateDisposition.CREATE_NEVER) {
      throw CatalogErrors.notFound(destination.table());
    }
    OptionalLong lifetime = dataset.defaults().tableExpirationMs();
    Table draft =
        new Table(
            destination.table(),
            rows,
            new TableDefinition.Base(
                new PhysicalTable("", List.of()),
                destination.partitioning(),
                destination.clustering(),
                false,
                TableConstraints.NONE),
            ResourceProperties.NONE,
            dataset.location(),
            lifetime.isPresent()
                ? OptionalLong.of(clock.millis() + lifetime.getAsLong())
                : lifetime,
            Optional.empty(),
            Optional.empty(),
            ResourceVersion.NONE);
    TableRules.require(draft, clock.millis());
    return transaction.createTable(withStorage(draft, transaction.createStorage(rows)));
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

  private static Table requireEmpty(
      CatalogTransaction transaction,
      Table table,
      PhysicalTable storage,
      Destination destination,
      TableSchema rows) {
    if (transaction.rowCount(storage) > 0) {
      throw CatalogErrors.duplicate(table.reference());
    }
    return widen(transaction, table, storage, destination, rows);
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
    destination
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
