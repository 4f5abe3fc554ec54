package dev.quern.streaming.arrow;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.error.GrpcCode;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.storage.vector.HeapVectorWriter;
import dev.quern.storage.vector.VectorValues.GeographyText;
import dev.quern.streaming.StreamingException;
import dev.quern.streaming.arrow.ArrowField.ArrowType;
import dev.quern.types.json.Json;
import dev.quern.types.numeric.BigNumeric;
import dev.quern.types.numeric.Numeric;
import dev.quern.types.utf8.Utf8;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Columns of a record batch as vectors. Values that lie in the batch as in a vector are not
 * touched. Source: "Supported protocol buffer and Arrow data types".
 */
final class ArrowColumns {

  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final int INLINE_LENGTH = 12;
  private static final int ENTRY = 16;
  private static final int MICRO_DIGITS = 6;

  private final ArrowBatch batch;
  private final GeographyText geography;

  ArrowColumns(ArrowBatch batch, GeographyText geography) {
    this.batch = batch;
    this.geography = geography;
  }

  /** The next column, of at least {@code rows} rows. */
  ColumnVector next(ArrowField field, SchemaField column, int rows) {
    boolean isList = field.type() instanceof ArrowType.ListOf;
    if (isList != (column.mode() == FieldMode.REPEATED)) {
      throw mismatch(field, column);
    }
    return vector(field, column, column.type(), rows);
  }

  private static StreamingException mismatch(ArrowField field, SchemaField column) {
    return new StreamingException(
        GrpcCode.INVALID_ARGUMENT,
        "The Arrow field mismatched with BigQuery field at %s, the Arrow type is %s, BigQuery type is %s"
            .formatted(column.name(), field.type(), column.type()));
  }

  private ColumnVector vector(ArrowField field, SchemaField column, SqlType type, int rows) {
    int length = batch.nextLength();
    if (length < rows) {
      throw ArrowField.malformed();
    }
    MemorySegment validity = validity(batch.nextBuffer(), length);
    return switch (field.type()) {
      case ArrowType.StructOf _ -> struct(field, column, type, length, validity);
      case ArrowType.ListOf list -> list(field, column, list, length, validity);
      case ArrowType.Bytes bytes -> bytes(field, column, bytes, length, validity);
      case ArrowType.Whole whole -> integers(field, column, whole, length, validity);
      case ArrowType.Floating floating -> floats(field, column, floating, length, validity);
      case ArrowType.Bool _ -> bools(field, column, length, validity);
      case ArrowType.Scaled scaled -> decimals(field, column, scaled, length, validity);
      case ArrowType.Days _ -> {
        require(type == ScalarType.DATE, field, column);
        MemorySegment days = sized(batch.nextBuffer(), (long) length * Integer.BYTES);
        yield ValueRanges.checked(plain(type, days, validity), length);
      }
      case ArrowType.Ticks ticks -> ticks(field, column, ticks, length, validity);
      case ArrowType.MonthDayNano _ -> intervals(field, column, length, validity);
    };
  }

  private static void require(boolean fits, ArrowField field, SchemaField column) {
    if (!fits) {
      throw mismatch(field, column);
    }
  }

  private static MemorySegment sized(MemorySegment buffer, long size) {
    if (buffer.byteSize() < size) {
      throw ArrowField.malformed();
    }
    return buffer;
  }

  private static MemorySegment validity(MemorySegment bits, int length) {
    if (bits.byteSize() == 0) {
      return MemorySegment.NULL;
    }
    MemorySegment words = MemorySegment.ofArray(new long[(length + 63) / 64]);
    long size = (length + 7L) / 8;
    MemorySegment.copy(sized(bits, size), 0, words, 0, size);
    return words;
  }

  private static ColumnVector plain(SqlType type, MemorySegment data, MemorySegment validity) {
    return new ColumnVector(type, data, validity, data, List.of());
  }

  private static boolean isNull(MemorySegment validity, int row) {
    return validity.byteSize() > 0
        && (validity.get(LONG, (long) (row >>> 6) << 3) & (1L << (row & 63))) == 0;
  }

  /** Writes the value of a row that is not NULL. */
  @FunctionalInterface
  private interface RowWriter {
    void write(HeapVectorWriter out, int row);
  }

  private static ColumnVector converted(
      SqlType type, int length, MemorySegment validity, RowWriter writer) {
    HeapVectorWriter out = new HeapVectorWriter(type);
    for (int row = 0; row < length; row++) {
      if (isNull(validity, row)) {
        out.setNull(row);
      } else {
        writer.write(out, row);
      }
    }
    return out.toVector(length);
  }

  private ColumnVector struct(
      ArrowField field, SchemaField column, SqlType type, int length, MemorySegment validity) {
    List<SchemaField> fields =
        column.elementType() instanceof RangeType range
            ? List.of(
                SchemaField.scalar("start", range.element(), FieldMode.NULLABLE),
                SchemaField.scalar("end", range.element(), FieldMode.NULLABLE))
            : column.fields();
    require(
        column.elementType() instanceof StructType || column.elementType() instanceof RangeType,
        field,
        column);
    Map<String, ColumnVector> given = new HashMap<>();
    for (ArrowField child : field.children()) {
      SchemaField target =
          fields.stream()
              .filter(candidate -> candidate.name().equalsIgnoreCase(child.name()))
              .findFirst()
              .orElseThrow(() -> mismatch(child, column));
      given.put(target.name().toLowerCase(Locale.ROOT), next(child, target, length));
    }
    List<ColumnVector> children =
        fields.stream()
            .map(target ->
                Optional.ofNullable(given.get(target.name().toLowerCase(Locale.ROOT)))
                    .orElseGet(() -> ArrowRowReader.absent(target, length)))
            .toList();
    return new ColumnVector(type, MemorySegment.NULL, validity, MemorySegment.NULL, children);
  }

  private ColumnVector list(
      ArrowField field,
      SchemaField column,
      ArrowType.ListOf list,
      int length,
      MemorySegment validity) {
    MemorySegment offsets = offsets(list.offsetBits(), length);
    MemorySegment entries = MemorySegment.ofArray(new long[length * 2]);
    long end = 0;
    for (int row = 0; row < length; row++) {
      long from = offset(offsets, list.offsetBits(), row);
      long to = offset(offsets, list.offsetBits(), row + 1);
      if (from < 0 || to < from || to > Integer.MAX_VALUE) {
        throw ArrowField.malformed();
      }
      entries.set(LONG, (long) row * ENTRY, from);
      entries.set(LONG, (long) row * ENTRY + Long.BYTES, to - from);
      end = Math.max(end, to);
    }
    SchemaField element = column.withMode(FieldMode.NULLABLE);
    ColumnVector child =
        vector(field.children().getFirst(), element, column.elementType(), (int) end);
    return new ColumnVector(column.type(), entries, validity, MemorySegment.NULL, List.of(child));
  }

  private MemorySegment offsets(int bits, int length) {
    MemorySegment offsets = batch.nextBuffer();
    // An empty column may come without its one offset.
    return length == 0 ? offsets : sized(offsets, (length + 1L) * (bits / Byte.SIZE));
  }

  private static long offset(MemorySegment offsets, int bits, int index) {
    return bits == Long.SIZE
        ? offsets.get(LONG, (long) index << 3)
        : offsets.get(INT, (long) index << 2);
  }

  private ColumnVector bytes(
      ArrowField field,
      SchemaField column,
      ArrowType.Bytes type,
      int length,
      MemorySegment validity) {
    MemorySegment offsets = offsets(type.offsetBits(), length);
    MemorySegment data = batch.nextBuffer();
    boolean isText = column.elementType() == ScalarType.STRING;
    if ((type.text() && isText) || column.elementType() == ScalarType.BYTES) {
      return strings(column, type.offsetBits(), length, validity, offsets, data);
    }
    require(
        type.text()
            && (column.elementType() == ScalarType.JSON
                || column.elementType() == ScalarType.GEOGRAPHY),
        field,
        column);
    return converted(
        column.elementType(),
        length,
        validity,
        (out, row) -> {
          long from = offset(offsets, type.offsetBits(), row);
          long to = offset(offsets, type.offsetBits(), row + 1);
          String text = Utf8.decode(data.asSlice(from, to - from).toArray(ValueLayout.JAVA_BYTE));
          if (column.elementType() == ScalarType.JSON) {
            out.setString(row, Json.normalize(text, false));
          } else {
            out.setBytes(row, geography.toBinary(text));
          }
        });
  }

  /** Long values stay where they are; short ones move into their entries. */
  private static ColumnVector strings(
      SchemaField column,
      int bits,
      int length,
      MemorySegment validity,
      MemorySegment offsets,
      MemorySegment data) {
    boolean isText = column.elementType() == ScalarType.STRING;
    boolean ascii = isText && Utf8.isAscii(data.toArray(ValueLayout.JAVA_BYTE));
    long most = column.attributes().parameters().maxLength().orElse(Long.MAX_VALUE);
    MemorySegment entries = MemorySegment.ofArray(new byte[Math.multiplyExact(length, ENTRY)]);
    for (int row = 0; row < length; row++) {
      if (isNull(validity, row)) {
        continue;
      }
      long from = offset(offsets, bits, row);
      long size = offset(offsets, bits, row + 1) - from;
      MemorySegment value = data.asSlice(from, size);
      if ((isText && !ascii) || size > most) {
        check(column, value, most, isText);
      }
      long entry = (long) row * ENTRY;
      entries.set(INT, entry, (int) size);
      if (size <= INLINE_LENGTH) {
        MemorySegment.copy(value, 0, entries, entry + Integer.BYTES, size);
      } else {
        MemorySegment.copy(value, 0, entries, entry + Integer.BYTES, Integer.BYTES);
        entries.set(LONG, entry + Long.BYTES, from);
      }
    }
    return new ColumnVector(column.elementType(), entries, validity, data, List.of());
  }

  private static void check(SchemaField column, MemorySegment value, long most, boolean isText) {
    byte[] bytes = value.toArray(ValueLayout.JAVA_BYTE);
    if (isText && !Utf8.isValid(bytes)) {
      throw new StreamingException(
          GrpcCode.INVALID_ARGUMENT,
          "Field " + column.name() + ": STRING value is not valid UTF-8");
    }
    int length = isText ? Utf8.length(bytes) : bytes.length;
    if (length > most) {
      throw new StreamingException(
          GrpcCode.INVALID_ARGUMENT,
          "Field %s: %s(%d) has maximum length %d but got a value with length %d"
              .formatted(column.name(), column.elementType(), most, most, length));
    }
  }

  private ColumnVector integers(
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

  private ColumnVector floats(
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

  private ColumnVector bools(
      ArrowField field, SchemaField column, int length, MemorySegment validity) {
    require(column.elementType() == ScalarType.BOOL, field, column);
    MemorySegment bits = sized(batch.nextBuffer(), (length + 7L) / 8);
    byte[] values = new byte[length];
    for (int row = 0; row < length; row++) {
      values[row] = (byte) (bits.get(ValueLayout.JAVA_BYTE, row >>> 3) >>> (row & 7) & 1);
    }
    return plain(ScalarType.BOOL, MemorySegment.ofArray(values), validity);
  }

  private ColumnVector decimals(
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

  private ColumnVector ticks(
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

  private ColumnVector intervals(
      ArrowField field, SchemaField column, int length, MemorySegment validity) {
    require(column.elementType() == ScalarType.INTERVAL, field, column);
    MemorySegment data = sized(batch.nextBuffer(), (long) length * ENTRY);
    return converted(
        ScalarType.INTERVAL,
        length,
        validity,
        (out, row) -> {
          long at = (long) row * ENTRY;
          out.setInterval(
              row,
              data.get(INT, at),
              data.get(INT, at + Integer.BYTES),
              Math.floorDiv(data.get(LONG, at + Long.BYTES), 1000L));
        });
  }
}
