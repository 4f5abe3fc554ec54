package dev.quern.types.numeric;

import static dev.quern.domain.type.ScalarType.FLOAT64;
import static dev.quern.domain.type.ScalarType.INT64;

import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.types.kernel.Batches;
import java.util.List;

/**
 * FLOAT64 operators and functions.
 *
 * <p>Where DuckDB's own function is right no kernel is here: {@code -x}, {@code abs}, {@code ceil},
 * {@code floor}, {@code sin}, {@code cos}, {@code tan}, {@code atan}, {@code atan2}, {@code tanh},
 * {@code cbrt}, {@code isnan}, {@code isinf}, {@code random()}, and the plain quotient for {@code
 * IEEE_DIVIDE} ({@code sin}, {@code cos} and {@code tan} of infinities are errors in DuckDB: use
 * the kernels where they may occur). Comparisons need {@code NOT isnan}: DuckDB takes NaN for equal
 * to itself and greater than the rest.
 */
public final class Float64Kernels {

  /** {@code FLOAT64 + FLOAT64}; {@code .safe()} is {@code SAFE_ADD}. */
  public static final ScalarKernel ADD =
      NumericShapes.float64("q_float64_add", Float64Math::add)
          .withBatchBody((in, rowCount, out) ->
              Batches.eachRow(
                  in,
                  rowCount,
                  row ->
                      out.setDouble(
                          row, Float64Math.add(in[0].getDouble(row), in[1].getDouble(row)))));

  /** {@code FLOAT64 - FLOAT64}; {@code .safe()} is {@code SAFE_SUBTRACT}. */
  public static final ScalarKernel SUBTRACT =
      NumericShapes.float64("q_float64_subtract", Float64Math::subtract)
          .withBatchBody((in, rowCount, out) ->
              Batches.eachRow(
                  in,
                  rowCount,
                  row ->
                      out.setDouble(
                          row, Float64Math.subtract(in[0].getDouble(row), in[1].getDouble(row)))));

  /** {@code FLOAT64 * FLOAT64}; {@code .safe()} is {@code SAFE_MULTIPLY}. */
  public static final ScalarKernel MULTIPLY =
      NumericShapes.float64("q_float64_multiply", Float64Math::multiply)
          .withBatchBody((in, rowCount, out) ->
              Batches.eachRow(
                  in,
                  rowCount,
                  row ->
                      out.setDouble(
                          row, Float64Math.multiply(in[0].getDouble(row), in[1].getDouble(row)))));

  /** {@code FLOAT64 / FLOAT64}. */
  public static final ScalarKernel DIVIDE =
      NumericShapes.float64("q_float64_divide", Float64Math::divide)
          .withBatchBody((in, rowCount, out) ->
              Batches.eachRow(
                  in,
                  rowCount,
                  row ->
                      out.setDouble(
                          row, Float64Math.divide(in[0].getDouble(row), in[1].getDouble(row)))));

  /** {@code SAFE_DIVIDE(FLOAT64, FLOAT64)}, without the cost of an error per zero. */
  public static final ScalarKernel SAFE_DIVIDE =
      ScalarKernel.of(
          "q_float64_safe_divide",
          List.of(FLOAT64, FLOAT64),
          FLOAT64,
          (in, row, out) -> {
            double x = in[0].getDouble(row);
            double y = in[1].getDouble(row);
            double quotient = x / y;
            if (y == 0
                || (Double.isInfinite(quotient) && Double.isFinite(x) && Double.isFinite(y))) {
              out.setNull(row);
            } else {
              out.setDouble(row, quotient);
            }
          });

  /** {@code IEEE_DIVIDE(FLOAT64, FLOAT64)}. */
  public static final ScalarKernel IEEE_DIVIDE =
      NumericShapes.float64("q_float64_ieee_divide", (x, y) -> x / y);

  /** {@code SIGN(FLOAT64)}. */
  public static final ScalarKernel SIGN =
      NumericShapes.float64("q_float64_sign", Float64Math::sign);

  /** {@code ROUND(FLOAT64)}. */
  public static final ScalarKernel ROUND =
      NumericShapes.float64("q_float64_round", (double x) -> Float64Math.round(x));

  /** {@code ROUND(FLOAT64, INT64)}. */
  public static final ScalarKernel ROUND_TO_DIGITS =
      ScalarKernel.of(
          "q_float64_round_to_digits",
          List.of(FLOAT64, INT64),
          FLOAT64,
          (in, row, out) ->
              out.setDouble(row, Float64Math.round(in[0].getDouble(row), in[1].getLong(row))));

  /** {@code TRUNC(FLOAT64)}. */
  public static final ScalarKernel TRUNC =
      NumericShapes.float64("q_float64_trunc", (double x) -> Float64Math.trunc(x));

  /** {@code TRUNC(FLOAT64, INT64)}. */
  public static final ScalarKernel TRUNC_TO_DIGITS =
      ScalarKernel.of(
          "q_float64_trunc_to_digits",
          List.of(FLOAT64, INT64),
          FLOAT64,
          (in, row, out) ->
              out.setDouble(row, Float64Math.trunc(in[0].getDouble(row), in[1].getLong(row))));

  /** {@code SQRT(FLOAT64)}. */
  public static final ScalarKernel SQRT =
      NumericShapes.float64("q_float64_sqrt", Float64Functions::sqrt);

  /** {@code CBRT(FLOAT64)}. */
  public static final ScalarKernel CBRT = NumericShapes.float64("q_float64_cbrt", Math::cbrt);

  /** {@code POW(FLOAT64, FLOAT64)}. */
  public static final ScalarKernel POW =
      NumericShapes.float64("q_float64_pow", Float64Functions::pow);

  /** {@code EXP(FLOAT64)}. */
  public static final ScalarKernel EXP =
      NumericShapes.float64("q_float64_exp", Float64Functions::exp);

  /** {@code LN(FLOAT64)}, {@code LOG(FLOAT64)}. */
  public static final ScalarKernel LN = NumericShapes.float64("q_float64_ln", Float64Functions::ln);

  /** {@code LOG(FLOAT64, FLOAT64)}. */
  public static final ScalarKernel LOG =
      NumericShapes.float64("q_float64_log", Float64Functions::log);

  /** {@code LOG10(FLOAT64)}. */
  public static final ScalarKernel LOG10 =
      NumericShapes.float64("q_float64_log10", Float64Functions::log10);

  /** {@code SIN(FLOAT64)}. */
  public static final ScalarKernel SIN = NumericShapes.float64("q_float64_sin", Math::sin);

  /** {@code COS(FLOAT64)}. */
  public static final ScalarKernel COS = NumericShapes.float64("q_float64_cos", Math::cos);

  /** {@code TAN(FLOAT64)}. */
  public static final ScalarKernel TAN = NumericShapes.float64("q_float64_tan", Math::tan);

  /** {@code ASIN(FLOAT64)}. */
  public static final ScalarKernel ASIN =
      NumericShapes.float64("q_float64_asin", Float64Functions::asin);

  /** {@code ACOS(FLOAT64)}. */
  public static final ScalarKernel ACOS =
      NumericShapes.float64("q_float64_acos", Float64Functions::acos);

  /** {@code ATAN(FLOAT64)}. */
  public static final ScalarKernel ATAN = NumericShapes.float64("q_float64_atan", Math::atan);

  /** {@code ATAN2(FLOAT64, FLOAT64)}. */
  public static final ScalarKernel ATAN2 = NumericShapes.float64("q_float64_atan2", Math::atan2);

  /** {@code SINH(FLOAT64)}. */
  public static final ScalarKernel SINH =
      NumericShapes.float64("q_float64_sinh", Float64Functions::sinh);

  /** {@code COSH(FLOAT64)}. */
  public static final ScalarKernel COSH =
      NumericShapes.float64("q_float64_cosh", Float64Functions::cosh);

  /** {@code TANH(FLOAT64)}. */
  public static final ScalarKernel TANH = NumericShapes.float64("q_float64_tanh", Math::tanh);

  /** {@code ASINH(FLOAT64)}. */
  public static final ScalarKernel ASINH =
      NumericShapes.float64("q_float64_asinh", Float64Functions::asinh);

  /** {@code ACOSH(FLOAT64)}. */
  public static final ScalarKernel ACOSH =
      NumericShapes.float64("q_float64_acosh", Float64Functions::acosh);

  /** {@code ATANH(FLOAT64)}. */
  public static final ScalarKernel ATANH =
      NumericShapes.float64("q_float64_atanh", Float64Functions::atanh);

  /** {@code SEC(FLOAT64)}. */
  public static final ScalarKernel SEC =
      NumericShapes.float64("q_float64_sec", Float64Functions::sec);

  /** {@code CSC(FLOAT64)}. */
  public static final ScalarKernel CSC =
      NumericShapes.float64("q_float64_csc", Float64Functions::csc);

  /** {@code COT(FLOAT64)}. */
  public static final ScalarKernel COT =
      NumericShapes.float64("q_float64_cot", Float64Functions::cot);

  /** {@code SECH(FLOAT64)}. */
  public static final ScalarKernel SECH =
      NumericShapes.float64("q_float64_sech", Float64Functions::sech);

  /** {@code CSCH(FLOAT64)}. */
  public static final ScalarKernel CSCH =
      NumericShapes.float64("q_float64_csch", Float64Functions::csch);

  /** {@code COTH(FLOAT64)}. */
  public static final ScalarKernel COTH =
      NumericShapes.float64("q_float64_coth", Float64Functions::coth);

  /** {@code GREATEST(FLOAT64, ...)}: NaN when an argument is NaN. */
  public static final ScalarKernel GREATEST =
      extreme("q_float64_greatest", (found, next) -> next > found);

  /** {@code LEAST(FLOAT64, ...)}: NaN when an argument is NaN. */
  public static final ScalarKernel LEAST =
      extreme("q_float64_least", (found, next) -> next < found);

  private Float64Kernels() {}

  private static ScalarKernel extreme(String name, Replaces replaces) {
    return ScalarKernel.of(
            name,
            List.of(FLOAT64),
            FLOAT64,
            (in, row, out) -> {
              double found = in[0].getDouble(row);
              for (int i = 1; i < in.length && !Double.isNaN(found); i++) {
                double next = in[i].getDouble(row);
                found = Double.isNaN(next) || replaces.test(found, next) ? next : found;
              }
              out.setDouble(row, found);
            })
        .withVariadic(FLOAT64);
  }

  private interface Replaces {
    boolean test(double found, double next);
  }
}
