package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.AND;
import static dev.quern.sql.parser.TokenKind.NOT;
import static dev.quern.sql.parser.TokenKind.OR;

import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Operation;
import dev.quern.sql.ast.Operation.BinaryOperator;
import dev.quern.sql.ast.Operation.LogicalOperator;
import dev.quern.sql.ast.Operation.UnaryOperator;
import dev.quern.sql.ast.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Operators by precedence. Source: "Operators", Operator precedence; concatenation binds between
 * addition and multiplication. Chains are read in loops, so that their length costs no stack.
 */
final class ExpressionParser {

  private static final int BITWISE_OR = 1;
  private static final int BITWISE_XOR = 2;
  private static final int BITWISE_AND = 3;
  private static final int SHIFT = 4;
  private static final int ADDITION = 5;
  private static final int CONCATENATION = 6;
  private static final int MULTIPLICATION = 7;

  private final Grammar grammar;
  private final TokenCursor cursor;
  private final ComparisonParser comparisons;

  ExpressionParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.comparisons = new ComparisonParser(grammar, this);
  }

  /** Any expression. */
  Expression expression() {
    cursor.enter();
    int start = cursor.start();
    Expression expression = disjunction(conjunction(negation(), start), start);
    cursor.leave();
    return expression;
  }

  /** The rest of an expression that starts with an operand read already. */
  Expression continued(Expression operand, int start) {
    Expression left = comparisons.comparison(operators(operand, start, 0), start);
    return disjunction(conjunction(left, start), start);
  }

  private Expression disjunction(Expression first, int start) {
    if (!cursor.at(OR)) {
      return first;
    }
    List<Expression> operands = new ArrayList<>();
    operands.add(first);
    while (cursor.accept(OR)) {
      int next = cursor.start();
      operands.add(conjunction(negation(), next));
    }
    return new Operation.Logical(cursor.since(start), LogicalOperator.OR, List.copyOf(operands));
  }

  private Expression conjunction(Expression first, int start) {
    if (!cursor.at(AND)) {
      return first;
    }
    List<Expression> operands = new ArrayList<>();
    operands.add(first);
    while (cursor.accept(AND)) {
      operands.add(negation());
    }
    return new Operation.Logical(cursor.since(start), LogicalOperator.AND, List.copyOf(operands));
  }

  /** An operand of AND: a comparison, perhaps negated. */
  Expression negation() {
    int start = cursor.start();
    if (comparisons.atNegatedOperator()) {
      throw cursor.unexpected();
    }
    if (!cursor.accept(NOT)) {
      return comparisons.comparison(operators(), start);
    }
    cursor.enter();
    Expression operand = negation();
    cursor.leave();
    return new Operation.Unary(cursor.since(start), UnaryOperator.NOT, operand);
  }

  /** An expression of operators that bind more tightly than comparisons. */
  Expression operators() {
    int start = cursor.start();
    return operators(unary(), start, 0);
  }

  /** Operators behind a left operand that bind more tightly than a given precedence. */
  Expression operators(Expression operand, int start, int above) {
    Expression left = operand;
    while (true) {
      int precedence = precedence(cursor.kind());
      if (precedence == 0 && cursor.isLegacy() && cursor.at(TokenKind.PERCENT_SIGN)) {
        precedence = MULTIPLICATION;
      }
      if (precedence <= above) {
        return left;
      }
      if (cursor.at(TokenKind.PERCENT_SIGN)) {
        Span name = cursor.take();
        Expression right = operators(unary(), cursor.start(), precedence);
        left = LegacySql.call("MOD", name, cursor.since(start), List.of(left, right));
        continue;
      }
      BinaryOperator operator = operator(cursor.kind());
      Span symbol = cursor.take();
      int rightStart = cursor.start();
      Expression right = operators(unary(), rightStart, precedence);
      left = new Operation.Binary(cursor.since(start), operator, symbol, left, right);
    }
  }

  private static int precedence(TokenKind kind) {
    return switch (kind) {
      case BAR -> BITWISE_OR;
      case CARET -> BITWISE_XOR;
      case AMPERSAND -> BITWISE_AND;
      case SHIFT_LEFT, SHIFT_RIGHT -> SHIFT;
      case PLUS_SIGN, MINUS_SIGN -> ADDITION;
      case DOUBLE_BAR -> CONCATENATION;
      case STAR, SLASH -> MULTIPLICATION;
      default -> 0;
    };
  }

  private BinaryOperator operator(TokenKind kind) {
    return switch (kind) {
      case BAR -> BinaryOperator.BITWISE_OR;
      case CARET -> BinaryOperator.BITWISE_XOR;
      case AMPERSAND -> BinaryOperator.BITWISE_AND;
      case SHIFT_LEFT -> BinaryOperator.SHIFT_LEFT;
      case SHIFT_RIGHT -> BinaryOperator.SHIFT_RIGHT;
      case PLUS_SIGN -> BinaryOperator.ADD;
      case MINUS_SIGN -> BinaryOperator.SUBTRACT;
      case DOUBLE_BAR -> BinaryOperator.CONCAT;
      case STAR -> BinaryOperator.MULTIPLY;
      case SLASH -> BinaryOperator.DIVIDE;
      default -> throw cursor.unexpected();
    };
  }

  /** NOT binds less tightly than what is before it here, which shows once its operand is read. */
  private RuntimeException looseNot() {
    int at = cursor.start();
    negation();
    return cursor.syntaxError(at, "Unexpected keyword NOT");
  }

  private Expression unary() {
    int start = cursor.start();
    UnaryOperator operator;
    switch (cursor.kind()) {
      case MINUS_SIGN -> operator = UnaryOperator.MINUS;
      case PLUS_SIGN -> operator = UnaryOperator.PLUS;
      case TILDE -> operator = UnaryOperator.BITWISE_NOT;
      case NOT -> throw looseNot();
      default -> {
        return grammar.operands.operand();
      }
    }
    cursor.advance();
    cursor.enter();
    Expression operand = unary();
    cursor.leave();
    return new Operation.Unary(cursor.since(start), operator, operand);
  }

  /** Whether an expression can start with the current token. */
  boolean atStart() {
    return switch (cursor.kind()) {
      case INTEGER, FLOAT, STRING, BYTES, LEFT_PAREN, LEFT_BRACKET, LEFT_BRACE -> true;
      case AT_SIGN -> !grammar.options.atHint();
      case DOUBLE_AT, QUESTION, MINUS_SIGN, PLUS_SIGN, TILDE -> true;
      case NOT, NULL, TRUE, FALSE, CASE, CAST, EXTRACT, EXISTS, ARRAY, STRUCT -> true;
      case INTERVAL, NEW, RANGE, IF, GROUPING, LEFT, RIGHT, COLLATE -> true;
      case WITH -> grammar.operands.atWithExpression();
      default -> cursor.atIdentifier();
    };
  }
}
