package dev.quern.jobs.orc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The bytes of a stream, of which one block is in memory at a time. */
final class OrcStream {

  private static final int HEADER = 3;
  private static final int PLAIN_BLOCK = 1 << 18;

  private final FileChannel file;
  private final OrcCodec codec;
  private final int blockSize;
  private final long end;
  private long next;
  private byte[] block = {};
  private int at;

  /**
   * A stream.
   *
   * @param from its first byte in the file
   * @param length how many bytes it has there
   * @param blockSize the most bytes that a block has
   */
  OrcStream(FileChannel file, OrcCodec codec, int blockSize, long from, long length) {
    this.file = file;
    this.codec = codec;
    this.blockSize = blockSize;
    this.next = from;
    this.end = from + length;
  }

  /** A stream without bytes. */
  static OrcStream empty(FileChannel file) {
    return new OrcStream(file, OrcCodec.NONE, 0, 0, 0);
  }

  /** Whether no bytes are left. */
  boolean atEnd() {
    return at == block.length && !fill();
  }

  int read() {
    if (at == block.length && !fill()) {
      throw new OrcFormatException("A stream ends too early");
    }
    return block[at++] & 0xFF;
  }

  byte[] read(int count) {
    byte[] bytes = new byte[count];
    int done = 0;
    while (done < count) {
      if (at == block.length && !fill()) {
        throw new OrcFormatException("A stream ends too early");
      }
      int part = Math.min(count - done, block.length - at);
      System.arraycopy(block, at, bytes, done, part);
      at += part;
      done += part;
    }
    return bytes;
  }

  /** All that is left. */
  byte[] readAll() {
    java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
    while (!atEnd()) {
      all.write(block, at, block.length - at);
      at = block.length;
    }
    return all.toByteArray();
  }

  private boolean fill() {
    at = 0;
    block = new byte[0];
    while (block.length == 0 && next < end) {
      block = codec == OrcCodec.NONE ? plain() : compressed();
    }
    return block.length > 0;
  }

  private byte[] plain() {
    return take((int) Math.min(PLAIN_BLOCK, end - next));
  }

  private byte[] compressed() {
    byte[] header = take(HEADER);
    int number = (header[0] & 0xFF) | (header[1] & 0xFF) << 8 | (header[2] & 0xFF) << 16;
    byte[] content = take(number >>> 1);
    return (number & 1) == 1 ? content : codec.decompress(content, blockSize);
  }

  private byte[] take(int count) {
    if (count > end - next) {
      throw new OrcFormatException("A stream ends too early");
    }
    ByteBuffer bytes = ByteBuffer.allocate(count);
    try {
      while (bytes.hasRemaining()) {
        if (file.read(bytes, next + bytes.position()) < 0) {
          throw new OrcFormatException("The file ends too early");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    next += count;
    return bytes.array();
  }

  /** A number of seven bits a byte, the lowest first. */
  long varint() {
    long number = 0;
    for (int shift = 0; ; shift += 7) {
      int b = read();
      number |= (long) (b & 0x7F) << shift;
      if (b < 0x80) {
        return number;
      }
    }
  }

  /** Such a number whose lowest bit is the sign. */
  long signedVarint() {
    return unzigzag(varint());
  }

  static long unzigzag(long number) {
    return number >>> 1 ^ -(number & 1);
  }
}
