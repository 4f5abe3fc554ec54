package dev.quern.sql.ast;

import java.util.List;
import java.util.Optional;

/**
 * What a FROM clause reads. Source: "Query syntax", FROM clause.
 *
 * <p>The operators behind a table (PIVOT, TABLESAMPLE, ...) are in the order written; an alias
 * stands before them.
 */
public sealed interface FromItem extends Node {

  /**
   * A table, a common table, or an array reached by a path.
   *
   * @param systemTime the time of FOR SYSTEM_TIME AS OF
   */
  record Table(
      Span span,
      PathName name,
      Optional<Hint> hint,
      Optional<Identifier> alias,
      Optional<WithOffset> withOffset,
      Optional<Expression> systemTime,
      List<TableOperator> operators)
      implements FromItem {}

  /**
   * {@code UNNEST(array, ...)}; more than one array, and a mode, only where arrays are zipped,
   * which BigQuery lacks.
   */
  record Unnest(
      Span span,
      List<FunctionCall.Argument> arrays,
      Optional<Hint> hint,
      Optional<Identifier> alias,
      Optional<WithOffset> withOffset,
      List<TableOperator> operators)
      implements FromItem {}

  /** {@code (query)} */
  record Subquery(
      Span span,
      boolean lateral,
      Query query,
      Optional<Identifier> alias,
      List<TableOperator> operators)
      implements FromItem {}

  /** A call of a table function. A query in parentheses is an argument of scalar subquery form. */
  record TableFunction(
      Span span,
      boolean lateral,
      PathName name,
      List<FunctionCall.Argument> arguments,
      Optional<Hint> hint,
      Optional<Identifier> alias,
      List<TableOperator> operators)
      implements FromItem {}

  /** {@code GRAPH_TABLE(graph ...)}, of whose pattern nothing is kept. */
  record GraphTable(
      Span span, PathName graph, Optional<Identifier> alias, List<TableOperator> operators)
      implements FromItem {}

  /**
   * A join. Chains lean left.
   *
   * @param symbol the comma, or the word JOIN
   * @param using the columns of USING, empty without
   */
  record Join(
      Span span,
      JoinKind kind,
      boolean natural,
      Span symbol,
      Optional<JoinMethod> method,
      Optional<Hint> hint,
      FromItem left,
      FromItem right,
      Optional<Expression> on,
      List<Identifier> using)
      implements FromItem {}

  /** {@code (a JOIN b ...)} with operators behind it. */
  record ParenthesizedJoin(Span span, FromItem join, List<TableOperator> operators)
      implements FromItem {}

  /** The rows that come down a pipe, as the left side of its JOIN. */
  record PipeInput(Span span) implements FromItem {}

  /** {@code WITH OFFSET [[AS] alias]} */
  record WithOffset(Span span, Optional<Identifier> alias) implements Node {}

  /** The kinds of joins. JOIN alone is INNER. */
  enum JoinKind {
    COMMA,
    CROSS,
    INNER,
    LEFT,
    RIGHT,
    FULL
  }

  /** {@code HASH JOIN} and {@code LOOKUP JOIN}, which BigQuery lacks. */
  enum JoinMethod {
    HASH,
    LOOKUP
  }
}
