package dev.quern.sql.function;

import dev.quern.sql.algebra.Operator;
import java.util.Objects;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.ReturnTypes;
import org.jspecify.annotations.Nullable;

/** A scalar function as resolved: which overload, and whether {@code SAFE.} was said. */
public final class ScalarFunctionOperator extends Operator {

  private final FunctionDefinition function;
  private final Overload overload;
  private final boolean safe;

  /** An operator for calls of {@code overload}. */
  public ScalarFunctionOperator(FunctionDefinition function, Overload overload, boolean safe) {
    super(
        function.name(),
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.ARG0,
        SqlFunctionCategory.USER_DEFINED_FUNCTION);
    this.function = function;
    this.overload = overload;
    this.safe = safe;
  }

  /** The function. */
  public FunctionDefinition function() {
    return function;
  }

  /** The overload. */
  public Overload overload() {
    return overload;
  }

  /** Whether errors become NULL. */
  public boolean safe() {
    return safe;
  }

  @Override
  public boolean fitsAnyType() {
    return function.has(FunctionDefinition.Trait.FITS_ANY_TYPE);
  }

  @Override
  public boolean ignoresCollation() {
    return function.has(FunctionDefinition.Trait.IGNORES_COLLATION);
  }

  @Override
  public boolean isDeterministic() {
    return !function.has(FunctionDefinition.Trait.VOLATILE);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ScalarFunctionOperator that
        && overload.equals(that.overload)
        && safe == that.safe;
  }

  @Override
  public int hashCode() {
    return Objects.hash(overload, safe);
  }
}
