package dev.quern.sql.ast;

/**
 * A statement. Sources: "Query syntax" and the pages on DDL, DML, DCL and the procedural language.
 */
public sealed interface Statement extends Node
    permits Statement.Plain,
        DmlStatement,
        CreateStatement,
        AlterStatement,
        DropStatement,
        AccessStatement,
        DataStatement,
        ScriptStatement {

  /** The rest. */
  sealed interface Plain extends Statement {}

  /** A query. */
  record QueryStatement(Span span, Query query) implements Plain {}

  /** {@code @{...} statement} */
  record Hinted(Span span, Hint hint, Statement statement) implements Plain {}

  /**
   * A statement of GoogleSQL that BigQuery does not offer, of which nothing else is kept.
   *
   * @param kind GoogleSQL's name for it, such as {@code DescribeStatement}
   */
  record Foreign(Span span, String kind) implements Plain {}
}
