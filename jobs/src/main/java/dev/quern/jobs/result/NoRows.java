package dev.quern.jobs.result;

import dev.quern.domain.data.KeptRows;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.schema.TableSchema;
import java.util.Optional;

/**
 * No rows, though of known columns: what a statement gives that makes a table.
 *
 * @param schema the columns
 */
public record NoRows(TableSchema schema) implements KeptRows {

  @Override
  public long rowCount() {
    return 0;
  }

  @Override
  public RowStream rows(long start, long count) {
    return new Nothing(schema);
  }

  @Override
  public void close() {
    // There is nothing to give up.
  }

  private record Nothing(TableSchema schema) implements RowStream {

    @Override
    public Optional<RowBatch> next() {
      return Optional.empty();
    }

    @Override
    public void close() {
      // There is nothing to give up.
    }
  }
}
