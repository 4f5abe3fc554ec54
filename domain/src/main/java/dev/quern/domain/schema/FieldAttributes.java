package dev.quern.domain.schema;

import dev.quern.domain.type.TypeParameters;
import java.util.List;
import java.util.Optional;

/**
 * What a schema says of a field beside its name, type and mode.
 *
 * @param description text for people
 * @param parameters length, precision and scale
 * @param collation {@code und:ci} or empty string; absent when the table's default applies
 * @param defaultValueExpression GoogleSQL expression used where an insert gives no value
 * @param policyTags resource names of the policy tags that guard the column
 * @param roundingMode how NUMERIC values are rounded: {@code ROUND_HALF_AWAY_FROM_ZERO} or {@code
 *     ROUND_HALF_EVEN}
 * @param modeImplied whether a NULLABLE mode was meant and not said; the wire then leaves it out
 */
public record FieldAttributes(
    Optional<String> description,
    TypeParameters parameters,
    Optional<String> collation,
    Optional<String> defaultValueExpression,
    List<String> policyTags,
    Optional<String> roundingMode,
    boolean modeImplied) {

  /** No attributes. */
  public static final FieldAttributes NONE =
      new FieldAttributes(
          Optional.empty(),
          TypeParameters.NONE,
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          false);

  public FieldAttributes {
    policyTags = List.copyOf(policyTags);
  }

  /** The same with other type parameters. */
  public FieldAttributes withParameters(TypeParameters value) {
    return new FieldAttributes(
        description,
        value,
        collation,
        defaultValueExpression,
        policyTags,
        roundingMode,
        modeImplied);
  }

  /** The same with another description. */
  public FieldAttributes withDescription(Optional<String> value) {
    return new FieldAttributes(
        value,
        parameters,
        collation,
        defaultValueExpression,
        policyTags,
        roundingMode,
        modeImplied);
  }

  /** The same with another default value. */
  public FieldAttributes withDefaultValueExpression(Optional<String> value) {
    return new FieldAttributes(
        description, parameters, collation, value, policyTags, roundingMode, modeImplied);
  }

  /** The same with another collation. */
  public FieldAttributes withCollation(Optional<String> value) {
    return new FieldAttributes(
        description,
        parameters,
        value,
        defaultValueExpression,
        policyTags,
        roundingMode,
        modeImplied);
  }

  /** The same guarded by other policy tags. */
  public FieldAttributes withPolicyTags(List<String> value) {
    return new FieldAttributes(
        description,
        parameters,
        collation,
        defaultValueExpression,
        value,
        roundingMode,
        modeImplied);
  }

  /** The same with another rounding mode. */
  public FieldAttributes withRoundingMode(Optional<String> value) {
    return new FieldAttributes(
        description, parameters, collation, defaultValueExpression, policyTags, value, modeImplied);
  }

  /** The same with the mode said or implied. */
  public FieldAttributes withModeImplied(boolean value) {
    return new FieldAttributes(
        description,
        parameters,
        collation,
        defaultValueExpression,
        policyTags,
        roundingMode,
        value);
  }
}
