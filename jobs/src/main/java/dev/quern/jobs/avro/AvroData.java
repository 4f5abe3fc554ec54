package dev.quern.jobs.avro;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Values one behind the other. */
public final class AvroData {

  private final ByteBuffer in;

  AvroData(byte[] data) {
    this.in = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
  }

  long number() {
    long value = 0;
    try {
      for (int shift = 0; shift < 70; shift += 7) {
        int b = in.get();
        value |= (long) (b & 0x7F) << shift;
        if (b >= 0) {
          return (value >>> 1) ^ -(value & 1);
        }
      }
    } catch (BufferUnderflowException e) {
      throw ended();
    }
    throw new AvroFormatException("A number is too long");
  }

  boolean flag() {
    return bytes(1)[0] != 0;
  }

  float float32() {
    return ByteBuffer.wrap(bytes(Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN).getFloat();
  }

  double float64() {
    return ByteBuffer.wrap(bytes(Double.BYTES)).order(ByteOrder.LITTLE_ENDIAN).getDouble();
  }

  byte[] bytes(long length) {
    if (length < 0 || length > in.remaining()) {
      throw ended();
    }
    byte[] bytes = new byte[(int) length];
    in.get(bytes);
    return bytes;
  }

  String text() {
    return new String(bytes(number()), StandardCharsets.UTF_8);
  }

  private static AvroFormatException ended() {
    return new AvroFormatException("Invalid data file. A block ends too early");
  }
}
