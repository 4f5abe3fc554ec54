package dev.quern.streaming.read;

import dev.quern.domain.data.RowBatch;
import dev.quern.domain.data.RowStream;
import dev.quern.streaming.rows.RowEncoder;
import io.airlift.compress.lz4.Lz4Compressor;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Reads the rows of a stream, encoded. Used by one thread at a time; to be closed. */
public final class StreamReader implements AutoCloseable {

  private final ReadSession session;
  private final ReadStream stream;
  private final RowEncoder encoder;
  private final RowStream rows;
  private long offset;

  StreamReader(ReadSession session, ReadStream stream, RowEncoder encoder, long offset) {
    this.session = session;
    this.stream = stream;
    this.encoder = encoder;
    this.offset = offset;
    this.rows = session.rows().rows(stream.start() + offset, stream.rowCount() - offset);
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
   * @param uncompressedBytes their size before they were compressed as a whole
   * @param progressBefore the part of the stream that was read before them, from 0 to 1
   * @param progressAfter the part that is read with them
   */
  public record Rows(
      ByteBuffer bytes,
      int rowCount,
      long uncompressedBytes,
      double progressBefore,
      double progressAfter) {}

  /** The next rows; empty at the end. */
  public Optional<Rows> next() {
    return rows.next().map(this::encode);
  }

  private Rows encode(RowBatch batch) {
    ByteBuffer plain = encoder.encode(session.selection().apply(batch));
    double before = progress();
    offset += batch.rowCount();
    ByteBuffer bytes = session.format().compressed() ? compress(plain) : plain;
    return new Rows(bytes, batch.rowCount(), plain.remaining(), before, progress());
  }

  private double progress() {
    return stream.rowCount() == 0 ? 1 : (double) offset / stream.rowCount();
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
