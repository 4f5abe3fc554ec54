package dev.quern.jobs.orc;

import dev.quern.types.wire.MalformedMessageException;
import dev.quern.types.wire.ProtoReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The streams of a stripe. Source: "ORC Specification v1", Stripes. */
final class OrcStripe {

  /** The kinds of streams that are read, by their numbers. */
  enum Kind {
    PRESENT,
    DATA,
    LENGTH,
    DICTIONARY_DATA,
    DICTIONARY_COUNT,
    SECONDARY
  }

  private record Key(int column, Kind kind) {}

  private record Place(long from, long length) {}

  /**
   * How a column is encoded.
   *
   * @param kind the number of the encoding
   * @param dictionarySize how many values its dictionary has
   */
  record Encoding(int kind, int dictionarySize) {

    boolean hasDictionary() {
      return kind == 1 || kind == 3;
    }

    boolean isSecond() {
      return kind >= 2;
    }
  }

  private final FileChannel file;
  private final OrcTail tail;
  private final Map<Key, Place> streams = new HashMap<>();
  private final List<Encoding> encodings = new ArrayList<>();
  private ZoneId zone = ZoneId.of("UTC");

  OrcStripe(FileChannel file, OrcTail tail, OrcTail.StripePlace place) {
    this.file = file;
    this.tail = tail;
    long footer = place.offset() + place.indexLength() + place.dataLength();
    OrcStream stream =
        new OrcStream(file, tail.codec(), tail.blockSize(), footer, place.footerLength());
    try {
      read(new ProtoReader(stream.readAll()), place.offset());
    } catch (MalformedMessageException e) {
      throw new OrcFormatException("A stripe's footer is malformed");
    }
  }

  private void read(ProtoReader footer, long offset) {
    long next = offset;
    for (int field = footer.next(); field != 0; field = footer.next()) {
      switch (field) {
        case 1 -> next += stream(new ProtoReader(footer.bytes()), next);
        case 2 -> encodings.add(encoding(new ProtoReader(footer.bytes())));
        case 3 -> zone = zone(new String(footer.bytes(), StandardCharsets.UTF_8));
        default -> footer.skip();
      }
    }
  }

  private long stream(ProtoReader message, long from) {
    long[] numbers = new long[4];
    for (int field = message.next(); field != 0; field = message.next()) {
      if (field < numbers.length) {
        numbers[field] = message.number();
      } else {
        message.skip();
      }
    }
    if (numbers[1] >= 0 && numbers[1] < Kind.values().length) {
      Key key = new Key((int) numbers[2], Kind.values()[(int) numbers[1]]);
      streams.put(key, new Place(from, numbers[3]));
    }
    return numbers[3];
  }

  private static Encoding encoding(ProtoReader message) {
    int kind = 0;
    int size = 0;
    for (int field = message.next(); field != 0; field = message.next()) {
      switch (field) {
        case 1 -> kind = (int) message.number();
        case 2 -> size = Math.toIntExact(message.number());
        default -> message.skip();
      }
    }
    return new Encoding(kind, size);
  }

  private static ZoneId zone(String name) {
    try {
      return name.isEmpty() ? ZoneId.of("UTC") : ZoneId.of(name, ZoneId.SHORT_IDS);
    } catch (DateTimeException e) {
      throw new OrcFormatException("Unknown time zone " + name);
    }
  }

  /** The time zone that its timestamps are in. */
  ZoneId zone() {
    return zone;
  }

  Encoding encoding(int column) {
    return column < encodings.size() ? encodings.get(column) : new Encoding(0, 0);
  }

  /** A stream, empty when the column has none. */
  OrcStream stream(int column, Kind kind) {
    return find(column, kind).orElseGet(() -> OrcStream.empty(file));
  }

  Optional<OrcStream> find(int column, Kind kind) {
    return Optional.ofNullable(streams.get(new Key(column, kind)))
        .map(place ->
            new OrcStream(file, tail.codec(), tail.blockSize(), place.from(), place.length()));
  }
}
