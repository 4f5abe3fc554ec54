package dev.quern.sql.render;

import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import java.util.stream.Collectors;

/** Pieces of GoogleSQL text. */
public final class GoogleSqlText {

  private GoogleSqlText() {}

  /** A STRING literal. Source: "Lexical structure", string literals. */
  public static String string(String value) {
    StringBuilder text = new StringBuilder("\"");
    value
        .codePoints()
        .forEach(c -> {
          switch (c) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> text.appendCodePoint(c);
          }
        });
    return text.append('"').toString();
  }

  /** The type of a column with its parameters, as in {@code STRUCT<a STRING(10), b INT64>}. */
  public static String type(SchemaField field) {
    String element =
        field.elementType().isStruct()
            ? field.fields().stream()
                .map(part -> part.name().isEmpty() ? type(part) : part.name() + " " + type(part))
                .collect(Collectors.joining(", ", "STRUCT<", ">"))
            : field.elementType().toString() + field.attributes().parameters();
    return field.mode() == FieldMode.REPEATED ? "ARRAY<" + element + ">" : element;
  }
}
