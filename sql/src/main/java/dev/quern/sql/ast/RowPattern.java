package dev.quern.sql.ast;

import java.util.List;
import java.util.Optional;

/** The pattern of MATCH_RECOGNIZE. Source: "Query syntax", MATCH_RECOGNIZE clause. */
public sealed interface RowPattern extends Node {

  /** A variable. */
  record Variable(Span span, Identifier name) implements RowPattern {}

  /** Patterns one after another. */
  record Sequence(Span span, List<RowPattern> parts) implements RowPattern {}

  /** {@code a | b} */
  record Alternation(Span span, List<RowPattern> choices) implements RowPattern {}

  /** The pattern of no rows. */
  record Empty(Span span) implements RowPattern {}

  /** {@code ^} or {@code $} */
  record Anchor(Span span, boolean start) implements RowPattern {}

  /**
   * {@code p*}, {@code p+}, {@code p?}, {@code p{n}}, {@code p{n,m}}, each with {@code ?} behind it
   * when reluctant.
   *
   * @param lower absent for zero
   * @param upper absent for no bound
   */
  record Repetition(
      Span span,
      RowPattern operand,
      Quantifier quantifier,
      Optional<Expression> lower,
      Optional<Expression> upper,
      boolean reluctant)
      implements RowPattern {}

  /** How a {@link Repetition} is written; bounds are there only with the last two. */
  enum Quantifier {
    OPTIONAL,
    ZERO_OR_MORE,
    ONE_OR_MORE,
    EXACTLY,
    BETWEEN
  }
}
