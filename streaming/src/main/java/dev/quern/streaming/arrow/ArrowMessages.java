package dev.quern.streaming.arrow;

import com.google.flatbuffers.FlatBufferBuilder;
import com.google.flatbuffers.Table;
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

  /**
   * The header of a message.
   *
   * @param type the {@code MessageHeader} it must be
   * @param header an object to read it with
   */
  static Table header(byte[] message, byte type, Table header) {
    try {
      int start = metadataStart(message);
      Message root =
          Message.getRootAsMessage(
              ArrowField.flat(
                  message, start, Math.min(bodyStart(message), message.length) - start));
      Table found = root.headerType() == type ? root.header(header) : null;
      if (found == null) {
        throw ArrowField.malformed();
      }
      return found;
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw ArrowField.malformed();
    }
  }

  /** Behind the mark, which old writers leave out, and the length. */
  private static int metadataStart(byte[] message) {
    return intAt(message, 0) == CONTINUATION ? 2 * Integer.BYTES : Integer.BYTES;
  }

  /** Where the body of a message begins. */
  static int bodyStart(byte[] message) {
    int start = metadataStart(message);
    return start + intAt(message, start - Integer.BYTES);
  }

  private static int intAt(byte[] message, int at) {
    return ArrowField.flat(message, 0, message.length).getInt(at);
  }
}
