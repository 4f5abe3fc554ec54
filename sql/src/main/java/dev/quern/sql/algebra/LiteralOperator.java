package dev.quern.sql.algebra;

import dev.quern.domain.value.Value;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.ReturnTypes;
import org.jspecify.annotations.Nullable;

/**
 * The operator of a nullary call that stands for a literal: Calcite's own literals know too few
 * types. Two literals are equal when their values and their explicitness are.
 */
public final class LiteralOperator extends Operator {

  private final Value value;
  private final boolean explicitType;
  private final Optional<BigDecimal> exact;

  LiteralOperator(Value value, boolean explicitType) {
    this(value, explicitType, Optional.empty());
  }

  LiteralOperator(Value value, boolean explicitType, Optional<BigDecimal> exact) {
    super("LITERAL", SqlKind.OTHER_FUNCTION, ReturnTypes.ARG0, SqlFunctionCategory.SYSTEM);
    this.value = value;
    this.explicitType = explicitType;
    this.exact = exact;
  }

  /** The literal's value. */
  public Value value() {
    return value;
  }

  /**
   * Whether the literal's type was written out, as in {@code DATE '2020-01-01'} or by a cast, so
   * that it does not coerce as literals do.
   */
  public boolean hasExplicitType() {
    return explicitType;
  }

  /** The number as written, of a FLOAT64 literal that may become NUMERIC or BIGNUMERIC. */
  public Optional<BigDecimal> exact() {
    return exact;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LiteralOperator that
        && explicitType == that.explicitType
        && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return Objects.hash(value, explicitType);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
