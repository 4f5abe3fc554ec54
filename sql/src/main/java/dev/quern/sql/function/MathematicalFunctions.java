package dev.quern.sql.function;

import static dev.quern.sql.function.FunctionDefinition.Trait.VOLATILE;
import static dev.quern.sql.function.FunctionRow.kernel;
import static dev.quern.sql.function.FunctionRow.scalar;
import static dev.quern.sql.function.FunctionRow.sql;
import static dev.quern.sql.function.FunctionRow.table;

import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.types.error.DataErrors;
import dev.quern.types.numeric.BigNumericKernels;
import dev.quern.types.numeric.Float64Kernels;
import dev.quern.types.numeric.Int64Kernels;
import dev.quern.types.numeric.NumericKernels;
import dev.quern.types.numeric.RangeBucketKernels;
import dev.quern.types.numeric.RoundingModes;
import dev.quern.types.vector.VectorKernels;
import java.math.RoundingMode;
import java.util.List;

/** Source: "Mathematical functions". */
final class MathematicalFunctions {

  static final List<FunctionDefinition> TABLE =
      table(
          "mathematical_functions",
          scalar("ABS")
              .on("(INT64) -> INT64", Int64Kernels.ABS)
              .on("(FLOAT64) -> FLOAT64", sql("abs($1)"))
              .on("(NUMERIC) -> NUMERIC", sql("abs($1)"))
              .on("(BIGNUMERIC) -> BIGNUMERIC", BigNumericKernels.ABS)
              .example("ABS(-25)", "25"),
          scalar("SIGN")
              .on("(INT64) -> INT64", Int64Kernels.SIGN)
              .on("(FLOAT64) -> FLOAT64", Float64Kernels.SIGN)
              .on("(NUMERIC) -> NUMERIC", NumericKernels.SIGN)
              .on("(BIGNUMERIC) -> BIGNUMERIC", BigNumericKernels.SIGN)
              .example("SIGN(-25.5)", "-1"),
          scalar("IS_INF").on("(FLOAT64) -> BOOL", sql("isinf($1)")).example("IS_INF(25)", "false"),
          scalar("IS_NAN")
              .on("(FLOAT64) -> BOOL", sql("isnan($1)"))
              .example("IS_NAN(IEEE_DIVIDE(0, 0))", "true"),
          scalar("IEEE_DIVIDE")
              .on("(FLOAT64, FLOAT64) -> FLOAT64", Float64Kernels.IEEE_DIVIDE)
              .example("IEEE_DIVIDE(20.0, 4.0)", "5"),
          scalar("RAND")
              .with(VOLATILE)
              .on("() -> FLOAT64", sql("random()"))
              .example("RAND() BETWEEN 0 AND 1", "true"),
          decimalsToo("SQRT", Float64Kernels.SQRT, NumericKernels.SQRT, BigNumericKernels.SQRT)
              .example("SQRT(25.0)", "5"),
          decimalsToo("CBRT", Float64Kernels.CBRT, NumericKernels.CBRT, BigNumericKernels.CBRT)
              .example("CBRT(27)", "3"),
          power("POW").example("POW(2.0, 3.0)", "8"),
          power("POW").alias("POWER").example("POWER(NUMERIC '1.5', 2)", "2.25"),
          decimalsToo("EXP", Float64Kernels.EXP, NumericKernels.EXP, BigNumericKernels.EXP)
              .example("EXP(0.0)", "1"),
          decimalsToo("LN", Float64Kernels.LN, NumericKernels.LN, BigNumericKernels.LN)
              .example("LN(1.0)", "0"),
          scalar("LOG")
              .on("(FLOAT64) -> FLOAT64", Float64Kernels.LN)
              .on("(FLOAT64, FLOAT64) -> FLOAT64", Float64Kernels.LOG)
              .on("(NUMERIC) -> NUMERIC", NumericKernels.LN)
              .on("(NUMERIC, NUMERIC) -> NUMERIC", NumericKernels.LOG)
              .on("(BIGNUMERIC) -> BIGNUMERIC", BigNumericKernels.LN)
              .on("(BIGNUMERIC, BIGNUMERIC) -> BIGNUMERIC", BigNumericKernels.LOG)
              .example("LOG(100.0, 10.0)", "2"),
          decimalsToo("LOG10", Float64Kernels.LOG10, NumericKernels.LOG10, BigNumericKernels.LOG10)
              .example("LOG10(100.0)", "2"),
          scalar("SAFE_DIVIDE")
              .on("(FLOAT64, FLOAT64) -> FLOAT64", Float64Kernels.SAFE_DIVIDE)
              .on("(NUMERIC, NUMERIC) -> NUMERIC", NumericKernels.DIVIDE.safe())
              .on("(BIGNUMERIC, BIGNUMERIC) -> BIGNUMERIC", BigNumericKernels.DIVIDE.safe())
              .example("SAFE_DIVIDE(20, 0)", "NULL"),
          scalar("SAFE_MULTIPLY")
              .on("(INT64, INT64) -> INT64", Int64Kernels.MULTIPLY.safe())
              .on("(FLOAT64, FLOAT64) -> FLOAT64", Float64Kernels.MULTIPLY.safe())
              .on("(NUMERIC, NUMERIC) -> NUMERIC", NumericKernels.MULTIPLY.safe())
              .on("(BIGNUMERIC, BIGNUMERIC) -> BIGNUMERIC", BigNumericKernels.MULTIPLY.safe())
              .example("SAFE_MULTIPLY(20, 4)", "80"),
          scalar("SAFE_NEGATE")
              .on("(INT64) -> INT64", Int64Kernels.NEGATE.safe())
              .on("(FLOAT64) -> FLOAT64", sql("(- $1)"))
              .on("(NUMERIC) -> NUMERIC", sql("(- $1)"))
              .on("(BIGNUMERIC) -> BIGNUMERIC", BigNumericKernels.NEGATE.safe())
              .example("SAFE_NEGATE(-9223372036854775808)", "NULL"),
          scalar("SAFE_ADD")
              .on("(INT64, INT64) -> INT64", Int64Kernels.ADD.safe())
              .on("(FLOAT64, FLOAT64) -> FLOAT64", Float64Kernels.ADD.safe())
              .on("(NUMERIC, NUMERIC) -> NUMERIC", NumericKernels.ADD.safe())
              .on("(BIGNUMERIC, BIGNUMERIC) -> BIGNUMERIC", BigNumericKernels.ADD.safe())
              .example("SAFE_ADD(9223372036854775807, 1)", "NULL"),
          scalar("SAFE_SUBTRACT")
              .on("(INT64, INT64) -> INT64", Int64Kernels.SUBTRACT.safe())
              .on("(NUMERIC, NUMERIC) -> NUMERIC", NumericKernels.SUBTRACT.safe())
              .on("(BIGNUMERIC, BIGNUMERIC) -> BIGNUMERIC", BigNumericKernels.SUBTRACT.safe())
              .on("(FLOAT64, FLOAT64) -> FLOAT64", Float64Kernels.SUBTRACT.safe())
              .example("SAFE_SUBTRACT(5, 4)", "1"),
          scalar("MOD")
              .on("(INT64, INT64) -> INT64", Int64Kernels.MOD)
              .on("(NUMERIC, NUMERIC) -> NUMERIC", NumericKernels.MOD)
              .on("(BIGNUMERIC, BIGNUMERIC) -> BIGNUMERIC", BigNumericKernels.MOD)
              .example("MOD(-25, 12)", "-1"),
          scalar("DIV")
              .on("(INT64, INT64) -> INT64", Int64Kernels.DIV)
              .on("(NUMERIC, NUMERIC) -> NUMERIC", NumericKernels.DIV)
              .on("(BIGNUMERIC, BIGNUMERIC) -> BIGNUMERIC", BigNumericKernels.DIV)
              .example("DIV(12, -7)", "-1"),
          scalar("ROUND")
              .on("(FLOAT64) -> FLOAT64", Float64Kernels.ROUND)
              .on("(NUMERIC) -> NUMERIC", NumericKernels.ROUND)
              .on("(BIGNUMERIC) -> BIGNUMERIC", BigNumericKernels.ROUND)
              .on("(FLOAT64, INT64) -> FLOAT64", Float64Kernels.ROUND_TO_DIGITS)
              .on("(NUMERIC, INT64) -> NUMERIC", NumericKernels.ROUND_TO_DIGITS)
              .on("(BIGNUMERIC, INT64) -> BIGNUMERIC", BigNumericKernels.ROUND_TO_DIGITS)
              .on(
                  "(NUMERIC, INT64, ROUNDING_MODE) -> NUMERIC",
                  byMode(NumericKernels.ROUND_BY_MODE))
              .on(
                  "(BIGNUMERIC, INT64, ROUNDING_MODE) -> BIGNUMERIC",
                  byMode(BigNumericKernels.ROUND_BY_MODE))
              .example("ROUND(-2.5)", "-3")
              .example("ROUND(NUMERIC '2.25', 1, 'ROUND_HALF_EVEN')", "2.2"),
          scalar("TRUNC")
              .on("(FLOAT64) -> FLOAT64", Float64Kernels.TRUNC)
              .on("(NUMERIC) -> NUMERIC", NumericKernels.TRUNC)
              .on("(BIGNUMERIC) -> BIGNUMERIC", BigNumericKernels.TRUNC)
              .on("(FLOAT64, INT64) -> FLOAT64", Float64Kernels.TRUNC_TO_DIGITS)
              .on("(NUMERIC, INT64) -> NUMERIC", NumericKernels.TRUNC_TO_DIGITS)
              .on("(BIGNUMERIC, INT64) -> BIGNUMERIC", BigNumericKernels.TRUNC_TO_DIGITS)
              .example("TRUNC(-2.8)", "-2"),
          ceiling("CEIL").example("CEIL(2.3)", "3"),
          ceiling("CEIL").alias("CEILING").example("CEILING(-2.8)", "-2"),
          scalar("FLOOR")
              .on("(FLOAT64) -> FLOAT64", sql("floor($1)"))
              .on("(NUMERIC) -> NUMERIC", NumericKernels.FLOOR)
              .on("(BIGNUMERIC) -> BIGNUMERIC", BigNumericKernels.FLOOR)
              .example("FLOOR(-2.3)", "-3"),
          float64("COS", Float64Kernels.COS).example("COS(0)", "1"),
          float64("COSH", Float64Kernels.COSH).example("COSH(0)", "1"),
          float64("ACOS", Float64Kernels.ACOS).example("ACOS(1)", "0"),
          float64("ACOSH", Float64Kernels.ACOSH).example("ACOSH(1)", "0"),
          float64("COT", Float64Kernels.COT).example("ROUND(COT(1), 6)", "0.642093"),
          float64("COTH", Float64Kernels.COTH).example("ROUND(COTH(1), 6)", "1.313035"),
          float64("CSC", Float64Kernels.CSC).example("ROUND(CSC(100), 6)", "-1.974858"),
          float64("CSCH", Float64Kernels.CSCH).example("ROUND(CSCH(0.5), 6)", "1.919035"),
          float64("SEC", Float64Kernels.SEC).example("ROUND(SEC(100), 6)", "1.159664"),
          float64("SECH", Float64Kernels.SECH).example("ROUND(SECH(0.5), 6)", "0.886819"),
          float64("SIN", Float64Kernels.SIN).example("SIN(0)", "0"),
          float64("SINH", Float64Kernels.SINH).example("SINH(0)", "0"),
          float64("ASIN", Float64Kernels.ASIN).example("ASIN(0)", "0"),
          float64("ASINH", Float64Kernels.ASINH).example("ASINH(0)", "0"),
          float64("TAN", Float64Kernels.TAN).example("TAN(0)", "0"),
          float64("TANH", Float64Kernels.TANH).example("TANH(0)", "0"),
          float64("ATAN", Float64Kernels.ATAN).example("ATAN(0)", "0"),
          float64("ATANH", Float64Kernels.ATANH).example("ATANH(0)", "0"),
          scalar("ATAN2")
              .on("(FLOAT64, FLOAT64) -> FLOAT64", Float64Kernels.ATAN2)
              .example("ATAN2(0, 1)", "0"),
          distance(
                  "COSINE_DISTANCE",
                  VectorKernels.COSINE_DISTANCE,
                  VectorKernels.sparseCosineDistance(ScalarType.INT64),
                  VectorKernels.sparseCosineDistance(ScalarType.STRING))
              .example("ROUND(COSINE_DISTANCE([1.0, 2.0], [3.0, 4.0]), 6)", "0.01613"),
          distance(
                  "EUCLIDEAN_DISTANCE",
                  VectorKernels.EUCLIDEAN_DISTANCE,
                  VectorKernels.sparseEuclideanDistance(ScalarType.INT64),
                  VectorKernels.sparseEuclideanDistance(ScalarType.STRING))
              .example("EUCLIDEAN_DISTANCE([0.0, 3.0], [4.0, 0.0])", "5"),
          scalar("RANGE_BUCKET")
              .on(
                  "(T1, ARRAY<T1>) -> INT64",
                  kernel(call -> RangeBucketKernels.rangeBucket(bucketed(call.type(0)))))
              .example("RANGE_BUCKET(20, [0, 10, 20, 30])", "3"));

  private MathematicalFunctions() {}

  private static ScalarType bucketed(SqlType type) {
    if (type instanceof ScalarType scalar) {
      return scalar;
    }
    throw DataErrors.unsupported("RANGE_BUCKET of " + type);
  }

  private static FunctionRow float64(String name, ScalarKernel kernel) {
    return scalar(name).on("(FLOAT64) -> FLOAT64", kernel);
  }

  private static FunctionRow decimalsToo(
      String name, ScalarKernel float64, ScalarKernel numeric, ScalarKernel bigNumeric) {
    return float64(name, float64)
        .on("(NUMERIC) -> NUMERIC", numeric)
        .on("(BIGNUMERIC) -> BIGNUMERIC", bigNumeric);
  }

  private static FunctionRow power(String name) {
    return scalar(name)
        .on("(FLOAT64, FLOAT64) -> FLOAT64", Float64Kernels.POW)
        .on("(NUMERIC, NUMERIC) -> NUMERIC", NumericKernels.POW)
        .on("(BIGNUMERIC, BIGNUMERIC) -> BIGNUMERIC", BigNumericKernels.POW);
  }

  private static FunctionRow ceiling(String name) {
    return scalar(name)
        .on("(FLOAT64) -> FLOAT64", sql("ceil($1)"))
        .on("(NUMERIC) -> NUMERIC", NumericKernels.CEIL)
        .on("(BIGNUMERIC) -> BIGNUMERIC", BigNumericKernels.CEIL);
  }

  private static FunctionRow distance(
      String name, ScalarKernel dense, ScalarKernel int64Keys, ScalarKernel stringKeys) {
    return scalar(name)
        .on("(ARRAY<FLOAT64>, ARRAY<FLOAT64>) -> FLOAT64", dense)
        .on(
            "(ARRAY<STRUCT<key INT64, value FLOAT64>>, ARRAY<STRUCT<key INT64, value FLOAT64>>)"
                + " -> FLOAT64",
            int64Keys)
        .on(
            "(ARRAY<STRUCT<key STRING, value FLOAT64>>, ARRAY<STRUCT<key STRING, value FLOAT64>>)"
                + " -> FLOAT64",
            stringKeys);
  }

  /** The mode must be a literal with the name of one. */
  private static Implementation byMode(ScalarKernel kernel) {
    return FunctionRow.kernel(call -> {
      Value mode =
          call.constant(2)
              .orElseThrow(
                  () -> DataErrors.dataError("The rounding mode of ROUND must be a literal"));
      if (mode instanceof Value.Text(String name)) {
        RoundingMode _ = RoundingModes.of(name);
      }
      return kernel;
    });
  }
}
