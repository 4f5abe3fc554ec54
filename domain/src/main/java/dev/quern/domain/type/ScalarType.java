package dev.quern.domain.type;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The types without components. The constant's name is the type's name in GoogleSQL. */
public enum ScalarType implements SqlType {
  BOOL,
  INT64,
  FLOAT64,
  NUMERIC,
  BIGNUMERIC,
  STRING,
  BYTES,
  DATE,
  DATETIME,
  TIME,
  TIMESTAMP,
  INTERVAL,
  JSON,
  GEOGRAPHY;

  private static final Map<String, ScalarType> ALIASES =
      Map.ofEntries(
          Map.entry("BOOLEAN", BOOL),
          Map.entry("INT", INT64),
          Map.entry("SMALLINT", INT64),
          Map.entry("INTEGER", INT64),
          Map.entry("BIGINT", INT64),
          Map.entry("TINYINT", INT64),
          Map.entry("BYTEINT", INT64),
          Map.entry("FLOAT", FLOAT64),
          Map.entry("DECIMAL", NUMERIC),
          Map.entry("BIGDECIMAL", BIGNUMERIC));

  /** The type a name or one of its documented aliases stands for, in any case. */
  public static Optional<ScalarType> named(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    ScalarType alias = ALIASES.get(upper);
    if (alias != null) {
      return Optional.of(alias);
    }
    for (ScalarType type : values()) {
      if (type.name().equals(upper)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
