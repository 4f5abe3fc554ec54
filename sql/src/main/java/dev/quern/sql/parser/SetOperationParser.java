package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.ALL;
import static dev.quern.sql.parser.TokenKind.BY;
import static dev.quern.sql.parser.TokenKind.CORRESPONDING;
import static dev.quern.sql.parser.TokenKind.DISTINCT;
import static dev.quern.sql.parser.TokenKind.EXCEPT;
import static dev.quern.sql.parser.TokenKind.INTEGER;
import static dev.quern.sql.parser.TokenKind.INTERSECT;
import static dev.quern.sql.parser.TokenKind.LEFT_BRACE;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.NAME;
import static dev.quern.sql.parser.TokenKind.ON;
import static dev.quern.sql.parser.TokenKind.OUTER;
import static dev.quern.sql.parser.TokenKind.SELECT;
import static dev.quern.sql.parser.TokenKind.STRICT;
import static dev.quern.sql.parser.TokenKind.TABLE;
import static dev.quern.sql.parser.TokenKind.UNION;

import dev.quern.sql.ast.Hint;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.QueryBody;
import dev.quern.sql.ast.QueryBody.ColumnMatch;
import dev.quern.sql.ast.QueryBody.ColumnPropagation;
import dev.quern.sql.ast.QueryBody.SetKind;
import dev.quern.sql.ast.QueryBody.SetOperator;
import dev.quern.sql.ast.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** UNION, INTERSECT and EXCEPT. Source: "Query syntax", Set operators. */
final class SetOperationParser {

  private final Grammar grammar;
  private final TokenCursor cursor;

  SetOperationParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** Whether a set operator stands here, as opposed to a join or a star's EXCEPT. */
  boolean atOperator() {
    return switch (cursor.kind()) {
      case UNION, INTERSECT, OUTER -> true;
      case EXCEPT -> isOperator(0);
      case INNER -> isOperator(1);
      case FULL, LEFT -> isOperator(cursor.kind(1) == OUTER ? 2 : 1);
      default -> false;
    };
  }

  private boolean isOperator(int ahead) {
    return switch (cursor.kind(ahead)) {
      case UNION, INTERSECT -> true;
      case EXCEPT ->
          switch (cursor.kind(ahead + 1)) {
            case ALL, DISTINCT -> true;
            case AT_SIGN ->
                cursor.kind(ahead + 2) == LEFT_BRACE || cursor.kind(ahead + 2) == INTEGER;
            default -> false;
          };
      default -> false;
    };
  }

  /** A query with what set operators join to it. */
  QueryBody chain(QueryBody first, int start) {
    if (!atOperator()) {
      return first;
    }
    List<SetOperator> operators = new ArrayList<>();
    List<QueryBody> inputs = new ArrayList<>();
    inputs.add(first);
    while (atOperator()) {
      operators.add(operator());
      inputs.add(operand());
    }
    return new QueryBody.SetOperation(
        cursor.since(start), List.copyOf(operators), List.copyOf(inputs));
  }

  private QueryBody operand() {
    int start = cursor.start();
    return switch (cursor.kind()) {
      case SELECT -> grammar.selects.select();
      case LEFT_PAREN -> grammar.queries.parenthesizedBody(start);
      case TABLE -> grammar.queries.tableClause(start);
      case FROM ->
          throw cursor.syntaxError(
              start,
              "Unexpected FROM; FROM queries following a set operation must be parenthesized");
      default -> throw cursor.expected(LEFT_PAREN, SELECT, TABLE);
    };
  }

  /** {@code [FULL [OUTER]] UNION [hint] ALL [STRICT] [BY NAME [ON (...)]]} and its like. */
  SetOperator operator() {
    int start = cursor.start();
    Span first = cursor.here();
    Optional<ColumnPropagation> propagation = propagation();
    Span keyword = cursor.here();
    SetKind kind = kind();
    Optional<Hint> hint = grammar.options.hint();
    boolean distinct = cursor.at(DISTINCT);
    if (!cursor.accept(DISTINCT)) {
      cursor.expect(ALL, DISTINCT);
    }
    Span strictAt = cursor.here();
    boolean strict = cursor.accept(STRICT);
    if (strict && propagation.isPresent()) {
      throw cursor.syntaxError(
          strictAt.start(), "STRICT cannot be used with outer mode in set operations");
    }
    Span matchAt = cursor.here();
    ColumnMatch match = ColumnMatch.BY_POSITION;
    List<Identifier> columns = List.of();
    if (cursor.accept(CORRESPONDING)) {
      match = ColumnMatch.CORRESPONDING;
      if (cursor.accept(BY)) {
        match = ColumnMatch.CORRESPONDING_BY;
        columns = grammar.names.columnList();
      }
    } else if (cursor.accept(BY)) {
      cursor.expect(NAME);
      if (strict) {
        throw cursor.syntaxError(
            strictAt.start(), "STRICT cannot be used with BY NAME in set operations");
      }
      match = ColumnMatch.BY_NAME;
      if (cursor.accept(ON)) {
        match = ColumnMatch.BY_NAME_ON;
        columns = grammar.names.columnList();
      }
    }
    return new SetOperator(
        cursor.since(start),
        keyword,
        strict ? strictAt : first,
        match == ColumnMatch.BY_POSITION ? keyword : matchAt,
        kind,
        distinct,
        hint,
        match,
        strict ? Optional.of(ColumnPropagation.STRICT) : propagation,
        columns);
  }

  private Optional<ColumnPropagation> propagation() {
    Optional<ColumnPropagation> propagation =
        switch (cursor.kind()) {
          case FULL, OUTER -> Optional.of(ColumnPropagation.FULL);
          case LEFT -> Optional.of(ColumnPropagation.LEFT);
          case INNER -> Optional.of(ColumnPropagation.INNER);
          default -> Optional.empty();
        };
    boolean outer = cursor.at(OUTER);
    if (propagation.isPresent()) {
      cursor.advance();
    }
    if (!outer && !propagation.equals(Optional.of(ColumnPropagation.INNER))) {
      cursor.accept(OUTER);
    }
    return propagation;
  }

  private SetKind kind() {
    if (cursor.accept(UNION)) {
      return SetKind.UNION;
    }
    if (cursor.accept(INTERSECT)) {
      return SetKind.INTERSECT;
    }
    cursor.expect(EXCEPT, UNION, INTERSECT);
    return SetKind.EXCEPT;
  }
}
