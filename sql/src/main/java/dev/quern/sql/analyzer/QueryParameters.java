package dev.quern.sql.analyzer;

import dev.quern.domain.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The values of {@code @name} or {@code ?}. Source: "Running parameterized queries". */
public sealed interface QueryParameters {

  /** No parameters. */
  QueryParameters NONE = new Named(Map.of());

  /** By name, in any case. */
  record Named(Map<String, Value> values) implements QueryParameters {

    public Named {
      values =
          values.entrySet().stream()
              .collect(
                  Collectors.toUnmodifiableMap(
                      entry -> entry.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
    }

    /** The value of a parameter. */
    public Optional<Value> find(String name) {
      return Optional.ofNullable(values.get(name.toLowerCase(Locale.ROOT)));
    }
  }

  /** By position. */
  record Positional(List<Value> values) implements QueryParameters {
    public Positional {
      values = List.copyOf(values);
    }
  }

  /**
   * None, where there may be none.
   *
   * @param message the error of a parameter, which {@code %s} in it stands for
   */
  record Refused(String message) implements QueryParameters {}

  /** Those that are given, and others whose types are to be found out. */
  record Inferred(QueryParameters given, UndeclaredParameters undeclared)
      implements QueryParameters {}
}
