package dev.quern.jobs.avro;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/** Writes a container file block by block. */
public final class AvroWriter {

  private static final byte[] MAGIC = {'O', 'b', 'j', 1};
  private static final int SYNC = 16;

  private final AvroCodec codec;
  private final byte[] schema;
  private final byte[] sync = new byte[SYNC];

  /**
   * A writer.
   *
   * @param schema the schema's JSON in UTF-8
   * @param compression {@code NONE}, {@code DEFLATE} or {@code SNAPPY}
   */
  public AvroWriter(byte[] schema, String compression) {
    this.schema = schema.clone();
    this.codec = compression.equals("NONE") ? AvroCodec.NULL : AvroCodec.valueOf(compression);
    ThreadLocalRandom.current().nextBytes(sync);
  }

  /** Writes the header. */
  public void begin(OutputStream out) throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    header.write(MAGIC);
    number(header, 2);
    bytes(header, "avro.schema".getBytes(StandardCharsets.US_ASCII));
    bytes(header, schema);
    bytes(header, "avro.codec".getBytes(StandardCharsets.US_ASCII));
    bytes(header, codec.wireName().getBytes(StandardCharsets.US_ASCII));
    number(header, 0);
    header.write(sync);
    header.writeTo(out);
  }

  /** Writes rows one behind the other. */
  public void block(OutputStream out, int rows, byte[] data) throws IOException {
    if (rows == 0) {
      return;
    }
    byte[] packed = codec.compress(data);
    number(out, rows);
    number(out, packed.length);
    out.write(packed);
    out.write(sync);
  }

  private static void bytes(OutputStream out, byte[] bytes) throws IOException {
    number(out, bytes.length);
    out.write(bytes);
  }

  private static void number(OutputStream out, long value) throws IOException {
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7FL) != 0) {
      out.write((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
