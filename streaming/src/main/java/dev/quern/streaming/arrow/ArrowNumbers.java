package dev.quern.streaming.arrow;

import static dev.quern.streaming.arrow.ArrowBuffers.converted;
import static dev.quern.streaming.arrow.ArrowBuffers.plain;
import static dev.quern.streaming.arrow.ArrowBuffers.require;
import static dev.quern.streaming.arrow.ArrowBuffers.sized;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.error.GrpcCode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.streaming.StreamingException;
import dev.quern.streaming.arrow.ArrowField.ArrowType;
import dev.quern.types.numeric.BigNumeric;
import dev.quern.types.numeric.Numeric;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;

/** Columns of numbers, dates and times. Values that lie as in a vector are not touched. */
final class ArrowNumbers {

  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final int INTERVAL_BYTES = 16;
  private static final int MICRO_DIGITS = 6;

  private final ArrowBatch batch;

  ArrowNumbers(ArrowBatch batch) {
    this.batch = batch;
  }

  ColumnVector integers(
      ArrowField field,
      SchemaField column,
      ArrowType.Whole type,
      int length,
      MemorySegment validity) {
    require(column.elementType() == ScalarType.INT64, field, column);
    MemorySegment data = sized(batch.nextBuffer(), (long) length * (type.bits() / Byte.SIZE));
    if (type.bits() == Long.SIZE && type.signed()) {
      return plain(ScalarType.INT64, data, validity);
    }
    return converted(
        ScalarType.INT64,
        length,
        validity,
        (out, row) -> out.setLong(row, integer(data, type, row)));
  }

  private static long integer(MemorySegment data, ArrowType.Whole type, int row) {
    long value =
        switch (type.bits()) {
          case Byte.SIZE -> data.get(ValueLayout.JAVA_BYTE, row);
          case Short.SIZE -> data.get(SHORT, (long) row << 1);
          case Integer.SIZE -> data.get(INT, (long) row << 2);
          default -> data.get(LONG, (long) row << 3);
        };
    if (type.signed()) {
      return value;
    }
    if (type.bits() == Long.SIZE && value < 0) {
      throw new StreamingException(
          GrpcCode.INVALID_ARGUMENT, "INT64 overflow: " + Long.toUnsignedString(value));
    }
    return type.bits() == Long.SIZE ? value : value & ((1L << type.bits()) - 1);
  }

  ColumnVector floats(
      ArrowField field,
      SchemaField column,
      ArrowType.Floating type,
      int length,
      MemorySegment validity) {
    require(column.elementType() == ScalarType.FLOAT64, field, column);
    MemorySegment data = sized(batch.nextBuffer(), (long) length * (type.bits() / Byte.SIZE));
    return type.bits() == Double.SIZE
        ? plain(ScalarType.FLOAT64, data, validity)
        : converted(
            ScalarType.FLOAT64,
            length,
            validity,
            (out, row) -> out.setDouble(row, data.get(FLOAT, (long) row << 2)));
  }

  ColumnVector bools(ArrowField field, SchemaField column, int length, MemorySegment validity) {
    require(column.elementType() == ScalarType.BOOL, field, column);
    MemorySegment bits = sized(batch.nextBuffer(), (length + 7L) / 8);
    byte[] values = new byte[length];
    for (int row = 0; row < length; row++) {
      values[row] = (byte) (bits.get(ValueLayout.JAVA_BYTE, row >>> 3) >>> (row & 7) & 1);
    }
    return plain(ScalarType.BOOL, MemorySegment.ofArray(values), validity);
  }

  ColumnVector decimals(
      ArrowField field,
      SchemaField column,
      ArrowType.Scaled type,
      int length,
      MemorySegment validity) {
    int width = type.bits() / Byte.SIZE;
    MemorySegment data = sized(batch.nextBuffer(), (long) length * width);
    if (column.elementType() == ScalarType.NUMERIC) {
      return type.bits() == 2 * Long.SIZE && type.scale() == Numeric.SCALE
          ? plain(ScalarType.NUMERIC, data, validity)
          : converted(
              ScalarType.NUMERIC,
              length,
              validity,
              (out, row) -> Numeric.of(decimal(data, type, row)).write(out, row));
    }
    require(column.elementType() == ScalarType.BIGNUMERIC, field, column);
    return converted(
        ScalarType.BIGNUMERIC,
        length,
        validity,
        (out, row) -> BigNumeric.of(decimal(data, type, row)).write(out, row));
  }

  private static BigDecimal decimal(MemorySegment data, ArrowType.Scaled type, int row) {
    int width = type.bits() / Byte.SIZE;
    byte[] bytes = new byte[width];
    for (int i = 0; i < width; i++) {
      bytes[width - 1 - i] = data.get(ValueLayout.JAVA_BYTE, (long) row * width + i);
    }
    return new BigDecimal(new BigInteger(bytes), type.scale());
  }

  ColumnVector ticks(
      ArrowField field,
      SchemaField column,
      ArrowType.Ticks type,
      int length,
      MemorySegment validity) {
    SqlType wanted =
        type.ofDay() ? ScalarType.TIME : type.zoned() ? ScalarType.TIMESTAMP : ScalarType.DATETIME;
    boolean fits =
        column.elementType().equals(wanted)
            || (!type.ofDay() && column.elementType() == ScalarType.TIMESTAMP);
    require(fits, field, column);
    MemorySegment data = sized(batch.nextBuffer(), (long) length * (type.bits() / Byte.SIZE));
    ColumnVector values =
        type.digits() == MICRO_DIGITS
            ? plain(column.elementType(), data, validity)
            : converted(
                column.elementType(),
                length,
                validity,
                (out, row) -> out.setLong(row, micros(tick(data, type, row), type.digits())));
    return ValueRanges.checked(values, length);
  }

  private static long tick(MemorySegment data, ArrowType.Ticks type, int row) {
    return type.bits() == Long.SIZE
        ? data.get(LONG, (long) row << 3)
        : data.get(INT, (long) row << 2);
  }

  private static long micros(long value, int digits) {
    long result = value;
    for (int i = digits; i < MICRO_DIGITS; i++) {
      result = Math.multiplyExact(result, 10);
    }
    for (int i = MICRO_DIGITS; i < digits; i++) {
      result = Math.floorDiv(result, 10);
    }
    return result;
  }

  ColumnVector intervals(ArrowField field, SchemaField column, int length, MemorySegment validity) {
    require(column.elementType() == ScalarType.INTERVAL, field, column);
    MemorySegment data = sized(batch.nextBuffer(), (long) length * INTERVAL_BYTES);
    return converted(
        ScalarType.INTERVAL,
        length,
        validity,
        (out, row) -> {
          long at = (long) row * INTERVAL_BYTES;
          out.setInterval(
              row,
              data.get(INT, at),
              data.get(INT, at + Integer.BYTES),
              Math.floorDiv(data.get(LONG, at + Long.BYTES), 1000L));
        });
  }
}
