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
 * Rows per second that functions compute in the engine, with all its threads. Wanted: 50 million
 * with values of fixed width, 20 million for NUMERIC arithmetic, 5 million for simple functions of
 * texts.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 1, time = 2)
@Measurement(iterations = 2, time = 2)
public class FunctionBenchmark {

  private static final int ROWS = 2_000_000;

  private final SqlDatabase database = database();

  /** An aggregate over a table with columns i, x, n, s, w, d, t, j. */
  @Param({
    "MAX(i)",
    "MAX(i + 1)",
    "MAX(i * 3)",
    "MAX(MOD(i, 7))",
    "MAX(DIV(i, 7))",
    "MAX(ABS(i))",
    "MAX(x + 1)",
    "MAX(x / 3)",
    "MAX(ROUND(x, 2))",
    "MAX(SQRT(x))",
    "MAX(CAST(x AS INT64))",
    "MAX(DATE_ADD(d, INTERVAL 1 DAY))",
    "MAX(DATE_TRUNC(d, MONTH))",
    "MAX(EXTRACT(YEAR FROM t))",
    "MAX(TIMESTAMP_TRUNC(t, HOUR))",
    "MAX(TIMESTAMP_ADD(t, INTERVAL 1 HOUR))",
    "MAX(DATE_DIFF(d, DATE '2020-01-01', DAY))",
    "MAX(n + 1)",
    "MAX(n - n)",
    "MAX(n * 3)",
    "MAX(n / 3)",
    "SUM(n)",
    "AVG(n)",
    "MAX(ROUND(n, 2))",
    "MAX(CAST(i AS NUMERIC))",
    "MAX(UPPER(s))",
    "MAX(LENGTH(s))",
    "MAX(TRIM(s))",
    "MAX(SUBSTR(s, 2, 3))",
    "MAX(CONCAT(s, w))",
    "MAX(REPLACE(s, '1', '2'))",
    "MAX(STRPOS(s, '9'))",
    "MAX(REGEXP_EXTRACT(s, r'[0-9]+'))",
    "COUNTIF(REGEXP_CONTAINS(s, r'9$'))",
    "COUNTIF(STARTS_WITH(s, 'text 9'))",
    "COUNTIF(s LIKE '%99%')",
    "MAX(CAST(i AS STRING))",
    "MAX(CAST(w AS INT64))",
    "MAX(SAFE_CAST(w AS FLOAT64))",
    "MAX(FORMAT_DATE('%Y%m', d))",
    "MAX(FORMAT('%d', i))",
    "MAX(FARM_FINGERPRINT(s))",
    "MAX(JSON_VALUE(j, '$.a'))",
    "MAX(ARRAY_LENGTH(SPLIT(s, ' ')))"
  })
  public String aggregate = "MAX(i)";

  private static SqlDatabase database() {
    SqlDatabase database = new SqlDatabase();
    database.run(
        "CREATE TABLE d.facts AS SELECT i, CAST(i AS FLOAT64) AS x, CAST(i AS NUMERIC) / 7 AS n,"
            + " CONCAT('text ', CAST(i AS STRING)) AS s, CAST(i AS STRING) AS w,"
            + " DATE_ADD(DATE '1970-01-01', INTERVAL MOD(i, 30000) DAY) AS d,"
            + " TIMESTAMP_SECONDS(i * 1000) AS t,"
            + " CONCAT('{\"a\": \"', CAST(i AS STRING), '\"}') AS j"
            + " FROM UNNEST(GENERATE_ARRAY(1, 1000000)) AS i");
    database.run("INSERT INTO d.facts SELECT * FROM d.facts");
    return database;
  }

  /** All rows once. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long rows() {
    return database.run("SELECT " + aggregate + " FROM d.facts");
  }

  /** Ends the engine. */
  @TearDown
  public void close() {
    database.close();
  }
}
