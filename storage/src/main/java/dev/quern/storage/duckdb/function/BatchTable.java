package dev.quern.storage.duckdb.function;

import dev.quern.domain.data.RowBatch;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.storage.vector.Vectors;
import java.util.Iterator;
import java.util.List;

/**
 * Batches as a table that can be read once.
 *
 * @param types the types of the columns
 * @param batches the rows; a batch is used no more when the next is asked for
 */
public record BatchTable(List<SqlType> types, Iterator<RowBatch> batches) implements JavaTable {

  public BatchTable {
    types = List.copyOf(types);
  }

  @Override
  public Scan scan(List<Integer> columns) {
    return new BatchScan(columns, batches);
  }

  private static final class BatchScan implements Scan {

    private final List<Integer> columns;
    private final Iterator<RowBatch> batches;
    private RowBatch batch = new RowBatch(0, List.of());
    private int read;

    BatchScan(List<Integer> columns, Iterator<RowBatch> batches) {
      this.columns = columns;
      this.batches = batches;
    }

    @Override
    public int next(List<VectorWriter> writers) {
      while (read == batch.rowCount()) {
        if (!batches.hasNext()) {
          return 0;
        }
        batch = batches.next();
        read = 0;
      }
      int rows = Math.min(batch.rowCount() - read, BATCH_ROWS);
      for (int i = 0; i < columns.size(); i++) {
        var source = batch.column(columns.get(i));
        VectorWriter writer = writers.get(i);
        for (int row = 0; row < rows; row++) {
          Vectors.copy(source, read + row, writer, row);
        }
      }
      read += rows;
      return rows;
    }
  }
}
