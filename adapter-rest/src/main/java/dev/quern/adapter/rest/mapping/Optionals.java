package dev.quern.adapter.rest.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Between absent fields of the wire and the domain's optional ones. */
public final class Optionals {

  private Optionals() {}

  /** The text, or null. */
  public static @Nullable String unwrap(Optional<String> value) {
    return value.orElse(null);
  }

  /** The number, or null. */
  public static @Nullable Long unwrap(OptionalLong value) {
    return value.isPresent() ? Long.valueOf(value.getAsLong()) : null;
  }

  /** The text if there is one that is not empty. */
  public static Optional<String> wrap(@Nullable String value) {
    return Optional.ofNullable(value).filter(text -> !text.isEmpty());
  }

  /** The number if there is one. */
  public static OptionalLong wrap(@Nullable Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /** The duration if there is one; clients take one away by sending 0. */
  public static OptionalLong duration(@Nullable Long value) {
    return value == null || value == 0 ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /** The list, empty if there is none. */
  public static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  /** The map, empty if there is none. */
  public static <K, V> Map<K, V> orEmpty(@Nullable Map<K, V> map) {
    return map == null ? Map.of() : map;
  }

  /** The list, or null when it is empty. */
  public static <T> @Nullable List<T> orNull(List<T> list) {
    return list.isEmpty() ? null : list;
  }

  /** The map, or null when it is empty. */
  public static <K, V> @Nullable Map<K, V> orNull(Map<K, V> map) {
    return map.isEmpty() ? null : map;
  }

  /** The flag, or null when it does not hold. */
  public static @Nullable Boolean orNull(boolean value) {
    return value ? Boolean.TRUE : null;
  }

  /** Whether the flag is there and holds. */
  public static boolean isTrue(@Nullable Boolean value) {
    return Boolean.TRUE.equals(value);
  }
}
