package dev.quern.types.numeric;

import static dev.quern.domain.type.ScalarType.BOOL;
import static dev.quern.domain.type.ScalarType.INT64;
import static dev.quern.domain.type.ScalarType.NUMERIC;
import static dev.quern.domain.type.ScalarType.STRING;

import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.types.kernel.Batches;
import java.math.RoundingMode;
import java.util.List;

/**
 * NUMERIC operators and functions.
 *
 * <p>Where DuckDB's own function on DECIMAL(38, 9) is right no kernel is here: {@code -x}, {@code
 * abs}, comparisons, {@code greatest}, {@code least}, {@code min}, {@code max}. Its {@code +} and
 * {@code -} go beyond the range of NUMERIC without an error.
 */
public final class NumericKernels {

  private static final DecimalFunctions FUNCTIONS = new DecimalFunctions(DecimalKind.NUMERIC);

  /** {@code NUMERIC + NUMERIC}; {@code .safe()} is {@code SAFE_ADD}. */
  public static final ScalarKernel ADD =
      NumericShapes.numeric("q_numeric_add", Numeric::add)
          .withBatchBody((in, rowCount, out) ->
              Batches.eachRow(
                  in,
                  rowCount,
                  row -> Numeric.read(in[0], row).add(Numeric.read(in[1], row)).write(out, row)));

  /** {@code NUMERIC - NUMERIC}; {@code .safe()} is {@code SAFE_SUBTRACT}. */
  public static final ScalarKernel SUBTRACT =
      NumericShapes.numeric("q_numeric_subtract", Numeric::subtract)
          .withBatchBody((in, rowCount, out) ->
              Batches.eachRow(
                  in,
                  rowCount,
                  row ->
                      Numeric.read(in[0], row).subtract(Numeric.read(in[1], row)).write(out, row)));

  /** {@code NUMERIC * NUMERIC}; {@code .safe()} is {@code SAFE_MULTIPLY}. */
  public static final ScalarKernel MULTIPLY =
      NumericShapes.numeric("q_numeric_multiply", Numeric::multiply)
          .withBatchBody((in, rowCount, out) ->
              Batches.eachRow(
                  in,
                  rowCount,
                  row ->
                      Numeric.read(in[0], row).multiply(Numeric.read(in[1], row)).write(out, row)));

  /** {@code NUMERIC / NUMERIC}; {@code .safe()} is {@code SAFE_DIVIDE}. */
  public static final ScalarKernel DIVIDE =
      NumericShapes.numeric("q_numeric_divide", Numeric::divide)
          .withBatchBody((in, rowCount, out) ->
              Batches.eachRow(
                  in,
                  rowCount,
                  row ->
                      Numeric.read(in[0], row).divide(Numeric.read(in[1], row)).write(out, row)));

  /** {@code -NUMERIC}, {@code SAFE_NEGATE(NUMERIC)}. */
  public static final ScalarKernel NEGATE =
      NumericShapes.numeric("q_numeric_negate", Numeric::negate);

  /** {@code ABS(NUMERIC)}. */
  public static final ScalarKernel ABS = NumericShapes.numeric("q_numeric_abs", Numeric::abs);

  /** {@code SIGN(NUMERIC)}. */
  public static final ScalarKernel SIGN =
      NumericShapes.numeric("q_numeric_sign", x -> Numeric.ofLong(x.signum()));

  /** {@code DIV(NUMERIC, NUMERIC)}. */
  public static final ScalarKernel DIV = NumericShapes.numeric("q_numeric_div", Numeric::div);

  /** {@code MOD(NUMERIC, NUMERIC)}. */
  public static final ScalarKernel MOD = NumericShapes.numeric("q_numeric_mod", Numeric::mod);

  /** {@code ROUND(NUMERIC)}. */
  public static final ScalarKernel ROUND =
      NumericShapes.numeric("q_numeric_round", x -> x.round(0, RoundingMode.HALF_UP));

  /** {@code ROUND(NUMERIC, INT64)}. */
  public static final ScalarKernel ROUND_TO_DIGITS =
      ScalarKernel.of(
          "q_numeric_round_to_digits",
          List.of(NUMERIC, INT64),
          NUMERIC,
          (in, row, out) ->
              Numeric.read(in[0], row)
                  .round(in[1].getLong(row), RoundingMode.HALF_UP)
                  .write(out, row));

  /** {@code ROUND(NUMERIC, INT64, rounding mode)}. */
  public static final ScalarKernel ROUND_BY_MODE =
      ScalarKernel.of(
          "q_numeric_round_by_mode",
          List.of(NUMERIC, INT64, STRING),
          NUMERIC,
          (in, row, out) ->
              Numeric.read(in[0], row)
                  .round(in[1].getLong(row), RoundingModes.of(in[2].getString(row)))
                  .write(out, row));

  /** {@code TRUNC(NUMERIC)}. */
  public static final ScalarKernel TRUNC =
      NumericShapes.numeric("q_numeric_trunc", x -> x.trunc(0));

  /** {@code TRUNC(NUMERIC, INT64)}. */
  public static final ScalarKernel TRUNC_TO_DIGITS =
      ScalarKernel.of(
          "q_numeric_trunc_to_digits",
          List.of(NUMERIC, INT64),
          NUMERIC,
          (in, row, out) -> Numeric.read(in[0], row).trunc(in[1].getLong(row)).write(out, row));

  /** {@code CEIL(NUMERIC)}, {@code CEILING(NUMERIC)}. */
  public static final ScalarKernel CEIL = NumericShapes.numeric("q_numeric_ceil", Numeric::ceil);

  /** {@code FLOOR(NUMERIC)}. */
  public static final ScalarKernel FLOOR = NumericShapes.numeric("q_numeric_floor", Numeric::floor);

  /** {@code SQRT(NUMERIC)}. */
  public static final ScalarKernel SQRT =
      NumericShapes.numeric(
          "q_numeric_sqrt", x -> Numeric.ofUnscaled(FUNCTIONS.sqrt(x.toBigDecimal())));

  /** {@code CBRT(NUMERIC)}. */
  public static final ScalarKernel CBRT =
      NumericShapes.numeric(
          "q_numeric_cbrt", x -> Numeric.ofUnscaled(FUNCTIONS.cbrt(x.toBigDecimal())));

  /** {@code POW(NUMERIC, NUMERIC)}. */
  public static final ScalarKernel POW =
      NumericShapes.numeric(
          "q_numeric_pow",
          (x, y) -> Numeric.ofUnscaled(FUNCTIONS.pow(x.toBigDecimal(), y.toBigDecimal())));

  /** {@code EXP(NUMERIC)}. */
  public static final ScalarKernel EXP =
      NumericShapes.numeric(
          "q_numeric_exp", x -> Numeric.ofUnscaled(FUNCTIONS.exp(x.toBigDecimal())));

  /** {@code LN(NUMERIC)}, {@code LOG(NUMERIC)}. */
  public static final ScalarKernel LN =
      NumericShapes.numeric(
          "q_numeric_ln", x -> Numeric.ofUnscaled(FUNCTIONS.ln(x.toBigDecimal())));

  /** {@code LOG(NUMERIC, NUMERIC)}. */
  public static final ScalarKernel LOG =
      NumericShapes.numeric(
          "q_numeric_log",
          (x, base) -> Numeric.ofUnscaled(FUNCTIONS.log(x.toBigDecimal(), base.toBigDecimal())));

  /** {@code LOG10(NUMERIC)}. */
  public static final ScalarKernel LOG10 =
      NumericShapes.numeric(
          "q_numeric_log10", x -> Numeric.ofUnscaled(FUNCTIONS.log10(x.toBigDecimal())));

  /** {@code PARSE_NUMERIC(STRING)}. */
  public static final ScalarKernel PARSE =
      ScalarKernel.of(
          "q_parse_numeric",
          List.of(STRING),
          NUMERIC,
          (in, row, out) ->
              Numeric.ofUnscaled(ParseNumeric.parse(DecimalKind.NUMERIC, in[0].getString(row)))
                  .write(out, row));

  /**
   * Makes a NUMERIC fit into {@code NUMERIC(precision, scale)}: the value, the precision, the
   * scale, and whether halves go to the even digit instead of away from zero.
   */
  public static final ScalarKernel FIT =
      ScalarKernel.of(
          "q_numeric_fit",
          List.of(NUMERIC, INT64, INT64, BOOL),
          NUMERIC,
          (in, row, out) ->
              Numeric.ofUnscaled(
                      DecimalParameters.fit(
                          DecimalKind.NUMERIC,
                          Numeric.read(in[0], row).toBigDecimal(),
                          in[1].getLong(row),
                          in[2].getLong(row),
                          in[3].getBool(row) ? RoundingMode.HALF_EVEN : RoundingMode.HALF_UP))
                  .write(out, row));

  private NumericKernels() {}
}
