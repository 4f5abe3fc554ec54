package dev.quern.sql.ast;

import java.util.List;
import java.util.Optional;

/** What may follow a table in FROM, or stand in a pipe. Source: "Query syntax", FROM clause. */
public sealed interface TableOperator extends Node {

  /** {@code PIVOT(aggregate, ... FOR input IN (value, ...)) [alias]} */
  record Pivot(
      Span span,
      List<PivotItem> aggregates,
      Expression input,
      List<PivotItem> values,
      Optional<Identifier> alias)
      implements TableOperator {}

  /** An aggregate call or a value of {@link Pivot}. */
  record PivotItem(Span span, Expression value, Optional<Identifier> alias) implements Node {}

  /**
   * {@code UNPIVOT [INCLUDE|EXCLUDE NULLS] (values FOR name IN (...)) [alias]}
   *
   * @param includeNulls absent where neither word is written
   */
  record Unpivot(
      Span span,
      Optional<Boolean> includeNulls,
      List<PathName> values,
      PathName name,
      List<UnpivotItem> items,
      Optional<Identifier> alias)
      implements TableOperator {}

  /** Columns of {@link Unpivot} and their label, a string or an integer. */
  record UnpivotItem(Span span, List<PathName> columns, Optional<Literal> label) implements Node {}

  /** {@code TABLESAMPLE method (size ROWS|PERCENT)} and what GoogleSQL takes beyond BigQuery. */
  record Sample(
      Span span,
      Identifier method,
      Expression size,
      SampleUnit unit,
      Optional<PartitionBy> partitionBy,
      Optional<Weight> weight,
      Optional<Expression> repeatable)
      implements TableOperator {}

  /** {@code WITH WEIGHT [[AS] alias]} */
  record Weight(Span span, Optional<Identifier> alias) implements Node {}

  /** What a sample's size counts. */
  enum SampleUnit {
    ROWS,
    PERCENT
  }

  /**
   * {@code MATCH_RECOGNIZE(...) [alias]}
   *
   * @param skipPastLastRow absent without AFTER MATCH SKIP; false for TO NEXT ROW
   */
  record MatchRecognize(
      Span span,
      List<OptionEntry> options,
      Optional<PartitionBy> partitionBy,
      OrderBy orderBy,
      List<SelectItem> measures,
      Optional<Boolean> skipPastLastRow,
      RowPattern pattern,
      List<Definition> definitions,
      Optional<Identifier> alias)
      implements TableOperator {}

  /** {@code variable AS condition} of DEFINE. */
  record Definition(Span span, Identifier name, Expression condition) implements Node {}
}
