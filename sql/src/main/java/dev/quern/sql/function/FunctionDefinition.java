package dev.quern.sql.function;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One function or operator: the row of a family's table.
 *
 * @param name upper case; operators of the grammar have names that begin with {@code $}
 * @param kind where it may stand
 * @param page the page of BigQuery's GoogleSQL reference that describes it
 * @param symbol how error messages call it: the name, or the operator's symbol
 * @param traits what deviates from the usual
 * @param overloads its signatures in the order in which errors list them
 * @param examples calls with their results, for the reference; tests evaluate them
 */
public record FunctionDefinition(
    String name,
    Kind kind,
    String page,
    String symbol,
    Set<Trait> traits,
    List<Overload> overloads,
    List<FunctionExample> examples) {

  public FunctionDefinition {
    traits = Set.copyOf(traits);
    overloads = List.copyOf(overloads);
    examples = List.copyOf(examples);
  }

  /** Where a function may stand. */
  public enum Kind {
    /** Anywhere, a value per row. */
    SCALAR,
    /** Over groups and windows. */
    AGGREGATE,
    /** Over windows only. */
    ANALYTIC
  }

  /** What a function allows or needs. */
  public enum Trait {
    /** Equal arguments may give different results. */
    VOLATILE,
    /** Calls never give a value and fit wherever some type is wanted. */
    FITS_ANY_TYPE,
    /** Arguments that are no STRING become one when the call does not fit otherwise. */
    CASTS_TO_STRING,
    /** The arguments are computed in turn, until one is not NULL. */
    UNTIL_NOT_NULL,
    /** {@code SAFE.} may not be said. */
    NOT_SAFE,
    /** An aggregate takes DISTINCT. */
    DISTINCT,
    /** An aggregate takes ORDER BY and LIMIT. */
    ORDER_BY,
    /** IGNORE NULLS and RESPECT NULLS may be said. */
    NULL_HANDLING,
    /** The window must have ORDER BY. */
    NEEDS_ORDER_BY,
    /** The window may have no ORDER BY. */
    NO_WINDOW_ORDER_BY,
    /** The window may have no frame. */
    NO_FRAME,
    /** The argument of an aggregate must be a grouping key. */
    TAKES_KEY,
    /** The first argument may be no literal NULL. */
    NO_NULL_LITERAL,
    /** Not over windows at all. */
    NO_WINDOW,
    /** Texts with a collation are refused. */
    NO_COLLATION,
    /** Collations of its arguments may differ, and its result has none of them. */
    IGNORES_COLLATION,
    /** Errors name the argument types in their first line. */
    INLINE_TYPES
  }

  /** Whether the function is an operator of the grammar. */
  public boolean isOperator() {
    return name.startsWith("$");
  }

  /** This function with the overloads that another page describes: {@code STRING}. */
  FunctionDefinition and(FunctionDefinition other) {
    if (kind != other.kind || page.equals(other.page)) {
      throw new IllegalStateException("declared twice: " + name);
    }
    return new FunctionDefinition(
        name,
        kind,
        page,
        symbol,
        union(traits, other.traits),
        Stream.concat(overloads.stream(), other.overloads.stream()).toList(),
        Stream.concat(examples.stream(), other.examples.stream()).toList());
  }

  private static Set<Trait> union(Set<Trait> one, Set<Trait> other) {
    return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
  }

  /** Whether it has a trait. */
  public boolean has(Trait trait) {
    return traits.contains(trait);
  }
}
