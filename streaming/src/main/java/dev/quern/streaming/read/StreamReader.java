package dev.quern.streaming.read;

import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.streaming.StreamingException;
import dev.quern.streaming.rows.RowEncoder;
import dev.quern.streaming.rows.RowSlice;
import io.airlift.compress.lz4.Lz4Compressor;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the rows of a stream, encoded. Used by one thread at a time; to be closed. */
public final class StreamReader implements AutoCloseable {

  /** Few enough bytes to stay in a processor's cache on their way; many clients take 4 MiB. */
  private static final long RESPONSE_BYTES = 1 << 20;

  private static final int FIRST_ROWS = 4_096;
  private static final int MOST_ROWS = 65_536;

  private final ReadSession session;
  private final RowEncoder encoder;
  private final RowStream rows;
  private final double expectedRows;
  private final Deque<RowSlice> waiting = new ArrayDeque<>();
  private long skip;
  private long offset;
  private int rowsPerResponse = FIRST_ROWS;

  /**
   * A reader.
   *
   * @param rows the rows
   * @param skip how many of them to leave out at first
   * @param offset how many rows of the stream come before the first that is not left out
   * @param expectedRows about how many rows the stream has
   */
  StreamReader(
      ReadSession session,
      RowEncoder encoder,
      RowStream rows,
      long skip,
      long offset,
      double expectedRows) {
    this.session = session;
    this.encoder = encoder;
    this.rows = rows;
    this.skip = skip;
    this.offset = offset;
    this.expectedRows = expectedRows;
  }

  /** The session. */
  public ReadSession session() {
    return session;
  }

  /**
   * Encoded rows.
   *
   * @param bytes the rows
   * @param rowCount how many
   * @param uncompressedBytes their size before they were compressed as a whole; -1 when that would
   *     not have made them smaller, and absent when it was not asked for
   * @param progressBefore the part of the stream that was read before them, from 0 to 1
   * @param progressAfter the part that is read with them
   */
  public record Rows(
      ByteBuffer bytes,
      int rowCount,
      OptionalLong uncompressedBytes,
      double progressBefore,
      double progressAfter) {}

  /**
   * The next rows; empty at the end.
   *
   * @throws StreamingException {@code OUT_OF_RANGE} when the stream has fewer rows than its offset
   */
  public Optional<Rows> next() {
    while (waiting.isEmpty()) {
      List<RowBatch> batches = rows.next(rowsPerResponse);
      if (batches.isEmpty()) {
        if (skip > 0) {
          throw ReadSessions.beyondEnd(offset);
        }
        return Optional.empty();
      }
      for (RowBatch batch : batches) {
        int left = (int) Math.min(skip, batch.rowCount());
        skip -= left;
        if (left < batch.rowCount()) {
          add(new RowSlice(session.selection().apply(batch), left, batch.rowCount() - left));
        }
      }
    }
    return Optional.of(encode(takeSome()));
  }

  /** Adds rows, in parts that fit into a response. */
  private void add(RowSlice slice) {
    if (slice.count() > 1 && slice.byteSize() > RESPONSE_BYTES) {
      add(slice.firstHalf());
      add(slice.secondHalf());
    } else {
      waiting.add(slice);
    }
  }

  private List<RowSlice> takeSome() {
    List<RowSlice> slices = new ArrayList<>();
    long bytes = 0;
    do {
      bytes += waiting.getFirst().byteSize();
      slices.add(waiting.removeFirst());
    } while (!waiting.isEmpty() && bytes + waiting.getFirst().byteSize() <= RESPONSE_BYTES);
    long bytesPerRow = Math.max(1, bytes / RowSlice.count(slices));
    rowsPerResponse =
        (int)
            Math.clamp(
                RESPONSE_BYTES * 3 / 4 / bytesPerRow, 1, Math.min(MOST_ROWS, 4L * rowsPerResponse));
    return slices;
  }

  private Rows encode(List<RowSlice> slices) {
    ByteBuffer plain = encoder.encode(slices);
    int count = RowSlice.count(slices);
    double before = progress();
    offset += count;
    if (!session.format().compressed()) {
      return new Rows(plain, count, OptionalLong.empty(), before, progress());
    }
    ByteBuffer bytes = compress(plain);
    return bytes.remaining() < plain.remaining()
        ? new Rows(bytes, count, OptionalLong.of(plain.remaining()), before, progress())
        : new Rows(plain, count, OptionalLong.of(-1), before, progress());
  }

  private double progress() {
    return expectedRows == 0 ? 1 : Math.min(1, offset / expectedRows);
  }

  private static ByteBuffer compress(ByteBuffer plain) {
    Lz4Compressor compressor = new Lz4Compressor();
    int length = plain.remaining();
    byte[] compressed = new byte[compressor.maxCompressedLength(length)];
    int size =
        compressor.compress(
            plain.array(), plain.arrayOffset(), length, compressed, 0, compressed.length);
    return ByteBuffer.wrap(compressed, 0, size);
  }

  @Override
  public void close() {
    rows.close();
  }
}
