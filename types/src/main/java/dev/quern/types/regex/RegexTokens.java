package dev.quern.types.regex;

import dev.quern.types.utf8.Units;
import dev.quern.types.utf8.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The parts of texts that match a regular expression, for analyzers. */
public final class RegexTokens {

  private final Regex regex;

  private RegexTokens(Regex regex) {
    this.regex = regex;
  }

  /** Compiles a pattern; errors are those of REGEXP_CONTAINS. */
  public static RegexTokens compile(String pattern) {
    return new RegexTokens(Regex.compile(Units.CODE_POINTS, Utf8.encode(pattern)));
  }

  /** The matches that are not empty, in order. */
  public List<String> find(String text) {
    byte[] input = Utf8.encode(text);
    List<String> tokens = new ArrayList<>();
    RegexMatching.findWhole(
        regex,
        input,
        (start, end) -> {
          if (start < end) {
            tokens.add(new String(input, start, end - start, StandardCharsets.UTF_8));
          }
        });
    return tokens;
  }
}
