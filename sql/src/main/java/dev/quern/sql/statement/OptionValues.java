package dev.quern.sql.statement;

import dev.quern.domain.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a statement's {@code OPTIONS(...)} say, in their order.
 *
 * @param entries the options
 */
public record OptionValues(List<Entry> entries) {

  /** No options. */
  public static final OptionValues NONE = new OptionValues(List.of());

  public OptionValues {
    entries = List.copyOf(entries);
  }

  /** How an option takes its value. */
  public enum Assignment {
    SET,
    ADD,
    REMOVE
  }

  /**
   * One option.
   *
   * @param name in lower case
   * @param assignment {@code =}, {@code +=} or {@code -=}
   * @param value the value, of any type
   */
  public record Entry(String name, Assignment assignment, Value value) {}

  /** The value of an option; empty when it is not given. NULL is a value. */
  public Optional<Value> find(String name) {
    return entries.stream()
        .filter(entry -> entry.name().equals(name.toLowerCase(Locale.ROOT)))
        .map(Entry::value)
        .findFirst();
  }
}
