package dev.quern.catalog;

import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.catalog.IamPolicy;
import dev.quern.domain.catalog.PartitionSize;
import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.TableSchema;
import dev.quern.storage.Engine;
import dev.quern.storage.duckdb.EngineConflictException;
import dev.quern.storage.table.CommitClock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * The catalog of one server. Readers take {@link #view} and keep it as long as they like; writers
 * use {@link #change} or {@link #begin}.
 */
public final class Catalog {

  private static final int ATTEMPTS_BESIDE_OTHERS = 3;
  private static final int ATTEMPTS = 10;
  private static final int LOG_SLACK = 1000;

  private final CatalogStore store;
  private final StorageSizes sizes;
  private final CommitClock commits;
  private final Versions versions;
  private final PhysicalNames names = new PhysicalNames();
  private final Object commitLock = new Object();

  /** Shared by changes that run beside each other; held alone by one that lost too often. */
  private final ReadWriteLock changing = new ReentrantReadWriteLock(true);

  private volatile CatalogSnapshot current;
  private long sequence;

  Catalog(CatalogStore store, CommitClock commits, InstantSource clock) {
    this.store = store;
    this.sizes = new StorageSizes(store);
    this.commits = commits;
    this.versions = new Versions(clock);
    CatalogSnapshot loaded = CatalogSnapshot.empty(clock);
    List<LogEntry> log = store.load();
    for (LogEntry entry : log) {
      Edit edit = EditCodec.decode(entry);
      if (edit instanceof Edit.PutTable(Table table)) {
        table.storage().ifPresent(names::reserve);
      }
      loaded = loaded.apply(edit);
      sequence = entry.sequence();
    }
    this.current = loaded;
    compact(log.size());
  }

  /** Leaves out of the log what later entries have overtaken, once that is most of it. */
  private void compact(int logged) {
    List<Edit> living = current.edits();
    if (logged > LOG_SLACK + 2 * living.size()) {
      long first = sequence;
      sequence += living.size();
      store.replace(
          IntStream.range(0, living.size())
              .mapToObj(i -> EditCodec.encode(first + i + 1, living.get(i)))
              .toList());
    }
  }

  /**
   * The catalog of a database.
   *
   * @param engine the database
   * @param clock tells when tables expire
   */
  public static Catalog open(Engine engine, InstantSource clock) {
    return new Catalog(
        new DuckStore(engine.connections(), engine.database().tableVersions()),
        engine.clock(),
        clock);
  }

  /** The catalog as it is now; does not change afterwards, save that tables in it expire. */
  public CatalogView view() {
    return current;
  }

  /**
   * Whether the catalog has changed since a view of it was taken; waits for a change that is just
   * being committed.
   */
  @SuppressWarnings("ReferenceEquality") // Every change makes a new snapshot.
  public boolean hasChangedSince(CatalogView view) {
    synchronized (commitLock) {
      return current != view;
    }
  }

  /**
   * The IAM policy of a table or routine, if one was set.
   *
   * @param resource {@code tables/} or {@code routines/} and an id
   */
  public Optional<IamPolicy> iamPolicy(DatasetReference dataset, String resource) {
    return current.iamPolicy(dataset, resource);
  }

  /** Begins a transaction; close it in any case. */
  public CatalogTransaction begin() {
    CatalogSnapshot base = current;
    return new CatalogTransaction(this, store.begin(), base);
  }

  /**
   * Runs {@code work} in a transaction and commits; when another transaction was faster, runs it
   * again on the newer catalog, in the end without others beside it. The work must have no effect
   * outside the transaction.
   */
  public <T> T change(Function<? super CatalogTransaction, ? extends T> work) {
    for (int attempt = 1; ; attempt++) {
      Lock lock = attempt > ATTEMPTS_BESIDE_OTHERS ? changing.writeLock() : changing.readLock();
      lock.lock();
      try {
        return changeOnce(work);
      } catch (ConcurrentChangeException | EngineConflictException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      } finally {
        lock.unlock();
      }
    }
  }

  private <T> T changeOnce(Function<? super CatalogTransaction, ? extends T> work) {
    try (CatalogTransaction transaction = begin()) {
      T result = work.apply(transaction);
      transaction.commit();
      return result;
    }
  }

  /**
   * Forgets dropped tables and datasets, with their rows.
   *
   * @param earliest since when a dataset remembers, microseconds since the epoch
   */
  public void forgetDropped(ToLongFunction<Dataset> earliest) {
    current
        .datasetsWithDropped()
        .forEach((reference, dataset) -> {
          long before = earliest.applyAsLong(dataset);
          if (current.hasDropped(reference, before)) {
            change(transaction -> {
              transaction.forget(reference, before);
              return transaction;
            });
          }
        });
  }

  /** Removes the tables that have expired; they can be brought back like dropped ones. */
  public void removeExpired() {
    for (TableReference table : current.expiredTables()) {
      change(transaction -> {
        transaction.removeExpired(table);
        return transaction;
      });
    }
  }

  /** The number of rows committed to a table's storage. */
  public long rowCount(PhysicalTable storage) {
    return sizes.rowCount(storage);
  }

  /** The number of rows committed to a table's storage that meet a condition of the engine. */
  public long rowCount(PhysicalTable storage, String condition) {
    return store.rowCount(storage, condition);
  }

  /**
   * Tells one state of a table's committed rows from another, within this process; empty while it
   * changes.
   */
  public OptionalLong dataVersion(PhysicalTable storage) {
    return store.version(storage);
  }

  /** The logical bytes of a table's committed rows, as BigQuery counts them. */
  public long logicalBytes(PhysicalTable storage, TableSchema schema) {
    return sizes.logicalBytes(storage, schema);
  }

  CommitClock commits() {
    return commits;
  }

  /**
   * What each partition of a table holds, in the order of their ids; the whole of a table without
   * partitions, nothing of one that holds no rows at all.
   */
  public List<PartitionSize> partitions(Table table) {
    return store.partitions(table);
  }

  Versions versions() {
    return versions;
  }

  PhysicalNames names() {
    return names;
  }

  /** Commits a session and publishes its edits, unless they start from what is no longer so. */
  void commit(CatalogStore.Session session, CatalogSnapshot base, List<Edit> edits) {
    if (edits.isEmpty()) {
      session.commit();
      return;
    }
    synchronized (commitLock) {
      CatalogSnapshot before = current;
      CatalogSnapshot after = before;
      List<LogEntry> entries = new ArrayList<>(edits.size());
      long next = sequence;
      for (Edit edit : edits) {
        requireUnchanged(edit, base, before);
        entries.add(EditCodec.encode(++next, edit));
        after = after.apply(edit);
      }
      session.append(entries);
      session.commit();
      sequence = next;
      current = after;
    }
  }

  @SuppressWarnings("ReferenceEquality") // Snapshots share the objects that did not change.
  private static void requireUnchanged(Edit edit, CatalogSnapshot base, CatalogSnapshot now) {
    if (base == now) {
      return;
    }
    boolean datasetGone =
        base.node(edit.dataset()).isPresent() && now.node(edit.dataset()).isEmpty();
    if (datasetGone || !isSame(base.subject(edit), now.subject(edit))) {
      throw new ConcurrentChangeException(edit.dataset());
    }
  }

  @SuppressWarnings("ReferenceEquality") // Snapshots share the objects that did not change.
  private static boolean isSame(Optional<?> left, Optional<?> right) {
    return left.isPresent() ? right.isPresent() && left.get() == right.get() : right.isEmpty();
  }
}
