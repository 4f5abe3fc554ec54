package dev.quern.sql.ast;

import java.util.List;
import java.util.Optional;

/**
 * An operator behind {@code |>}; its span starts at its first word. Source: "Pipe query syntax".
 *
 * <p>LOG, IF, FORK, TEE, ASSERT, DESCRIBE, STATIC_DESCRIBE, EXPORT DATA, CREATE TABLE, INSERT and
 * RECURSIVE UNION are of GoogleSQL, not of BigQuery.
 */
public sealed interface PipeOperator extends Node {

  /** {@code SELECT [DISTINCT] ... [WINDOW ...]} */
  record SelectColumns(Span span, Select select) implements PipeOperator {}

  /** {@code EXTEND ... [WINDOW ...]} */
  record Extend(Span span, List<SelectItem> items, List<Select.NamedWindow> windows)
      implements PipeOperator {}

  /** {@code WINDOW ...}, the deprecated name of EXTEND for window functions. */
  record Window(Span span, List<SelectItem> items, List<Select.NamedWindow> windows)
      implements PipeOperator {}

  /** {@code SET column = value, ...} */
  record SetColumns(Span span, List<Assignment> assignments) implements PipeOperator {}

  /** One {@code column = value}. */
  record Assignment(Span span, Identifier column, Expression value) implements Node {}

  /** {@code DROP column, ...} */
  record Drop(Span span, List<Identifier> columns) implements PipeOperator {}

  /** {@code RENAME old [AS] new, ...} */
  record Rename(Span span, List<Renaming> renamings) implements PipeOperator {}

  /** One {@code old AS new}. */
  record Renaming(Span span, Identifier oldName, Identifier newName) implements Node {}

  /** {@code AS alias} */
  record As(Span span, Identifier alias) implements PipeOperator {}

  /** {@code WHERE condition} */
  record Where(Span span, Expression condition) implements PipeOperator {}

  /** {@code LIMIT count [OFFSET skip]} */
  record LimitRows(Span span, Limit limit) implements PipeOperator {}

  /** {@code AGGREGATE ... [GROUP [AND ORDER] BY ...]} */
  record Aggregate(
      Span span, Optional<Select.Modifier> with, List<SelectItem> items, Optional<GroupBy> groupBy)
      implements PipeOperator {}

  /** {@code DISTINCT} */
  record Distinct(Span span) implements PipeOperator {}

  /** {@code ORDER BY ...} */
  record Order(Span span, OrderBy orderBy) implements PipeOperator {}

  /** {@code UNION ALL (query), ...} */
  record SetQueries(Span span, QueryBody.SetOperator operator, List<QueryBody> inputs)
      implements PipeOperator {}

  /** {@code [LEFT|...] JOIN ...}; the left side is {@link FromItem.PipeInput}. */
  record JoinTable(Span span, FromItem.Join join) implements PipeOperator {}

  /** {@code CALL function(...) [AS alias]} */
  record Call(Span span, FromItem.TableFunction function) implements PipeOperator {}

  /** {@code TABLESAMPLE}, {@code PIVOT}, {@code UNPIVOT}, {@code MATCH_RECOGNIZE} */
  record Apply(Span span, TableOperator operator) implements PipeOperator {}

  /** {@code WITH name AS (query), ...} */
  record WithTables(Span span, Query.With with) implements PipeOperator {}

  /**
   * {@code ASSERT condition, payload, ...}
   *
   * @param payload what the error shows beside
   */
  record Assert(Span span, Expression condition, List<Expression> payload)
      implements PipeOperator {}

  /** {@code RECURSIVE UNION ALL [WITH DEPTH ...] (step) [AS alias]} */
  record RecursiveUnion(
      Span span,
      QueryBody.SetOperator operator,
      Optional<Query.RecursionDepth> depth,
      RecursiveStep step,
      Optional<Identifier> alias)
      implements PipeOperator {}

  /** The recursive term of {@link RecursiveUnion}. */
  sealed interface RecursiveStep extends Node {

    /** Operators over the rows of the last round. */
    record Pipeline(Span span, List<PipeOperator> operators) implements RecursiveStep {}

    /** A query that reads the rows of the last round under the alias. */
    record Subquery(Span span, Query query) implements RecursiveStep {}
  }

  /**
   * {@code IF condition THEN (operators) ELSEIF ... ELSE (operators)}: the operators of the first
   * branch whose constant condition is true.
   */
  record If(Span span, List<Branch> branches, List<PipeOperator> otherwise)
      implements PipeOperator {}

  /** One {@code condition THEN (operators)}. */
  record Branch(Span span, Expression condition, List<PipeOperator> operators) implements Node {}

  /**
   * An operator of GoogleSQL that BigQuery lacks and Quern does not run, by its words, such as
   * {@code FORK}.
   */
  record Foreign(Span span, String name) implements PipeOperator {}
}
