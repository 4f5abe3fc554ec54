package dev.quern.sql.analyzer;

import dev.quern.domain.error.BigQueryException;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.QueryBody.ColumnMatch;
import dev.quern.sql.ast.QueryBody.ColumnPropagation;
import dev.quern.sql.ast.QueryBody.SetOperator;
import dev.quern.sql.ast.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What operators that join the same queries must share. Source: "Query syntax", Set operators. */
final class SetOperatorRules {

  private static final String GROUPING =
      " cannot be used in the same query without using parentheses for grouping";

  private final StatementContext context;

  SetOperatorRules(StatementContext context) {
    this.context = context;
  }

  void check(List<SetOperator> operators) {
    SetOperator first = operators.getFirst();
    for (SetOperator other : operators) {
      if (other.kind() != first.kind() || other.distinct() != first.distinct()) {
        throw context.error(other.keyword(), "Syntax error: Different set operations" + GROUPING);
      }
    }
    for (SetOperator operator : operators) {
      if (operator.match() == ColumnMatch.BY_POSITION && operator.propagation().isPresent()) {
        throw context.error(
            operator.modeAt(),
            "%s in set operations cannot be used without CORRESPONDING",
            operator.propagation().get());
      }
    }
    for (SetOperator other : operators) {
      checkAgrees(first, other);
    }
  }

  private void checkAgrees(SetOperator first, SetOperator other) {
    if (other.match() != first.match()) {
      Span place = other.match() == ColumnMatch.BY_POSITION ? first.matchAt() : other.matchAt();
      throw context.error(place, "Different set operation modifiers" + GROUPING);
    }
    Optional<ColumnPropagation> mode = mode(other);
    if (!mode.equals(mode(first))) {
      throw context.error(
          mode.isEmpty() ? first.modeAt() : other.modeAt(),
          "Different set operation modifiers (%s and %s)" + GROUPING,
          name(mode(first)),
          name(mode));
    }
    if (!keys(other).equals(keys(first))) {
      throw differentLists(other);
    }
  }

  private BigQueryException differentLists(SetOperator operator) {
    return context.error(
        context.keywordBefore(operator.byColumns().getFirst().span(), "("),
        "Different %s lists" + GROUPING,
        list(operator));
  }

  /** Without a mode, CORRESPONDING keeps the columns that all inputs have. */
  private static Optional<ColumnPropagation> mode(SetOperator operator) {
    return switch (operator.match()) {
      case CORRESPONDING, CORRESPONDING_BY ->
          operator.propagation().or(() -> Optional.of(ColumnPropagation.INNER));
      case BY_POSITION, BY_NAME, BY_NAME_ON -> operator.propagation();
    };
  }

  private static String name(Optional<ColumnPropagation> mode) {
    return mode.map(ColumnPropagation::name).orElse("none");
  }

  private static List<String> keys(SetOperator operator) {
    return operator.byColumns().stream()
        .map(Identifier::name)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .toList();
  }

  /** What the list of an operator's columns is called. */
  static String list(SetOperator operator) {
    return operator.match() == ColumnMatch.BY_NAME_ON ? "BY NAME ON" : "CORRESPONDING BY";
  }
}
