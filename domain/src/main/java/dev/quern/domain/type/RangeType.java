package dev.quern.domain.type;

/**
 * A half-open span between two dates, datetimes or timestamps; an absent bound is unbounded.
 *
 * @param element DATE, DATETIME or TIMESTAMP
 */
public record RangeType(SqlType element) implements SqlType {

  public RangeType {
    if (!isElement(element)) {
      throw new IllegalArgumentException("RANGE of " + element);
    }
  }

  /** Whether there are ranges of a type. */
  public static boolean isElement(SqlType type) {
    return type == ScalarType.DATE || type == ScalarType.DATETIME || type == ScalarType.TIMESTAMP;
  }

  @Override
  public String toString() {
    return "RANGE<" + element + ">";
  }
}
