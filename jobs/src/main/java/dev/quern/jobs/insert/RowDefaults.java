package dev.quern.jobs.insert;

import dev.quern.domain.catalog.Table;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.value.Value;
import dev.quern.streaming.write.DefaultValues;
import dev.quern.types.geography.GeographyForms;
import java.util.ArrayList;
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
   */
  void complete(Table table, List<List<Value>> rows, List<ObjectNode> given) {
    List<SchemaField> columns = table.schema().fields();
    for (int column = 0; column < columns.size(); column++) {
      SchemaField field = columns.get(column);
      Optional<String> expression = field.attributes().defaultValueExpression();
      if (expression.isPresent()) {
        complete(table, column, expression.get(), absent(field.name(), rows, given));
      }
    }
  }

  private static List<List<Value>> absent(
      String column, List<List<Value>> rows, List<ObjectNode> given) {
    List<List<Value>> absent = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      if (given.get(row).propertyNames().stream().noneMatch(column::equalsIgnoreCase)) {
        absent.add(rows.get(row));
      }
    }
    return absent;
  }

  private void complete(Table table, int column, String expression, List<List<Value>> absent) {
    if (absent.isEmpty()) {
      return;
    }
    SchemaField field = table.schema().fields().get(column);
    int done = 0;
    try (RowStream stream = values.of(table, field, expression, absent.size())) {
      for (Optional<RowBatch> batch = stream.next(); batch.isPresent(); batch = stream.next()) {
        for (int i = 0; i < batch.get().rowCount(); i++) {
          absent.get(done++).set(column, GeographyForms.VALUES.read(batch.get().column(0), i));
        }
      }
    }
  }
}
