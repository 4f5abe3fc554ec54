package dev.quern.streaming.write;

import dev.quern.domain.access.Principal;
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

  /** A column with a default value, and the rows that want it. */
  private record Incomplete(int index, SchemaField field, BitSet absent) {}

  RowBatch complete(Table target, AppendCommand command, ArrivedRows arrived, Principal caller) {
    List<SchemaField> fields = target.schema().fields();
    List<Incomplete> incomplete =
        arrived.absent().entrySet().stream()
            // What is said of a change has no default.
            .filter(column -> column.getKey() < fields.size())
            .map(column ->
                new Incomplete(column.getKey(), fields.get(column.getKey()), column.getValue()))
            .filter(column -> column.field().attributes().defaultValueExpression().isPresent())
            .filter(column -> interpretation(command, column.field()) == MissingValue.DEFAULT)
            .toList();
    return incomplete.isEmpty()
        ? arrived.rows()
        : complete(target, arrived.rows(), incomplete, caller);
  }

  private static MissingValue interpretation(AppendCommand command, SchemaField field) {
    return command.missingValues().entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(field.name()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(command.missingValue());
  }

  private RowBatch complete(
      Table target, RowBatch rows, List<Incomplete> incomplete, Principal caller) {
    List<SchemaField> fields = incomplete.stream().map(Incomplete::field).toList();
    List<HeapVectorWriter> completed =
        fields.stream().map(field -> new HeapVectorWriter(field.type())).toList();
    int done = 0;
    try (RowStream stream = defaults.rows(target, fields, rows.rowCount(), caller)) {
      for (Optional<RowBatch> batch = stream.next(); batch.isPresent(); batch = stream.next()) {
        for (int i = 0; i < incomplete.size(); i++) {
          Incomplete column = incomplete.get(i);
          merge(
              completed.get(i),
              rows.column(column.index()),
              batch.get().column(i),
              column.absent(),
              done,
              batch.get().rowCount());
        }
        done += batch.get().rowCount();
      }
    }
    List<ColumnVector> columns = new ArrayList<>(rows.columns());
    for (int i = 0; i < incomplete.size(); i++) {
      columns.set(incomplete.get(i).index(), completed.get(i).toVector(rows.rowCount()));
    }
    return new RowBatch(rows.rowCount(), columns);
  }

  /** The given values from a row on, with default values in so many rows where they are absent. */
  private static void merge(
      HeapVectorWriter completed,
      ColumnVector given,
      ColumnVector defaults,
      BitSet absent,
      int from,
      int count) {
    int end = from + count;
    int row = from;
    while (row < end) {
      boolean isAbsent = absent.get(row);
      int next = isAbsent ? absent.nextClearBit(row) : absent.nextSetBit(row);
      int length = Math.min(next < 0 ? end : next, end) - row;
      if (isAbsent) {
        completed.copy(defaults, row - from, length, row);
      } else {
        completed.copy(given, row, length, row);
      }
      row += length;
    }
  }
}
