package dev.quern.sql.function;

import dev.quern.domain.type.SqlType;
import dev.quern.sql.algebra.AggregateOperator;
import org.jspecify.annotations.Nullable;

/** An aggregate or analytic function as resolved: which overload. */
public final class AggregateFunctionOperator extends AggregateOperator {

  private final FunctionDefinition function;
  private final Overload overload;
  private final SqlType result;

  /** An operator for calls of {@code overload} that give values of a type. */
  public AggregateFunctionOperator(FunctionDefinition function, Overload overload, SqlType result) {
    super(function.name(), result);
    this.result = result;
    this.function = function;
    this.overload = overload;
  }

  /** The function. */
  public FunctionDefinition function() {
    return function;
  }

  @Override
  public boolean takesKey() {
    return function.has(FunctionDefinition.Trait.TAKES_KEY);
  }

  /** The overload. */
  public Overload overload() {
    return overload;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AggregateFunctionOperator that
        && overload.equals(that.overload)
        && result.equals(that.result);
  }

  @Override
  public int hashCode() {
    return overload.hashCode();
  }
}
