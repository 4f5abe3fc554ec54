package dev.quern.benchmarks.sql;

import dev.quern.benchmarks.tpch.TpchData;
import dev.quern.benchmarks.tpch.TpchQueries;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The time from a text in GoogleSQL to the engine's text. Wanted: 50 µs for {@code SELECT 1}, 600
 * µs for query 8 of TPC-H.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 3, time = 2)
public class FrontEndBenchmark {

  private static final String QUERY_8 = TpchQueries.all().get(7).sql();

  private final SqlDatabase database = database();

  private static SqlDatabase database() {
    SqlDatabase database = new SqlDatabase();
    for (TpchData.Table table : TpchData.schema()) {
      database.run(
          "CREATE TABLE d."
              + table.name()
              + table.columns().stream()
                  .map(column -> column.name() + " " + column.type())
                  .collect(Collectors.joining(", ", " (", ")")));
    }
    return database;
  }

  /** The smallest query. */
  @Benchmark
  public Object selectOne() {
    return database.translate("SELECT 1");
  }

  /** Eight tables, an aggregate, a subquery. */
  @Benchmark
  public Object tpchQuery8() {
    return database.translate(QUERY_8);
  }

  /** The same without writing the engine's text. */
  @Benchmark
  public Object tpchQuery8Analysis() {
    return database.analyze(QUERY_8);
  }

  /** Ends the engine. */
  @TearDown
  public void close() {
    database.close();
  }
}
