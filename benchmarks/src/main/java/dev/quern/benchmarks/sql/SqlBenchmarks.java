package dev.quern.benchmarks.sql;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the microbenchmarks with JMH and prints what they give beside what is wanted. */
public final class SqlBenchmarks {

  private static final Map<String, Integer> WANTED_MICROS =
      Map.of("selectOne", 50, "tpchQuery8", 600);

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
    List<String> methods =
        Arrays.stream(FrontEndBenchmark.class.getMethods())
            .filter(m -> m.getReturnType() == Object.class && chosen.test(m.getName()))
            .map(m -> FrontEndBenchmark.class.getSimpleName() + "\\." + m.getName() + "$")
            .toList();
    OptionsBuilder options = new OptionsBuilder();
    methods.forEach(options::include);
    if (methods.isEmpty()) {
      return;
    }
    System.out.printf("%-44s %12s %12s%n", "translation", "µs", "wanted");
    for (RunResult result : run(options)) {
      String name = result.getPrimaryResult().getLabel();
      System.out.printf(
          "%-44s %12.1f %12s%n",
          name,
          result.getPrimaryResult().getScore(),
          Optional.ofNullable(WANTED_MICROS.get(name)).map(micros -> "<= " + micros).orElse(""));
    }
  }

  private static void functions(Predicate<String> chosen) throws RunnerException {
    List<FunctionCase> cases =
        Arrays.stream(FunctionCase.values())
            .filter(c -> chosen.test(c.name()) || chosen.test(c.sql()))
            .toList();
    Map<FunctionCase, Double> own = rates(FunctionBenchmark.class, cases);
    Map<FunctionCase, Double> engine =
        rates(
            EngineFunctionBenchmark.class,
            cases.stream().filter(c -> !c.engineSql().isEmpty()).toList());
    System.out.printf("%-44s %12s %12s %12s%n", "function", "M rows/s", "DuckDB's own", "wanted");
    for (FunctionCase function : cases) {
      double rate = own.getOrDefault(function, Double.NaN);
      System.out.printf(
          "%-44s %12.1f %12s %12s%s%n",
          function.sql(),
          rate,
          Optional.ofNullable(engine.get(function)).map("%.1f"::formatted).orElse(""),
          ">= " + function.wanted(),
          rate >= function.wanted() ? "" : "  below");
    }
  }

  private static Map<FunctionCase, Double> rates(Class<?> benchmark, List<FunctionCase> cases)
      throws RunnerException {
    Map<FunctionCase, Double> rates = new EnumMap<>(FunctionCase.class);
    if (!cases.isEmpty()) {
      OptionsBuilder options = new OptionsBuilder();
      options.include("\\." + benchmark.getSimpleName() + "\\.");
      options.param("function", cases.stream().map(FunctionCase::name).toArray(String[]::new));
      for (RunResult result : run(options)) {
        rates.put(
            FunctionCase.valueOf(result.getParams().getParam("function")),
            result.getPrimaryResult().getScore());
      }
    }
    return rates;
  }

  private static Iterable<RunResult> run(OptionsBuilder options) throws RunnerException {
    return new Runner(options.verbosity(VerboseMode.NORMAL).build()).run();
  }
}
