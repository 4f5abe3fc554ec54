package dev.quern.sql.ast;

import java.util.Optional;

/** A query as an expression. Source: "Subqueries" of GoogleSQL. */
public record SubqueryExpression(Span span, Kind kind, Optional<Hint> hint, Query query)
    implements Expression {

  /** What the rows are made into. */
  public enum Kind {
    /** {@code (SELECT ...)} */
    SCALAR,
    /** {@code ARRAY(SELECT ...)} */
    ARRAY,
    /** {@code EXISTS(SELECT ...)} */
    EXISTS,
    /** {@code VALUE { ... }}, of graph queries. */
    VALUE
  }
}
