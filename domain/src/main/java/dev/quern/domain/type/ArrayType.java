package dev.quern.domain.type;

/**
 * An ordered list of elements of one type that is no array itself.
 *
 * @param element the type of the elements
 */
public record ArrayType(SqlType element) implements SqlType {

  @Override
  public String toString() {
    return "ARRAY<" + element + ">";
  }
}
