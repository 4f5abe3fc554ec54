package dev.quern.storage.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.statement.Cancellation;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.storage.Engine;
import dev.quern.storage.duckdb.ConnectionPool;
import dev.quern.storage.duckdb.DuckConnection;
import dev.quern.storage.duckdb.DuckOptions;
import dev.quern.storage.duckdb.Rows;
import dev.quern.storage.vector.VectorValues;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrentWritesTest {

  private static final PhysicalTable TABLE = new PhysicalTable("t", List.of("a", "b"));
  private static final PhysicalTable OTHER = new PhysicalTable("u", List.of("a", "b"));
  private static final List<SqlType> TYPES = List.of(ScalarType.INT64, ScalarType.STRING);

  @TempDir Path folder;
  private Engine engine;

  @BeforeEach
  void open() {
    engine =
        Engine.open(DuckOptions.IN_MEMORY.inFile(folder.resolve("t.db")), InstantSource.system());
    try (DuckConnection connection = engine.database().connect()) {
      PhysicalTables.create(connection, TABLE, TYPES);
      PhysicalTables.create(connection, OTHER, TYPES);
    }
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private static List<RowBatch> rows(long... numbers) {
    return List.of(
        VectorValues.PLAIN.batch(
            TYPES,
            List.of(
                LongStream.of(numbers).<Value>mapToObj(Value.Int64::new).toList(),
                LongStream.of(numbers)
                    .<Value>mapToObj(n -> new Value.Text("row number " + n))
                    .toList())));
  }

  private List<String> query(String sql) {
    return Rows.of(engine.database(), sql);
  }

  @Test
  void commitsAppendsOfManyThreadsInFewTransactions() throws Exception {
    int threads = 16;
    long appends = 25;
    try (var executor = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> all = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        long first = thread * 1000L;
        all.add(
            executor.submit(() -> {
              for (long i = 0; i < appends; i++) {
                long time =
                    engine
                        .committer()
                        .append(i % 2 == 0 ? TABLE : OTHER, TYPES, rows(first + i, -1));
                assertThat(time).isPositive();
              }
            }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
    assertThat(
            query(
                "SELECT count(*), count(DISTINCT a) FROM (SELECT * FROM t UNION ALL SELECT * FROM u)"))
        .containsExactly("800, 401");
    assertThat(
            Long.parseLong(
                query("SELECT count(DISTINCT _v) FROM (SELECT * FROM t UNION ALL SELECT * FROM u)")
                    .getFirst()))
        .isLessThan(threads * appends);
  }

  @Test
  void showsAnAppendToTheNextStatement() {
    for (int i = 0; i < 20; i++) {
      engine.committer().append(TABLE, TYPES, rows(i));
      assertThat(query("SELECT max(a) FROM t")).containsExactly(String.valueOf(i));
    }
  }

  @Test
  void failsOnlyTheAppendThatIsBad() throws Exception {
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch queued = new CountDownLatch(3);
    try (var executor = Executors.newFixedThreadPool(4)) {
      // Holds the committer until the others wait together.
      Future<Long> slow =
          executor.submit(() ->
              engine
                  .committer()
                  .append(
                      TABLE,
                      TYPES,
                      rows(1),
                      _ -> {
                        first.countDown();
                        await(queued);
                      }));
      first.await();
      List<Future<Long>> others = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        long number = 10L + i;
        others.add(
            executor.submit(() -> {
              queued.countDown();
              return engine
                  .committer()
                  .append(
                      TABLE,
                      TYPES,
                      rows(number),
                      _ -> {
                        if (number == 11) {
                          throw new BigQueryException(ErrorReason.INVALID, "bad row");
                        }
                      });
            }));
      }
      slow.get();
      others.get(0).get();
      assertThatThrownBy(others.get(1)::get).hasRootCauseMessage("bad row");
      others.get(2).get();
    }
    assertThat(query("SELECT a FROM t ORDER BY a")).containsExactly("1", "10", "12");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void queuesConflictingChangesOfOneTable() throws Exception {
    engine.committer().append(TABLE, TYPES, rows(0));
    int threads = 8;
    int changes = 10;
    try (var executor = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> all = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        all.add(
            executor.submit(() -> {
              for (int i = 0; i < changes; i++) {
                increment();
              }
            }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
    assertThat(query("SELECT a FROM t")).containsExactly("80");
    assertThat(query("SELECT count(*), count(DISTINCT _x) FROM t_h")).containsExactly("80, 80");
    assertThat(engine.writeQueue().busyTables()).isZero();
  }

  private void increment() {
    try (WriteQueue.Turn _ = engine.writeQueue().take(TABLE, new Cancellation())) {
      Conflicts.retry(this::incrementOnce);
    }
  }

  private long incrementOnce() {
    try (ConnectionPool.Lease lease = engine.connections().lease()) {
      DuckConnection connection = lease.connection();
      connection.begin();
      long changed =
          new TableChanges(connection, TABLE, engine.clock().next())
              .update(List.of(0), "SELECT rowid, a + 1 FROM t");
      connection.commit();
      return changed;
    }
  }

  @Test
  void repeatsATransactionThatLosesAConflict() throws Exception {
    engine.committer().append(TABLE, TYPES, rows(0));
    try (DuckConnection rival = engine.database().connect();
        var executor = Executors.newSingleThreadExecutor()) {
      rival.begin();
      new TableChanges(rival, TABLE, engine.clock().next())
          .update(List.of(1), "SELECT rowid, 'rival' FROM t");
      CountDownLatch tried = new CountDownLatch(2);
      Future<Long> change =
          executor.submit(() ->
              Conflicts.retry(() -> {
                tried.countDown();
                return incrementOnce();
              }));
      assertThat(tried.await(10, TimeUnit.SECONDS)).isTrue();
      rival.commit();
      assertThat(change.get()).isEqualTo(1);
    }
    assertThat(query("SELECT a, b FROM t")).containsExactly("1, rival");
  }

  @Test
  void givesEveryCommitALaterTime() {
    CommitClock clock = new CommitClock(InstantSource.fixed(Instant.ofEpochSecond(5, 1500)));
    assertThat(clock.next()).isEqualTo(5_000_001);
    assertThat(clock.next()).isEqualTo(5_000_002);
  }

  @Test
  void leavesTheQueueWhenCancelled() throws Exception {
    Cancellation cancellation = new Cancellation();
    WriteQueue queue = engine.writeQueue();
    try (WriteQueue.Turn _ = queue.take(TABLE, new Cancellation());
        var executor = Executors.newFixedThreadPool(2)) {
      Future<WriteQueue.Turn> cancelled = executor.submit(() -> queue.take(TABLE, cancellation));
      cancellation.cancel(new BigQueryException(ErrorReason.STOPPED, "no more"));
      assertThatThrownBy(cancelled::get).hasRootCauseMessage("no more");
      assertThat(queue.busyTables()).isEqualTo(1);
    }
    assertThat(queue.busyTables()).isZero();
  }

  @Test
  void givesTurnsInTheOrderOfComing() {
    WriteQueue queue = engine.writeQueue();
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    try (WriteQueue.Turn _ = queue.take(TABLE, new Cancellation())) {
      for (int i = 0; i < 5; i++) {
        int number = i;
        Thread thread =
            Thread.startVirtualThread(() -> {
              try (WriteQueue.Turn _ = queue.take(TABLE, new Cancellation())) {
                order.add(number);
              }
            });
        threads.add(thread);
        while (thread.getState() != Thread.State.WAITING) {
          Thread.onSpinWait();
        }
      }
    }
    threads.forEach(ConcurrentWritesTest::join);
    assertThat(order).containsExactly(0, 1, 2, 3, 4);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
