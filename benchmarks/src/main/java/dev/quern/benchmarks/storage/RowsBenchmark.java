package dev.quern.benchmarks.storage;

import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.data.KeptRows;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.Engine;
import dev.quern.storage.duckdb.ConnectionPool;
import dev.quern.storage.duckdb.DuckConnection;
import dev.quern.storage.duckdb.DuckOptions;
import dev.quern.storage.duckdb.function.BatchTable;
import dev.quern.storage.result.ResultOptions;
import dev.quern.storage.result.ResultStore;
import dev.quern.storage.table.PhysicalTables;
import dev.quern.storage.table.TableChanges;
import dev.quern.storage.vector.HeapVectorWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Rows per second into tables, out of them, and through the store of results. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class RowsBenchmark {

  private static final int BATCH_ROWS = 2048;
  private static final int BATCHES = 100;
  private static final int ROWS = BATCH_ROWS * BATCHES;
  private static final List<SqlType> TYPES =
      List.of(ScalarType.INT64, ScalarType.FLOAT64, ScalarType.STRING, ScalarType.TIMESTAMP);
  private static final PhysicalTable FULL =
      new PhysicalTable("t1", List.of("c0", "c1", "c2", "c3"));
  private static final PhysicalTable FILLING = new PhysicalTable("t2", FULL.columns());
  private static final TableSchema SCHEMA =
      new TableSchema(
          List.of(
              SchemaField.of("a", TYPES.get(0)),
              SchemaField.of("b", TYPES.get(1)),
              SchemaField.of("c", TYPES.get(2)),
              SchemaField.of("d", TYPES.get(3))));

  private final Engine engine = Engine.open(DuckOptions.IN_MEMORY, InstantSource.system());
  private final RowBatch batch = batch();
  private final ResultStore results =
      new ResultStore(
          ResultOptions.in(Path.of(System.getProperty("java.io.tmpdir"), "quern-benchmark")),
          InstantSource.system());
  private final long filled = fill();
  private final KeptRows kept = keep();

  private static RowBatch batch() {
    List<HeapVectorWriter> writers = TYPES.stream().map(HeapVectorWriter::new).toList();
    for (int row = 0; row < BATCH_ROWS; row++) {
      writers.get(0).setLong(row, row);
      writers.get(1).setDouble(row, row / 2.0);
      writers.get(2).setString(row, "a text for row " + row);
      writers.get(3).setLong(row, 1_700_000_000_000_000L + row);
    }
    return new RowBatch(
        BATCH_ROWS, writers.stream().map(writer -> writer.toVector(BATCH_ROWS)).toList());
  }

  /** Fills a table and changes some of its rows; gives the time between. */
  private long fill() {
    try (DuckConnection connection = engine.database().connect()) {
      PhysicalTables.create(connection, FULL, TYPES);
      append(connection, FULL);
      long time = engine.clock().next();
      new TableChanges(connection, FULL, engine.clock().next())
          .update(List.of(1), "SELECT rowid, c1 + 1 FROM t1 WHERE c0 % 100 = 0");
      return time;
    }
  }

  private long append(DuckConnection connection, PhysicalTable table) {
    return new TableChanges(connection, table, engine.clock().next())
        .insert(
            engine.javaTables(),
            new BatchTable(TYPES, Collections.nCopies(BATCHES, batch).iterator()));
  }

  private KeptRows keep() {
    try (ConnectionPool.Lease lease = engine.connections().lease()) {
      return results.keep(lease.connection().query("SELECT c0, c1, c2, c3 FROM t1", SCHEMA));
    }
  }

  /** An empty table to fill. */
  @Setup(Level.Iteration)
  public void makeTable() {
    try (DuckConnection connection = engine.database().connect()) {
      PhysicalTables.create(connection, FILLING, TYPES);
    }
  }

  /** Drops the table that was filled. */
  @TearDown(Level.Iteration)
  public void dropTable() {
    try (DuckConnection connection = engine.database().connect()) {
      PhysicalTables.drop(connection, FILLING);
    }
  }

  /** Closes the database. */
  @TearDown
  public void close() {
    results.close();
    engine.close();
  }

  /** Many rows in one transaction. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long appendMany() {
    try (ConnectionPool.Lease lease = engine.connections().lease()) {
      return append(lease.connection(), FILLING);
    }
  }

  /** A small append that waits for its commit; requests, not rows. */
  @Benchmark
  public long appendFew() {
    return engine.committer().append(FILLING, TYPES, List.of(new RowBatch(1, batch.columns())));
  }

  /** Reads rows as of before a change. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long readThePast() {
    return read("SELECT c0, c1, c2, c3 FROM " + PhysicalTables.asOf(FULL, filled));
  }

  /** Reads the rows there are. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long readThePresent() {
    return read("SELECT c0, c1, c2, c3 FROM t1");
  }

  private long read(String sql) {
    try (ConnectionPool.Lease lease = engine.connections().lease();
        RowStream rows = lease.connection().query(sql, SCHEMA)) {
      return count(rows);
    }
  }

  private static long count(RowStream rows) {
    long count = 0;
    for (Optional<RowBatch> next = rows.next(); next.isPresent(); next = rows.next()) {
      count += next.get().rowCount();
    }
    return count;
  }

  /** Runs a query and keeps its rows. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long keepResult() {
    try (KeptRows result = keep()) {
      return result.rowCount();
    }
  }

  /** Reads a kept result in pages of ten thousand rows. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long readPages() {
    long count = 0;
    while (count < ROWS) {
      try (RowStream rows = kept.rows(count, 10_000)) {
        count += count(rows);
      }
    }
    return count;
  }
}
