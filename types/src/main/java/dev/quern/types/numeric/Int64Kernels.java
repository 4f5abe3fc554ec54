package dev.quern.types.numeric;

import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.types.kernel.Batches;

/**
 * INT64 operators and functions.
 *
 * <p>Where DuckDB's own function is right no kernel is here: {@code ~x}, {@code x & y}, {@code x |
 * y}, {@code xor(x, y)}, {@code bit_count(x)}, comparisons, {@code greatest}, {@code least}.
 * DuckDB's {@code +}, {@code -} and {@code *} give the right results too, with another error text.
 */
public final class Int64Kernels {

  /** {@code INT64 + INT64}; {@code .safe()} is {@code SAFE_ADD}. */
  public static final ScalarKernel ADD =
      NumericShapes.int64("q_int64_add", Int64Math::add)
          .withBatchBody((in, rowCount, out) ->
              Batches.eachRow(
                  in,
                  rowCount,
                  row -> out.setLong(row, Int64Math.add(in[0].getLong(row), in[1].getLong(row)))));

  /** {@code INT64 - INT64}; {@code .safe()} is {@code SAFE_SUBTRACT}. */
  public static final ScalarKernel SUBTRACT =
      NumericShapes.int64("q_int64_subtract", Int64Math::subtract)
          .withBatchBody((in, rowCount, out) ->
              Batches.eachRow(
                  in,
                  rowCount,
                  row ->
                      out.setLong(
                          row, Int64Math.subtract(in[0].getLong(row), in[1].getLong(row)))));

  /** {@code INT64 * INT64}; {@code .safe()} is {@code SAFE_MULTIPLY}. */
  public static final ScalarKernel MULTIPLY =
      NumericShapes.int64("q_int64_multiply", Int64Math::multiply)
          .withBatchBody((in, rowCount, out) ->
              Batches.eachRow(
                  in,
                  rowCount,
                  row ->
                      out.setLong(
                          row, Int64Math.multiply(in[0].getLong(row), in[1].getLong(row)))));

  /** {@code -INT64}; {@code .safe()} is {@code SAFE_NEGATE}. */
  public static final ScalarKernel NEGATE =
      NumericShapes.int64("q_int64_negate", Int64Math::negate);

  /** {@code ABS(INT64)}. */
  public static final ScalarKernel ABS = NumericShapes.int64("q_int64_abs", Int64Math::abs);

  /** {@code SIGN(INT64)}. */
  public static final ScalarKernel SIGN = NumericShapes.int64("q_int64_sign", Int64Math::sign);

  /** {@code DIV(INT64, INT64)}. */
  public static final ScalarKernel DIV = NumericShapes.int64("q_int64_div", Int64Math::divide);

  /** {@code MOD(INT64, INT64)}. */
  public static final ScalarKernel MOD = NumericShapes.int64("q_int64_mod", Int64Math::mod);

  /** {@code INT64 << INT64}. */
  public static final ScalarKernel SHIFT_LEFT =
      NumericShapes.int64("q_int64_shift_left", Int64Math::shiftLeft);

  /** {@code INT64 >> INT64}. */
  public static final ScalarKernel SHIFT_RIGHT =
      NumericShapes.int64("q_int64_shift_right", Int64Math::shiftRight);

  private Int64Kernels() {}
}
