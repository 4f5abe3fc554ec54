package dev.quern.jobs.insert;

import dev.quern.domain.access.Principal;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.value.Value;
import dev.quern.streaming.write.DefaultValues;
import dev.quern.types.geography.GeographyForms;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Gives rows the default values of the columns that they say nothing of; a NULL says something. */
final class RowDefaults {

  private final DefaultValues values;

  RowDefaults(DefaultValues values) {
    this.values = values;
  }

  /**
   * Completes rows.
   *
   * @param rows one value per column, changed in place
   * @param given what the client sent for them
   * @param caller who sent them
   */
  void complete(Table table, List<List<Value>> rows, List<ObjectNode> given, Principal caller) {
    List<SchemaField> columns =
        DefaultValues.columns(table).stream()
            .filter(column -> given.stream().anyMatch(row -> lacks(row, column)))
            .toList();
    if (columns.isEmpty()) {
      return;
    }
    int done = 0;
    try (RowStream stream = values.rows(table, columns, rows.size(), caller)) {
      for (Optional<RowBatch> batch = stream.next(); batch.isPresent(); batch = stream.next()) {
        for (int i = 0; i < batch.get().rowCount(); i++, done++) {
          for (int column = 0; column < columns.size(); column++) {
            SchemaField field = columns.get(column);
            if (lacks(given.get(done), field)) {
              rows.get(done)
                  .set(
                      table.schema().indexOf(field.name()),
                      GeographyForms.VALUES.read(batch.get().column(column), i));
            }
          }
        }
      }
    }
  }

  private static boolean lacks(ObjectNode row, SchemaField column) {
    return row.propertyNames().stream().noneMatch(column.name()::equalsIgnoreCase);
  }
}
