package dev.quern.streaming.write;

import dev.quern.domain.catalog.Table;
import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.schema.SchemaField;
import dev.quern.storage.vector.HeapVectorWriter;
import dev.quern.streaming.rows.ArrivedRows;
import dev.quern.streaming.write.AppendCommand.MissingValue;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives columns their default values in rows that lack one, where the client wishes so. Source:
 * "Introduction to the BigQuery Storage Write API", missing value interpretation.
 */
public final class RowCompletion {

  private final DefaultValues defaults;

  /** A completion with default values. */
  public RowCompletion(DefaultValues defaults) {
    this.defaults = defaults;
  }

  RowBatch complete(Table target, AppendCommand command, ArrivedRows arrived) {
    RowBatch rows = arrived.rows();
    for (Map.Entry<Integer, BitSet> column : arrived.absent().entrySet()) {
      if (column.getKey() >= target.schema().fields().size()) {
        // What is said of a change has no default.
        continue;
      }
      SchemaField field = target.schema().fields().get(column.getKey());
      Optional<String> expression = field.attributes().defaultValueExpression();
      if (expression.isPresent() && interpretation(command, field) == MissingValue.DEFAULT) {
        rows =
            withDefaults(rows, column.getKey(), field, column.getValue(), expression.get(), target);
      }
    }
    return rows;
  }

  private static MissingValue interpretation(AppendCommand command, SchemaField field) {
    return command.missingValues().entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(field.name()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(command.missingValue());
  }

  private RowBatch withDefaults(
      RowBatch rows, int index, SchemaField field, BitSet absent, String expression, Table target) {
    HeapVectorWriter completed = new HeapVectorWriter(field.type());
    ColumnVector given = rows.column(index);
    int next = absent.nextSetBit(0);
    int done = 0;
    try (RowStream values = defaults.of(target, field, expression, absent.cardinality())) {
      for (Optional<RowBatch> batch = values.next(); batch.isPresent(); batch = values.next()) {
        for (int i = 0; i < batch.get().rowCount(); i++) {
          completed.copy(given, done, next - done, done);
          completed.copy(batch.get().column(0), i, 1, next);
          done = next + 1;
          next = absent.nextSetBit(done);
        }
      }
    }
    completed.copy(given, done, rows.rowCount() - done, done);
    List<ColumnVector> columns = new ArrayList<>(rows.columns());
    columns.set(index, completed.toVector(rows.rowCount()));
    return new RowBatch(rows.rowCount(), columns);
  }
}
