package dev.quern.types.wire;

import dev.quern.types.utf8.ByteSink;

/** Writes one message. */
public final class ProtoWriter {

  static final int VARINT = 0;
  static final int BYTES = 2;

  private final ByteSink sink = new ByteSink(64);

  /** Writes a number that is not 0. */
  public ProtoWriter number(int field, long value) {
    if (value != 0) {
      numberAlways(field, value);
    }
    return this;
  }

  /** Writes a number. */
  public ProtoWriter numberAlways(int field, long value) {
    varint(sink, ((long) field << 3) | VARINT);
    varint(sink, value);
    return this;
  }

  /** Writes bytes, a string or a message. */
  public ProtoWriter bytes(int field, byte[] value) {
    varint(sink, ((long) field << 3) | BYTES);
    varint(sink, value.length);
    sink.append(value);
    return this;
  }

  /** The message. */
  public byte[] toByteArray() {
    return sink.toByteArray();
  }

  /** Writes an unsigned number in base 128. */
  public static void varint(ByteSink sink, long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      sink.append((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    sink.append((int) rest);
  }
}
