package dev.quern.types.numeric;

import static dev.quern.domain.type.ScalarType.BIGNUMERIC;
import static dev.quern.domain.type.ScalarType.FLOAT64;
import static dev.quern.domain.type.ScalarType.INT64;
import static dev.quern.domain.type.ScalarType.NUMERIC;
import static dev.quern.types.error.DataErrors.dataError;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.types.kernel.ArrayLimit;
import java.math.BigInteger;
import java.util.List;

/**
 * {@code GENERATE_ARRAY(start, end, step)}; the step is always given. Source: "Array functions".
 */
public final class GenerateArrayKernels {

  /** {@code GENERATE_ARRAY(INT64, INT64, INT64)}. */
  public static final ScalarKernel INT64_ARRAY =
      ScalarKernel.of(
          "q_generate_array_int64",
          List.of(INT64, INT64, INT64),
          SqlType.array(INT64),
          GenerateArrayKernels::int64Array);

  /** {@code GENERATE_ARRAY(FLOAT64, FLOAT64, FLOAT64)}. */
  public static final ScalarKernel FLOAT64_ARRAY =
      ScalarKernel.of(
          "q_generate_array_float64",
          List.of(FLOAT64, FLOAT64, FLOAT64),
          SqlType.array(FLOAT64),
          GenerateArrayKernels::float64Array);

  /** {@code GENERATE_ARRAY(NUMERIC, NUMERIC, NUMERIC)}. */
  public static final ScalarKernel NUMERIC_ARRAY =
      ScalarKernel.of(
          "q_generate_array_numeric",
          List.of(NUMERIC, NUMERIC, NUMERIC),
          SqlType.array(NUMERIC),
          GenerateArrayKernels::numericArray);

  /** {@code GENERATE_ARRAY(BIGNUMERIC, BIGNUMERIC, BIGNUMERIC)}. */
  public static final ScalarKernel BIGNUMERIC_ARRAY =
      ScalarKernel.of(
          "q_generate_array_bignumeric",
          List.of(BIGNUMERIC, BIGNUMERIC, BIGNUMERIC),
          SqlType.array(BIGNUMERIC),
          GenerateArrayKernels::bigNumericArray);

  private GenerateArrayKernels() {}

  private static void int64Array(ColumnVector[] in, int row, VectorWriter out) {
    long start = in[0].getLong(row);
    long end = in[1].getLong(row);
    long step = in[2].getLong(row);
    if (step == 0) {
      throw ArrayLimit.zeroStep();
    }
    long count = 0;
    if (step > 0 ? start <= end : start >= end) {
      // The distance may take all 64 bits.
      long distance = step > 0 ? end - start : start - end;
      count = Long.divideUnsigned(distance, Math.abs(step));
      if (Long.compareUnsigned(count, ArrayLimit.MAX_ELEMENTS) >= 0) {
        throw tooMany(start, end, step);
      }
      count++;
    }
    int at = out.startList(row, (int) count);
    VectorWriter elements = out.child(0);
    for (int i = 0; i < count; i++) {
      elements.setLong(at + i, start + i * step);
    }
  }

  private static void float64Array(ColumnVector[] in, int row, VectorWriter out) {
    double start = in[0].getDouble(row);
    double end = in[1].getDouble(row);
    double step = in[2].getDouble(row);
    if (step == 0) {
      throw ArrayLimit.zeroStep();
    }
    if (Double.isNaN(start) || Double.isNaN(end) || Double.isNaN(step)) {
      throw dataError("Sequence start, end, and step cannot be NaN.");
    }
    if (Double.isInfinite(step)) {
      throw dataError("Sequence step cannot be +/-inf.");
    }
    int count = 0;
    while (step > 0 ? start + count * step <= end : start + count * step >= end) {
      if (++count > ArrayLimit.MAX_ELEMENTS) {
        throw tooMany(Float64Text.print(start), Float64Text.print(end), Float64Text.print(step));
      }
    }
    int at = out.startList(row, count);
    VectorWriter elements = out.child(0);
    for (int i = 0; i < count; i++) {
      elements.setDouble(at + i, start + i * step);
    }
  }

  private static void numericArray(ColumnVector[] in, int row, VectorWriter out) {
    Numeric start = Numeric.read(in[0], row);
    Numeric end = Numeric.read(in[1], row);
    Numeric step = Numeric.read(in[2], row);
    int count = count(start.unscaled(), end.unscaled(), step.unscaled());
    if (count < 0) {
      throw tooMany(start, end, step);
    }
    int at = out.startList(row, count);
    VectorWriter elements = out.child(0);
    Numeric element = start;
    for (int i = 0; i < count; i++) {
      element = i == 0 ? start : element.add(step);
      element.write(elements, at + i);
    }
  }

  private static void bigNumericArray(ColumnVector[] in, int row, VectorWriter out) {
    BigNumeric start = BigNumeric.read(in[0], row);
    BigNumeric end = BigNumeric.read(in[1], row);
    BigNumeric step = BigNumeric.read(in[2], row);
    int count = count(start.unscaled(), end.unscaled(), step.unscaled());
    if (count < 0) {
      throw tooMany(start, end, step);
    }
    int at = out.startList(row, count);
    VectorWriter elements = out.child(0);
    BigNumeric element = start;
    for (int i = 0; i < count; i++) {
      element = i == 0 ? start : element.add(step);
      element.write(elements, at + i);
    }
  }

  /** How many elements a sequence has; -1 when too many. */
  private static int count(BigInteger start, BigInteger end, BigInteger step) {
    if (step.signum() == 0) {
      throw ArrayLimit.zeroStep();
    }
    BigInteger distance = end.subtract(start);
    if (distance.signum() * step.signum() < 0) {
      return 0;
    }
    BigInteger steps = distance.divide(step);
    return steps.bitLength() >= 31 || steps.intValue() >= ArrayLimit.MAX_ELEMENTS
        ? -1
        : steps.intValue() + 1;
  }

  private static BigQueryException tooMany(Object start, Object end, Object step) {
    return ArrayLimit.exceededBy("GENERATE_ARRAY(" + start + ", " + end + ", " + step + ")");
  }
}
