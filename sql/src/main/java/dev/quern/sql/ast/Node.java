package dev.quern.sql.ast;

/** A part of the syntax tree. */
public interface Node {

  /**
   * Where the part stands in its text. As in GoogleSQL, an expression's parentheses are not in its
   * own span, but in the span of whatever it is an operand of.
   */
  Span span();
}
