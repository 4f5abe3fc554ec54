package dev.quern.jobs.orc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/**
 * Reads the values of a column of one stripe, NULLs left out, as Java has them: Boolean, Long,
 * Double, String, byte[], BigDecimal; a date as its day, a timestamp as its microseconds. Source:
 * "ORC Specification v1", Column Encodings.
 */
final class ScalarColumn {

  private static final LocalDateTime BASE = LocalDateTime.of(2015, 1, 1, 0, 0);
  private static final long NANOS_PER_MILLI = 1_000_000;

  private ScalarColumn() {}

  static Supplier<Object> of(OrcType type, OrcStripe stripe) {
    int column = type.column();
    OrcStream data = stripe.stream(column, OrcStripe.Kind.DATA);
    boolean second = stripe.encoding(column).isSecond();
    return switch (type.kind()) {
      case BOOLEAN -> new ByteRuns(data)::nextBit;
      case BYTE -> {
        ByteRuns bytes = new ByteRuns(data);
        yield () -> (long) bytes.next();
      }
      case SHORT, INT, LONG, DATE -> RunLengths.of(data, second, true)::next;
      case FLOAT -> () -> (double) Float.intBitsToFloat((int) littleEndian(data, 4));
      case DOUBLE -> () -> Double.longBitsToDouble(littleEndian(data, 8));
      case STRING, VARCHAR, CHAR -> {
        Supplier<byte[]> bytes = bytes(type, stripe, data);
        yield () -> new String(bytes.get(), StandardCharsets.UTF_8);
      }
      case BINARY -> bytes(type, stripe, data)::get;
      case DECIMAL -> decimal(stripe, column, data);
      case TIMESTAMP -> timestamp(stripe, column, data, stripe.zone());
      case TIMESTAMP_INSTANT -> timestamp(stripe, column, data, ZoneOffset.UTC);
      case LIST, MAP, STRUCT, UNION -> throw new IllegalStateException("no scalar: " + type);
    };
  }

  private static long littleEndian(OrcStream data, int bytes) {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (long) data.read() << (8 * i);
    }
    return value;
  }

  private static Supplier<byte[]> bytes(OrcType type, OrcStripe stripe, OrcStream data) {
    OrcStripe.Encoding encoding = stripe.encoding(type.column());
    RunLengths lengths =
        RunLengths.of(
            stripe.stream(type.column(), OrcStripe.Kind.LENGTH), encoding.isSecond(), false);
    if (!encoding.hasDictionary()) {
      return () -> data.read(Math.toIntExact(lengths.next()));
    }
    OrcStream texts = stripe.stream(type.column(), OrcStripe.Kind.DICTIONARY_DATA);
    byte[][] dictionary = new byte[encoding.dictionarySize()][];
    for (int i = 0; i < dictionary.length; i++) {
      dictionary[i] = texts.read(Math.toIntExact(lengths.next()));
    }
    RunLengths indexes = RunLengths.of(data, encoding.isSecond(), false);
    return () -> dictionary[Math.toIntExact(indexes.next())];
  }

  private static Supplier<Object> decimal(OrcStripe stripe, int column, OrcStream data) {
    RunLengths scales =
        RunLengths.of(
            stripe.stream(column, OrcStripe.Kind.SECONDARY),
            stripe.encoding(column).isSecond(),
            true);
    return () -> new BigDecimal(bigVarint(data), Math.toIntExact(scales.next()));
  }

  private static BigInteger bigVarint(OrcStream data) {
    BigInteger number = BigInteger.ZERO;
    for (int shift = 0; ; shift += 7) {
      int b = data.read();
      number = number.or(BigInteger.valueOf(b & 0x7F).shiftLeft(shift));
      if (b < 0x80) {
        return number.testBit(0)
            ? number.shiftRight(1).add(BigInteger.ONE).negate()
            : number.shiftRight(1);
      }
    }
  }

  /** A time on the wall, as it was written, in UTC. */
  private static Supplier<Object> timestamp(
      OrcStripe stripe, int column, OrcStream data, ZoneId zone) {
    boolean second = stripe.encoding(column).isSecond();
    RunLengths seconds = RunLengths.of(data, second, true);
    RunLengths fractions =
        RunLengths.of(stripe.stream(column, OrcStripe.Kind.SECONDARY), second, false);
    long base = BASE.atZone(zone).toEpochSecond();
    return () -> {
      long whole = base + seconds.next();
      long nanos = nanos(fractions.next());
      if (whole < 0 && nanos >= NANOS_PER_MILLI) {
        whole--;
      }
      long offset =
          zone.getRules().getOffset(java.time.Instant.ofEpochSecond(whole)).getTotalSeconds();
      return Math.addExact(Math.multiplyExact(whole + offset, 1_000_000L), nanos / 1000);
    };
  }

  /** The last three bits say how many zeros, but for one, were left out. */
  private static long nanos(long packed) {
    long nanos = packed >>> 3;
    int zeros = (int) (packed & 7);
    for (int i = 0; zeros > 0 && i <= zeros; i++) {
      nanos *= 10;
    }
    return nanos;
  }
}
