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

/** Rows per microsecond of DuckDB's own functions, over the data of {@link FunctionBenchmark}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 2, time = 1)
public class EngineFunctionBenchmark {

  private final EngineDatabase database = new EngineDatabase();

  /** What is computed. */
  @Param public FunctionCase function = FunctionCase.INT64;

  /** All rows once. */
  @Benchmark
  @OperationsPerInvocation(FunctionBenchmark.ROWS)
  public boolean rows() {
    return database.hasRow("SELECT " + function.engineSql() + " FROM facts");
  }

  /** Ends the engine. */
  @TearDown
  public void close() {
    database.close();
  }
}
