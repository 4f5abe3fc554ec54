package dev.quern.sql.metadata;

import dev.quern.domain.type.SqlType;
import dev.quern.sql.metadata.MetadataView.ViewColumn;
import dev.quern.storage.duckdb.function.JavaTable;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.storage.vector.VectorValues;
import java.util.List;
import java.util.OptionalLong;

/** The rows of a view; values are made of them as they are read. */
record MetadataTable<R>(List<ViewColumn<R>> columns, List<R> rows) implements JavaTable {

  @Override
  public List<SqlType> types() {
    return columns.stream().map(ViewColumn::type).toList();
  }

  @Override
  public OptionalLong rowCount() {
    return OptionalLong.of(rows.size());
  }

  @Override
  public Scan scan(List<Integer> wanted) {
    List<ViewColumn<R>> selected = wanted.stream().map(columns::get).toList();
    return new Scan() {
      private int next;

      @Override
      public int next(List<VectorWriter> writers) {
        int count = Math.min(BATCH_ROWS, rows.size() - next);
        for (int row = 0; row < count; row++) {
          for (int i = 0; i < selected.size(); i++) {
            VectorValues.PLAIN.write(
                selected.get(i).value().apply(rows.get(next + row)), writers.get(i), row);
          }
        }
        next += count;
        return count;
      }
    };
  }
}
