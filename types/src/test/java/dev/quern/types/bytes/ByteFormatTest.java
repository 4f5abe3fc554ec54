package dev.quern.types.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.types.testing.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteFormatTest {

  private static String print(String format, String hex) {
    return Outcome.of(() ->
        new String(
            ByteFormat.named(format).print(HexFormat.of().parseHex(hex)), StandardCharsets.UTF_8));
  }

  private static String read(String format, String text) {
    return Outcome.of(() ->
        HexFormat.of()
            .formatHex(ByteFormat.named(format).read(text.getBytes(StandardCharsets.UTF_8))));
  }

  @ParameterizedTest(name = "{1} as {0}")
  @CsvSource(
      textBlock =
          """
          HEX, ff01, ff01
          base16, 01fe, 01fe
          BASE2, 01, 00000001
          BASE8, '', ''
          BASE8, 61, 141
          BASE8, 6162, 060542
          BASE8, 61626364, 14130461544
          BASE8, 01ff, 000777
          BASE32, 61, ME======
          BASE64, 616263ff, YWJj/w==
          ASCII, 616263, abc
          utf-8, c3a9, é
          ASCII, ff, !Failed to decode invalid ASCII string
          UTF8, ff, !A string is not valid UTF-8.
          BASE7, 61, !Invalid format 'BASE7'
          """)
  void printsBytes(String format, String hex, String expected) {
    assertThat(print(format, hex)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{1} from {0}")
  @CsvSource(
      textBlock =
          """
          HEX, fF0, 0ff0
          BASE2, 101010101, 0155
          BASE2, '', ''
          BASE8, 1, 01
          BASE8, 777, ff
          BASE8, 1234, 029c
          BASE8, 12345, 14e5
          BASE8, 1234567, 053977
          BASE8, 123456712, 014e5dca
          BASE64, 'YW J', 6162
          UTF-8, é, c3a9
          ASCII, é, !Failed to decode invalid ASCII string
          BASE8, 18, !Failed to decode invalid base8 string
          BASE2, 012, !Failed to decode invalid base2 string due to character '2' at offset 2
          """)
  void readsBytes(String format, String text, String expected) {
    assertThat(read(format, text)).isEqualTo(expected);
  }

  @Test
  void breaksBase64AfterSeventySixCharacters() {
    assertThat(print("BASE64M", "61".repeat(60)).lines().map(String::length))
        .containsExactly(76, 4);
  }
}
