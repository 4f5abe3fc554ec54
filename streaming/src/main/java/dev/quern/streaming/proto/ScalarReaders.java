package dev.quern.streaming.proto;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.ScalarType;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.storage.vector.VectorValues.GeographyText;
import dev.quern.types.civil.CivilParser;
import dev.quern.types.civil.Zone;
import dev.quern.types.interval.Interval;
import dev.quern.types.interval.IntervalParser;
import dev.quern.types.json.Json;
import dev.quern.types.numeric.BigNumeric;
import dev.quern.types.numeric.Numeric;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Which types of fields fit which types of columns, and how they are read. Source: "Supported
 * protocol buffer and Arrow data types".
 */
final class ScalarReaders {

  private static final int FIRST_DATE = -719_162;
  private static final int LAST_DATE = 2_932_896;
  private static final long FIRST_TIMESTAMP = -62_135_596_800_000_000L;
  private static final long LAST_TIMESTAMP = 253_402_300_799_999_999L;
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final int NANOS_PER_MICRO = 1_000;

  private final GeographyText geography;

  ScalarReaders(GeographyText geography) {
    this.geography = geography;
  }

  /** Takes an integer, a Boolean or the number of an enumeration's value. */
  @FunctionalInterface
  private interface OfLong {
    void accept(long value, VectorWriter out, int row);
  }

  /** Takes a floating point number. */
  @FunctionalInterface
  private interface OfDouble {
    void accept(double value, VectorWriter out, int row);
  }

  /** Takes bytes. */
  @FunctionalInterface
  private interface OfBytes {
    void accept(byte[] bytes, int from, int to, VectorWriter out, int row);
  }

  /** Takes text. */
  @FunctionalInterface
  private interface OfText {
    void accept(String text, VectorWriter out, int row);
  }

  /** How values of a kind are read into a column; empty when they do not fit. */
  Optional<ValueReader> reader(ProtoKind kind, Map<Integer, String> enumNames, SchemaField column) {
    if (!(column.elementType() instanceof ScalarType type)) {
      return Optional.empty();
    }
    return switch (kind) {
      case DOUBLE, FLOAT -> ofDouble(type).map(target -> floating(kind, target));
      case STRING -> Optional.of(bytes(ofText(type, column)));
      case BYTES -> ofBytes(type, column).map(ScalarReaders::bytes);
      case ENUM ->
          type == ScalarType.STRING
              ? Optional.of(integer(kind, enumName(enumNames)))
              : Optional.of(kind)
                  .filter(_ -> type == ScalarType.INT64)
                  .map(_ -> integer(kind, (v, out, row) -> out.setLong(row, v)));
      case BOOL ->
          Optional.of(kind)
              .filter(_ -> type == ScalarType.BOOL)
              .map(_ -> integer(kind, (v, out, row) -> out.setBool(row, v != 0)));
      case INT64, UINT64, INT32, FIXED64, FIXED32, UINT32, SFIXED32, SFIXED64, SINT32, SINT64 ->
          ofLong(kind, type).map(target -> integer(kind, target));
      case MESSAGE, GROUP -> Optional.empty();
    };
  }

  private static ValueReader integer(ProtoKind kind, OfLong target) {
    return (in, end, out, row) -> target.accept(in.integer(kind, end), out, row);
  }

  private static ValueReader floating(ProtoKind kind, OfDouble target) {
    return (in, end, out, row) -> target.accept(in.floating(kind, end), out, row);
  }

  private static ValueReader bytes(OfBytes target) {
    return (in, end, out, row) -> {
      target.accept(in.bytes, in.at, end, out, row);
      in.at = end;
    };
  }

  private static OfLong enumName(Map<Integer, String> names) {
    return (v, out, row) ->
        out.setString(
            row, Optional.ofNullable(names.get((int) v)).orElseGet(() -> Long.toString(v)));
  }

  private static Optional<OfDouble> ofDouble(ScalarType type) {
    return switch (type) {
      case FLOAT64 -> Optional.of((v, out, row) -> out.setDouble(row, v));
      case NUMERIC ->
          Optional.of((v, out, row) -> checked(() -> Numeric.ofDouble(v)).write(out, row));
      case BIGNUMERIC ->
          Optional.of((v, out, row) -> checked(() -> BigNumeric.ofDouble(v)).write(out, row));
      case BOOL, INT64, STRING, BYTES, DATE, DATETIME, TIME, TIMESTAMP, INTERVAL, JSON, GEOGRAPHY ->
          Optional.empty();
    };
  }

  private static Optional<OfLong> ofLong(ProtoKind kind, ScalarType type) {
    return switch (type) {
      case BOOL -> Optional.of((v, out, row) -> out.setBool(row, v != 0));
      case INT64 -> {
        OfLong unsigned =
            (v, out, row) -> {
              if (v < 0) {
                throw new RowProblem("INT64 overflow: " + Long.toUnsignedString(v));
              }
              out.setLong(row, v);
            };
        yield Optional.of(
            kind == ProtoKind.UINT64 || kind == ProtoKind.FIXED64
                ? unsigned
                : (v, out, row) -> out.setLong(row, v));
      }
      case NUMERIC -> Optional.of((v, out, row) -> Numeric.ofLong(v).write(out, row));
      case BIGNUMERIC -> Optional.of((v, out, row) -> BigNumeric.ofLong(v).write(out, row));
      case DATE -> Optional.of((v, out, row) -> out.setInt(row, date(v)));
      case TIMESTAMP -> Optional.of((v, out, row) -> out.setLong(row, timestamp(v)));
      case DATETIME -> Optional.of((v, out, row) -> out.setLong(row, CivilEncoding.datetime(v)));
      case TIME -> Optional.of((v, out, row) -> out.setLong(row, CivilEncoding.time(v)));
      case FLOAT64, STRING, BYTES, INTERVAL, JSON, GEOGRAPHY -> Optional.empty();
    };
  }

  private static int date(long days) {
    if (days < FIRST_DATE || days > LAST_DATE) {
      throw new RowProblem("DATE value is out of allowed range: " + days);
    }
    return (int) days;
  }

  private static long timestamp(long micros) {
    if (micros < FIRST_TIMESTAMP || micros > LAST_TIMESTAMP) {
      throw new RowProblem(
          "Timestamp value is out of range: " + micros + " microseconds since the epoch");
    }
    return micros;
  }

  private static Optional<OfBytes> ofBytes(ScalarType type, SchemaField column) {
    return switch (type) {
      case BYTES -> Optional.of(Lengths.bytes(column)::write);
      case NUMERIC ->
          Optional.of((bytes, from, to, out, row) ->
              checked(() -> Numeric.of(decimal(bytes, from, to, Numeric.SCALE))).write(out, row));
      case BIGNUMERIC ->
          Optional.of((bytes, from, to, out, row) ->
              checked(() -> BigNumeric.of(decimal(bytes, from, to, BigNumeric.SCALE)))
                  .write(out, row));
      case BOOL,
          INT64,
          FLOAT64,
          STRING,
          DATE,
          DATETIME,
          TIME,
          TIMESTAMP,
          INTERVAL,
          JSON,
          GEOGRAPHY ->
          Optional.empty();
    };
  }

  /** A scaled integer in two's complement, least significant byte first. */
  private static BigDecimal decimal(byte[] bytes, int from, int to, int scale) {
    if (from == to) {
      return BigDecimal.ZERO;
    }
    byte[] reversed = new byte[to - from];
    for (int i = 0; i < reversed.length; i++) {
      reversed[i] = bytes[to - 1 - i];
    }
    return new BigDecimal(new BigInteger(reversed), scale);
  }

  private OfBytes ofText(ScalarType type, SchemaField column) {
    return switch (type) {
      case STRING -> Lengths.characters(column)::write;
      case BYTES -> Lengths.bytes(column)::write;
      case NUMERIC -> text((v, out, row) -> Numeric.parse(v).write(out, row));
      case BIGNUMERIC -> text((v, out, row) -> BigNumeric.parse(v).write(out, row));
      case DATE -> text((v, out, row) -> out.setInt(row, CivilParser.date(v)));
      case DATETIME -> text((v, out, row) -> out.setLong(row, CivilParser.datetime(v)));
      case TIME -> text((v, out, row) -> out.setLong(row, CivilParser.time(v)));
      case TIMESTAMP -> text((v, out, row) -> out.setLong(row, CivilParser.timestamp(v, Zone.UTC)));
      case INTERVAL -> text((v, out, row) -> IntervalParser.parse(v).write(out, row));
      case JSON -> text((v, out, row) -> out.setString(row, Json.normalize(v, false)));
      case GEOGRAPHY -> text((v, out, row) -> out.setBytes(row, geography.toBinary(v)));
      case BOOL ->
          text((v, out, row) -> {
            if (!v.equalsIgnoreCase("true") && !v.equalsIgnoreCase("false")) {
              throw new RowProblem("Bad bool value: " + v);
            }
            out.setBool(row, v.equalsIgnoreCase("true"));
          });
      case INT64 ->
          text((v, out, row) -> {
            try {
              out.setLong(row, Long.parseLong(v));
            } catch (NumberFormatException e) {
              throw new RowProblem("Bad int64 value: " + v);
            }
          });
      case FLOAT64 ->
          text((v, out, row) -> {
            try {
              out.setDouble(row, Double.parseDouble(v));
            } catch (NumberFormatException e) {
              throw new RowProblem("Bad double value: " + v);
            }
          });
    };
  }

  private static OfBytes text(OfText target) {
    return (bytes, from, to, out, row) -> {
      String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
      checked(() -> {
        target.accept(text, out, row);
        return text;
      });
    };
  }

  /** Faults of a value are faults of its row. */
  private static <T> T checked(java.util.function.Supplier<T> work) {
    try {
      return work.get();
    } catch (BigQueryException e) {
      throw new RowProblem(e.error().message());
    }
  }

  /** The seconds and nanoseconds of a Timestamp or Duration, in microseconds. */
  static Optional<ValueReader> ofTime(WellKnownType message, SchemaField column) {
    if (message == WellKnownType.Timestamp && column.elementType() == ScalarType.TIMESTAMP) {
      return Optional.of(
          (in, end, out, row) -> out.setLong(row, timestamp(secondsAndNanos(in, end))));
    }
    if (message == WellKnownType.Duration && column.elementType() == ScalarType.INTERVAL) {
      return Optional.of((in, end, out, row) -> {
        long micros = secondsAndNanos(in, end);
        checked(() -> new Interval(0, 0, micros)).write(out, row);
      });
    }
    return Optional.empty();
  }

  private static long secondsAndNanos(WireReader in, int end) {
    long seconds = 0;
    long nanos = 0;
    while (in.at < end) {
      long tag = in.varint(end);
      int field = WireReader.field(tag);
      int wireType = (int) tag & 7;
      if (wireType == ProtoKind.Encoding.VARINT && field == 1) {
        seconds = in.varint(end);
      } else if (wireType == ProtoKind.Encoding.VARINT && field == 2) {
        nanos = in.varint(end);
      } else {
        in.skip(wireType, field, end);
      }
    }
    try {
      return Math.addExact(
          Math.multiplyExact(seconds, MICROS_PER_SECOND), Math.floorDiv(nanos, NANOS_PER_MICRO));
    } catch (ArithmeticException e) {
      throw new RowProblem("Timestamp value is out of range: " + seconds + " seconds");
    }
  }
}
