package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.AND;
import static dev.quern.sql.parser.TokenKind.BETWEEN;
import static dev.quern.sql.parser.TokenKind.DISTINCT;
import static dev.quern.sql.parser.TokenKind.FALSE;
import static dev.quern.sql.parser.TokenKind.FROM;
import static dev.quern.sql.parser.TokenKind.IN;
import static dev.quern.sql.parser.TokenKind.IS;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.LIKE;
import static dev.quern.sql.parser.TokenKind.NOT;
import static dev.quern.sql.parser.TokenKind.NULL;
import static dev.quern.sql.parser.TokenKind.OF;
import static dev.quern.sql.parser.TokenKind.OR;
import static dev.quern.sql.parser.TokenKind.TRUE;
import static dev.quern.sql.parser.TokenKind.UNKNOWN;
import static dev.quern.sql.parser.TokenKind.UNNEST;

import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Hint;
import dev.quern.sql.ast.Operation;
import dev.quern.sql.ast.Operation.BinaryOperator;
import dev.quern.sql.ast.Operation.Candidates;
import dev.quern.sql.ast.Operation.Quantifier;
import dev.quern.sql.ast.Operation.UnaryOperator;
import dev.quern.sql.ast.Span;
import dev.quern.sql.ast.SpecialForm;
import dev.quern.sql.ast.SubqueryExpression;
import java.util.List;
import java.util.Optional;

/**
 * Comparisons, which do not associate: one that ends with an expression takes no other behind it;
 * one that ends with a parenthesis or a word may be the left operand of tighter operators. Source:
 * "Operators", Comparison operators.
 */
final class ComparisonParser {

  private final Grammar grammar;
  private final TokenCursor cursor;
  private final ExpressionParser expressions;

  ComparisonParser(Grammar grammar, ExpressionParser expressions) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.expressions = expressions;
  }

  /** The comparisons behind an operand, if any. */
  Expression comparison(Expression operand, int start) {
    Expression left = operand;
    boolean loose = true;
    while (true) {
      boolean negated = atNegatedOperator();
      TokenKind kind = negated ? cursor.kind(1) : cursor.kind();
      if (cursor.isLegacy() && cursor.at(TokenKind.CONTAINS)) {
        Span name = cursor.take();
        Expression part = expressions.operators();
        return LegacySql.call("CONTAINS", name, cursor.since(start), List.of(left, part));
      }
      if (!isComparison(kind)) {
        return left;
      }
      boolean distinct = kind == IS && isDistinct();
      if (negated) {
        cursor.advance();
      }
      Span symbol = cursor.take();
      Expression comparison = comparison(kind, left, start, negated, symbol);
      if (!loose && !distinct) {
        throw cursor.syntaxError(
            symbol.start(), "Expression to the left of " + nameOf(kind) + " must be parenthesized");
      }
      if (!isClosed(comparison)) {
        refuseAnother();
        return comparison;
      }
      left = grammar.operands.suffixes(comparison, start);
      left = expressions.operators(left, start, 0);
      loose = left.span().end() != comparison.span().end();
    }
  }

  private Expression comparison(
      TokenKind kind, Expression left, int start, boolean negated, Span symbol) {
    return switch (kind) {
      case IN -> in(left, start, negated, symbol);
      case LIKE ->
          atQuantifier()
              ? quantifiedLike(left, start, negated, symbol)
              : binary(
                  left, start, negated ? BinaryOperator.NOT_LIKE : BinaryOperator.LIKE, symbol);
      case BETWEEN -> between(left, start, negated, symbol);
      case IS -> is(left, start, symbol);
      default -> binary(left, start, operator(kind), symbol);
    };
  }

  /** Whether a comparison ends with a parenthesis or a word. */
  private static boolean isClosed(Expression comparison) {
    return switch (comparison) {
      case Operation.Binary b ->
          b.operator() == BinaryOperator.IS || b.operator() == BinaryOperator.IS_NOT;
      case Operation.Between _ -> false;
      default -> true;
    };
  }

  /** Whether {@code NOT IN}, {@code NOT LIKE} or {@code NOT BETWEEN} stands here. */
  boolean atNegatedOperator() {
    return cursor.at(NOT) && cursor.atAnyAhead(1, IN, LIKE, BETWEEN);
  }

  private static boolean isComparison(TokenKind kind) {
    return switch (kind) {
      case EQUALS, NOT_EQUALS, LESS_GREATER, LESS, LESS_EQUALS, GREATER, GREATER_EQUALS -> true;
      case LIKE, IN, BETWEEN, IS -> true;
      default -> false;
    };
  }

  private boolean isDistinct() {
    return cursor.kind(1) == DISTINCT || (cursor.kind(1) == NOT && cursor.kind(2) == DISTINCT);
  }

  private static String nameOf(TokenKind kind) {
    return switch (kind) {
      case LIKE, IN, BETWEEN, IS -> kind.name();
      default -> "comparison";
    };
  }

  private static BinaryOperator operator(TokenKind kind) {
    return switch (kind) {
      case EQUALS -> BinaryOperator.EQUAL;
      case LESS -> BinaryOperator.LESS;
      case LESS_EQUALS -> BinaryOperator.LESS_OR_EQUAL;
      case GREATER -> BinaryOperator.GREATER;
      case GREATER_EQUALS -> BinaryOperator.GREATER_OR_EQUAL;
      default -> BinaryOperator.NOT_EQUAL;
    };
  }

  private void refuseAnother() {
    TokenKind kind = cursor.kind();
    if (isComparison(kind) || atNegatedOperator()) {
      throw cursor.unexpected();
    }
  }

  private Expression binary(Expression left, int start, BinaryOperator operator, Span symbol) {
    Expression right = expressions.operators();
    return new Operation.Binary(cursor.since(start), operator, symbol, left, right);
  }

  private Expression between(Expression operand, int start, boolean negated, Span symbol) {
    int lowStart = cursor.start();
    boolean simple = !cursor.at(NOT);
    Expression low = simple ? expressions.operators() : expressions.negation();
    if (isComparison(cursor.kind()) || atNegatedOperator()) {
      simple = false;
      cursor.enter();
      low = comparison(low, lowStart);
      cursor.leave();
    }
    if (cursor.at(OR)) {
      throw looseBound(lowStart);
    }
    cursor.require(AND);
    Expression high = expressions.operators();
    if (!simple) {
      throw looseBound(lowStart);
    }
    return new Operation.Between(cursor.since(start), operand, negated, symbol, low, high);
  }

  private RuntimeException looseBound(int start) {
    return cursor.syntaxError(start, "Expression in BETWEEN must be parenthesized");
  }

  private Expression in(Expression operand, int start, boolean negated, Span symbol) {
    Optional<Hint> hint = grammar.options.hint();
    Candidates candidates = candidates(hint, "IN", false);
    return new Operation.In(cursor.since(start), operand, negated, symbol, hint, candidates);
  }

  private boolean atQuantifier() {
    return switch (cursor.kind()) {
      case ANY, SOME, ALL -> true;
      default -> false;
    };
  }

  private Expression quantifiedLike(Expression operand, int start, boolean negated, Span symbol) {
    Quantifier quantifier = Quantifier.valueOf(cursor.kind().name());
    cursor.advance();
    Optional<Hint> hint = grammar.options.hint();
    Candidates candidates = candidates(hint, "LIKE", true);
    return new Operation.QuantifiedLike(
        cursor.since(start), operand, negated, symbol, quantifier, hint, candidates);
  }

  /** A query in two pairs of parentheses, whose single value LIKE takes for a pattern. */
  private static Expression scalar(Parenthesized.OfQuery query) {
    return new SubqueryExpression(
        query.span(), SubqueryExpression.Kind.SCALAR, Optional.empty(), query.query());
  }

  private Candidates candidates(Optional<Hint> hint, String clause, boolean doubledIsValue) {
    int start = cursor.start();
    if (cursor.at(UNNEST)) {
      refuseHint(hint, clause, "UNNEST");
      return grammar.froms.unnestedCandidates();
    }
    if (!cursor.at(LEFT_PAREN)) {
      throw hint.isPresent() ? cursor.expected(LEFT_PAREN, UNNEST) : cursor.unexpected();
    }
    return switch (grammar.parentheses.parenthesized()) {
      case Parenthesized.OfQuery q ->
          doubledIsValue && q.doubled()
              ? new Candidates.Values(q.span(), List.of(scalar(q)))
              : new Candidates.Rows(q.span(), q.query());
      case Parenthesized.OfValues v -> {
        refuseHint(hint, clause, "value list");
        yield new Candidates.Values(cursor.since(start), v.values());
      }
    };
  }

  private void refuseHint(Optional<Hint> hint, String clause, String what) {
    if (hint.isPresent()) {
      throw cursor.syntaxError(
          hint.get().span().start(),
          "HINTs cannot be specified on " + clause + " clause with " + what);
    }
  }

  private Expression is(Expression operand, int start, Span symbol) {
    boolean negated = cursor.accept(NOT);
    return switch (cursor.kind()) {
      case NULL, TRUE, FALSE -> {
        Expression literal = grammar.literals.literal();
        BinaryOperator operator = negated ? BinaryOperator.IS_NOT : BinaryOperator.IS;
        yield new Operation.Binary(cursor.since(start), operator, symbol, operand, literal);
      }
      case UNKNOWN -> {
        cursor.advance();
        yield new Operation.Unary(
            cursor.since(start),
            negated ? UnaryOperator.IS_NOT_UNKNOWN : UnaryOperator.IS_UNKNOWN,
            operand);
      }
      case DISTINCT -> {
        cursor.advance();
        cursor.require(FROM);
        yield binary(
            operand,
            start,
            negated ? BinaryOperator.IS_NOT_DISTINCT_FROM : BinaryOperator.IS_DISTINCT_FROM,
            symbol);
      }
      case SOURCE -> {
        cursor.advance();
        cursor.accept(OF);
        yield binary(
            operand,
            start,
            negated ? BinaryOperator.IS_NOT_SOURCE_OF : BinaryOperator.IS_SOURCE_OF,
            symbol);
      }
      case DESTINATION -> {
        cursor.advance();
        cursor.accept(OF);
        yield binary(
            operand,
            start,
            negated ? BinaryOperator.IS_NOT_DESTINATION_OF : BinaryOperator.IS_DESTINATION_OF,
            symbol);
      }
      case LABELED -> {
        cursor.advance();
        grammar.graphs.label();
        yield new SpecialForm.IsLabeled(cursor.since(start), operand, negated);
      }
      default -> throw cursor.expected(NULL, TRUE, FALSE, UNKNOWN);
    };
  }
}
