package dev.quern.sql.ast;

import java.util.List;
import java.util.Optional;

/** Statements that change rows. Source: "Data manipulation language statements". */
public sealed interface DmlStatement extends Statement {

  /**
   * {@code INSERT [INTO] target [(columns)] VALUES ... | query}
   *
   * @param target a path; inside an UPDATE any {@link Access}
   */
  record Insert(
      Span span,
      InsertMode mode,
      Expression target,
      Optional<Hint> hint,
      List<Identifier> columns,
      InsertSource source,
      Optional<OnConflict> onConflict,
      Optional<Expression> assertRowsModified,
      Optional<Returning> returning)
      implements DmlStatement {}

  /** {@code INSERT OR IGNORE} and its like, which BigQuery lacks. */
  enum InsertMode {
    DEFAULT,
    IGNORE,
    REPLACE,
    UPDATE
  }

  /** Where the rows of an INSERT come from. */
  sealed interface InsertSource extends Node {
    /** {@code VALUES (...), (...)}; a value may be {@link Literal.Default}. */
    record Values(Span span, List<Row> rows) implements InsertSource {}

    /** A query. */
    record Rows(Span span, Query query) implements InsertSource {}

    /** {@code ROW} of a MERGE: all columns of the source. */
    record SourceRow(Span span) implements InsertSource {}
  }

  /** One row of VALUES. */
  record Row(Span span, List<Expression> values) implements Node {}

  /** {@code ON CONFLICT ...}, which BigQuery lacks. */
  record OnConflict(Span span) implements Node {}

  /** {@code THEN RETURN [WITH ACTION [AS alias]] ...}, which BigQuery lacks. */
  record Returning(
      Span span, boolean withAction, Optional<Identifier> actionAlias, List<SelectItem> items)
      implements Node {}

  /** {@code DELETE [FROM] target [WHERE ...]}; the target is as that of {@link Insert}. */
  record Delete(
      Span span,
      Expression target,
      Optional<Hint> hint,
      Optional<Identifier> alias,
      Optional<FromItem.WithOffset> withOffset,
      Optional<Expression> where,
      Optional<Expression> assertRowsModified,
      Optional<Returning> returning)
      implements DmlStatement {}

  /** {@code UPDATE target SET ... [FROM ...] WHERE ...} */
  record Update(
      Span span,
      Expression target,
      Optional<Hint> hint,
      Optional<Identifier> alias,
      Optional<FromItem.WithOffset> withOffset,
      List<UpdateItem> items,
      Optional<FromItem> from,
      Optional<Expression> where,
      Optional<Expression> assertRowsModified,
      Optional<Returning> returning)
      implements DmlStatement {}

  /** What a SET clause does. */
  sealed interface UpdateItem extends Node {
    /** {@code path = value}; the path is an {@link Access}. */
    record Assign(Span span, Expression path, Expression value) implements UpdateItem {}

    /** {@code (INSERT|UPDATE|DELETE ...)} on an array, which BigQuery lacks. */
    record Nested(Span span, DmlStatement statement) implements UpdateItem {}
  }

  /** {@code MERGE [INTO] target USING source ON condition WHEN ...} */
  record Merge(
      Span span,
      PathName target,
      Optional<Identifier> alias,
      FromItem source,
      Expression condition,
      List<MergeWhen> whens)
      implements DmlStatement {}

  /** One {@code WHEN ... THEN ...}. */
  record MergeWhen(Span span, MergeMatch match, Optional<Expression> condition, MergeAction action)
      implements Node {}

  /** Which rows a {@link MergeWhen} is for. */
  enum MergeMatch {
    MATCHED,
    NOT_MATCHED_BY_SOURCE,
    NOT_MATCHED_BY_TARGET
  }

  /** What a {@link MergeWhen} does. */
  sealed interface MergeAction extends Node {
    /** {@code INSERT [(columns)] VALUES (...)} or {@code INSERT [(columns)] ROW} */
    record InsertRow(Span span, List<Identifier> columns, InsertSource source)
        implements MergeAction {}

    /** {@code UPDATE SET ...} */
    record UpdateRow(Span span, List<UpdateItem> items) implements MergeAction {}

    /** {@code DELETE} */
    record DeleteRow(Span span) implements MergeAction {}
  }

  /** {@code TRUNCATE TABLE target [WHERE ...]} */
  record Truncate(Span span, PathName target, Optional<Expression> where) implements DmlStatement {}
}
