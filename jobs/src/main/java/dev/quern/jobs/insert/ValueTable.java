package dev.quern.jobs.insert;

import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.storage.duckdb.function.JavaTable;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.storage.vector.VectorValues;
import java.util.List;

/**
 * Rows held as values.
 *
 * @param types the columns' types
 * @param rows the rows, one value per column
 */
record ValueTable(List<SqlType> types, List<List<Value>> rows) implements JavaTable {

  @Override
  public Scan scan(List<Integer> columns) {
    return new ValueScan(columns);
  }

  private final class ValueScan implements Scan {

    private final List<Integer> wanted;
    private int next;

    ValueScan(List<Integer> wanted) {
      this.wanted = wanted;
    }

    @Override
    public int next(List<VectorWriter> writers) {
      int count = Math.min(BATCH_ROWS, rows.size() - next);
      for (int row = 0; row < count; row++) {
        List<Value> values = rows.get(next + row);
        for (int i = 0; i < wanted.size(); i++) {
          VectorValues.PLAIN.write(values.get(wanted.get(i)), writers.get(i), row);
        }
      }
      next += count;
      return count;
    }
  }
}
