package dev.quern.sql.ast;

import java.util.List;
import java.util.Optional;

/** {@code ORDER BY ...}. Source: "Query syntax", ORDER BY clause. */
public record OrderBy(Span span, Optional<Hint> hint, List<Item> items) implements Node {

  /**
   * One sort key.
   *
   * @param options options of an index's column
   */
  public record Item(
      Span span,
      Expression value,
      Optional<Expression> collation,
      Optional<Direction> direction,
      Optional<Nulls> nulls,
      List<OptionEntry> options)
      implements Node {}

  /** Ascending or descending. */
  public enum Direction {
    ASC,
    DESC
  }

  /** {@code NULLS FIRST} or {@code NULLS LAST} */
  public enum Nulls {
    FIRST,
    LAST
  }
}
