package dev.quern.types.regex;

import com.google.re2j.PatternSyntaxException;
import dev.quern.domain.error.BigQueryException;
import dev.quern.types.error.DataErrors;
import java.util.Map;

/** The errors of patterns in the words of RE2. */
final class RegexErrors {

  /** The matcher's words for a fault, and RE2's. */
  private static final Map<String, String> WORDS =
      Map.of(
          "invalid escape sequence", "invalid escape sequence",
          "invalid character class", "invalid character class",
          "invalid character class range", "invalid character class range",
          "missing closing ]", "missing ]",
          "missing closing )", "missing )",
          "unexpected )", "unexpected )",
          "missing argument to repetition operator", "no argument for repetition operator",
          "invalid repeat count", "invalid repetition size",
          "invalid nested repetition operator", "bad repetition operator",
          "invalid named capture", "invalid named capture group");

  private RegexErrors() {}

  static BigQueryException cannotParse(PatternSyntaxException e, String pattern) {
    String fault = e.getDescription();
    return DataErrors.dataError("Cannot parse regular expression: " + reason(e, fault, pattern));
  }

  private static String reason(PatternSyntaxException e, String fault, String pattern) {
    if (fault.startsWith("trailing backslash")) {
      return "trailing \\";
    }
    if (fault.startsWith("invalid or unsupported Perl syntax")) {
      return "invalid perl operator: " + perlOperator(e.getPattern());
    }
    String words = WORDS.getOrDefault(fault, fault);
    boolean concernsAll = words.equals("missing )") || words.equals("unexpected )");
    return words + ": " + (concernsAll ? pattern : e.getPattern());
  }

  /** The start of a group up to the first character that no group may start with. */
  private static String perlOperator(String group) {
    int end = 2;
    while (end < group.length() && "imsU-".indexOf(group.charAt(end)) >= 0) {
      end++;
    }
    return group.substring(0, Math.min(end + 1, group.length()));
  }
}
