package dev.quern.domain.type;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An ordered list of fields. Names may be absent or repeat; fields are told apart by position.
 *
 * @param fields the fields in order
 */
public record StructType(List<Field> fields) implements SqlType {

  public StructType {
    fields = List.copyOf(fields);
  }

  /** A struct of the given fields. */
  public static StructType of(Field... fields) {
    return new StructType(Arrays.asList(fields));
  }

  /**
   * One field of a struct.
   *
   * @param name its name, empty when it has none
   * @param type its type
   */
  public record Field(String name, SqlType type) {

    /** Whether the field has no name. */
    public boolean isAnonymous() {
      return name.isEmpty();
    }

    @Override
    public String toString() {
      return isAnonymous() ? type.toString() : name + " " + type;
    }
  }

  @Override
  public String toString() {
    return fields.stream().map(Field::toString).collect(Collectors.joining(", ", "STRUCT<", ">"));
  }
}
