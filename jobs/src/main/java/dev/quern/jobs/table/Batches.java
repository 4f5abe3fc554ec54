package dev.quern.jobs.table;

import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The batches of a stream, each good until the next is asked for. */
public final class Batches implements Iterator<RowBatch> {

  private final RowStream stream;
  private Optional<RowBatch> next = Optional.empty();
  private boolean ended;

  /** The batches of a stream, whose owner closes it. */
  public Batches(RowStream stream) {
    this.stream = stream;
  }

  @Override
  public boolean hasNext() {
    if (next.isEmpty() && !ended) {
      next = stream.next();
      ended = next.isEmpty();
    }
    return next.isPresent();
  }

  @Override
  public RowBatch next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    RowBatch batch = next.orElseThrow();
    next = Optional.empty();
    return batch;
  }
}
