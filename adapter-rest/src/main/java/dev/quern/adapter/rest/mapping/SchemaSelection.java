package dev.quern.adapter.rest.mapping;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Columns a client picks by {@code selectedFields=a,b.c}; they keep the order of the schema.
 *
 * @param paths the picked columns and fields, lower case
 */
public record SchemaSelection(List<String> paths) {

  public SchemaSelection {
    paths = List.copyOf(paths);
  }

  /** The selection a parameter describes. */
  public static SchemaSelection parse(String text) {
    List<String> paths = new ArrayList<>();
    for (String part : text.split(",")) {
      if (!part.isBlank()) {
        paths.add(part.strip().toLowerCase(Locale.ROOT));
      }
    }
    return new SchemaSelection(paths);
  }

  /**
   * The part of a schema that is picked.
   *
   * @throws BigQueryException {@code invalid} for a column there is not
   */
  public TableSchema apply(TableSchema schema) {
    for (String path : paths) {
      requireField(schema.fields(), path, path);
    }
    return paths.isEmpty() ? schema : new TableSchema(select(schema.fields(), ""));
  }

  private static void requireField(List<SchemaField> fields, String path, String whole) {
    int dot = path.indexOf('.');
    String name = dot < 0 ? path : path.substring(0, dot);
    SchemaField field =
        new TableSchema(fields)
            .field(name)
            .orElseThrow(() ->
                new BigQueryException(
                    ErrorReason.INVALID, "selectedFields", "No such field: " + whole + "."));
    if (dot >= 0) {
      requireField(field.fields(), path.substring(dot + 1), whole);
    }
  }

  private List<SchemaField> select(List<SchemaField> fields, String prefix) {
    List<SchemaField> selected = new ArrayList<>();
    for (SchemaField field : fields) {
      String path = prefix + field.name().toLowerCase(Locale.ROOT);
      if (paths.contains(path)) {
        selected.add(field);
      } else if (paths.stream().anyMatch(p -> p.startsWith(path + "."))) {
        selected.add(field.withFields(select(field.fields(), path + ".")));
      }
    }
    return selected;
  }
}
