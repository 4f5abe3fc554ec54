package dev.quern.sql.parser;

import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Query;
import dev.quern.sql.ast.Span;
import java.util.List;

/** What stood between parentheses where both a query and expressions may. */
sealed interface Parenthesized {

  /** The parentheses and what is between them. */
  Span span();

  /**
   * A query, without its parentheses.
   *
   * @param doubled whether there are two pairs of them or more, right around it
   */
  record OfQuery(Span span, Query query, boolean doubled) implements Parenthesized {}

  /** One expression or more. */
  record OfValues(Span span, List<Expression> values) implements Parenthesized {}
}
