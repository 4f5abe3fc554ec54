package dev.quern.streaming.avro;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.storage.vector.Bignum;
import dev.quern.storage.vector.VectorValues.GeographyText;
import dev.quern.streaming.rows.ByteSink;
import dev.quern.streaming.rows.Decimals;
import dev.quern.types.civil.CivilText;
import dev.quern.types.interval.Interval;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the values of one column. */
@FunctionalInterface
interface AvroWriter {

  /** Writes the value at a row, NULL included where the schema allows it. */
  void write(ByteSink out, ColumnVector column, int row);

  /** The writer of a field. */
  static AvroWriter of(SchemaField field, GeographyText geography) {
    AvroWriter element =
        Decimals.of(field)
            .map(AvroWriter::decimal)
            .orElseGet(() -> element(field.elementType(), field.fields(), geography));
    return switch (field.mode()) {
      case REQUIRED -> element;
      case NULLABLE -> nullable(element);
      case REPEATED -> list(element);
    };
  }

  private static AvroWriter nullable(AvroWriter element) {
    return (out, column, row) -> {
      if (column.isNull(row)) {
        out.put(0);
      } else {
        out.put(2);
        element.write(out, column, row);
      }
    };
  }

  private static AvroWriter list(AvroWriter element) {
    return (out, column, row) -> {
      int length = column.isNull(row) ? 0 : column.getListLength(row);
      if (length > 0) {
        number(out, length);
        int first = column.getListOffset(row);
        for (int i = 0; i < length; i++) {
          element.write(out, column.child(0), first + i);
        }
      }
      out.put(0);
    };
  }

  private static AvroWriter struct(List<AvroWriter> writers) {
    AvroWriter[] fields = writers.toArray(AvroWriter[]::new);
    return (out, column, row) -> {
      for (int i = 0; i < fields.length; i++) {
        fields[i].write(out, column.child(i), row);
      }
    };
  }

  private static AvroWriter element(
      SqlType type, List<SchemaField> fields, GeographyText geography) {
    return switch (type) {
      case StructType _ -> struct(fields.stream().map(field -> of(field, geography)).toList());
      case ArrayType array -> list(element(array.element(), fields, geography));
      case RangeType range -> {
        SchemaField bound = SchemaField.scalar("", range.element(), FieldMode.NULLABLE);
        yield struct(List.of(of(bound, geography), of(bound, geography)));
      }
      case ScalarType scalar -> scalar(scalar, geography);
    };
  }

  private static AvroWriter decimal(Decimals type) {
    return (out, c, row) -> bytes(out, type.unscaled(c, row).toByteArray());
  }

  private static AvroWriter scalar(ScalarType type, GeographyText geography) {
    return switch (type) {
      case BOOL -> (out, c, row) -> out.put(c.getBool(row) ? 1 : 0);
      case INT64, TIME, TIMESTAMP -> (out, c, row) -> number(out, c.getLong(row));
      case DATE -> (out, c, row) -> number(out, c.getInt(row));
      case FLOAT64 -> (out, c, row) -> out.putLong(Double.doubleToRawLongBits(c.getDouble(row)));
      case STRING, JSON, BYTES ->
          (out, c, row) -> {
            int length = c.getLength(row);
            number(out, length);
            out.put(c.getBytesSegment(row), c.getBytesOffset(row), length);
          };
      case NUMERIC -> (out, c, row) -> int128(out, c.getInt128High(row), c.getInt128Low(row));
      case BIGNUMERIC -> (out, c, row) -> bytes(out, Bignum.decode(c.getBytes(row)).toByteArray());
      case DATETIME ->
          (out, c, row) -> text(out, CivilText.datetime(c.getLong(row)).replace(' ', 'T'));
      case INTERVAL -> (out, c, row) -> text(out, Interval.read(c, row).toString());
      case GEOGRAPHY -> (out, c, row) -> text(out, geography.toText(c.getBytes(row)));
    };
  }

  /** Zigzag, in base 128. */
  private static void number(ByteSink out, long value) {
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7FL) != 0) {
      out.put((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.put((int) rest);
  }

  private static void int128(ByteSink out, long high, long low) {
    number(out, 2 * Long.BYTES);
    out.putLong(Long.reverseBytes(high));
    out.putLong(Long.reverseBytes(low));
  }

  private static void bytes(ByteSink out, byte[] value) {
    number(out, value.length);
    out.put(value, 0, value.length);
  }

  private static void text(ByteSink out, String value) {
    bytes(out, value.getBytes(StandardCharsets.UTF_8));
  }
}
