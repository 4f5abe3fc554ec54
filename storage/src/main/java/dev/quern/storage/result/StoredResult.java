package dev.quern.storage.result;

import dev.quern.domain.data.KeptRows;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.result.SegmentFiles.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A result that is kept: a list of pages, each in memory or in a file. */
final class StoredResult implements KeptRows {

  private final ResultStore store;
  private final long createdMillis;
  private final TableSchema schema;
  private final List<SqlType> types;
  private List<Slot> slots = new ArrayList<>(1);
  private long rowCount;
  private int readers = 1;

  StoredResult(ResultStore store, long createdMillis, TableSchema schema) {
    this.store = store;
    this.createdMillis = createdMillis;
    this.schema = schema;
    this.types = schema.fields().stream().map(SchemaField::type).toList();
  }

  /**
   * Where a page is.
   *
   * @param rows how many rows it has
   * @param heap its bytes in memory
   * @param file where it is in a file
   */
  record Slot(int rows, Optional<byte[]> heap, Optional<Location> file) {

    byte[] bytes() {
      return heap.orElseGet(() -> file.orElseThrow().read());
    }

    int heapBytes() {
      return heap.map(bytes -> bytes.length).orElse(0);
    }
  }

  long createdMillis() {
    return createdMillis;
  }

  @Override
  public TableSchema schema() {
    return schema;
  }

  List<SqlType> types() {
    return types;
  }

  @Override
  public synchronized long rowCount() {
    return rowCount;
  }

  synchronized void add(Slot slot) {
    slots.add(slot);
    rowCount += slot.rows();
  }

  /** The pages, as they are now. */
  synchronized List<Slot> slots() {
    return List.copyOf(slots);
  }

  /** Puts other slots of the same pages in the place of the slots; gives the memory it saves. */
  synchronized long replaceSlots(UnaryOperator<Slot> change) {
    long before = heapBytes();
    slots.replaceAll(change);
    return before - heapBytes();
  }

  synchronized long heapBytes() {
    return slots.stream().mapToLong(Slot::heapBytes).sum();
  }

  @Override
  public RowStream rows(long start, long count) {
    if (!store.touch(this) || !retain()) {
      throw new BigQueryException(
          ErrorReason.NOT_FOUND, "Not found: The rows of this result have expired");
    }
    return new StoredRows(this, start, count);
  }

  private synchronized boolean retain() {
    if (readers == 0) {
      return false;
    }
    readers++;
    return true;
  }

  /** Ends a reading, or the store's own interest; the last one gives up the files. */
  synchronized void release() {
    readers--;
    if (readers == 0) {
      slots.forEach(slot -> slot.file().ifPresent(Location::release));
      slots = List.of();
    }
  }

  /** A page's rows. */
  RowBatch read(Slot slot) {
    return Page.read(slot.bytes(), slot.rows(), types);
  }

  @Override
  public void close() {
    store.remove(this);
  }
}
