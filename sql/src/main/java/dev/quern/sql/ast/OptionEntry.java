package dev.quern.sql.ast;

/** One {@code name = value} of {@code OPTIONS(...)}. */
public record OptionEntry(Span span, Identifier name, Assignment assignment, Expression value)
    implements Node {

  /** How an option takes its value. */
  public enum Assignment {
    /** {@code =} */
    SET,
    /** {@code +=}, adding to a list. */
    ADD,
    /** {@code -=}, taking from a list. */
    REMOVE
  }
}
