package dev.quern.streaming.proto;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message's descriptor, as far as rows need it.
 *
 * @param name the name of the type, {@code google.protobuf.Int64Value} for well-known types
 * @param fields its fields
 */
public record MessageShape(String name, List<Field> fields) {

  public MessageShape {
    fields = List.copyOf(fields);
  }

  /**
   * A field.
   *
   * @param column the column it is for: its name, unless an option says otherwise
   * @param number its number
   * @param kind its type
   * @param repeated whether it is a list
   * @param required whether a message without it is malformed
   * @param message the type of a MESSAGE or GROUP
   * @param enumNames the names of an ENUM's values
   */
  public record Field(
      String column,
      int number,
      ProtoKind kind,
      boolean repeated,
      boolean required,
      Optional<MessageShape> message,
      Map<Integer, String> enumNames) {

    public Field {
      enumNames = Map.copyOf(enumNames);
    }

    /** The field of a type without components that may be absent. */
    public static Field optional(String column, int number, ProtoKind kind) {
      return new Field(column, number, kind, false, false, Optional.empty(), Map.of());
    }
  }
}
