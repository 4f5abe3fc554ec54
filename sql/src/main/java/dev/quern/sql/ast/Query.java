package dev.quern.sql.ast;

import java.util.List;
import java.util.Optional;

/**
 * A query with all that applies to its whole result. Source: "Query syntax", "Pipe query syntax".
 *
 * @param pipes the {@code |>} operators, applied in their order after everything else
 */
public record Query(
    Span span,
    Optional<With> with,
    QueryBody body,
    Optional<OrderBy> orderBy,
    Optional<Limit> limit,
    List<PipeOperator> pipes)
    implements Node {

  /** {@code WITH [RECURSIVE] name AS (...), ...} */
  public record With(Span span, boolean recursive, List<CommonTable> tables) implements Node {}

  /**
   * One {@code name AS (query) [WITH DEPTH ...]}.
   *
   * @param query absent for {@code name AS GROUP ROWS}, which BigQuery lacks
   */
  public record CommonTable(
      Span span, Identifier name, Optional<Query> query, Optional<RecursionDepth> depth)
      implements Node {}

  /**
   * {@code WITH DEPTH [AS name] [BETWEEN lower AND upper | MAX upper]}; a bound is absent where it
   * is UNBOUNDED or not given.
   */
  public record RecursionDepth(
      Span span, Optional<Identifier> name, Optional<Expression> lower, Optional<Expression> upper)
      implements Node {}
}
