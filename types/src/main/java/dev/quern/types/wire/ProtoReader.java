package dev.quern.types.wire;

import java.util.Arrays;

/**
 * Reads one message field by field: {@link #next}, then the value. Bytes that are no message throw
 * {@link MalformedMessageException}.
 */
public final class ProtoReader {

  private static final int FIXED64 = 1;
  private static final int FIXED32 = 5;
  private static final int MAX_VARINT_BITS = 64;

  private final byte[] message;
  private int at;
  private int wireType;

  /** A reader of a whole message. */
  public ProtoReader(byte[] message) {
    this.message = message;
  }

  /** The number of the next field, 0 at the end. */
  public int next() {
    if (at == message.length) {
      return 0;
    }
    long key = varint();
    wireType = (int) key & 7;
    return Math.toIntExact(key >>> 3);
  }

  /** The value of the field as a number. */
  public long number() {
    if (wireType != ProtoWriter.VARINT) {
      throw new MalformedMessageException();
    }
    return varint();
  }

  /** The value of the field as bytes. */
  public byte[] bytes() {
    if (wireType != ProtoWriter.BYTES) {
      throw new MalformedMessageException();
    }
    long length = varint();
    if (length < 0 || length > message.length - at) {
      throw new MalformedMessageException();
    }
    at += (int) length;
    return Arrays.copyOfRange(message, at - (int) length, at);
  }

  /** Passes over the value of the field. */
  public void skip() {
    switch (wireType) {
      case ProtoWriter.VARINT -> varint();
      case ProtoWriter.BYTES -> bytes();
      case FIXED64 -> advance(8);
      case FIXED32 -> advance(4);
      default -> throw new MalformedMessageException();
    }
  }

  /** Whether everything has been read. */
  public boolean atEnd() {
    return at == message.length;
  }

  /** An unsigned number in base 128 at the current place, for packed fields. */
  public long varint() {
    long value = 0;
    for (int shift = 0; shift < MAX_VARINT_BITS; shift += 7) {
      if (at == message.length) {
        throw new MalformedMessageException();
      }
      byte b = message[at++];
      value |= (b & 0x7FL) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new MalformedMessageException();
  }

  private void advance(int count) {
    if (count > message.length - at) {
      throw new MalformedMessageException();
    }
    at += count;
  }
}
