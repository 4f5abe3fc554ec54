package dev.quern.streaming.arrow;

import com.google.flatbuffers.FlatBufferBuilder;
import dev.quern.streaming.rows.ByteSink;
import java.nio.ByteBuffer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MetadataVersion;

/** Encapsulated messages: a mark, the length of the metadata, the metadata, the body. */
final class ArrowMessages {

  static final int CONTINUATION = -1;
  static final int ALIGNMENT = 8;

  private ArrowMessages() {}

  /**
   * A message.
   *
   * @param header the offset of its header in {@code metadata}
   * @param type a {@code MessageHeader}
   */
  static byte[] message(FlatBufferBuilder metadata, byte type, int header, ByteSink body) {
    metadata.finish(
        Message.createMessage(metadata, MetadataVersion.V5, type, header, body.size(), 0));
    ByteBuffer bytes = metadata.dataBuffer();
    int length = bytes.remaining();
    int padded = length + Math.floorMod(-length, ALIGNMENT);
    ByteSink message = new ByteSink(2 * Integer.BYTES + padded + body.size());
    message.putInt(CONTINUATION);
    message.putInt(padded);
    message.put(bytes.array(), bytes.arrayOffset() + bytes.position(), length);
    message.align(ALIGNMENT);
    message.put(body.array(), 0, body.size());
    return message.array();
  }
}
