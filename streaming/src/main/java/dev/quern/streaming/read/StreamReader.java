package dev.quern.streaming.read;

import dev.quern.streaming.StreamingException;
import dev.quern.streaming.rows.RowEncoder;
import dev.quern.streaming.rows.RowSlice;
import io.airlift.compress.lz4.Lz4Compressor;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;

/** Reads the rows of a stream, encoded. Used by one thread at a time; to be closed. */
public final class StreamReader implements AutoCloseable {

  /** Few enough bytes to stay in a processor's cache on their way; many clients take 4 MiB. */
  private static final long RESPONSE_BYTES = 1 << 20;

  private final ReadSession session;
  private final RowEncoder encoder;
  private final RowFlow rows;
  private final double expectedRows;
  private long skip;
  private long offset;

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
      RowFlow rows,
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
   * @param bytes the rows, in parts of arrays that follow each other; valid until the next rows
   * @param rowCount how many
   * @param uncompressedBytes their size before they were compressed as a whole; -1 when that would
   *     not have made them smaller, and absent when it was not asked for
   * @param progressBefore the part of the stream that was read before them, from 0 to 1
   * @param progressAfter the part that is read with them
   */
  public record Rows(
      List<ByteBuffer> bytes,
      int rowCount,
      OptionalLong uncompressedBytes,
      double progressBefore,
      double progressAfter) {}

  /** Where rows go. Called on any thread, but by one at a time. */
  public interface Target {

    /** Takes encoded rows. */
    void accept(Rows rows);

    /** Whether it wants more rows now. */
    boolean wantsMore();
  }

  /**
   * Reads on as long as the target wants rows.
   *
   * @return whether there may be more rows
   * @throws StreamingException {@code OUT_OF_RANGE} when the stream has fewer rows than its offset
   */
  public boolean read(Target target) {
    if (!rows.into(slice -> take(slice, target))) {
      return true;
    }
    if (skip > 0) {
      throw ReadSessions.beyondEnd(offset);
    }
    send(target);
    return false;
  }

  private int take(RowSlice slice, Target target) {
    int left = (int) Math.min(skip, slice.count());
    skip -= left;
    if (left == slice.count()) {
      return left;
    }
    RowSlice taken = slice.behind(left);
    Deque<RowSlice> waiting = new ArrayDeque<>();
    waiting.add(new RowSlice(session.selection().apply(taken.rows()), taken.from(), taken.count()));
    while (!waiting.isEmpty()) {
      RowSlice next = waiting.removeFirst();
      if (!target.wantsMore()) {
        return next.from() - slice.from();
      }
      long bytes = next.byteSize();
      if (bytes > RESPONSE_BYTES && next.count() > 1) {
        // In parts that fit into a response.
        waiting.addFirst(next.secondHalf());
        waiting.addFirst(next.firstHalf());
        continue;
      }
      if (encoder.byteSize() + bytes > RESPONSE_BYTES) {
        send(target);
      }
      encoder.add(next);
    }
    return slice.count();
  }

  private void send(Target target) {
    if (encoder.rowCount() > 0) {
      target.accept(encoded());
    }
  }

  private Rows encoded() {
    int count = encoder.rowCount();
    List<ByteBuffer> plain = encoder.finish();
    double before = progress();
    offset += count;
    if (!session.format().compressed()) {
      return new Rows(plain, count, OptionalLong.empty(), before, progress());
    }
    ByteBuffer whole = RowEncoder.joined(plain);
    ByteBuffer bytes = compress(whole);
    return bytes.remaining() < whole.remaining()
        ? new Rows(List.of(bytes), count, OptionalLong.of(whole.remaining()), before, progress())
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
