package dev.quern.catalog;

import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.catalog.IamPolicy;
import dev.quern.domain.catalog.Model;
import dev.quern.domain.catalog.Partitioning;
import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.Routine;
import dev.quern.domain.catalog.RowAccessPolicy;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableIndex;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.reference.ModelReference;
import dev.quern.domain.reference.RoutineReference;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.TableSchema;
import dev.quern.storage.duckdb.DuckConnection;
import dev.quern.storage.table.TableChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Changes of the catalog that take effect together, and together with the data written in the same
 * engine transaction. Used by one thread at a time; without {@link #commit} nothing happened.
 */
public final class CatalogTransaction implements AutoCloseable {

  private final Catalog catalog;
  private final CatalogStore.Session session;
  private final CatalogSnapshot base;
  private final List<Edit> edits = new ArrayList<>();
  private CatalogSnapshot working;
  private OptionalLong commitTime = OptionalLong.empty();

  CatalogTransaction(Catalog catalog, CatalogStore.Session session, CatalogSnapshot base) {
    this.catalog = catalog;
    this.session = session;
    this.base = base;
    this.working = base;
  }

  /** The catalog with this transaction's changes. */
  public CatalogView view() {
    return working;
  }

  /** The connection on which data is written that is to commit with the changes. */
  public DuckConnection connection() {
    return session.connection();
  }

  /** Deletes the rows of one partition of a table. */
  public void deletePartition(Table table, Partition partition) {
    changes(table.storage().orElseThrow()).deleteIf(partition.condition());
  }

  /** Changes of a table's rows that commit with the changes of the catalog. */
  public TableChanges changes(PhysicalTable storage) {
    return new TableChanges(connection(), storage, commitTime());
  }

  /** When what this transaction writes is written: microseconds since the epoch. */
  public long commitTime() {
    if (commitTime.isEmpty()) {
      commitTime = OptionalLong.of(catalog.commits().next());
    }
    return commitTime.getAsLong();
  }

  /**
   * Adds a dataset.
   *
   * @return the dataset with its version
   * @throws dev.quern.domain.error.BigQueryException {@code duplicate}
   */
  public Dataset createDataset(Dataset draft) {
    if (working.dataset(draft.reference()).isPresent()) {
      throw CatalogErrors.duplicate(draft.reference());
    }
    Dataset created = draft.withVersion(catalog.versions().created());
    edit(new Edit.PutDataset(created));
    return created;
  }

  /** Replaces a dataset's metadata; {@code notFound} when there is none. */
  public Dataset replaceDataset(Dataset changed) {
    Dataset before = requireDataset(changed.reference());
    Dataset after = changed.withVersion(catalog.versions().changed(before.version()));
    edit(new Edit.PutDataset(after));
    return after;
  }

  /**
   * Removes a dataset.
   *
   * @param deleteContents whether all it holds goes with it; else {@code resourceInUse} when it
   *     holds anything
   */
  public void deleteDataset(DatasetReference reference, boolean deleteContents) {
    DatasetNode node = working.node(reference).orElseThrow(() -> CatalogErrors.notFound(reference));
    boolean empty =
        working.tables(reference).isEmpty()
            && working.models(reference).isEmpty()
            && node.routines().isEmpty();
    if (!deleteContents && !empty) {
      throw CatalogErrors.inUse(reference);
    }
    working.droppedDataset(reference).ifPresent(earlier -> dropStorage(earlier.node()));
    edit(new Edit.DropDataset(reference, commitTime()));
  }

  /** Removes a dataset and all it holds for good; {@code notFound} when there is none. */
  public void eraseDataset(DatasetReference reference) {
    deleteDataset(reference, true);
    working.droppedDataset(reference).ifPresent(gone -> dropStorage(gone.node()));
    edit(new Edit.ForgetDataset(reference));
  }

  /**
   * Brings the dataset of this name that was removed last back, with all it held.
   *
   * @throws dev.quern.domain.error.BigQueryException {@code duplicate}; {@code notFound} when none
   *     is remembered
   */
  public void restoreDataset(DatasetReference reference) {
    if (working.dataset(reference).isPresent()) {
      throw CatalogErrors.duplicate(reference);
    }
    if (working.droppedDataset(reference).isEmpty()) {
      throw CatalogErrors.notFound(reference);
    }
    edit(new Edit.RestoreDataset(reference));
  }

  /**
   * Forgets the tables of a dataset, and the dataset of that name, that were removed before a time.
   *
   * @param before microseconds since the epoch
   */
  public void forget(DatasetReference reference, long before) {
    List<DroppedTable> tables =
        working.node(reference).stream()
            .flatMap(node -> node.dropped().values().stream())
            .filter(gone -> gone.time() < before)
            .toList();
    if (!tables.isEmpty()) {
      tables.forEach(gone -> dropStorage(gone.table()));
      edit(new Edit.ForgetTables(reference, before));
    }
    working
        .droppedDataset(reference)
        .filter(gone -> gone.time() < before)
        .ifPresent(gone -> {
          dropStorage(gone.node());
          edit(new Edit.ForgetDataset(reference));
        });
  }

  private void dropStorage(DatasetNode node) {
    node.tables().values().forEach(this::dropStorage);
    node.dropped().values().forEach(gone -> dropStorage(gone.table()));
  }

  /** Makes an empty place for the rows of a table that is to be created. */
  public PhysicalTable createStorage(TableSchema schema) {
    PhysicalTable storage = catalog.names().next(schema);
    session.createTable(storage, schema);
    return storage;
  }

  /** The same for rows of a table, with the pseudo-columns they have. */
  public PhysicalTable createStorageLike(Table table) {
    PhysicalTable storage = createStorage(table.schema());
    return table.partitioning().orElse(null) instanceof Partitioning.ByTime time
            && time.field().isEmpty()
        ? IngestionTime.addTo(session.connection(), storage, time.unit())
        : storage;
  }

  /**
   * Makes a table's place for rows fit another schema; the catalog entry is the caller's to change.
   *
   * @return the place as the table's definition is to name it
   */
  public PhysicalTable alterStorage(PhysicalTable storage, TableSchema before, TableSchema after) {
    return session.alterTable(storage, before, after);
  }

  /** Drops a place for rows; the catalog entry is the caller's to change. */
  public void dropStorage(PhysicalTable storage) {
    session.dropTable(storage);
  }

  /** The number of rows this transaction sees in a table. */
  public long rowCount(PhysicalTable storage) {
    return session.rowCount(storage);
  }

  /** The logical bytes, in some columns, of the rows that this transaction has added to a table. */
  public long addedBytes(Table table, TableSchema columns) {
    return LogicalSize.added(session.connection(), table, columns, commitTime());
  }

  /** Whether this transaction sees a row in a table that meets a condition of the engine. */
  public boolean hasRow(PhysicalTable storage, String condition) {
    return session.hasRow(storage, condition);
  }

  /**
   * Adds a table whose storage exists; one of the same name that has expired goes first.
   *
   * @return the table with its version
   * @throws dev.quern.domain.error.BigQueryException {@code duplicate}; {@code notFound} when there
   *     is no such dataset
   */
  public Table createTable(Table draft) {
    TableReference reference = draft.reference();
    requireDataset(reference.dataset());
    if (working.table(reference).isPresent()) {
      throw CatalogErrors.duplicate(reference);
    }
    working.storedTable(reference).ifPresent(this::drop);
    Table created =
        IngestionTime.prepare(session::connection, draft).withVersion(catalog.versions().created());
    edit(new Edit.PutTable(created));
    return created;
  }

  /** Replaces a table's metadata; {@code notFound} when there is none. */
  public Table replaceTable(Table changed) {
    Table before = requireTable(changed.reference());
    Table after =
        IngestionTime.prepare(session::connection, changed)
            .withVersion(catalog.versions().changed(before.version()));
    edit(new Edit.PutTable(after));
    return after;
  }

  /** Gives a table another name in its dataset; its rows stay where they are. */
  public Table renameTable(Table renamed, TableReference before) {
    Table old = requireTable(before);
    if (working.table(renamed.reference()).isPresent()) {
      throw CatalogErrors.duplicate(renamed.reference());
    }
    Table after = renamed.withVersion(catalog.versions().changed(old.version()));
    List<RowAccessPolicy> policies = List.copyOf(working.rowAccessPolicies(before));
    List<TableIndex> indexes = List.copyOf(working.indexes(before));
    edit(new Edit.RemoveTable(before));
    edit(new Edit.PutTable(after));
    policies.forEach(policy -> edit(new Edit.PutPolicy(policy.withTable(after.reference()))));
    indexes.forEach(index -> edit(new Edit.PutIndex(index.withTable(after.reference()))));
    return after;
  }

  /**
   * Removes a table; {@code notFound} when there is none. Its rows are kept for reads as of the
   * past until {@link #forget}.
   */
  public void deleteTable(TableReference reference) {
    drop(requireTable(reference));
  }

  /** Removes a table if it has expired. */
  void removeExpired(TableReference reference) {
    if (working.table(reference).isEmpty()) {
      working.storedTable(reference).ifPresent(this::drop);
    }
  }

  private void drop(Table table) {
    edit(
        table.storage().isPresent()
            ? new Edit.DropTable(table.reference(), commitTime())
            : new Edit.RemoveTable(table.reference()));
  }

  /** Adds a routine: {@code duplicate} or {@code notFound} as for tables. */
  public Routine createRoutine(Routine draft) {
    requireDataset(draft.reference().dataset());
    if (working.routine(draft.reference()).isPresent()) {
      throw CatalogErrors.duplicate(draft.reference());
    }
    Routine created = draft.withVersion(catalog.versions().created());
    edit(new Edit.PutRoutine(created));
    return created;
  }

  /** Replaces a routine; {@code notFound} when there is none. */
  public Routine replaceRoutine(Routine changed) {
    Routine before =
        working
            .routine(changed.reference())
            .orElseThrow(() -> CatalogErrors.notFound(changed.reference()));
    Routine after = changed.withVersion(catalog.versions().changed(before.version()));
    edit(new Edit.PutRoutine(after));
    return after;
  }

  /** Removes a routine; {@code notFound} when there is none. */
  public void deleteRoutine(RoutineReference reference) {
    requireDataset(reference.dataset());
    if (working.routine(reference).isEmpty()) {
      throw CatalogErrors.notFound(reference);
    }
    edit(new Edit.RemoveRoutine(reference));
  }

  /** Adds a model: {@code duplicate} or {@code notFound} as for tables. */
  public Model createModel(Model draft) {
    requireDataset(draft.reference().dataset());
    if (working.model(draft.reference()).isPresent()) {
      throw CatalogErrors.duplicate(draft.reference());
    }
    Model created = draft.withVersion(catalog.versions().created());
    edit(new Edit.PutModel(created));
    return created;
  }

  /** Replaces a model's metadata; {@code notFound} when there is none. */
  public Model replaceModel(Model changed) {
    Model before = requireModel(changed.reference());
    Model after = changed.withVersion(catalog.versions().changed(before.version()));
    edit(new Edit.PutModel(after));
    return after;
  }

  /** Removes a model; {@code notFound} when there is none. */
  public void deleteModel(ModelReference reference) {
    requireModel(reference);
    edit(new Edit.RemoveModel(reference));
  }

  /** Gives a table or routine, which the caller has made sure is there, an IAM policy. */
  public IamPolicy putIamPolicy(IamPolicy policy) {
    requireDataset(policy.dataset());
    edit(new Edit.PutIamPolicy(policy));
    return policy;
  }

  /** The IAM policy of a table or routine, as this transaction sees it. */
  public Optional<IamPolicy> iamPolicy(DatasetReference dataset, String resource) {
    return working.iamPolicy(dataset, resource);
  }

  /** Adds an index, or puts it in the place of one of its name. */
  public TableIndex putIndex(TableIndex draft) {
    requireTable(draft.table());
    TableIndex created = draft.withVersion(catalog.versions().created());
    edit(new Edit.PutIndex(created));
    return created;
  }

  /** Removes an index, if there is one. */
  public void deleteIndex(TableReference table, String name) {
    requireTable(table);
    edit(new Edit.RemoveIndex(table, name));
  }

  /** Adds a row access policy: {@code duplicate} or {@code notFound} as for tables. */
  public RowAccessPolicy createRowAccessPolicy(RowAccessPolicy draft) {
    requireTable(draft.table());
    if (working.rowAccessPolicy(draft.table(), draft.policyId()).isPresent()) {
      throw CatalogErrors.duplicate(draft);
    }
    RowAccessPolicy created = draft.withVersion(catalog.versions().created());
    edit(new Edit.PutPolicy(created));
    return created;
  }

  /** Replaces a row access policy; {@code notFound} when there is none. */
  public RowAccessPolicy replaceRowAccessPolicy(RowAccessPolicy changed) {
    RowAccessPolicy before = requirePolicy(changed.table(), changed.policyId());
    RowAccessPolicy after = changed.withVersion(catalog.versions().changed(before.version()));
    edit(new Edit.PutPolicy(after));
    return after;
  }

  /** Removes a row access policy; {@code notFound} when there is none. */
  public void deleteRowAccessPolicy(TableReference table, String policyId) {
    requirePolicy(table, policyId);
    edit(new Edit.RemovePolicy(table, policyId));
  }

  /**
   * Makes the changes durable and visible.
   *
   * @throws ConcurrentChangeException when another transaction changed the same resources first;
   *     then nothing happened
   */
  public void commit() {
    catalog.commit(session, base, edits);
  }

  /** Gives up what was not committed. */
  @Override
  public void close() {
    session.close();
  }

  private Dataset requireDataset(DatasetReference reference) {
    return working.dataset(reference).orElseThrow(() -> CatalogErrors.notFound(reference));
  }

  private Table requireTable(TableReference reference) {
    requireDataset(reference.dataset());
    return working.table(reference).orElseThrow(() -> CatalogErrors.notFound(reference));
  }

  private Model requireModel(ModelReference reference) {
    requireDataset(reference.dataset());
    return working.model(reference).orElseThrow(() -> CatalogErrors.notFound(reference));
  }

  private RowAccessPolicy requirePolicy(TableReference table, String policyId) {
    requireTable(table);
    return working
        .rowAccessPolicy(table, policyId)
        .orElseThrow(() -> CatalogErrors.policyNotFound(table, policyId));
  }

  private void dropStorage(Table table) {
    Optional<PhysicalTable> storage = table.storage();
    storage.ifPresent(session::dropTable);
  }

  private void edit(Edit edit) {
    edits.add(edit);
    working = working.apply(edit);
  }
}
