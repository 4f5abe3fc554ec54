package dev.quern.jobs.orc;

import io.airlift.compress.Decompressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.lzo.LzoDecompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** How a file's streams are compressed, by the numbers of the kinds. */
enum OrcCodec {
  NONE,
  ZLIB,
  SNAPPY,
  LZO,
  LZ4,
  ZSTD;

  static OrcCodec of(long number) {
    if (number < 0 || number >= values().length) {
      throw new OrcFormatException("Unknown compression " + number);
    }
    return values()[(int) number];
  }

  /**
   * A block's content.
   *
   * @param most how long it is at most
   */
  byte[] decompress(byte[] block, int most) {
    byte[] content = new byte[most];
    int length =
        switch (this) {
          case NONE -> throw new IllegalStateException("not compressed");
          case ZLIB -> inflate(block, content);
          case SNAPPY -> decompress(new SnappyDecompressor(), block, content);
          case LZO -> decompress(new LzoDecompressor(), block, content);
          case LZ4 -> decompress(new Lz4Decompressor(), block, content);
          case ZSTD -> decompress(new ZstdDecompressor(), block, content);
        };
    return java.util.Arrays.copyOf(content, length);
  }

  private static int decompress(Decompressor decompressor, byte[] block, byte[] content) {
    try {
      return decompressor.decompress(block, 0, block.length, content, 0, content.length);
    } catch (RuntimeException e) {
      throw new OrcFormatException("A compressed block is corrupt");
    }
  }

  private static int inflate(byte[] block, byte[] content) {
    try (Inflater inflater = new Inflater(true)) {
      inflater.setInput(block);
      int length = 0;
      while (!inflater.finished() && length < content.length) {
        int count = inflater.inflate(content, length, content.length - length);
        if (count == 0) {
          break;
        }
        length += count;
      }
      return length;
    } catch (DataFormatException e) {
      throw new OrcFormatException("A compressed block is corrupt");
    }
  }
}
