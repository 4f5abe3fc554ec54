package dev.quern.benchmarks.sql;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * The nanoseconds that processors work for an operation, in threads of the engine, too: on a
 * machine that does other things besides, it says more than the time that passes.
 */
public final class ProcessorTime implements InternalProfiler {

  static final String LABEL = "processor";

  private static final double NANOS_PER_TICK = 1000;

  @SuppressWarnings("restricted")
  private final MethodHandle clock =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().find("clock").orElseThrow(),
              FunctionDescriptor.of(ValueLayout.JAVA_LONG));

  private long start;

  private long ticks() {
    try {
      return (long) clock.invokeExact();
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    start = ticks();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double nanos = (ticks() - start) * NANOS_PER_TICK / result.getMetadata().getAllOps();
    return List.of(new ScalarResult(LABEL, nanos, "ns/op", AggregationPolicy.AVG));
  }

  @Override
  public String getDescription() {
    return "time of processors per operation";
  }
}
