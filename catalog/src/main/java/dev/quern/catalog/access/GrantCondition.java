package dev.quern.catalog.access;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The conditions of grants: those that compare the time of the request are evaluated, all others
 * are not met. Source: "Overview of IAM Conditions", date and time attributes.
 */
final class GrantCondition {

  private static final Pattern COMPARISON =
      Pattern.compile(
          "\\s*request\\.time\\s*(<=|>=|<|>)\\s*timestamp\\(\\s*(['\"])([^'\"]*)\\2\\s*\\)\\s*");

  private GrantCondition() {}

  /**
   * Whether a condition is met.
   *
   * @param condition of the REST type {@code Expr}
   */
  static boolean isMet(JsonNode condition, Instant now) {
    for (String part : condition.path("expression").asString("").split("&&", -1)) {
      Matcher comparison = COMPARISON.matcher(part);
      if (!comparison.matches() || !holds(comparison.group(1), comparison.group(3), now)) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(String operator, String text, Instant now) {
    try {
      int order = now.compareTo(Instant.parse(text));
      return switch (operator) {
        case "<" -> order < 0;
        case "<=" -> order <= 0;
        case ">" -> order > 0;
        default -> order >= 0;
      };
    } catch (DateTimeException _) {
      return false;
    }
  }
}
