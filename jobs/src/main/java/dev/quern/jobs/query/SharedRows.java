package dev.quern.jobs.query;

import dev.quern.domain.data.KeptRows;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.schema.TableSchema;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Rows that several jobs keep; they are given up when the last of them does. */
final class SharedRows {

  private final KeptRows rows;
  private int users;

  SharedRows(KeptRows rows) {
    this.rows = rows;
  }

  /** The rows for one more user; empty when they have gone. */
  Optional<KeptRows> share() {
    synchronized (this) {
      if (users < 0) {
        return Optional.empty();
      }
      users++;
    }
    Share share = new Share(this);
    try (RowStream _ = rows.rows(0, 0)) {
      return Optional.of(share);
    } catch (BigQueryException e) {
      share.close();
      return Optional.empty();
    }
  }

  private synchronized void leave() {
    users--;
    if (users == 0) {
      users = -1;
      rows.close();
    }
  }

  private record Share(SharedRows shared, AtomicBoolean left) implements KeptRows {

    Share(SharedRows shared) {
      this(shared, new AtomicBoolean());
    }

    @Override
    public TableSchema schema() {
      return shared.rows.schema();
    }

    @Override
    public long rowCount() {
      return shared.rows.rowCount();
    }

    @Override
    public RowStream rows(long start, long count) {
      return shared.rows.rows(start, count);
    }

    @Override
    public void close() {
      if (!left.getAndSet(true)) {
        shared.leave();
      }
    }
  }
}
