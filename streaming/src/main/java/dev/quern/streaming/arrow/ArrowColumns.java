package dev.quern.streaming.arrow;

import static dev.quern.streaming.arrow.ArrowBuffers.mismatch;
import static dev.quern.streaming.arrow.ArrowBuffers.offset;
import static dev.quern.streaming.arrow.ArrowBuffers.offsets;
import static dev.quern.streaming.arrow.ArrowBuffers.plain;
import static dev.quern.streaming.arrow.ArrowBuffers.require;
import static dev.quern.streaming.arrow.ArrowBuffers.sized;
import static dev.quern.streaming.arrow.ArrowBuffers.validity;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.storage.vector.VectorValues.GeographyText;
import dev.quern.streaming.arrow.ArrowField.ArrowType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
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
  private static final int ENTRY = 16;

  private final ArrowBatch batch;
  private final ArrowNumbers numbers;
  private final ArrowTexts texts;

  ArrowColumns(ArrowBatch batch, GeographyText geography) {
    this.batch = batch;
    this.numbers = new ArrowNumbers(batch);
    this.texts = new ArrowTexts(batch, geography);
  }

  /** The next column, of at least {@code rows} rows. */
  ColumnVector next(ArrowField field, SchemaField column, int rows) {
    boolean isList = field.type() instanceof ArrowType.ListOf;
    if (isList != (column.mode() == FieldMode.REPEATED)) {
      throw mismatch(field, column);
    }
    return vector(field, column, column.type(), rows);
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
      case ArrowType.Bytes bytes -> texts.bytes(field, column, bytes, length, validity);
      case ArrowType.Whole whole -> numbers.integers(field, column, whole, length, validity);
      case ArrowType.Floating floating -> numbers.floats(field, column, floating, length, validity);
      case ArrowType.Bool _ -> numbers.bools(field, column, length, validity);
      case ArrowType.Scaled scaled -> numbers.decimals(field, column, scaled, length, validity);
      case ArrowType.Days _ -> {
        require(type == ScalarType.DATE, field, column);
        MemorySegment days = sized(batch.nextBuffer(), (long) length * Integer.BYTES);
        yield ValueRanges.checked(plain(type, days, validity), length);
      }
      case ArrowType.Ticks ticks -> numbers.ticks(field, column, ticks, length, validity);
      case ArrowType.MonthDayNano _ -> numbers.intervals(field, column, length, validity);
    };
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
    MemorySegment offsets = offsets(batch.nextBuffer(), list.offsetBits(), length);
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
}
