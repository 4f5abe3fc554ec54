package dev.quern.streaming.proto;

import dev.quern.streaming.rows.ByteSink;
import java.nio.charset.StandardCharsets;

/** Writes the wire form of a message. */
final class Message {

  private final ByteSink bytes = new ByteSink(64);

  private void tag(int field, int wireType) {
    number((long) field << 3 | wireType);
  }

  private void number(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes.put((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    bytes.put((int) rest);
  }

  Message varint(int field, long value) {
    tag(field, ProtoKind.Encoding.VARINT);
    number(value);
    return this;
  }

  Message fixed64(int field, long value) {
    tag(field, ProtoKind.Encoding.FIXED64);
    bytes.putLong(value);
    return this;
  }

  Message fixed32(int field, int value) {
    tag(field, ProtoKind.Encoding.FIXED32);
    bytes.putInt(value);
    return this;
  }

  Message bytes(int field, byte[] value) {
    tag(field, ProtoKind.Encoding.BYTES);
    number(value.length);
    bytes.put(value, 0, value.length);
    return this;
  }

  Message text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  Message message(int field, Message value) {
    return bytes(field, value.toArray());
  }

  Message packed(int field, long... values) {
    Message content = new Message();
    for (long value : values) {
      content.number(value);
    }
    return bytes(field, content.toArray());
  }

  Message group(int field, Message content) {
    tag(field, ProtoKind.Encoding.GROUP);
    byte[] inner = content.toArray();
    bytes.put(inner, 0, inner.length);
    tag(field, ProtoKind.Encoding.GROUP_END);
    return this;
  }

  byte[] toArray() {
    return bytes.toArray();
  }
}
