package dev.quern.domain.data;

import dev.quern.domain.schema.TableSchema;
import java.util.List;
import java.util.Optional;

/** Rows after whose end something else is to be done. See {@link RowStream#andThen}. */
record ThenRows(RowStream rows, Runnable after) implements RowStream {

  @Override
  public TableSchema schema() {
    return rows.schema();
  }

  @Override
  public Optional<RowBatch> next() {
    return rows.next();
  }

  @Override
  public List<RowBatch> next(int count) {
    return rows.next(count);
  }

  @Override
  public void close() {
    try {
      rows.close();
    } finally {
      after.run();
    }
  }
}
