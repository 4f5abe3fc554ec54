package dev.quern.streaming.arrow;

import dev.quern.domain.error.GrpcCode;
import dev.quern.streaming.StreamingException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Interval;
import org.apache.arrow.flatbuf.IntervalUnit;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Time;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;
import org.jspecify.annotations.Nullable;

/**
 * A field of a client's schema.
 *
 * @param name its name
 * @param type its type
 * @param children the fields of a struct, the element of a list
 */
record ArrowField(String name, ArrowType type, List<ArrowField> children) {

  ArrowField {
    children = List.copyOf(children);
  }

  /** The types that columns can be written from. */
  sealed interface ArrowType {

    /** Integers of {@code bits} bits. */
    record Whole(int bits, boolean signed) implements ArrowType {}

    /** Floating point numbers of 32 or 64 bits. */
    record Floating(int bits) implements ArrowType {}

    /** Booleans as bits. */
    record Bool() implements ArrowType {}

    /** Scaled integers of 128 or 256 bits. */
    record Scaled(int bits, int scale) implements ArrowType {}

    /** Texts or bytes with offsets of 32 or 64 bits. */
    record Bytes(boolean text, int offsetBits) implements ArrowType {}

    /** Days since 1970-01-01. */
    record Days() implements ArrowType {}

    /** Times of day, or since the epoch, in units of 10^-{@code digits} seconds. */
    record Ticks(boolean ofDay, int bits, int digits, boolean zoned) implements ArrowType {}

    /** Months, days and nanoseconds. */
    record MonthDayNano() implements ArrowType {}

    /** A list with offsets of 32 or 64 bits. */
    record ListOf(int offsetBits) implements ArrowType {}

    /** A struct. */
    record StructOf() implements ArrowType {}
  }

  /** The fields in a schema message. */
  static List<ArrowField> read(byte[] message) {
    Schema schema = (Schema) ArrowMessages.header(message, MessageHeader.Schema, new Schema());
    List<ArrowField> fields = new ArrayList<>();
    for (int i = 0; i < schema.fieldsLength(); i++) {
      fields.add(of(schema.fields(i)));
    }
    return fields;
  }

  private static ArrowField of(Field field) {
    String name = text(field.name());
    if (field.dictionary() != null) {
      throw unsupported(name, "dictionary encoded");
    }
    List<ArrowField> children = new ArrayList<>();
    for (int i = 0; i < field.childrenLength(); i++) {
      children.add(of(field.children(i)));
    }
    return new ArrowField(name, type(name, field), children);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static ArrowType type(String name, Field field) {
    return switch (field.typeType()) {
      case Type.Int -> {
        Int type = (Int) field.type(new Int());
        yield new ArrowType.Whole(type.bitWidth(), type.isSigned());
      }
      case Type.FloatingPoint -> floating(name, (FloatingPoint) field.type(new FloatingPoint()));
      case Type.Bool -> new ArrowType.Bool();
      case Type.Decimal -> {
        Decimal type = (Decimal) field.type(new Decimal());
        yield new ArrowType.Scaled(type.bitWidth(), type.scale());
      }
      case Type.Utf8 -> new ArrowType.Bytes(true, Integer.SIZE);
      case Type.LargeUtf8 -> new ArrowType.Bytes(true, Long.SIZE);
      case Type.Binary -> new ArrowType.Bytes(false, Integer.SIZE);
      case Type.LargeBinary -> new ArrowType.Bytes(false, Long.SIZE);
      case Type.Date -> {
        if (((Date) field.type(new Date())).unit() != DateUnit.DAY) {
          throw unsupported(name, "date64");
        }
        yield new ArrowType.Days();
      }
      case Type.Time -> {
        Time type = (Time) field.type(new Time());
        yield new ArrowType.Ticks(true, type.bitWidth(), type.unit() * 3, false);
      }
      case Type.Timestamp -> {
        Timestamp type = (Timestamp) field.type(new Timestamp());
        boolean zoned = !text(type.timezone()).isEmpty();
        yield new ArrowType.Ticks(false, Long.SIZE, type.unit() * 3, zoned);
      }
      case Type.Interval -> {
        if (((Interval) field.type(new Interval())).unit() != IntervalUnit.MONTH_DAY_NANO) {
          throw unsupported(name, "interval");
        }
        yield new ArrowType.MonthDayNano();
      }
      case Type.List -> new ArrowType.ListOf(Integer.SIZE);
      case Type.LargeList -> new ArrowType.ListOf(Long.SIZE);
      case Type.Struct_ -> new ArrowType.StructOf();
      default -> throw unsupported(name, Type.name(field.typeType()));
    };
  }

  private static ArrowType floating(String name, FloatingPoint type) {
    return switch (type.precision()) {
      case Precision.SINGLE -> new ArrowType.Floating(Float.SIZE);
      case Precision.DOUBLE -> new ArrowType.Floating(Double.SIZE);
      default -> throw unsupported(name, "halffloat");
    };
  }

  private static StreamingException unsupported(String name, String type) {
    return new StreamingException(
        GrpcCode.INVALID_ARGUMENT,
        "The Arrow type " + type + " of field " + name + " is not supported");
  }

  /** What is wrong with a message that is none. */
  static StreamingException malformed() {
    return new StreamingException(GrpcCode.INVALID_ARGUMENT, "Malformed Arrow message");
  }

  /** A buffer over bytes, for tables of flat buffers. */
  static ByteBuffer flat(byte[] bytes, int from, int length) {
    return ByteBuffer.wrap(bytes, from, length).slice().order(java.nio.ByteOrder.LITTLE_ENDIAN);
  }
}
