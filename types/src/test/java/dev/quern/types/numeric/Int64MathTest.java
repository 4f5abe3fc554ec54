package dev.quern.types.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.types.testing.Outcome;
import java.util.function.LongBinaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Int64MathTest {

  @ParameterizedTest(name = "{0} {1} {2} = {3}")
  @CsvSource(
      textBlock =
          """
          40, +, 2, 42
          9223372036854775806, +, 1, 9223372036854775807
          9223372036854775807, +, 1, !Integer Overflow
          -9223372036854775808, +, -1, !Integer Overflow
          -9223372036854775808, -, 1, !Integer Overflow
          0, -, -9223372036854775808, !Integer Overflow
          -1, -, -9223372036854775808, 9223372036854775807
          3037000500, *, 3037000500, !Integer Overflow
          3037000499, *, 3037000499, 9223372030926249001
          -1, *, -9223372036854775808, !Integer Overflow
          -7, DIV, 2, -3
          7, DIV, 0, !division by zero: 7 / 0
          -9223372036854775808, DIV, -1, !Integer Overflow
          -7, MOD, 3, -1
          7, MOD, -3, 1
          7, MOD, 0, '!division by zero: MOD(7, 0)'
          -9223372036854775808, MOD, -1, 0
          1, <<, 63, -9223372036854775808
          1, <<, 64, 0
          1, <<, -1, !Bitwise shift by negative offset.
          -1, >>, 60, 15
          -1, >>, 64, 0
          -1, >>, -2, !Bitwise shift by negative offset.
          """)
  void computesOrFails(long x, String operator, long y, String expected) {
    LongBinaryOperator function =
        switch (operator) {
          case "+" -> Int64Math::add;
          case "-" -> Int64Math::subtract;
          case "*" -> Int64Math::multiply;
          case "DIV" -> Int64Math::divide;
          case "MOD" -> Int64Math::mod;
          case "<<" -> Int64Math::shiftLeft;
          case ">>" -> Int64Math::shiftRight;
          default -> throw new IllegalArgumentException(operator);
        };
    assertThat(Outcome.of(() -> function.applyAsLong(x, y))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"5, -5, 5", "-5, 5, 5", "0, 0, 0"})
  void negatesAndTakesTheSize(long x, long negated, long size) {
    assertThat(Int64Math.negate(x)).isEqualTo(negated);
    assertThat(Int64Math.abs(x)).isEqualTo(size);
  }

  @ParameterizedTest
  @CsvSource("-9223372036854775808")
  void cannotNegateTheLeastInteger(long least) {
    assertThat(Outcome.of(() -> Int64Math.negate(least))).isEqualTo("!Integer Overflow");
    assertThat(Outcome.of(() -> Int64Math.abs(least))).isEqualTo("!Integer Overflow");
  }
}
