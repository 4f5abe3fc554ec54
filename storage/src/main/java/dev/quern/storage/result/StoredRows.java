package dev.quern.storage.result;

import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.schema.TableSchema;
import java.util.Iterator;
import java.util.Optional;

/** Some rows of a kept result, page by page. */
final class StoredRows implements RowStream {

  private final StoredResult result;
  private final Iterator<StoredResult.Slot> slots;
  private long skip;
  private long left;
  private boolean closed;

  StoredRows(StoredResult result, long start, long count) {
    this.result = result;
    this.slots = result.slots().iterator();
    this.skip = start;
    this.left = count;
  }

  @Override
  public TableSchema schema() {
    return result.schema();
  }

  @Override
  public Optional<RowBatch> next() {
    while (left > 0 && slots.hasNext() && !closed) {
      StoredResult.Slot slot = slots.next();
      if (skip >= slot.rows()) {
        skip -= slot.rows();
        continue;
      }
      int from = (int) skip;
      int count = (int) Math.min(left, slot.rows() - from);
      skip = 0;
      left -= count;
      return Optional.of(part(result.read(slot), from, count));
    }
    return Optional.empty();
  }

  private RowBatch part(RowBatch page, int from, int count) {
    if (from == 0) {
      return new RowBatch(count, page.columns());
    }
    PageBuilder builder = new PageBuilder(result.types());
    builder.append(page, from, count);
    return Page.read(builder.build(), count, result.types());
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      result.release();
    }
  }
}
