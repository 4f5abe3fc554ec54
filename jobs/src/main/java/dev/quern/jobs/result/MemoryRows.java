package dev.quern.jobs.result;

import dev.quern.domain.data.KeptRows;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows kept in memory, batch by batch; the collector frees them when nobody reads them. */
public final class MemoryRows implements KeptRows {

  private final TableSchema schema;
  private final List<RowBatch> batches;
  private final long rowCount;

  private MemoryRows(TableSchema schema, List<RowBatch> batches) {
    this.schema = schema;
    this.batches = List.copyOf(batches);
    this.rowCount = batches.stream().mapToLong(RowBatch::rowCount).sum();
  }

  /** Reads a stream to its end and closes it. */
  public static MemoryRows keep(RowStream rows) {
    try (rows) {
      List<RowBatch> batches = new ArrayList<>();
      for (Optional<RowBatch> next = rows.next(); next.isPresent(); next = rows.next()) {
        if (next.get().rowCount() > 0) {
          batches.add(slice(next.get(), 0, next.get().rowCount()));
        }
      }
      return new MemoryRows(rows.schema(), batches);
    }
  }

  private static RowBatch slice(RowBatch batch, int from, int count) {
    return new RowBatch(
        count,
        batch.columns().stream().map(column -> VectorCopy.copy(column, from, count)).toList());
  }

  @Override
  public TableSchema schema() {
    return schema;
  }

  @Override
  public long rowCount() {
    return rowCount;
  }

  @Override
  public RowStream rows(long start, long count) {
    return new Cursor(start, Math.min(count, Math.max(0, rowCount - start)));
  }

  @Override
  public void close() {}

  private final class Cursor implements RowStream {

    private int index;
    private long skip;
    private long left;

    Cursor(long skip, long left) {
      this.skip = skip;
      this.left = left;
    }

    @Override
    public TableSchema schema() {
      return schema;
    }

    @Override
    public Optional<RowBatch> next() {
      while (left > 0 && index < batches.size()) {
        RowBatch batch = batches.get(index++);
        if (skip >= batch.rowCount()) {
          skip -= batch.rowCount();
          continue;
        }
        int from = (int) skip;
        int count = (int) Math.min(left, batch.rowCount() - from);
        skip = 0;
        left -= count;
        return Optional.of(count == batch.rowCount() ? batch : slice(batch, from, count));
      }
      return Optional.empty();
    }

    @Override
    public void close() {
      left = 0;
    }
  }
}
