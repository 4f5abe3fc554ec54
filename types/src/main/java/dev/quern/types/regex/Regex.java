package dev.quern.types.regex;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.quern.types.utf8.Units;
import dev.quern.types.utf8.Utf8;
import java.nio.charset.StandardCharsets;

/**
 * A compiled regular expression. Over STRING it matches UTF-8, over BYTES each byte is a character
 * of its own (Latin-1); either way positions are byte offsets.
 */
final class Regex {

  private final Units units;
  private final Pattern pattern;

  private Regex(Units units, Pattern pattern) {
    this.units = units;
    this.pattern = pattern;
  }

  static Regex compile(Units units, byte[] pattern) {
    String text = text(units, pattern);
    try {
      return new Regex(units, Pattern.compile(text));
    } catch (PatternSyntaxException e) {
      throw RegexErrors.cannotParse(e, text);
    }
  }

  private static String text(Units units, byte[] value) {
    return units == Units.CODE_POINTS
        ? Utf8.decode(value)
        : new String(value, StandardCharsets.ISO_8859_1);
  }

  Matcher matcher(byte[] value) {
    return units == Units.CODE_POINTS
        ? pattern.matcher(value)
        : pattern.matcher(new String(value, StandardCharsets.ISO_8859_1));
  }

  Units units() {
    return units;
  }

  int groupCount() {
    return pattern.groupCount();
  }
}
