package dev.quern.sql.execution;

import dev.quern.catalog.Catalog;
import dev.quern.catalog.CatalogTransaction;
import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.catalog.ResourceProperties;
import dev.quern.domain.catalog.ResourceVersion;
import dev.quern.domain.catalog.Routine;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.sql.statement.AnalyzedStatement;
import dev.quern.sql.statement.DefinitionStatement;
import dev.quern.storage.duckdb.EngineConflictException;
import dev.quern.storage.duckdb.function.TransactionKernels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;

/**
 * What the statements of one script or session share: temporary tables and functions, and the
 * transaction that is open. Used by one thread at a time. Temporary tables lie in a dataset of
 * their own, which goes when the session is closed. Source: "Multi-statement transactions", "Work
 * with sessions".
 */
public final class EngineSession implements AutoCloseable {

  private static final String DATASET_PREFIX = "_script";

  private final Catalog catalog;
  private final EngineQueries engine;
  private final DatasetReference temporaryTables;
  private final String location;
  private final Map<String, Routine> functions = new HashMap<>();
  private Optional<CatalogTransaction> transaction = Optional.empty();
  private Optional<TransactionKernels> kernels = Optional.empty();
  private Optional<String> transactionId = Optional.empty();
  private boolean aborted;

  /** A session without anything in it. */
  EngineSession(Catalog catalog, EngineQueries engine, String projectId, String location) {
    this.catalog = catalog;
    this.engine = engine;
    this.location = location;
    this.temporaryTables =
        new DatasetReference(
            projectId, DATASET_PREFIX + UUID.randomUUID().toString().replace("-", ""));
  }

  /** Whether a dataset is one that holds temporary tables. */
  public static boolean isTemporary(DatasetReference dataset) {
    return dataset.datasetId().startsWith(DATASET_PREFIX);
  }

  /** Where temporary tables lie. */
  public DatasetReference temporaryTables() {
    return temporaryTables;
  }

  /** A temporary function, by its name. */
  public Optional<Routine> function(String name) {
    return Optional.ofNullable(functions.get(name));
  }

  /** The catalog as statements see it, with what the open transaction has changed. */
  CatalogView view() {
    return transaction.map(CatalogTransaction::view).orElseGet(catalog::view);
  }

  Optional<CatalogTransaction> transaction() {
    return transaction;
  }

  /** The kernels of the open transaction. */
  Optional<TransactionKernels> kernels() {
    return transaction.isPresent() ? kernels : Optional.empty();
  }

  /** The name of the open transaction. */
  public Optional<String> transactionId() {
    return transaction.isPresent() ? transactionId : Optional.empty();
  }

  /** Whether a transaction is open. */
  public boolean inTransaction() {
    return transaction.isPresent();
  }

  /** Changes the catalog, in the open transaction or at once. */
  <T> T change(Function<? super CatalogTransaction, ? extends T> work) {
    return transaction.isPresent() ? work.apply(transaction.get()) : catalog.change(work);
  }

  /** Adds a temporary function. */
  String define(Routine routine, DefinitionStatement.CreateMode mode) {
    String name = routine.reference().routineId();
    boolean exists = functions.containsKey(name);
    if (exists && mode == DefinitionStatement.CreateMode.CREATE) {
      throw new BigQueryException(
          ErrorReason.DUPLICATE, "Already Exists: Routine " + routine.reference());
    }
    if (exists && mode == DefinitionStatement.CreateMode.IF_NOT_EXISTS) {
      return "SKIP";
    }
    functions.put(name, routine);
    return exists ? "REPLACE" : "CREATE";
  }

  /** Temporary functions that are forgotten at the end of a trial. */
  public interface Trial extends AutoCloseable {

    @Override
    void close();
  }

  /** A time, until it is closed, after which the temporary functions are again those of now. */
  public Trial trial() {
    Map<String, Routine> before = Map.copyOf(functions);
    return () -> {
      functions.clear();
      functions.putAll(before);
    };
  }

  /** Makes sure that there is a dataset for temporary tables. */
  public void ensureTemporaryTables() {
    change(tx -> {
      if (tx.view().dataset(temporaryTables).isEmpty()) {
        tx.createDataset(
            new Dataset(
                temporaryTables,
                location,
                ResourceProperties.NONE,
                Dataset.Defaults.NONE,
                List.of(),
                OptionalLong.empty(),
                Optional.empty(),
                false,
                ResourceVersion.NONE));
      }
      return true;
    });
  }

  /** BEGIN TRANSACTION. */
  public void begin() {
    if (transaction.isPresent() || aborted) {
      throw invalid("Transaction is already active: nested transactions are not supported");
    }
    kernels = Optional.of(engine.forTransaction());
    transaction = Optional.of(catalog.begin());
    transactionId = Optional.of(UUID.randomUUID().toString());
  }

  /** COMMIT TRANSACTION. */
  public void commit() {
    requireIntact();
    CatalogTransaction open =
        transaction.orElseThrow(() -> invalid("There is no active transaction to commit"));
    transaction = Optional.empty();
    try (open) {
      open.commit();
    } catch (EngineConflictException e) {
      throw aborted();
    }
  }

  /** The error that another transaction was faster. */
  static BigQueryException aborted() {
    return invalid("Transaction is aborted due to concurrent update");
  }

  /** ROLLBACK TRANSACTION. */
  public void rollback() {
    if (aborted) {
      aborted = false;
      return;
    }
    transaction.orElseThrow(() -> invalid("There is no active transaction to roll back")).close();
    transaction = Optional.empty();
  }

  /** Undoes the transaction that is open, if one is. */
  public void abandonTransaction() {
    transaction.ifPresent(CatalogTransaction::close);
    transaction = Optional.empty();
    aborted = false;
  }

  /**
   * After a failure: the engine may have given up the transaction. Then nothing of it remains, and
   * it takes no more changes, until it is rolled back.
   */
  public void checkTransaction() {
    if (transaction.isPresent()) {
      try {
        transaction.get().connection().execute("SELECT 1");
      } catch (BigQueryException e) {
        abandonTransaction();
        aborted = true;
      }
    }
  }

  private void requireIntact() {
    if (aborted) {
      throw invalid("Transaction is aborted because of an earlier error; roll it back");
    }
  }

  /** Refuses what transactions do not take. */
  void requireAllowed(AnalyzedStatement statement) {
    if (!(statement instanceof AnalyzedStatement.QueryStatement)) {
      requireIntact();
    }
    if (transaction.isEmpty() || !(statement instanceof DefinitionStatement definition)) {
      return;
    }
    boolean temporary =
        switch (definition) {
          case DefinitionStatement.CreateTable create -> isTemporary(create.reference().dataset());
          case DefinitionStatement.DropTable drop -> isTemporary(drop.reference().dataset());
          case DefinitionStatement.AlterTable alter -> isTemporary(alter.reference().dataset());
          case DefinitionStatement.CreateRoutine create -> create.temporary();
          case DefinitionStatement _ -> false;
        };
    if (!temporary) {
      throw invalid(
          "DDL statements are not supported in a transaction, except those creating or dropping"
              + " temporary tables or temporary functions.");
    }
  }

  private static BigQueryException invalid(String message) {
    return new BigQueryException(ErrorReason.INVALID_QUERY, "query", message);
  }

  /** Undoes the open transaction and drops the temporary tables. */
  @Override
  public void close() {
    abandonTransaction();
    if (catalog.view().dataset(temporaryTables).isPresent()) {
      catalog.change(tx -> {
        tx.eraseDataset(temporaryTables);
        return true;
      });
    }
  }
}
