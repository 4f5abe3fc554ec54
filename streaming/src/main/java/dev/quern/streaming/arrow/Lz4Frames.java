package dev.quern.streaming.arrow;

import io.airlift.compress.Compressor;
import io.airlift.compress.Decompressor;
import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * LZ4 blocks in frames. Written frames have independent blocks of at most 4 MiB and no checksums
 * but the header's. Source: "LZ4 Frame Format Description".
 */
final class Lz4Frames implements Compressor, Decompressor {

  /** Magic number, version 01 with independent blocks, blocks to 4 MiB, checksum of the two. */
  private static final byte[] HEADER = {0x04, 0x22, 0x4D, 0x18, 0x60, 0x70, 0x73};

  private static final int MAGIC = 0x184D2204;
  private static final int BLOCK_BYTES = 4 << 20;
  private static final int STORED = 0x80000000;
  private static final int HAS_BLOCK_CHECKSUM = 0x10;
  private static final int HAS_CONTENT_SIZE = 0x08;
  private static final int HAS_CONTENT_CHECKSUM = 0x04;
  private static final int HAS_DICTIONARY = 0x01;

  private final Lz4Compressor blocks = new Lz4Compressor();
  private final Lz4Decompressor unblocks = new Lz4Decompressor();

  @Override
  public int maxCompressedLength(int length) {
    int count = length / BLOCK_BYTES + 1;
    return HEADER.length
        + count * (Integer.BYTES + blocks.maxCompressedLength(Math.min(length, BLOCK_BYTES)))
        + Integer.BYTES;
  }

  @Override
  public int compress(
      byte[] input, int inputOffset, int inputLength, byte[] output, int offset, int maxLength) {
    ByteBuffer out = ByteBuffer.wrap(output, offset, maxLength).order(ByteOrder.LITTLE_ENDIAN);
    out.put(HEADER);
    for (int done = 0; done < inputLength; ) {
      int length = Math.min(BLOCK_BYTES, inputLength - done);
      int at = out.position() + Integer.BYTES;
      int written =
          blocks.compress(input, inputOffset + done, length, output, at, output.length - at);
      if (written < length) {
        out.putInt(written);
        out.position(at + written);
      } else {
        out.putInt(length | STORED);
        out.put(input, inputOffset + done, length);
      }
      done += length;
    }
    out.putInt(0);
    return out.position() - offset;
  }

  @Override
  public int decompress(
      byte[] input, int inputOffset, int inputLength, byte[] output, int offset, int maxLength) {
    ByteBuffer in = ByteBuffer.wrap(input, inputOffset, inputLength).order(ByteOrder.LITTLE_ENDIAN);
    if (in.remaining() < HEADER.length || in.getInt() != MAGIC) {
      throw new MalformedInputException(0, "no LZ4 frame");
    }
    int flags = in.get();
    in.get();
    if ((flags & HAS_DICTIONARY) != 0) {
      throw new MalformedInputException(0, "LZ4 frame with a dictionary");
    }
    skip(in, (flags & HAS_CONTENT_SIZE) != 0 ? Long.BYTES + 1 : 1);
    int written = 0;
    for (int word = in.getInt(); word != 0; word = in.getInt()) {
      int length = word & ~STORED;
      int at = in.position();
      skip(in, length);
      if (word < 0) {
        if (length > maxLength - written) {
          throw new MalformedInputException(at, "LZ4 frame longer than declared");
        }
        System.arraycopy(input, at, output, offset + written, length);
        written += length;
      } else {
        written +=
            unblocks.decompress(input, at, length, output, offset + written, maxLength - written);
      }
      if ((flags & HAS_BLOCK_CHECKSUM) != 0) {
        skip(in, Integer.BYTES);
      }
    }
    if ((flags & HAS_CONTENT_CHECKSUM) != 0) {
      skip(in, Integer.BYTES);
    }
    return written;
  }

  private static void skip(ByteBuffer in, int count) {
    if (count < 0 || count > in.remaining()) {
      throw new MalformedInputException(in.position(), "LZ4 frame ends too early");
    }
    in.position(in.position() + count);
  }

  @Override
  public void compress(ByteBuffer input, ByteBuffer output) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void decompress(ByteBuffer input, ByteBuffer output) {
    throw new UnsupportedOperationException();
  }
}
