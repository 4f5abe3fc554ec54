package dev.quern.jobs.avro;

import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** How the blocks of a container are compressed. */
enum AvroCodec {
  NULL,
  DEFLATE,
  SNAPPY,
  ZSTANDARD;

  private static final int CHECKSUM = 4;
  private static final int PART = 1 << 16;

  static AvroCodec of(String name) {
    for (AvroCodec codec : values()) {
      if (codec.wireName().equals(name)) {
        return codec;
      }
    }
    throw new AvroFormatException("Unknown codec: " + name);
  }

  /** The codec's name in the file. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  byte[] compress(byte[] data) {
    return switch (this) {
      case NULL -> data;
      case DEFLATE -> deflate(data);
      case SNAPPY -> snappy(data);
      case ZSTANDARD -> throw new IllegalStateException("only read");
    };
  }

  private static byte[] deflate(byte[] data) {
    try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
      deflater.setInput(data);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream(data.length / 2 + 64);
      byte[] part = new byte[PART];
      while (!deflater.finished()) {
        out.write(part, 0, deflater.deflate(part));
      }
      return out.toByteArray();
    }
  }

  private static byte[] snappy(byte[] data) {
    SnappyCompressor compressor = new SnappyCompressor();
    byte[] out = new byte[compressor.maxCompressedLength(data.length) + CHECKSUM];
    int length = compressor.compress(data, 0, data.length, out, 0, out.length - CHECKSUM);
    CRC32 checksum = new CRC32();
    checksum.update(data);
    ByteBuffer.wrap(out).putInt(length, (int) checksum.getValue());
    return Arrays.copyOf(out, length + CHECKSUM);
  }

  byte[] decompress(byte[] data) {
    try {
      return switch (this) {
        case NULL -> data;
        case DEFLATE -> inflate(data);
        case SNAPPY -> {
          int length = data.length - CHECKSUM;
          byte[] out = new byte[SnappyDecompressor.getUncompressedLength(data, 0)];
          new SnappyDecompressor().decompress(data, 0, length, out, 0, out.length);
          yield out;
        }
        case ZSTANDARD -> {
          long size = ZstdDecompressor.getDecompressedSize(data, 0, data.length);
          byte[] out = new byte[Math.toIntExact(size)];
          new ZstdDecompressor().decompress(data, 0, data.length, out, 0, out.length);
          yield out;
        }
      };
    } catch (DataFormatException | RuntimeException e) {
      throw new AvroFormatException("A block cannot be decompressed");
    }
  }

  private static byte[] inflate(byte[] data) throws DataFormatException {
    try (Inflater inflater = new Inflater(true)) {
      inflater.setInput(data);
      ByteArrayOutputStream out = new ByteArrayOutputStream(data.length * 4);
      byte[] part = new byte[PART];
      while (!inflater.finished()) {
        int count = inflater.inflate(part);
        if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          throw new AvroFormatException("A block ends too early");
        }
        out.write(part, 0, count);
      }
      return out.toByteArray();
    }
  }
}
