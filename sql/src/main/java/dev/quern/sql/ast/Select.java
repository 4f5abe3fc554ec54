package dev.quern.sql.ast;

import java.util.List;
import java.util.Optional;

/** {@code SELECT ...} up to its WINDOW clause. Source: "Query syntax", SELECT statement. */
public record Select(
    Span span,
    Optional<Hint> hint,
    Optional<Modifier> with,
    boolean distinct,
    Optional<As> as,
    List<SelectItem> items,
    Optional<FromItem> from,
    Optional<Expression> where,
    Optional<GroupBy> groupBy,
    Optional<Expression> having,
    Optional<Expression> qualify,
    List<NamedWindow> windows)
    implements QueryBody {

  /**
   * {@code WITH name [OPTIONS(...)]}: DIFFERENTIAL_PRIVACY, AGGREGATION_THRESHOLD, ANONYMIZATION.
   */
  public record Modifier(Span span, Identifier name, List<OptionEntry> options) implements Node {}

  /** {@code AS STRUCT}, {@code AS VALUE} or {@code AS path}; the path only with the last. */
  public record As(Span span, AsKind kind, Optional<PathName> type) implements Node {}

  /** What SELECT AS makes of a row. */
  public enum AsKind {
    STRUCT,
    VALUE,
    TYPE
  }

  /** One {@code name AS (...)} of a WINDOW clause. */
  public record NamedWindow(Span span, Identifier name, WindowSpecification window)
      implements Node {}
}
