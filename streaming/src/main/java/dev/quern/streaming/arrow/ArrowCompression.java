package dev.quern.streaming.arrow;

import io.airlift.compress.Compressor;
import io.airlift.compress.Decompressor;
import io.airlift.compress.zstd.ZstdCompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import org.apache.arrow.flatbuf.CompressionType;

/** How the buffers of a record batch are compressed. */
public enum ArrowCompression {
  /** Not at all. */
  NONE,
  /** As frames of LZ4. */
  LZ4_FRAME,
  /** With Zstandard. */
  ZSTD;

  Compressor compressor() {
    return switch (this) {
      case NONE -> throw new IllegalStateException("not compressed");
      case LZ4_FRAME -> new Lz4Frames();
      case ZSTD -> new ZstdCompressor();
    };
  }

  Decompressor decompressor() {
    return switch (this) {
      case NONE -> throw new IllegalStateException("not compressed");
      case LZ4_FRAME -> new Lz4Frames();
      case ZSTD -> new ZstdDecompressor();
    };
  }

  byte code() {
    return this == ZSTD ? CompressionType.ZSTD : CompressionType.LZ4_FRAME;
  }

  static ArrowCompression of(byte code) {
    return code == CompressionType.ZSTD ? ZSTD : LZ4_FRAME;
  }
}
