package dev.quern.benchmarks.sql;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Rows that functions compute per microsecond, with all threads of the engine, in a JVM that has
 * run all of them, as a server has: what the compiler knows of the first function alone would be
 * too good.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class FunctionBenchmark {

  static final int ROWS = 1_000_000;

  private final SqlDatabase database = database();

  /** What is computed. */
  @Param public FunctionCase function = FunctionCase.INT64;

  static SqlDatabase database() {
    SqlDatabase database = new SqlDatabase();
    database.run(
        "CREATE TABLE d.facts AS SELECT i, CAST(i AS FLOAT64) AS x, CAST(i AS NUMERIC) / 7 AS n,"
            + " CONCAT('text ', CAST(i AS STRING)) AS s, CAST(i AS STRING) AS w,"
            + " DATE_ADD(DATE '1970-01-01', INTERVAL MOD(i, 30000) DAY) AS d,"
            + " TIMESTAMP_SECONDS(i * 1000) AS t, DATETIME(TIMESTAMP_SECONDS(i * 1000)) AS dt,"
            + " CONCAT('{\"b\": true, \"a\": \"', CAST(i AS STRING),"
            + " '\", \"c\": [1, {\"e\": 5.5}], \"d\": null}') AS j"
            + " FROM UNNEST(GENERATE_ARRAY(1, "
            + ROWS
            + ")) AS i");
    for (FunctionCase function : FunctionCase.values()) {
      database.run("SELECT " + function.sql() + " FROM d.facts");
    }
    return database;
  }

  /** All rows once. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long rows() {
    return database.run("SELECT " + function.sql() + " FROM d.facts");
  }

  /** Ends the engine. */
  @TearDown
  public void close() {
    database.close();
  }
}
