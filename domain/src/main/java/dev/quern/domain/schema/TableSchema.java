package dev.quern.domain.schema;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The columns of a table or of a result, in order.
 *
 * @param fields the columns
 */
public record TableSchema(List<SchemaField> fields) {

  /** A schema without columns. */
  public static final TableSchema EMPTY = new TableSchema(List.of());

  public TableSchema {
    fields = List.copyOf(fields);
  }

  /** The column of this name, in any case. */
  public Optional<SchemaField> field(String name) {
    int index = indexOf(name);
    return index < 0 ? Optional.empty() : Optional.of(fields.get(index));
  }

  /** The position of the column of this name in any case, or -1. */
  public int indexOf(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().toLowerCase(Locale.ROOT).equals(wanted)) {
        return i;
      }
    }
    return -1;
  }
}
