package dev.quern.streaming.arrow;

import com.google.flatbuffers.FlatBufferBuilder;
import dev.quern.streaming.rows.ByteSink;
import io.airlift.compress.Compressor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.flatbuf.BodyCompression;
import org.apache.arrow.flatbuf.BodyCompressionMethod;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;

/** The nodes and buffers of a record batch, in the order in which they are added. */
final class BufferList {

  /** Marks a buffer that compression would have made longer. */
  private static final long NOT_COMPRESSED = -1;

  private final ArrowCompression compression;
  private final Optional<Compressor> compressor;
  private final ByteSink raw;
  private final ByteSink body;
  private final List<Extent> nodes = new ArrayList<>();
  private final List<Extent> buffers = new ArrayList<>();
  private int prefix;
  private int start;

  /**
   * An empty list.
   *
   * @param prefix room before the body for what precedes it; another length costs a copy
   */
  BufferList(ArrowCompression compression, int capacity, int prefix) {
    this.compression = compression;
    this.prefix = prefix;
    this.body = new ByteSink(capacity);
    body.skip(prefix);
    this.compressor =
        compression == ArrowCompression.NONE
            ? Optional.empty()
            : Optional.of(compression.compressor());
    this.raw = compressor.isPresent() ? new ByteSink(1 << 16) : body;
  }

  /** A place and a length, or a length and a number of NULLs. */
  private record Extent(long first, long second) {}

  void node(int length, int nulls) {
    nodes.add(new Extent(length, nulls));
  }

  /** Begins a buffer: what is added to the sink until {@link #end} is in it. */
  ByteSink begin() {
    if (compressor.isPresent()) {
      raw.clear();
    }
    start = body.size();
    return raw;
  }

  void end() {
    compressor.filter(_ -> raw.size() > 0).ifPresent(this::compress);
    buffers.add(new Extent(start - prefix, body.size() - start));
    body.skip(Math.floorMod(prefix - body.size(), ArrowMessages.ALIGNMENT));
  }

  private void compress(Compressor codec) {
    int length = raw.size();
    int most = codec.maxCompressedLength(length);
    int at = body.skip(Long.BYTES + most);
    int compressed = codec.compress(raw.array(), 0, length, body.array(), at + Long.BYTES, most);
    if (compressed < length) {
      body.setLong(at, length);
      body.truncate(at + Long.BYTES + compressed);
    } else {
      body.setLong(at, NOT_COMPRESSED);
      body.truncate(at + Long.BYTES);
      body.put(raw.array(), 0, length);
    }
  }

  /** The record batch message. */
  ByteBuffer message(int rows) {
    FlatBufferBuilder builder = new FlatBufferBuilder();
    int method =
        compressor.isPresent()
            ? BodyCompression.createBodyCompression(
                builder, compression.code(), BodyCompressionMethod.BUFFER)
            : 0;
    RecordBatch.startNodesVector(builder, nodes.size());
    for (Extent node : nodes.reversed()) {
      FieldNode.createFieldNode(builder, node.first(), node.second());
    }
    int nodeVector = builder.endVector();
    RecordBatch.startBuffersVector(builder, buffers.size());
    for (Extent buffer : buffers.reversed()) {
      Buffer.createBuffer(builder, buffer.first(), buffer.second());
    }
    int bufferVector = builder.endVector();
    int root = RecordBatch.createRecordBatch(builder, rows, nodeVector, bufferVector, method, 0);
    ByteSink head =
        ArrowMessages.head(builder, MessageHeader.RecordBatch, root, body.size() - prefix);
    if (head.size() == prefix) {
      body.set(0, head.array(), 0, prefix);
      return body.toBuffer();
    }
    ByteSink message = new ByteSink(head.size() + body.size() - prefix);
    message.put(head.array(), 0, head.size());
    message.put(body.array(), prefix, body.size() - prefix);
    prefix = head.size();
    return message.toBuffer();
  }

  /** The length of what precedes the body, once there is a message. */
  int prefix() {
    return prefix;
  }
}
