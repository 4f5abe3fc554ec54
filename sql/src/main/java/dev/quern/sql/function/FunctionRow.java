package dev.quern.sql.function;

import dev.quern.sql.function.FunctionDefinition.Kind;
import dev.quern.sql.function.FunctionDefinition.Trait;
import dev.quern.sql.function.Implementation.NullHandling;
import dev.quern.storage.kernel.AggregateKernel;
import dev.quern.storage.kernel.ScalarKernel;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The vocabulary in which the tables of functions are written. */
final class FunctionRow {

  private final String name;
  private final Kind kind;
  private String symbol;
  private final Set<Trait> traits = EnumSet.noneOf(Trait.class);
  private final List<Overload> overloads = new ArrayList<>();
  private final List<FunctionExample> examples = new ArrayList<>();

  private FunctionRow(String name, Kind kind) {
    this.name = name;
    this.kind = kind;
    this.symbol = name;
  }

  /** A scalar function. */
  static FunctionRow scalar(String name) {
    return new FunctionRow(name, Kind.SCALAR);
  }

  /** An operator of the grammar, by internal name and symbol. */
  static FunctionRow operator(String name, String symbol) {
    FunctionRow row = new FunctionRow(name, Kind.SCALAR);
    row.symbol = symbol;
    return row;
  }

  /** An aggregate function. */
  static FunctionRow aggregate(String name, Trait... traits) {
    return new FunctionRow(name, Kind.AGGREGATE).with(traits);
  }

  /** A function of windows only. */
  static FunctionRow analytic(String name, Trait... traits) {
    return new FunctionRow(name, Kind.ANALYTIC).with(traits);
  }

  /** Adds traits. */
  FunctionRow with(Trait... more) {
    traits.addAll(List.of(more));
    return this;
  }

  /** Adds an overload. */
  FunctionRow on(String signature, Implementation implementation) {
    overloads.add(new Overload(Signature.parse(signature), implementation));
    return this;
  }

  /** Adds an overload of an aggregate computed by one kernel. */
  FunctionRow on(String signature, AggregateKernel kernel) {
    return on(signature, aggregateKernel(call -> kernel));
  }

  /** Adds an overload computed by one kernel. */
  FunctionRow on(String signature, ScalarKernel kernel) {
    return on(signature, new Implementation.InKernel(call -> kernel));
  }

  /** Adds an example: an expression and its result as {@link FunctionExample} has it. */
  FunctionRow example(String expression, String result) {
    examples.add(new FunctionExample(expression, result));
    return this;
  }

  /**
   * The same function under another name, which errors do not show; examples are not taken over.
   */
  FunctionRow alias(String otherName) {
    FunctionRow row = new FunctionRow(otherName, kind);
    row.symbol = symbol;
    row.traits.addAll(traits);
    row.overloads.addAll(overloads);
    return row;
  }

  /** The finished row. */
  FunctionDefinition finish(String page) {
    return new FunctionDefinition(name, kind, page, symbol, traits, overloads, examples);
  }

  /** A table of one page's functions. */
  static List<FunctionDefinition> table(String page, FunctionRow... rows) {
    List<FunctionDefinition> table = new ArrayList<>();
    for (FunctionRow row : rows) {
      table.add(row.finish(page));
    }
    return List.copyOf(table);
  }

  /** DuckDB's own, which cannot fail. */
  static Implementation sql(String template) {
    return new Implementation.Sql(template, Optional.empty(), Optional.empty());
  }

  /** DuckDB's own, with another template for {@code SAFE.}. */
  static Implementation sql(String template, String safeTemplate) {
    return new Implementation.Sql(template, Optional.of(safeTemplate), Optional.empty());
  }

  /** DuckDB's own, which cannot fail, and its negation. */
  static Implementation sqlOrNot(String template, String negatedTemplate) {
    return new Implementation.Sql(template, Optional.empty(), Optional.of(negatedTemplate));
  }

  /** A kernel made for the types of the arguments. */
  static Implementation kernel(Function<KernelCall, ScalarKernel> kernel) {
    return new Implementation.InKernel(kernel);
  }

  /** A choice by the types and constants of a call. */
  static Implementation chosen(Function<KernelCall, Implementation> choice) {
    return new Implementation.Chosen(choice);
  }

  /** An implementation that takes the session's time zone as its last argument by default. */
  static Implementation zoned(int arguments, Implementation implementation) {
    return new Implementation.Zoned(arguments, implementation);
  }

  /** A replacement by other expressions. */
  static Implementation rewrite(Implementation.Rewrite rewrite) {
    return new Implementation.Desugared(rewrite);
  }

  /** An aggregate of DuckDB that leaves NULL out by itself. */
  static Implementation.SqlAggregate aggregateSql(String function, String arguments) {
    return new Implementation.SqlAggregate(function, arguments, "$0", NullHandling.NONE);
  }

  /** An aggregate of DuckDB with a template around the call. */
  static Implementation.SqlAggregate aggregateSql(
      String function, String arguments, String wrapper) {
    return new Implementation.SqlAggregate(function, arguments, wrapper, NullHandling.NONE);
  }

  /** An aggregate of DuckDB with its way to ignore NULL. */
  static Implementation.SqlAggregate aggregateSql(
      String function, String arguments, String wrapper, NullHandling nulls) {
    return new Implementation.SqlAggregate(function, arguments, wrapper, nulls);
  }

  /** What a kernel makes of several aggregates of DuckDB. */
  static Implementation combined(
      ScalarKernel result, String whenFinite, Implementation.SqlAggregate... parts) {
    return new Implementation.Combined(result, List.of(parts), whenFinite);
  }

  /** An aggregate in Java. */
  static Implementation aggregateKernel(Function<KernelCall, AggregateKernel> kernel) {
    return new Implementation.KernelAggregate(kernel);
  }

  /** An aggregate that makes its result of the array of all values. */
  static Implementation collecting(Implementation result) {
    return new Implementation.Collecting(false, result);
  }

  /** A window function that makes its result of the array of all values and a row's own. */
  static Implementation collectingWithRow(ScalarKernel kernel) {
    return new Implementation.CollectingWithRow(kernel);
  }

  /** An aggregate that makes its result of the array of all values but NULL. */
  static Implementation collectingNonNulls(Implementation result) {
    return new Implementation.Collecting(true, result);
  }
}
