package dev.quern.streaming.arrow;

import io.airlift.compress.Decompressor;
import io.airlift.compress.MalformedInputException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Optional;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;

/** The nodes and buffers of a client's record batch, taken in their order. */
final class ArrowBatch {

  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** No client may make the server decompress more than this into one buffer. */
  private static final long MOST_BYTES = 1 << 28;

  private final byte[] message;
  private final int body;
  private final RecordBatch batch;
  private final Optional<Decompressor> decompressor;
  private int node;
  private int buffer;

  ArrowBatch(byte[] message) {
    this.message = message;
    this.batch =
        (RecordBatch) ArrowMessages.header(message, MessageHeader.RecordBatch, new RecordBatch());
    this.body = ArrowMessages.bodyStart(message);
    this.decompressor =
        batch.compression() == null
            ? Optional.empty()
            : Optional.of(ArrowCompression.of(batch.compression().codec()).decompressor());
  }

  int rowCount() {
    return Math.toIntExact(batch.length());
  }

  /** The number of values of the next field. */
  int nextLength() {
    FieldNode next = batch.nodes(node++);
    if (next == null || next.length() < 0 || next.length() > Integer.MAX_VALUE) {
      throw ArrowField.malformed();
    }
    return (int) next.length();
  }

  /** The next buffer. */
  MemorySegment nextBuffer() {
    Buffer next = batch.buffers(buffer++);
    if (next == null
        || next.offset() < 0
        || next.length() < 0
        || next.offset() > message.length - body
        || next.length() > message.length - body - next.offset()) {
      throw ArrowField.malformed();
    }
    int start = body + (int) next.offset();
    int length = (int) next.length();
    return decompressor.isPresent() && length > 0
        ? decompressed(decompressor.get(), start, length)
        : MemorySegment.ofArray(message).asSlice(start, length);
  }

  private MemorySegment decompressed(Decompressor codec, int start, int length) {
    if (length < Long.BYTES) {
      throw ArrowField.malformed();
    }
    MemorySegment stored = MemorySegment.ofArray(message).asSlice(start, length);
    long size = stored.get(LONG, 0);
    if (size == -1) {
      return stored.asSlice(Long.BYTES);
    }
    if (size < 0 || size > MOST_BYTES) {
      throw ArrowField.malformed();
    }
    byte[] bytes = new byte[(int) size];
    try {
      codec.decompress(message, start + Long.BYTES, length - Long.BYTES, bytes, 0, bytes.length);
    } catch (MalformedInputException | IllegalArgumentException e) {
      throw ArrowField.malformed();
    }
    return MemorySegment.ofArray(bytes);
  }
}
