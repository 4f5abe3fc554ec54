package dev.quern.sql.ast;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Names joined by dots, at least one. Where a table is named, the first may hold dashes without
 * being quoted, as in {@code my-project.dataset.table}.
 */
public record PathName(Span span, List<Identifier> parts) implements Node {

  /** The first name. */
  public Identifier first() {
    return parts.getFirst();
  }

  /** The last name. */
  public Identifier last() {
    return parts.getLast();
  }

  /** Whether it is a single name. */
  public boolean isSimple() {
    return parts.size() == 1;
  }

  /** The names, without quotes. */
  public List<String> names() {
    return parts.stream().map(Identifier::name).toList();
  }

  /** The names joined by dots, without quotes, as error messages have them. */
  @Override
  public String toString() {
    return parts.stream().map(Identifier::name).collect(Collectors.joining("."));
  }
}
