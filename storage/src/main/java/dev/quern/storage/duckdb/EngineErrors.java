package dev.quern.storage.duckdb;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * DuckDB's error texts as BigQuery's errors. An exception that Java code threw inside the engine
 * comes back as it was thrown. What no rule knows is an internal error: the SQL is ours, so the
 * engine's complaint about it is our fault and not the user's.
 */
final class EngineErrors {

  private static final String QUERY = "query";
  private static final String NUMBER = "-?\\d+(?:\\.\\d+)?";

  /**
   * {@code text pattern -> error}; the first match wins. {@code NUM} stands for a number. Operands
   * that the engine names by expression, not by value, are left out.
   */
  private static final List<Rule> RULES =
      List.of(
          rule(
              "^Invalid Input Error: Division by zero in expression \\((NUM) //? (NUM)\\)\\..*",
              m -> query("division by zero: " + integer(m, 1) + " / " + integer(m, 2))),
          rule(
              "^Invalid Input Error: Division by zero in expression \\((NUM) % (NUM)\\)\\..*",
              m -> query("division by zero: MOD(" + integer(m, 1) + ", " + integer(m, 2) + ")")),
          rule("^Invalid Input Error: Division by zero.*", m -> query("division by zero")),
          rule("^Out of Range Error: Overflow in .* of INT64.*", m -> query("Integer Overflow")),
          rule("^Out of Range Error: Overflow in negation.*", m -> query("Integer Overflow")),
          rule("^Out of Range Error: Overflow on abs.*", m -> query("Integer Overflow")),
          rule(
              "^Conversion Error: Type INT128 with value .* casting from source column sum\\b.*",
              m -> query("Error in SUM aggregation: integer overflow")),
          rule(
              "^Conversion Error: Type (?:INT128|HUGEINT|UINT128) with value \\S+ can't be cast .* INT64.*",
              m -> query("Integer Overflow")),
          rule("^Out of Range Error: Overflow in .* of DECIMAL.*", m -> query("numeric overflow")),
          rule(
              "^Conversion Error: (?:Could not cast|Casting) value .* to DECIMAL.*",
              m -> query("numeric overflow")),
          rule(
              "^Out of Range Error: cannot take square root of a negative number.*",
              m -> query("Argument to SQRT cannot be negative")),
          rule(
              "^Out of Range Error: cannot take logarithm of (?:zero|a negative number).*",
              m -> query("Floating point error in function: LN")),
          rule(
              "^Conversion Error: Could not convert string '(.*)' to INT64.*",
              m -> query("Bad int64 value: " + m.group(1))),
          rule(
              "^Conversion Error: Could not convert string '(.*)' to DOUBLE.*",
              m -> query("Bad double value: " + m.group(1))),
          rule(
              "^Conversion Error: Could not convert string '(.*)' to BOOL.*",
              m -> query("Bad bool value: " + m.group(1))),
          rule(
              "^Conversion Error: (?:invalid|Invalid) date field format: \"(.*)\".*",
              m -> query("Invalid date: '" + m.group(1) + "'")),
          rule(
              "^Conversion Error: (?:invalid|Invalid) timestamp field format: \"(.*)\".*",
              m -> query("Invalid timestamp: '" + m.group(1) + "'")),
          rule(
              "^Invalid Input Error: More than one row returned by a subquery.*",
              m -> query("Scalar subquery produced more than one element")),
          rule("^INTERRUPT Error:.*", m -> stopped()),
          rule(
              "^Out of Memory Error:.*",
              m ->
                  new BigQueryException(
                      ErrorReason.RESOURCES_EXCEEDED,
                      QUERY,
                      "Resources exceeded during query execution: The query could not be executed"
                          + " in the allotted memory.")),
          rule(
              "^(?:Parser|Binder) Error: Max expression depth limit of (\\d+) exceeded.*",
              m -> query("Query is too deeply nested: more than " + m.group(1) + " levels")),
          rule(
              "^(?:TransactionContext Error|Transaction Error|Catalog Error|Constraint Error): .*"
                  + "(?:[Cc]onflict|write-write|(?:another|different) transaction|duplicate key).*",
              m -> conflict()),
          rule(
              "^Catalog Error: Table with name .* does not exist.*",
              m -> new StaleTableException(m.group())),
          rule(
              "^Binder Error: (?:.* does not have a column|Referenced (?:update )?column .* not found).*",
              m -> new StaleTableException(m.group())),
          rule(
              "^Binder Error: (?:PARTITION|ORDER) BY .* cannot be volatile.*",
              m ->
                  query(
                      "PARTITION BY and ORDER BY of a window cannot hold a function that gives"
                          + " another value each time")),
          rule(
              "^Parser Error: window functions are not allowed in window definitions.*",
              m ->
                  query(
                      "A query with window functions in PARTITION BY or ORDER BY of a window is not"
                          + " supported by Quern; see docs/reference/divergences.md")),
          rule("^Conversion Error: ?(.*)", m -> query(m.group(1))),
          rule("^Out of Range Error: ?(.*)", m -> query(m.group(1))),
          rule("^Invalid Input Error: ?(.*)", m -> query(m.group(1))));

  private record Rule(Pattern pattern, Function<Matcher, BigQueryException> error) {}

  private final KernelFaults faults;

  EngineErrors(KernelFaults faults) {
    this.faults = faults;
  }

  /** The error to report for an error text of the engine. */
  BigQueryException translate(String engineText) {
    Optional<BigQueryException> thrown = faults.find(engineText);
    if (thrown.isPresent()) {
      return thrown.get();
    }
    String text = withoutContext(engineText);
    for (Rule rule : RULES) {
      Matcher matcher = rule.pattern().matcher(text);
      if (matcher.matches()) {
        return rule.error().apply(matcher);
      }
    }
    return BigQueryException.internal(
        "The engine failed: " + text, new IllegalStateException(engineText));
  }

  /** Without the excerpt of our SQL that the engine adds, which means nothing to the user. */
  private static String withoutContext(String text) {
    int excerpt = text.indexOf("\n\nLINE ");
    return (excerpt < 0 ? text : text.substring(0, excerpt)).strip();
  }

  private static Rule rule(String pattern, Function<Matcher, BigQueryException> error) {
    return new Rule(Pattern.compile(pattern.replace("NUM", NUMBER), Pattern.DOTALL), error);
  }

  private static BigQueryException query(String message) {
    return new BigQueryException(ErrorReason.INVALID_QUERY, QUERY, message);
  }

  /** What a statement fails with that was interrupted. */
  static BigQueryException stopped() {
    return new BigQueryException(
        ErrorReason.STOPPED, "Job execution was cancelled: User requested cancellation");
  }

  private static BigQueryException conflict() {
    return new EngineConflictException();
  }

  /** BigQuery prints whole numbers without a point. */
  private static String integer(Matcher matcher, int group) {
    String text = matcher.group(group);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
