package dev.quern.domain.type;

/**
 * A half-open span between two dates, datetimes or timestamps; an absent bound is unbounded.
 *
 * @param element DATE, DATETIME or TIMESTAMP
 */
public record RangeType(SqlType element) implements SqlType {

  public RangeType {
    if (element != ScalarType.DATE
        && element != ScalarType.DATETIME
        && element != ScalarType.TIMESTAMP) {
      throw new IllegalArgumentException("RANGE of " + element);
    }
  }

  @Override
  public String toString() {
    return "RANGE<" + element + ">";
  }
}
