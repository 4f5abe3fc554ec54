package dev.quern.sql.ast;

import java.util.List;
import java.util.Optional;

/**
 * A hint, {@code @5} or {@code @{ name = value, ... }} or both.
 *
 * @param shards the number behind the sign
 */
public record Hint(Span span, Optional<Literal.IntegerNumber> shards, List<Entry> entries)
    implements Node {

  /** One {@code qualifier.name = value}. */
  public record Entry(Span span, Optional<Identifier> qualifier, Identifier name, Expression value)
      implements Node {}
}
