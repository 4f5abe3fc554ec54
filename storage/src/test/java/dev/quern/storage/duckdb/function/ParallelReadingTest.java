package dev.quern.storage.duckdb.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.duckdb.DuckConnection;
import dev.quern.storage.duckdb.DuckDatabase;
import dev.quern.storage.duckdb.DuckOptions;
import dev.quern.storage.kernel.VectorWriter;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ParallelReadingTest {

  /** Two parts of a thousand rows, the first of which waits for the second to be read. */
  private static final class TwoParts implements JavaTable, JavaTable.Reading {

    private final CountDownLatch together = new CountDownLatch(2);
    private final AtomicInteger parts = new AtomicInteger(2);
    private final AtomicInteger met = new AtomicInteger();

    @Override
    public List<SqlType> types() {
      return List.of(ScalarType.INT64);
    }

    @Override
    public boolean isUnordered() {
      return true;
    }

    @Override
    public Scan scan(List<Integer> columns) {
      throw new IllegalStateException("read by many threads");
    }

    @Override
    public Reading read(List<Integer> columns) {
      return this;
    }

    @Override
    public int maxThreads() {
      return 2;
    }

    @Override
    public Scan scan() {
      return this::next;
    }

    private int next(List<VectorWriter> columns) {
      if (parts.getAndDecrement() <= 0) {
        return 0;
      }
      together.countDown();
      try {
        met.addAndGet(together.await(5, TimeUnit.SECONDS) ? 1 : 0);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      for (int row = 0; row < 1000; row++) {
        columns.getFirst().setLong(row, row);
      }
      return 1000;
    }
  }

  @Test
  void insertsByManyThreadsWhereTheOrderDoesNotMatter() {
    try (DuckDatabase database = DuckDatabase.open(DuckOptions.IN_MEMORY);
        DuckConnection connection = database.connect()) {
      JavaTables tables = new JavaTables(database);
      connection.execute("SET threads = 2");
      connection.execute("CREATE TABLE t (a BIGINT)");
      TwoParts rows = new TwoParts();

      try (JavaTables.Shown shown = tables.show(rows)) {
        connection.execute("INSERT INTO t SELECT f0 FROM " + shown.sql());
      }

      assertThat(rows.met.get()).isEqualTo(2);
    }
  }
}
