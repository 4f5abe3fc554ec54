package dev.quern.storage.duckdb.function;

import dev.quern.domain.data.RowBatch;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.VectorWriter;
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

    /** Fills up with rows of several batches, because the engine dislikes small chunks. */
    @Override
    public int next(List<VectorWriter> writers) {
      int written = 0;
      while (written < BATCH_ROWS && hasRows()) {
        int rows = Math.min(batch.rowCount() - read, BATCH_ROWS - written);
        for (int i = 0; i < columns.size(); i++) {
          writers.get(i).copy(batch.column(columns.get(i)), read, rows, written);
        }
        read += rows;
        written += rows;
      }
      return written;
    }

    private boolean hasRows() {
      while (read == batch.rowCount() && batches.hasNext()) {
        batch = batches.next();
        read = 0;
      }
      return read < batch.rowCount();
    }
  }
}
