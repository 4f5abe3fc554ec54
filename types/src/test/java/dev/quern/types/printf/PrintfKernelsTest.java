package dev.quern.types.printf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.domain.value.ByteString;
import dev.quern.types.testing.Kernels;
import dev.quern.types.testing.Outcome;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintfKernelsTest {

  private static String format(String pattern, List<SqlType> types, @Nullable Object... values) {
    @Nullable Object[] arguments = new @Nullable Object[values.length + 2];
    arguments[0] = "UTC";
    arguments[1] = pattern;
    System.arraycopy(values, 0, arguments, 2, values.length);
    return Outcome.of(() -> Kernels.call(PrintfKernels.format(types), arguments));
  }

  @ParameterizedTest(name = "FORMAT(''{0}'', {1})")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      textBlock =
          """
          %d; -3; -3
          %05d; -3; -0003
          %+d; 3; +3
          "% d"; 3; " 3"
          %'d; 1234567; 1,234,567
          %-05d|; 3; "3    |"
          %.5d; 1; 00001
          %x; -255; -ff
          %#X; 255; 0XFF
          %#o; 8; 010
          %'x; 1234567; 12:d687
          %'o; 1234567; 455,3207
          %i%%; 5; 5%
          %99999999d; 3; !Width 99999999 exceeds the maximum supported output width of FORMAT. Limit: 1048576
          %.2000000d; 3; !Precision value is too big1048576
          %z; 3; !Invalid format specifier character "z" in FORMAT string: "%z"
          %5; 3; !Invalid FORMAT string: "%5"
          """)
  void printsIntegers(String pattern, long value, String expected) {
    assertThat(format(pattern, List.of(ScalarType.INT64), value)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "FORMAT(''{0}'', {1})")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      textBlock =
          """
          %f; 1.5; 1.500000
          %.0f; 2.5; 2
          %.1f; 0.25; 0.2
          %+f; -0.0; +0.000000
          %06.2f|; 1.1; 001.10|
          %-06.2f|; 1.1; "1.10  |"
          %'.2f; 1234567.891; 1,234,567.89
          %e; 12345.678; 1.234568e+04
          %+10.3e; 12.5; +1.250e+01
          %g; 12345.678; 12345.7
          %g; 100000.0; 100000
          %g; 1000000.0; 1e+06
          %g; 0.0001; 0.0001
          %G; 1e-10; 1E-10
          %#.3g; 1.0; 1.00
          %#.0f; 1.0; 1.
          %F; Infinity; INF
          %05f; NaN; "  nan"
          %f; -Infinity; -inf
          %.1000000000g; 2.5; 2.5
          %.1075f; 2.5; !Precision value is too big1074
          """)
  void printsFloatingPointNumbers(String pattern, double value, String expected) {
    assertThat(format(pattern, List.of(ScalarType.FLOAT64), value)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "FORMAT(''{0}'', 3)")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          %s    | !Invalid type for argument 2 to FORMAT; Expected STRING; Got INT64
          %g    | !Invalid type for argument 2 to FORMAT; Expected FLOAT64; Got INT64
          %p    | !Invalid type for argument 2 to FORMAT; Expected PROTO or JSON; Got INT64
          %d %d | !Too few arguments to FORMAT for pattern "%d %d"; Expected 3; Got 2
          abc   | !Too many arguments to FORMAT for pattern "abc"; Expected 1; Got 2
          """)
  void refusesArgumentsThatDoNotFit(String pattern, String expected) {
    assertThat(format(pattern, List.of(ScalarType.INT64), 3L)).isEqualTo(expected);
  }

  @Test
  void roundsDecimalsAwayFromZero() {
    assertThat(format("%.1f", List.of(ScalarType.NUMERIC), new BigDecimal("1.25")))
        .isEqualTo("1.3");
  }

  @ParameterizedTest(name = "FORMAT(''{0}'', ''{1}'')")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          %s; abc; abc
          %5s|%%; ab; `   ab|%`
          %-5s|; ab; `ab   |`
          %.3s; abcdef; abc
          %.2t; abc; ab
          %10T; a; `       "a"`
          %T; it's; "it's"
          %T; q"; 'q"'
          %T; a"b'c; "a\\"b'c"
          %T; back\\slash; "back\\\\slash"
          %3s; é; `  é`
          """)
  void printsText(String pattern, String value, String expected) {
    assertThat(format(pattern, List.of(ScalarType.STRING), value)).isEqualTo(expected);
  }

  @Test
  void takesWidthsAndPrecisionsFromArguments() {
    List<SqlType> types = List.of(ScalarType.INT64, ScalarType.INT64, ScalarType.FLOAT64);
    assertThat(format("%*.*f", types, 8L, 2L, 3.14159)).isEqualTo("    3.14");
    assertThat(format("%*.*f|", types, -8L, -2L, 1.5)).isEqualTo("1.500000|");
    assertThat(format("%*.*f", types, null, 2L, 1.5)).isEqualTo("null");
  }

  @Test
  void printsNullByTheSpecifiersOfAnyValueOnly() {
    assertThat(format("%t|%T", List.of(ScalarType.INT64, ScalarType.STRING), null, null))
        .isEqualTo("NULL|NULL");
    assertThat(format("%d", List.of(ScalarType.INT64), (Object) null)).isEqualTo("null");
  }

  @Test
  void printsValuesAndLiteralsOfAllTypes() {
    StructType pair =
        new StructType(
            List.of(
                new StructType.Field("", ScalarType.INT64),
                new StructType.Field("", ScalarType.DATE)));
    assertThat(format("%t", List.of(pair), Arrays.asList(1L, 0))).isEqualTo("(1, 1970-01-01)");
    assertThat(format("%T", List.of(pair), Arrays.asList(1L, 0)))
        .isEqualTo("(1, DATE \"1970-01-01\")");
    assertThat(format("%T", List.of(SqlType.array(ScalarType.TIMESTAMP)), Arrays.asList(0L, null)))
        .isEqualTo("[TIMESTAMP \"1970-01-01 00:00:00+00\", NULL]");
    assertThat(format("%t|%T", List.of(ScalarType.FLOAT64, ScalarType.FLOAT64), 1.0, Double.NaN))
        .isEqualTo("1.0|CAST(\"nan\" AS FLOAT64)");
    ByteString bytes = ByteString.copyOf("a\"'\n".getBytes(StandardCharsets.UTF_8));
    assertThat(format("%t|%T", List.of(ScalarType.BYTES, ScalarType.BYTES), bytes, bytes))
        .isEqualTo("a\\\"\\'\\x0a|b\"a\\\"'\\x0a\"");
    assertThat(format("%T", List.of(ScalarType.INTERVAL), (Object) new long[] {14, 3, 0}))
        .isEqualTo("INTERVAL \"1-2 3 0:0:0\" YEAR TO SECOND");
    assertThat(format("%P", List.of(ScalarType.JSON), "{\"a\":[1]}"))
        .isEqualTo("{\n  \"a\": [\n    1\n  ]\n}");
  }
}
