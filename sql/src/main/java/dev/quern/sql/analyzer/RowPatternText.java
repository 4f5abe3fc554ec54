package dev.quern.sql.analyzer;

import dev.quern.domain.value.Value;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.RowPattern;
import dev.quern.sql.ast.TableOperator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a pattern of MATCH_RECOGNIZE as the text that the kernel {@code q_match_rows} reads. */
final class RowPatternText {

  private static final int MAX_BOUND = 10_000;

  private final Analysis analysis;
  private final Map<String, Integer> variables;
  private final Set<Integer> used = new HashSet<>();

  /** The variables' numbers by their names in lower case. */
  RowPatternText(Analysis analysis, Map<String, Integer> variables) {
    this.analysis = analysis;
    this.variables = variables;
  }

  String of(TableOperator.MatchRecognize match, boolean longest) {
    return (match.skipPastLastRow().orElse(true) ? "P" : "N")
        + (longest ? "L" : "F")
        + ";"
        + of(match.pattern());
  }

  private String of(RowPattern pattern) {
    return switch (pattern) {
      case RowPattern.Variable variable -> number(variable) + " ";
      case RowPattern.Sequence sequence -> joined(sequence.parts(), "");
      case RowPattern.Alternation alternation -> "( " + joined(alternation.choices(), "| ") + ") ";
      case RowPattern.Empty _ -> "( ) ";
      case RowPattern.Anchor anchor -> anchor.start() ? "^ " : "$ ";
      case RowPattern.Repetition repetition ->
          "( " + of(repetition.operand()) + ")" + bounds(repetition);
    };
  }

  private String joined(List<RowPattern> patterns, String between) {
    return patterns.stream().map(this::of).collect(Collectors.joining(between));
  }

  private int number(RowPattern.Variable variable) {
    Integer number = variables.get(variable.name().name().toLowerCase(Locale.ROOT));
    if (number == null) {
      throw analysis.context.error(
          variable,
          "Pattern variable `%s` is not defined in the DEFINE clause",
          variable.name().name());
    }
    used.add(number);
    return number;
  }

  /** Whether the pattern has a variable. */
  boolean uses(int variable) {
    return used.contains(variable);
  }

  private String bounds(RowPattern.Repetition repetition) {
    String least = repetition.lower().map(this::bound).map(String::valueOf).orElse("0");
    String most = repetition.upper().map(this::bound).map(String::valueOf).orElse("");
    String bounds =
        switch (repetition.quantifier()) {
          case OPTIONAL -> "0,1";
          case ZERO_OR_MORE -> "0,";
          case ONE_OR_MORE -> "1,";
          case EXACTLY -> least + "," + least;
          case BETWEEN -> least + "," + most;
        };
    if (repetition.quantifier() == RowPattern.Quantifier.BETWEEN
        && !most.isEmpty()
        && Integer.parseInt(most) < Integer.parseInt(least)) {
      throw analysis.context.error(
          analysis.context.keywordBefore(repetition.upper().orElseThrow().span(), "{"),
          "Quantifier upper bound cannot be smaller than the lower bound");
    }
    return "{" + bounds + "}" + (repetition.reluctant() ? "? " : " ");
  }

  private int bound(Expression expression) {
    Value value = analysis.constants.value(expression, "MATCH_RECOGNIZE quantifier");
    if (value instanceof Value.Int64(long number) && number >= 0 && number <= MAX_BOUND) {
      return (int) number;
    }
    throw analysis.context.error(
        expression, "Quantifier bounds must be between 0 and %d", MAX_BOUND);
  }
}
