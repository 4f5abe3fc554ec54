package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.COMMA;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.RIGHT_PAREN;

import dev.quern.sql.ast.Constructor;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Query;
import dev.quern.sql.ast.QueryBody;
import dev.quern.sql.ast.SubqueryExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parentheses that hold a query, an expression or several. Which of them only shows behind nested
 * parentheses, as in {@code ((SELECT 1) + 1)} and {@code ((SELECT 1) UNION ALL SELECT 2)}; nothing
 * is read twice for that.
 */
final class ParenthesisParser {

  private final Grammar grammar;
  private final TokenCursor cursor;

  ParenthesisParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** A parenthesized expression, a tuple or a scalar subquery. */
  Expression operand() {
    return asOperand(parenthesized());
  }

  private static Expression asOperand(Parenthesized parenthesized) {
    return switch (parenthesized) {
      case Parenthesized.OfQuery q ->
          new SubqueryExpression(
              q.span(), SubqueryExpression.Kind.SCALAR, Optional.empty(), q.query());
      case Parenthesized.OfValues v ->
          v.values().size() == 1
              ? v.values().getFirst()
              : new Constructor.Tuple(v.span(), v.values());
    };
  }

  /** What is in the parentheses here. */
  Parenthesized parenthesized() {
    cursor.enter();
    int start = cursor.start();
    cursor.advance();
    Parenthesized result;
    if (grammar.queries.atStart()) {
      result = closedQuery(start, grammar.queries.query());
    } else if (cursor.at(LEFT_PAREN)) {
      result = nested(start);
    } else {
      result = values(start, grammar.expressions.expression());
    }
    cursor.leave();
    return result;
  }

  private Parenthesized nested(int start) {
    int innerStart = cursor.start();
    Parenthesized inner = parenthesized();
    if (inner instanceof Parenthesized.OfQuery q) {
      if (cursor.accept(RIGHT_PAREN)) {
        return new Parenthesized.OfQuery(cursor.since(start), q.query(), true);
      }
      if (grammar.queries.atContinuation()) {
        QueryBody body =
            new QueryBody.Parenthesized(q.span(), q.query(), grammar.names.aliasWithAs());
        return closedQuery(start, grammar.queries.continued(body, innerStart));
      }
    }
    Expression operand = grammar.operands.suffixes(asOperand(inner), innerStart);
    return values(start, grammar.expressions.continued(operand, innerStart));
  }

  private Parenthesized closedQuery(int start, Query query) {
    cursor.expect(RIGHT_PAREN);
    return new Parenthesized.OfQuery(cursor.since(start), query, false);
  }

  private Parenthesized values(int start, Expression first) {
    List<Expression> values = new ArrayList<>();
    values.add(first);
    if (!cursor.at(RIGHT_PAREN)) {
      cursor.expect(COMMA);
      values.add(grammar.expressions.expression());
      while (!cursor.at(RIGHT_PAREN)) {
        cursor.expect(COMMA, RIGHT_PAREN);
        values.add(grammar.expressions.expression());
      }
    }
    cursor.advance();
    return new Parenthesized.OfValues(cursor.since(start), List.copyOf(values));
  }
}
