package dev.quern.jobs.table;

import dev.quern.catalog.Catalog;
import dev.quern.catalog.CatalogTransaction;
import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.statement.Cancellation;
import java.util.function.Function;

/** Transactions of jobs: stopped by their cancellation, tried again when others were faster. */
public final class Transactions {

  private final Catalog catalog;

  /** Transactions of a catalog. */
  public Transactions(Catalog catalog) {
    this.catalog = catalog;
  }

  /** What is committed. */
  public CatalogView view() {
    return catalog.view();
  }

  /** Runs work in a transaction and commits. */
  public <T> T run(Cancellation cancellation, Function<CatalogTransaction, T> work) {
    return catalog.change(transaction -> {
      Runnable interrupt = transaction.connection()::interrupt;
      cancellation.onCancel(interrupt);
      try {
        T result = work.apply(transaction);
        cancellation.check();
        return result;
      } finally {
        cancellation.remove(interrupt);
      }
    });
  }
}
