package dev.quern.sql.ast;

import java.util.List;
import java.util.Optional;

/**
 * A call of a scalar, aggregate or window function. Source: "Function calls", "Aggregate function
 * calls", "Window function calls".
 *
 * @param chained whether it was written {@code x.f(y)}; {@code x} is then the first argument
 * @param parenthesized false for {@code CURRENT_DATE} and its like written without parentheses
 */
public record FunctionCall(
    Span span,
    PathName name,
    boolean chained,
    boolean parenthesized,
    List<Argument> arguments,
    AggregateModifiers modifiers,
    Optional<Hint> hint,
    Optional<WindowSpecification> over)
    implements Expression {

  /** Where errors of the call are: behind the first argument when it is chained. */
  public Span symbol() {
    return chained ? name.span() : span;
  }

  /** What stands between the parentheses of a function, a table function or a procedure. */
  public sealed interface Argument extends Node {

    /** An expression, with its alias where one is given. */
    record Value(Span span, Expression value, Optional<Identifier> alias) implements Argument {}

    /** The {@code *} of {@code COUNT(*)}. */
    record Star(Span span) implements Argument {}

    /** {@code name => value}; the value is a {@link Value}, a {@link Lambda} or a {@link Table}. */
    record Named(Span span, Identifier name, Argument value) implements Argument {}

    /** {@code x -> body} or {@code (x, y) -> body} */
    record Lambda(Span span, List<Identifier> parameters, Expression body) implements Argument {}

    /** {@code TABLE name} */
    record Table(Span span, PathName name) implements Argument {}

    /** {@code TABLE function(...)} */
    record TableCall(Span span, FromItem.TableFunction function) implements Argument {}

    /** {@code MODEL name} */
    record Model(Span span, PathName name) implements Argument {}

    /** {@code CONNECTION name} or {@code CONNECTION DEFAULT} */
    record Connection(Span span, ConnectionName name) implements Argument {}

    /** {@code DESCRIPTOR(column, ...)} */
    record Descriptor(Span span, List<Identifier> columns) implements Argument {}

    /** {@code SEQUENCE name}, which BigQuery lacks. */
    record Sequence(Span span, PathName name) implements Argument {}

    /** {@code INPUT TABLE}, in a table function called by a pipe, which BigQuery lacks. */
    record InputTable(Span span) implements Argument {}
  }

  /**
   * What an aggregate function's parentheses may hold beside its arguments.
   *
   * @param where a filter of the rows, which BigQuery lacks
   * @param groupBy the grouping of a multi-level aggregation, which BigQuery lacks
   * @param having the condition on those groups
   */
  public record AggregateModifiers(
      boolean distinct,
      Optional<NullHandling> nulls,
      Optional<Expression> where,
      Optional<Having> havingExtreme,
      Optional<GroupBy> groupBy,
      Optional<Expression> having,
      Optional<Clamp> clamp,
      Optional<WithReport> report,
      Optional<OrderBy> orderBy,
      Optional<Limit> limit) {

    /** No modifiers. */
    public static final AggregateModifiers NONE = plain(false);

    /** {@code DISTINCT} alone. */
    public static final AggregateModifiers DISTINCT = plain(true);

    private static AggregateModifiers plain(boolean distinct) {
      return new AggregateModifiers(
          distinct,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  /** {@code IGNORE NULLS} or {@code RESPECT NULLS} */
  public enum NullHandling {
    IGNORE,
    RESPECT
  }

  /** {@code HAVING MAX value} or {@code HAVING MIN value} */
  public record Having(Span span, boolean max, Expression value) implements Node {}

  /** {@code CLAMPED BETWEEN low AND high}, of differential privacy. */
  public record Clamp(Span span, Expression low, Expression high) implements Node {}

  /** {@code WITH REPORT(...)}, of differential privacy. */
  public record WithReport(Span span, List<OptionEntry> options) implements Node {}
}
