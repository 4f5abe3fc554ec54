package dev.quern.jobs.orc;

import dev.quern.types.wire.MalformedMessageException;
import dev.quern.types.wire.ProtoReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What the end of a file says. Source: "ORC Specification v1", File Tail.
 *
 * @param codec how streams are compressed
 * @param blockSize the most bytes that a compressed block has
 * @param root the type of the rows
 * @param stripes where the rows are
 */
record OrcTail(OrcCodec codec, int blockSize, OrcType root, List<StripePlace> stripes) {

  private static final String MAGIC = "ORC";
  private static final int LONGEST_POSTSCRIPT = 256;
  private static final int DEFAULT_BLOCK = 256 * 1024;
  private static final int MAX_DEPTH = 100;

  OrcTail {
    stripes = List.copyOf(stripes);
  }

  /**
   * Where a stripe is.
   *
   * @param offset its first byte
   * @param indexLength the bytes of its indexes
   * @param dataLength the bytes of its data
   * @param footerLength the bytes of its footer
   * @param rows how many rows it has
   */
  record StripePlace(
      long offset, long indexLength, long dataLength, long footerLength, long rows) {}

  /** A type before its parts are known. */
  private static final class RawType {
    private long kind;
    private final List<Integer> parts = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private int precision;
    private int scale;
  }

  static OrcTail read(FileChannel file) throws IOException {
    try {
      return readTail(file);
    } catch (MalformedMessageException e) {
      throw new OrcFormatException("The file's footer is malformed");
    }
  }

  private static OrcTail readTail(FileChannel file) throws IOException {
    long size = file.size();
    int last = (int) Math.min(size, LONGEST_POSTSCRIPT);
    byte[] end = bytes(file, size - last, last);
    int length = last == 0 ? 0 : end[last - 1] & 0xFF;
    if (length == 0 || length >= last) {
      throw new OrcFormatException("Not an ORC file");
    }
    ProtoReader postscript =
        new ProtoReader(java.util.Arrays.copyOfRange(end, last - 1 - length, last - 1));
    long footerLength = 0;
    OrcCodec codec = OrcCodec.NONE;
    int blockSize = DEFAULT_BLOCK;
    String magic = "";
    for (int field = postscript.next(); field != 0; field = postscript.next()) {
      switch (field) {
        case 1 -> footerLength = postscript.number();
        case 2 -> codec = OrcCodec.of(postscript.number());
        case 3 -> blockSize = Math.toIntExact(postscript.number());
        case 8000 -> magic = text(postscript.bytes());
        default -> postscript.skip();
      }
    }
    if (!magic.equals(MAGIC) || footerLength < 0 || footerLength > size - length - 1) {
      throw new OrcFormatException("Not an ORC file");
    }
    OrcStream footer =
        new OrcStream(file, codec, blockSize, size - 1 - length - footerLength, footerLength);
    return footer(new ProtoReader(footer.readAll()), codec, blockSize);
  }

  private static OrcTail footer(ProtoReader footer, OrcCodec codec, int blockSize) {
    List<StripePlace> stripes = new ArrayList<>();
    List<RawType> types = new ArrayList<>();
    for (int field = footer.next(); field != 0; field = footer.next()) {
      switch (field) {
        case 3 -> stripes.add(stripe(new ProtoReader(footer.bytes())));
        case 4 -> types.add(type(new ProtoReader(footer.bytes())));
        default -> footer.skip();
      }
    }
    return new OrcTail(codec, blockSize, type(types, 0, 0), stripes);
  }

  private static StripePlace stripe(ProtoReader message) {
    long[] numbers = new long[6];
    for (int field = message.next(); field != 0; field = message.next()) {
      if (field < numbers.length) {
        numbers[field] = message.number();
      } else {
        message.skip();
      }
    }
    return new StripePlace(numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
  }

  private static RawType type(ProtoReader message) {
    RawType type = new RawType();
    for (int field = message.next(); field != 0; field = message.next()) {
      switch (field) {
        case 1 -> type.kind = message.number();
        case 2 -> {
          ProtoReader packed = new ProtoReader(message.bytes());
          while (!packed.atEnd()) {
            type.parts.add(Math.toIntExact(packed.varint()));
          }
        }
        case 3 -> type.names.add(text(message.bytes()));
        case 5 -> type.precision = (int) message.number();
        case 6 -> type.scale = (int) message.number();
        default -> message.skip();
      }
    }
    return type;
  }

  private static OrcType type(List<RawType> types, int column, int depth) {
    if (column >= types.size() || depth > MAX_DEPTH) {
      throw new OrcFormatException("The file's types are malformed");
    }
    RawType raw = types.get(column);
    return new OrcType(
        column,
        OrcType.Kind.of(raw.kind),
        raw.parts.stream().map(part -> type(types, part, depth + 1)).toList(),
        raw.names,
        raw.precision,
        raw.scale);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(FileChannel file, long from, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {
      // More of it is read.
    }
    return bytes.array();
  }
}
