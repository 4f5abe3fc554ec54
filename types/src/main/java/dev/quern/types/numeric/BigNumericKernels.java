package dev.quern.types.numeric;

import static dev.quern.domain.type.ScalarType.BIGNUMERIC;
import static dev.quern.domain.type.ScalarType.BOOL;
import static dev.quern.domain.type.ScalarType.INT64;
import static dev.quern.domain.type.ScalarType.STRING;

import dev.quern.storage.kernel.ScalarKernel;
import java.math.RoundingMode;
import java.util.List;

/**
 * BIGNUMERIC operators and functions.
 *
 * <p>On DuckDB's BIGNUM comparisons, {@code greatest}, {@code least}, {@code min} and {@code max}
 * are right. Its {@code +}, {@code -} and {@code sum} go beyond the range of BIGNUMERIC without an
 * error.
 */
public final class BigNumericKernels {

  private static final DecimalFunctions FUNCTIONS = new DecimalFunctions(DecimalKind.BIGNUMERIC);

  /** {@code BIGNUMERIC + BIGNUMERIC}; {@code .safe()} is {@code SAFE_ADD}. */
  public static final ScalarKernel ADD =
      NumericShapes.bigNumeric("q_bignumeric_add", BigNumeric::add);

  /** {@code BIGNUMERIC - BIGNUMERIC}; {@code .safe()} is {@code SAFE_SUBTRACT}. */
  public static final ScalarKernel SUBTRACT =
      NumericShapes.bigNumeric("q_bignumeric_subtract", BigNumeric::subtract);

  /** {@code BIGNUMERIC * BIGNUMERIC}; {@code .safe()} is {@code SAFE_MULTIPLY}. */
  public static final ScalarKernel MULTIPLY =
      NumericShapes.bigNumeric("q_bignumeric_multiply", BigNumeric::multiply);

  /** {@code BIGNUMERIC / BIGNUMERIC}; {@code .safe()} is {@code SAFE_DIVIDE}. */
  public static final ScalarKernel DIVIDE =
      NumericShapes.bigNumeric("q_bignumeric_divide", BigNumeric::divide);

  /** {@code -BIGNUMERIC}, {@code SAFE_NEGATE(BIGNUMERIC)}. */
  public static final ScalarKernel NEGATE =
      NumericShapes.bigNumeric("q_bignumeric_negate", BigNumeric::negate);

  /** {@code ABS(BIGNUMERIC)}. */
  public static final ScalarKernel ABS =
      NumericShapes.bigNumeric("q_bignumeric_abs", BigNumeric::abs);

  /** {@code SIGN(BIGNUMERIC)}. */
  public static final ScalarKernel SIGN =
      NumericShapes.bigNumeric("q_bignumeric_sign", x -> BigNumeric.ofLong(x.signum()));

  /** {@code DIV(BIGNUMERIC, BIGNUMERIC)}. */
  public static final ScalarKernel DIV =
      NumericShapes.bigNumeric("q_bignumeric_div", BigNumeric::div);

  /** {@code MOD(BIGNUMERIC, BIGNUMERIC)}. */
  public static final ScalarKernel MOD =
      NumericShapes.bigNumeric("q_bignumeric_mod", BigNumeric::mod);

  /** {@code ROUND(BIGNUMERIC)}. */
  public static final ScalarKernel ROUND =
      NumericShapes.bigNumeric("q_bignumeric_round", x -> x.round(0, RoundingMode.HALF_UP));

  /** {@code ROUND(BIGNUMERIC, INT64)}. */
  public static final ScalarKernel ROUND_TO_DIGITS =
      ScalarKernel.of(
          "q_bignumeric_round_to_digits",
          List.of(BIGNUMERIC, INT64),
          BIGNUMERIC,
          (in, row, out) ->
              BigNumeric.read(in[0], row)
                  .round(in[1].getLong(row), RoundingMode.HALF_UP)
                  .write(out, row));

  /** {@code ROUND(BIGNUMERIC, INT64, rounding mode)}. */
  public static final ScalarKernel ROUND_BY_MODE =
      ScalarKernel.of(
          "q_bignumeric_round_by_mode",
          List.of(BIGNUMERIC, INT64, STRING),
          BIGNUMERIC,
          (in, row, out) ->
              BigNumeric.read(in[0], row)
                  .round(in[1].getLong(row), RoundingModes.of(in[2].getString(row)))
                  .write(out, row));

  /** {@code TRUNC(BIGNUMERIC)}. */
  public static final ScalarKernel TRUNC =
      NumericShapes.bigNumeric("q_bignumeric_trunc", x -> x.trunc(0));

  /** {@code TRUNC(BIGNUMERIC, INT64)}. */
  public static final ScalarKernel TRUNC_TO_DIGITS =
      ScalarKernel.of(
          "q_bignumeric_trunc_to_digits",
          List.of(BIGNUMERIC, INT64),
          BIGNUMERIC,
          (in, row, out) -> BigNumeric.read(in[0], row).trunc(in[1].getLong(row)).write(out, row));

  /** {@code CEIL(BIGNUMERIC)}, {@code CEILING(BIGNUMERIC)}. */
  public static final ScalarKernel CEIL =
      NumericShapes.bigNumeric("q_bignumeric_ceil", BigNumeric::ceil);

  /** {@code FLOOR(BIGNUMERIC)}. */
  public static final ScalarKernel FLOOR =
      NumericShapes.bigNumeric("q_bignumeric_floor", BigNumeric::floor);

  /** {@code SQRT(BIGNUMERIC)}. */
  public static final ScalarKernel SQRT =
      NumericShapes.bigNumeric(
          "q_bignumeric_sqrt", x -> new BigNumeric(FUNCTIONS.sqrt(x.toBigDecimal())));

  /** {@code CBRT(BIGNUMERIC)}. */
  public static final ScalarKernel CBRT =
      NumericShapes.bigNumeric(
          "q_bignumeric_cbrt", x -> new BigNumeric(FUNCTIONS.cbrt(x.toBigDecimal())));

  /** {@code POW(BIGNUMERIC, BIGNUMERIC)}. */
  public static final ScalarKernel POW =
      NumericShapes.bigNumeric(
          "q_bignumeric_pow",
          (x, y) -> new BigNumeric(FUNCTIONS.pow(x.toBigDecimal(), y.toBigDecimal())));

  /** {@code EXP(BIGNUMERIC)}. */
  public static final ScalarKernel EXP =
      NumericShapes.bigNumeric(
          "q_bignumeric_exp", x -> new BigNumeric(FUNCTIONS.exp(x.toBigDecimal())));

  /** {@code LN(BIGNUMERIC)}, {@code LOG(BIGNUMERIC)}. */
  public static final ScalarKernel LN =
      NumericShapes.bigNumeric(
          "q_bignumeric_ln", x -> new BigNumeric(FUNCTIONS.ln(x.toBigDecimal())));

  /** {@code LOG(BIGNUMERIC, BIGNUMERIC)}. */
  public static final ScalarKernel LOG =
      NumericShapes.bigNumeric(
          "q_bignumeric_log",
          (x, base) -> new BigNumeric(FUNCTIONS.log(x.toBigDecimal(), base.toBigDecimal())));

  /** {@code LOG10(BIGNUMERIC)}. */
  public static final ScalarKernel LOG10 =
      NumericShapes.bigNumeric(
          "q_bignumeric_log10", x -> new BigNumeric(FUNCTIONS.log10(x.toBigDecimal())));

  /** {@code PARSE_BIGNUMERIC(STRING)}. */
  public static final ScalarKernel PARSE =
      ScalarKernel.of(
          "q_parse_bignumeric",
          List.of(STRING),
          BIGNUMERIC,
          (in, row, out) ->
              new BigNumeric(ParseNumeric.parse(DecimalKind.BIGNUMERIC, in[0].getString(row)))
                  .write(out, row));

  /**
   * Makes a BIGNUMERIC fit into {@code BIGNUMERIC(precision, scale)}: the value, the precision, the
   * scale, and whether halves go to the even digit instead of away from zero.
   */
  public static final ScalarKernel FIT =
      ScalarKernel.of(
          "q_bignumeric_fit",
          List.of(BIGNUMERIC, INT64, INT64, BOOL),
          BIGNUMERIC,
          (in, row, out) ->
              new BigNumeric(
                      DecimalParameters.fit(
                          DecimalKind.BIGNUMERIC,
                          BigNumeric.read(in[0], row).toBigDecimal(),
                          in[1].getLong(row),
                          in[2].getLong(row),
                          in[3].getBool(row) ? RoundingMode.HALF_EVEN : RoundingMode.HALF_UP))
                  .write(out, row));

  private BigNumericKernels() {}
}
