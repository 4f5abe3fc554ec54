package dev.quern.streaming.proto;

import dev.quern.streaming.proto.ProtoKind.Encoding;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads the wire form of messages at a place that moves. */
final class WireReader {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int MAX_SHIFT = 63;

  final byte[] bytes;
  int at;

  WireReader(byte[] bytes) {
    this.bytes = bytes;
  }

  private static RowProblem malformed() {
    return new RowProblem("The row is not a message of the given descriptor");
  }

  /** Checks that {@code count} more bytes lie before {@code end} and gives where they end. */
  int extent(long count, int end) {
    if (count < 0 || count > end - at) {
      throw malformed();
    }
    return at + (int) count;
  }

  long varint(int end) {
    long value = 0;
    for (int shift = 0; shift <= MAX_SHIFT; shift += 7) {
      if (at >= end) {
        throw malformed();
      }
      byte b = bytes[at++];
      value |= (b & 0x7FL) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw malformed();
  }

  long fixed64(int end) {
    int next = extent(Long.BYTES, end);
    long value = (long) LONG.get(bytes, at);
    at = next;
    return value;
  }

  int fixed32(int end) {
    int next = extent(Integer.BYTES, end);
    int value = (int) INT.get(bytes, at);
    at = next;
    return value;
  }

  /** The number of a field, from its tag. */
  static int field(long tag) {
    long number = tag >>> 3;
    if (number <= 0 || number > (1 << 29) - 1) {
      throw malformed();
    }
    return (int) number;
  }

  /** Passes over a value. */
  void skip(int wireType, int field, int end) {
    switch (wireType) {
      case Encoding.VARINT -> varint(end);
      case Encoding.FIXED64 -> fixed64(end);
      case Encoding.FIXED32 -> fixed32(end);
      case Encoding.BYTES -> at = extent(varint(end), end);
      case Encoding.GROUP -> skipGroup(field, end);
      default -> throw malformed();
    }
  }

  /** Passes over the fields of a group and its end. */
  private void skipGroup(int field, int end) {
    while (true) {
      long tag = varint(end);
      int wireType = (int) tag & 7;
      if (wireType == Encoding.GROUP_END) {
        if (field(tag) != field) {
          throw malformed();
        }
        return;
      }
      skip(wireType, field(tag), end);
    }
  }

  /** An integer of a kind, read as that kind is encoded. */
  long integer(ProtoKind kind, int end) {
    return switch (kind) {
      case INT64, UINT64, INT32, BOOL -> varint(end);
      case ENUM -> (int) varint(end);
      case UINT32 -> varint(end) & 0xFFFF_FFFFL;
      case SINT32, SINT64 -> {
        long zigzag = varint(end);
        yield (zigzag >>> 1) ^ -(zigzag & 1);
      }
      case FIXED64, SFIXED64 -> fixed64(end);
      case SFIXED32 -> fixed32(end);
      case FIXED32 -> fixed32(end) & 0xFFFF_FFFFL;
      case DOUBLE, FLOAT, STRING, GROUP, MESSAGE, BYTES ->
          throw new IllegalStateException(kind + " is no integer");
    };
  }

  double floating(ProtoKind kind, int end) {
    return kind == ProtoKind.DOUBLE
        ? Double.longBitsToDouble(fixed64(end))
        : Float.intBitsToFloat(fixed32(end));
  }
}
