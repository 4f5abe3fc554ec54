package dev.quern.benchmarks.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the microbenchmarks with JMH and prints what they give beside what is wanted. What they
 * would give were all processors free is computed from the time that processors worked.
 */
public final class SqlBenchmarks {

  private static final Map<String, Integer> WANTED_MICROS =
      Map.of("selectOne", 50, "tpchQuery8", 600);
  private static final String HEAD = "%-56s %10s %10s %12s %10s%n";
  private static final String LINE = "%-56s %10.1f %10.1f %12s %10s%s%n";

  private SqlBenchmarks() {}

  /** Takes a pattern of the functions and statements to measure; all of them without one. */
  public static void main(String[] arguments) throws RunnerException {
    Predicate<String> chosen =
        Pattern.compile(arguments.length > 0 ? arguments[0] : ".", Pattern.CASE_INSENSITIVE)
            .asPredicate();
    frontEnd(chosen);
    functions(chosen);
  }

  private static void frontEnd(Predicate<String> chosen) throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    List<String> methods = new ArrayList<>();
    for (var method : FrontEndBenchmark.class.getMethods()) {
      if (method.getReturnType() == Object.class && chosen.test(method.getName())) {
        methods.add(method.getName());
        options.include(FrontEndBenchmark.class.getSimpleName() + "\\." + method.getName() + "$");
      }
    }
    if (methods.isEmpty()) {
      return;
    }
    System.out.printf(HEAD, "microseconds of a translation", "", "processor", "", "wanted");
    for (RunResult result : run(options)) {
      String name = result.getPrimaryResult().getLabel();
      double micros = result.getPrimaryResult().getScore();
      Integer wanted = WANTED_MICROS.get(name);
      System.out.printf(
          LINE,
          name,
          micros,
          processorNanos(result) / 1000,
          "",
          wanted == null ? "" : "<= " + wanted,
          wanted == null || micros <= wanted ? "" : "  MISSED");
    }
  }

  private static void functions(Predicate<String> chosen) throws RunnerException {
    List<FunctionCase> cases =
        Arrays.stream(FunctionCase.values())
            .filter(c -> chosen.test(c.name()) || chosen.test(c.sql()))
            .toList();
    if (cases.isEmpty()) {
      return;
    }
    Map<FunctionCase, RunResult> own = results(FunctionBenchmark.class, cases);
    Map<FunctionCase, RunResult> engine =
        results(
            EngineFunctionBenchmark.class,
            cases.stream().filter(c -> !c.engineSql().isEmpty()).toList());
    System.out.printf(HEAD, "million rows a second", "", "all free", "engine, free", "wanted");
    own.forEach((function, result) -> {
      double rate = result.getPrimaryResult().getScore();
      RunResult plain = engine.get(function);
      System.out.printf(
          LINE,
          function.sql(),
          rate,
          rateOfFree(result),
          plain == null ? "" : "%.1f".formatted(rateOfFree(plain)),
          ">= " + function.wanted(),
          rate >= function.wanted() ? "" : "  MISSED");
    });
  }

  private static double rateOfFree(RunResult result) {
    return Runtime.getRuntime().availableProcessors() * 1000 / processorNanos(result);
  }

  private static double processorNanos(RunResult result) {
    return Objects.requireNonNull(result.getSecondaryResults().get(ProcessorTime.LABEL)).getScore();
  }

  private static Map<FunctionCase, RunResult> results(Class<?> benchmark, List<FunctionCase> cases)
      throws RunnerException {
    Map<FunctionCase, RunResult> results = new EnumMap<>(FunctionCase.class);
    if (!cases.isEmpty()) {
      OptionsBuilder options = new OptionsBuilder();
      options.include("\\." + benchmark.getSimpleName() + "\\.");
      options.param("function", cases.stream().map(FunctionCase::name).toArray(String[]::new));
      for (RunResult result : run(options)) {
        results.put(FunctionCase.valueOf(result.getParams().getParam("function")), result);
      }
    }
    return results;
  }

  private static Collection<RunResult> run(OptionsBuilder options) throws RunnerException {
    options.addProfiler(ProcessorTime.class).verbosity(VerboseMode.SILENT);
    return new Runner(options.build()).run();
  }
}
