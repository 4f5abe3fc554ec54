package dev.quern.jobs.avro;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Reads a container file block by block. */
public final class AvroReader implements AutoCloseable {

  private static final byte[] MAGIC = {'O', 'b', 'j', 1};
  private static final int SYNC = 16;
  private static final int MAX_LENGTH = 1 << 30;

  private final DataInputStream in;
  private final AvroType schema;
  private final AvroCodec codec;
  private final byte[] sync = new byte[SYNC];

  /**
   * Reads the header.
   *
   * @throws AvroFormatException when this is no container
   */
  public AvroReader(InputStream file) throws IOException {
    this.in = new DataInputStream(file);
    try {
      byte[] magic = in.readNBytes(MAGIC.length);
      if (!Arrays.equals(magic, MAGIC)) {
        throw new AvroFormatException("Invalid data file. Magic does not match");
      }
      Map<String, byte[]> metadata = metadata();
      in.readFully(sync);
      this.schema = AvroType.parse(text(metadata, "avro.schema", ""));
      this.codec = AvroCodec.of(text(metadata, "avro.codec", "null"));
    } catch (EOFException e) {
      throw new AvroFormatException("Invalid data file. The header ends too early");
    }
  }

  private static String text(Map<String, byte[]> metadata, String key, String fallback) {
    byte[] value = metadata.get(key);
    return value == null ? fallback : new String(value, StandardCharsets.UTF_8);
  }

  private Map<String, byte[]> metadata() throws IOException {
    Map<String, byte[]> metadata = new HashMap<>();
    for (long count = number(); count != 0; count = number()) {
      if (count < 0) {
        number();
      }
      for (long i = 0; i < Math.abs(count); i++) {
        String key = new String(bytes(), StandardCharsets.UTF_8);
        metadata.put(key, bytes());
      }
    }
    return metadata;
  }

  /** The rows' type. */
  public AvroType schema() {
    return schema;
  }

  /**
   * Some rows.
   *
   * @param rows how many
   * @param data the rows one behind the other
   */
  public record Block(long rows, AvroData data) {}

  /** The next block; one of no rows at the end. */
  public Block next() throws IOException {
    int first = in.read();
    if (first < 0) {
      return new Block(0, new AvroData(new byte[0]));
    }
    try {
      long rows = number(first);
      byte[] data = bytes();
      byte[] mark = new byte[SYNC];
      in.readFully(mark);
      if (!Arrays.equals(mark, sync)) {
        throw new AvroFormatException("Invalid data file. A block does not end where it should");
      }
      return new Block(rows, new AvroData(codec.decompress(data)));
    } catch (EOFException e) {
      throw new AvroFormatException("Invalid data file. A block ends too early");
    }
  }

  private byte[] bytes() throws IOException {
    long length = number();
    if (length < 0 || length > MAX_LENGTH) {
      throw new AvroFormatException("Invalid data file. A length is out of range");
    }
    byte[] bytes = in.readNBytes((int) length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }

  private long number() throws IOException {
    return number(in.readUnsignedByte());
  }

  private long number(int first) throws IOException {
    long value = first & 0x7F;
    int shift = 7;
    for (int b = first; (b & 0x80) != 0; shift += 7) {
      b = in.readUnsignedByte();
      value |= (long) (b & 0x7F) << shift;
    }
    return (value >>> 1) ^ -(value & 1);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
