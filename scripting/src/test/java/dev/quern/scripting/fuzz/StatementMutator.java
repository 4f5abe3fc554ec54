package dev.quern.scripting.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes statements out of others by a few changes at places of chance. */
final class StatementMutator {

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s+|r?'[^']*'|\"[^\"]*\"|@*\\w+|=>|->|\\|>|\\|\\||<=|>=|!=|<>|.", Pattern.DOTALL);

  private static final List<String> VALUES =
      List.of(
          "NULL",
          "0",
          "-1",
          "1.5",
          "9223372036854775807",
          "-9223372036854775808",
          "1e308",
          "''",
          "'a'",
          "b'\\xff'",
          "TRUE",
          "[]",
          "[NULL]",
          "[1, 2]",
          "STRUCT(1 AS a)",
          "(1, 'x')",
          "DATE '9999-12-31'",
          "TIMESTAMP '0001-01-01'",
          "NUMERIC '-99999999999999999999999999999'",
          "BIGNUMERIC '1e38'",
          "INTERVAL 1 MONTH",
          "JSON 'null'",
          "CAST('nan' AS FLOAT64)",
          "RANGE<DATE> '[2024-01-01, UNBOUNDED)'",
          "CURRENT_TIMESTAMP()",
          "(SELECT 1)",
          "ARRAY(SELECT 1)",
          "@p",
          "?",
          "*",
          "x",
          "shop",
          "id",
          "name");

  private final List<List<String>> seeds;
  private final List<String> expressions;
  private final List<String> functions;
  private final RandomGenerator random;

  /**
   * A mutator.
   *
   * @param seeds statements to begin with
   * @param expressions expressions to put in
   * @param functions names of functions to put in
   */
  StatementMutator(
      List<String> seeds,
      List<String> expressions,
      List<String> functions,
      RandomGenerator random) {
    this.seeds = seeds.stream().map(StatementMutator::tokens).toList();
    this.expressions = expressions;
    this.functions = functions;
    this.random = random;
  }

  private static List<String> tokens(String sql) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(sql);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    return tokens;
  }

  /** The next statement. */
  String next() {
    List<String> tokens = new ArrayList<>(pick(seeds));
    for (int i = random.nextInt(4); i >= 0; i--) {
      change(tokens);
    }
    return String.join("", tokens);
  }

  private void change(List<String> tokens) {
    int at = random.nextInt(tokens.size());
    switch (random.nextInt(10)) {
      case 0 -> tokens.remove(at);
      case 1 -> tokens.add(at, " " + tokens.get(at) + " ");
      case 2 -> tokens.set(at, " " + pick(pick(seeds)) + " ");
      case 3 -> replaceWord(tokens, at, pick(functions));
      case 4 -> replaceOperand(tokens, at, pick(VALUES));
      case 5, 6 -> replaceOperand(tokens, at, "(SELECT " + pick(expressions) + ")");
      case 7 ->
          replaceOperand(
              tokens, at, pick(functions) + "(" + pick(VALUES) + ", " + pick(VALUES) + ")");
      case 8 -> replaceOperand(tokens, at, pick(functions) + "(" + tokens.get(at) + ")");
      default -> splice(tokens, at);
    }
    if (tokens.isEmpty()) {
      tokens.add(";");
    }
  }

  private static boolean isWord(String token) {
    return Character.isJavaIdentifierStart(token.charAt(0));
  }

  private static void replaceWord(List<String> tokens, int from, String word) {
    for (int i = from; i < tokens.size(); i++) {
      if (isWord(tokens.get(i))) {
        tokens.set(i, word);
        return;
      }
    }
  }

  private static void replaceOperand(List<String> tokens, int from, String operand) {
    for (int i = from; i < tokens.size(); i++) {
      String token = tokens.get(i);
      if (Character.isDigit(token.charAt(0)) || token.startsWith("'") || isWord(token)) {
        tokens.set(i, operand);
        return;
      }
    }
  }

  /** Goes on as another statement does. */
  private void splice(List<String> tokens, int at) {
    List<String> other = pick(seeds);
    tokens.subList(at, tokens.size()).clear();
    tokens.add(" ");
    tokens.addAll(other.subList(random.nextInt(other.size()), other.size()));
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
