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
  private final ByteSink compressed = new ByteSink(0);
  private final List<Extent> nodes = new ArrayList<>();
  private final List<Extent> buffers = new ArrayList<>();
  private final List<ByteBuffer> parts = new ArrayList<>();
  private long length;

  BufferList(ArrowCompression compression) {
    this.compression = compression;
    this.compressor =
        compression == ArrowCompression.NONE
            ? Optional.empty()
            : Optional.of(compression.compressor());
  }

  /** A place and a length, or a length and a number of NULLs. */
  private record Extent(long first, long second) {}

  void node(int values, int nulls) {
    nodes.add(new Extent(values, nulls));
  }

  /** Adds a buffer. Its bytes are not copied, unless they are compressed; zeros may follow them. */
  void add(ByteSink buffer) {
    if (compressor.isPresent()) {
      int start = compressed.size();
      if (buffer.size() > 0) {
        compress(compressor.get(), buffer);
      }
      buffers.add(new Extent(start, compressed.size() - start));
      compressed.align(ArrowMessages.ALIGNMENT);
    } else {
      buffers.add(new Extent(length, buffer.size()));
      buffer.align(ArrowMessages.ALIGNMENT);
      if (buffer.size() > 0) {
        parts.add(buffer.toBuffer());
        length += buffer.size();
      }
    }
  }

  private void compress(Compressor codec, ByteSink raw) {
    int size = raw.size();
    int most = codec.maxCompressedLength(size);
    int at = compressed.skip(Long.BYTES + most);
    byte[] target = compressed.array();
    int shorter = codec.compress(raw.array(), 0, size, target, at + Long.BYTES, most);
    if (shorter < size) {
      compressed.setLong(at, size);
      compressed.truncate(at + Long.BYTES + shorter);
    } else {
      compressed.setLong(at, NOT_COMPRESSED);
      compressed.truncate(at + Long.BYTES);
      compressed.put(raw.array(), 0, size);
    }
  }

  /** The record batch message in its parts; the list is empty again. */
  List<ByteBuffer> message(int rows) {
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
    if (compressor.isPresent()) {
      parts.add(compressed.toBuffer());
      length = compressed.size();
    }
    List<ByteBuffer> message = new ArrayList<>();
    message.add(ArrowMessages.head(builder, MessageHeader.RecordBatch, root, length).toBuffer());
    message.addAll(parts);
    clear();
    return message;
  }

  private void clear() {
    nodes.clear();
    buffers.clear();
    parts.clear();
    compressed.clear();
    length = 0;
  }
}
