package dev.quern.storage.result;

import dev.quern.domain.data.KeptRows;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.storage.result.SegmentFiles.Location;
import dev.quern.storage.result.StoredResult.Slot;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * Keeps results of this process, in memory within a budget and in files beyond it; those not read
 * for longest go to files first, and go altogether when files take too much or their lifetime is
 * over. Results that are being read stay readable. Safe for use by many threads.
 */
public final class ResultStore implements AutoCloseable {

  private static final int PAGE_BYTES = 1 << 20;
  private static final int SLICE_ROWS = 2048;

  /** Few rows at first, in case they are enormous. */
  private static final int FIRST_ROWS = SLICE_ROWS / 16;

  private static final long SEGMENT_BYTES = 64L << 20;

  private final ResultOptions options;
  private final InstantSource time;
  private final SequencedSet<StoredResult> byUse = new LinkedHashSet<>();

  /** Those of {@link #byUse}, the oldest first. */
  private final SequencedSet<StoredResult> byAge = new LinkedHashSet<>();

  private Optional<SegmentFiles> files = Optional.empty();
  private long heapBytes;

  /** An empty store. */
  public ResultStore(ResultOptions options, InstantSource time) {
    this.options = options;
    this.time = time;
  }

  /** Reads a stream to its end, closes it and keeps its rows. */
  public KeptRows keep(RowStream rows) {
    StoredResult result = new StoredResult(this, time.millis(), rows.schema());
    synchronized (byUse) {
      byUse.addLast(result);
      byAge.addLast(result);
    }
    try (rows) {
      fill(result, rows);
    } catch (RuntimeException e) {
      remove(result);
      throw e;
    }
    expire();
    return result;
  }

  private void fill(StoredResult result, RowStream rows) {
    PageBuilder page = new PageBuilder(result.types());
    for (Optional<RowBatch> batch = rows.next(); batch.isPresent(); batch = rows.next()) {
      int count = batch.get().rowCount();
      int from = 0;
      while (from < count) {
        int slice = Math.min(page.rows() == 0 ? FIRST_ROWS : SLICE_ROWS, count - from);
        page.append(batch.get(), from, slice);
        from += slice;
        if (page.byteSize() >= PAGE_BYTES) {
          add(result, page);
          page = new PageBuilder(result.types());
        }
      }
    }
    if (page.rows() > 0) {
      add(result, page);
    }
  }

  private void add(StoredResult result, PageBuilder page) {
    byte[] bytes = page.build();
    synchronized (byUse) {
      result.add(new Slot(page.rows(), Optional.of(bytes), Optional.empty()));
      heapBytes += bytes.length;
      touch(result);
      if (heapBytes > options.memoryBytes()) {
        spill();
      }
    }
  }

  /** Notes that a result is used; false when it is gone. */
  boolean touch(StoredResult result) {
    synchronized (byUse) {
      boolean present = byUse.contains(result);
      if (present) {
        byUse.addLast(result);
      }
      return present;
    }
  }

  void remove(StoredResult result) {
    synchronized (byUse) {
      if (byUse.remove(result)) {
        byAge.remove(result);
        heapBytes -= result.heapBytes();
        result.release();
      }
    }
  }

  /** Moves pages to files, of the results not used for longest, until the budget is kept. */
  private void spill() {
    SegmentFiles segments =
        files.orElseGet(() -> new SegmentFiles(options.folder(), SEGMENT_BYTES));
    files = Optional.of(segments);
    for (StoredResult result : byUse) {
      if (heapBytes <= options.memoryBytes()) {
        break;
      }
      heapBytes -= result.replaceSlots(slot -> inFile(slot, segments));
    }
    while (segments.usedBytes() > options.diskBytes() && byUse.size() > 1) {
      remove(byUse.getFirst());
    }
  }

  private static Slot inFile(Slot slot, SegmentFiles segments) {
    Location file = slot.file().orElseGet(() -> segments.append(slot.bytes()));
    return new Slot(slot.rows(), Optional.empty(), Optional.of(file));
  }

  /** Gives up the results whose lifetime is over. */
  public void expire() {
    long oldest = time.millis() - options.lifetime().toMillis();
    synchronized (byUse) {
      while (!byAge.isEmpty() && byAge.getFirst().createdMillis() < oldest) {
        remove(byAge.getFirst());
      }
    }
  }

  /** How many bytes of pages are in memory. */
  public long heapBytes() {
    synchronized (byUse) {
      return heapBytes;
    }
  }

  /** How many bytes of pages are in files. */
  public long fileBytes() {
    synchronized (byUse) {
      return files.map(SegmentFiles::usedBytes).orElse(0L);
    }
  }

  /** Gives up all results. */
  @Override
  public void close() {
    synchronized (byUse) {
      List.copyOf(byUse).forEach(this::remove);
      files.ifPresent(SegmentFiles::close);
    }
  }
}
