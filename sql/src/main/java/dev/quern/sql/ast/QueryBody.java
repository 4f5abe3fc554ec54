package dev.quern.sql.ast;

import java.util.List;
import java.util.Optional;

/** What a {@link Query} starts from. */
public sealed interface QueryBody extends Node permits Select, QueryBody.Compound {

  /** Everything but SELECT. */
  sealed interface Compound extends QueryBody {}

  /**
   * Queries joined by set operators, evaluated from left to right.
   *
   * @param operators one fewer than the inputs; GoogleSQL demands that all are of one kind
   * @param inputs two or more
   */
  record SetOperation(Span span, List<SetOperator> operators, List<QueryBody> inputs)
      implements Compound {}

  /**
   * A set operator between two inputs.
   *
   * @param keyword UNION, INTERSECT or EXCEPT itself
   * @param modeAt where FULL, LEFT, INNER or STRICT stands, else the keyword
   * @param matchAt where BY NAME or CORRESPONDING stands, else the keyword
   * @param byColumns the columns of {@code ON (...)} or {@code BY (...)}, empty without
   */
  record SetOperator(
      Span span,
      Span keyword,
      Span modeAt,
      Span matchAt,
      SetKind kind,
      boolean distinct,
      Optional<Hint> hint,
      ColumnMatch match,
      Optional<ColumnPropagation> propagation,
      List<Identifier> byColumns)
      implements Node {}

  /** {@code (query)}; its alias can only be there where pipe operators follow. */
  record Parenthesized(Span span, Query query, Optional<Identifier> alias) implements Compound {}

  /** {@code FROM ...} alone, returning all rows and columns. */
  record From(Span span, FromItem from) implements Compound {}

  /** {@code TABLE name} or {@code TABLE function(...)} as a query, which BigQuery lacks. */
  record TableClause(Span span, FunctionCall.Argument table, Optional<Expression> where)
      implements Compound {}

  /** {@code GRAPH name ...}: a query in the graph query language, of which nothing is kept. */
  record Graph(Span span, Optional<PathName> graph) implements Compound {}

  /** UNION, INTERSECT, EXCEPT. */
  enum SetKind {
    UNION,
    INTERSECT,
    EXCEPT
  }

  /** How the columns of a set operation's inputs are paired. */
  enum ColumnMatch {
    BY_POSITION,
    BY_NAME,
    BY_NAME_ON,
    CORRESPONDING,
    CORRESPONDING_BY
  }

  /**
   * Which columns a set operation by name keeps; {@code FULL OUTER} is FULL, {@code LEFT OUTER}
   * LEFT.
   */
  enum ColumnPropagation {
    STRICT,
    INNER,
    LEFT,
    FULL
  }
}
