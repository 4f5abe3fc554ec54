package dev.quern.types.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.types.testing.Outcome;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Float64FunctionsTest {

  private static final Map<String, DoubleUnaryOperator> UNARY =
      Map.ofEntries(
          Map.entry("SQRT", Float64Functions::sqrt),
          Map.entry("EXP", Float64Functions::exp),
          Map.entry("LN", Float64Functions::ln),
          Map.entry("LOG10", Float64Functions::log10),
          Map.entry("ACOS", Float64Functions::acos),
          Map.entry("ASIN", Float64Functions::asin),
          Map.entry("ASINH", Float64Functions::asinh),
          Map.entry("ACOSH", Float64Functions::acosh),
          Map.entry("ATANH", Float64Functions::atanh),
          Map.entry("SINH", Float64Functions::sinh),
          Map.entry("COSH", Float64Functions::cosh),
          Map.entry("SEC", Float64Functions::sec),
          Map.entry("CSC", Float64Functions::csc),
          Map.entry("COT", Float64Functions::cot),
          Map.entry("SECH", Float64Functions::sech),
          Map.entry("CSCH", Float64Functions::csch),
          Map.entry("COTH", Float64Functions::coth));

  @ParameterizedTest(name = "{0}({1}) fails")
  @CsvSource({
    "SQRT, -2, Argument to SQRT cannot be negative: -2",
    "EXP, 710, Floating point error in function: EXP(710)",
    "LN, 0, Floating point error in function: LN(0)",
    "LN, -0.5, Floating point error in function: LN(-0.5)",
    "LOG10, 0, Floating point error in function: LOG10(0)",
    "ACOS, 1.5, Floating point error in function: ACOS(1.5)",
    "ASIN, -1.5, Floating point error in function: ASIN(-1.5)",
    "ACOSH, 0.5, Floating point error in function: ACOSH(0.5)",
    "ACOSH, -1e60, Floating point error in function: ACOSH(-1e+60)",
    "ATANH, 1, Floating point error in function: ATANH(1)",
    "SINH, 711, Floating point overflow in function: SINH(711)",
    "COSH, -711, Floating point overflow in function: COSH(-711)",
    "CSC, 0, Floating point error in function: CSC(0)",
    "COT, 0, Floating point error in function: COT(0)",
    "CSCH, 0, Floating point error in function: CSCH(0)",
    "COTH, 0, Floating point error in function: COTH(0)",
  })
  void rejectsFiniteArgumentsWithoutFiniteResult(String function, double x, String message) {
    assertThat(Outcome.of(() -> UNARY.get(function).applyAsDouble(x))).isEqualTo("!" + message);
  }

  @ParameterizedTest(name = "{0}({1}) = {2}")
  @CsvSource({
    "ASINH, 0.5, 0.48121182505960347",
    "ASINH, -3, -1.8184464592320668",
    "ASINH, 1e12, 28.32416829648849",
    "ACOSH, 1.25, 0.6931471805599453",
    "ACOSH, 50, 4.60507017098476",
    "ACOSH, 1e12, 28.32416829648849",
    "ATANH, 0.25, 0.25541281188299536",
    "ATANH, -0.9, -1.4722194895832204",
    "SEC, 1, 1.8508157176809255",
    "CSC, 1, 1.1883951057781212",
    "COT, 1, 0.6420926159343306",
    "SECH, 1, 0.6480542736638855",
    "CSCH, 1, 0.8509181282393216",
    "COTH, 1, 1.3130352854993312",
  })
  void computesWhatTheJdkLacks(String function, double x, double expected) {
    assertThat(UNARY.get(function).applyAsDouble(x))
        .isCloseTo(expected, Percentage.withPercentage(1e-12));
  }

  @ParameterizedTest(name = "{0}({1}, {2}) = {3}")
  @CsvSource(
      textBlock =
          """
          POW, 2, 10, 1024.0
          POW, 0, 0, 1.0
          POW, 1, NaN, 1.0
          POW, -1, Infinity, 1.0
          POW, 0, -1, '!Floating point error in function: POW(0, -1)'
          POW, -8, 0.5, '!Floating point error in function: POW(-8, 0.5)'
          POW, 0, -Infinity, Infinity
          LOG, 100, 10, 2.0
          LOG, 8, 1, '!Floating point error in function: LOG(8, 1)'
          LOG, 8, 0, '!Floating point error in function: LOG(8, 0)'
          LOG, 8, -2, '!Floating point error in function: LOG(8, -2)'
          LOG, 8, Infinity, NaN
          LOG, Infinity, 0.5, -Infinity
          """)
  void followsIeeeForInfinitiesOnly(String function, double x, double y, String expected) {
    DoubleBinaryOperator operator =
        function.equals("POW") ? Float64Functions::pow : Float64Functions::log;
    assertThat(Outcome.of(() -> operator.applyAsDouble(x, y))).isEqualTo(expected);
  }
}
