package dev.quern.storage.table;

import dev.quern.domain.data.RowBatch;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.duckdb.function.BatchTable;
import dev.quern.storage.duckdb.function.JavaTable;
import dev.quern.storage.kernel.VectorWriter;
import java.util.Iterator;
import java.util.List;

/**
 * New rows with their hidden columns behind them.
 *
 * @param types the types of all columns
 * @param rows the rows without the hidden columns
 * @param commitTime when they are written
 */
record StampedTable(List<SqlType> types, Iterator<RowBatch> rows, long commitTime)
    implements JavaTable {

  private static final int HIDDEN = 2;

  @Override
  public Scan scan(List<Integer> columns) {
    int width = types.size() - HIDDEN;
    Scan scan = new BatchTable(types.subList(0, width), rows).scan(columns.subList(0, width));
    return writers -> {
      int written = scan.next(writers.subList(0, width));
      VectorWriter times = writers.get(width);
      VectorWriter updated = writers.get(width + 1);
      for (int row = 0; row < written; row++) {
        times.setLong(row, commitTime);
        updated.setBool(row, false);
      }
      return written;
    };
  }
}
