package dev.quern.sql.ast;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Operators. Source: "Operators" of GoogleSQL. */
public sealed interface Operation extends Expression {

  /** {@code -x}, {@code NOT x} and the like. */
  record Unary(Span span, UnaryOperator operator, Expression operand) implements Operation {}

  /**
   * An operator between two operands. Chains lean left.
   *
   * @param symbol the operator as written; the first of its words
   */
  record Binary(Span span, BinaryOperator operator, Span symbol, Expression left, Expression right)
      implements Operation {

    /**
     * This operation and those that are its left operand, innermost first, for walking in a loop.
     */
    public List<Binary> leftChain() {
      List<Binary> chain = new ArrayList<>();
      chain.add(this);
      for (Expression e = left; e instanceof Binary b; e = b.left()) {
        chain.add(b);
      }
      Collections.reverse(chain);
      return chain;
    }
  }

  /** {@code a AND b AND c} or {@code a OR b OR c}; two operands or more. */
  record Logical(Span span, LogicalOperator operator, List<Expression> operands)
      implements Operation {}

  /** {@code x [NOT] BETWEEN low AND high}; the symbol is the word BETWEEN. */
  record Between(
      Span span, Expression operand, boolean negated, Span symbol, Expression low, Expression high)
      implements Operation {}

  /** {@code x [NOT] IN (...)} or {@code x [NOT] IN UNNEST(...)}; the symbol is the word IN. */
  record In(
      Span span,
      Expression operand,
      boolean negated,
      Span symbol,
      Optional<Hint> hint,
      Candidates candidates)
      implements Operation {}

  /** {@code x [NOT] LIKE ANY|SOME|ALL ...}; the symbol is the word LIKE. */
  record QuantifiedLike(
      Span span,
      Expression operand,
      boolean negated,
      Span symbol,
      Quantifier quantifier,
      Optional<Hint> hint,
      Candidates candidates)
      implements Operation {}

  /** What {@code IN} and {@code LIKE ANY} compare with. */
  sealed interface Candidates extends Node {
    /** {@code (a, b)}, at least one. */
    record Values(Span span, List<Expression> values) implements Candidates {}

    /** {@code UNNEST(array)} */
    record Unnested(Span span, Expression array) implements Candidates {}

    /** {@code (SELECT ...)} */
    record Rows(Span span, Query query) implements Candidates {}
  }

  /** Operators before their operand, and tests behind it. */
  enum UnaryOperator {
    NOT("NOT"),
    MINUS("-"),
    PLUS("+"),
    BITWISE_NOT("~"),
    IS_UNKNOWN("IS UNKNOWN"),
    IS_NOT_UNKNOWN("IS NOT UNKNOWN");

    private final String sql;

    UnaryOperator(String sql) {
      this.sql = sql;
    }

    /** The operator as error messages have it. */
    public String sql() {
      return sql;
    }
  }

  /** Operators between two operands. {@code IS} compares with a literal NULL, TRUE or FALSE. */
  enum BinaryOperator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    CONCAT("||"),
    BITWISE_AND("&"),
    BITWISE_OR("|"),
    BITWISE_XOR("^"),
    SHIFT_LEFT("<<"),
    SHIFT_RIGHT(">>"),
    EQUAL("="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    LIKE("LIKE"),
    NOT_LIKE("NOT LIKE"),
    IS("IS"),
    IS_NOT("IS NOT"),
    IS_DISTINCT_FROM("IS DISTINCT FROM"),
    IS_NOT_DISTINCT_FROM("IS NOT DISTINCT FROM"),
    IS_SOURCE_OF("IS SOURCE OF"),
    IS_NOT_SOURCE_OF("IS NOT SOURCE OF"),
    IS_DESTINATION_OF("IS DESTINATION OF"),
    IS_NOT_DESTINATION_OF("IS NOT DESTINATION OF");

    private final String sql;

    BinaryOperator(String sql) {
      this.sql = sql;
    }

    /** The operator as error messages have it. */
    public String sql() {
      return sql;
    }
  }

  /** AND and OR. */
  enum LogicalOperator {
    AND,
    OR
  }

  /** How many of the patterns must match; SOME means ANY. */
  enum Quantifier {
    ANY,
    SOME,
    ALL
  }
}
