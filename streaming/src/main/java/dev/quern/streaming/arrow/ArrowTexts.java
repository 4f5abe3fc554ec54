package dev.quern.streaming.arrow;

import static dev.quern.streaming.arrow.ArrowBuffers.converted;
import static dev.quern.streaming.arrow.ArrowBuffers.isNull;
import static dev.quern.streaming.arrow.ArrowBuffers.offset;
import static dev.quern.streaming.arrow.ArrowBuffers.require;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.error.GrpcCode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.ScalarType;
import dev.quern.storage.vector.VectorValues.GeographyText;
import dev.quern.streaming.StreamingException;
import dev.quern.streaming.arrow.ArrowField.ArrowType;
import dev.quern.types.json.Json;
import dev.quern.types.utf8.Utf8;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Objects;

/** Columns of texts and bytes. Long values stay where they are; short ones move into entries. */
final class ArrowTexts {

  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final int INLINE_LENGTH = 12;
  private static final int ENTRY = 16;

  private final ArrowBatch batch;
  private final GeographyText geography;

  ArrowTexts(ArrowBatch batch, GeographyText geography) {
    this.batch = batch;
    this.geography = geography;
  }

  ColumnVector bytes(
      ArrowField field,
      SchemaField column,
      ArrowType.Bytes type,
      int length,
      MemorySegment validity) {
    MemorySegment offsets = ArrowBuffers.offsets(batch.nextBuffer(), type.offsetBits(), length);
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

  private static ColumnVector strings(
      SchemaField column,
      int bits,
      int length,
      MemorySegment validity,
      MemorySegment offsets,
      MemorySegment data) {
    boolean isText = column.elementType() == ScalarType.STRING;
    boolean ascii = isText && Utf8.isAscii(data);
    long most = column.attributes().parameters().maxLength().orElse(Long.MAX_VALUE);
    MemorySegment entries = MemorySegment.ofArray(new byte[Math.multiplyExact(length, ENTRY)]);
    for (int row = 0; row < length; row++) {
      if (isNull(validity, row)) {
        continue;
      }
      long from = offset(offsets, bits, row);
      long size = offset(offsets, bits, row + 1) - from;
      Objects.checkFromIndexSize(from, size, data.byteSize());
      if ((isText && !ascii) || size > most) {
        check(column, data.asSlice(from, size), most, isText);
      }
      long entry = (long) row * ENTRY;
      entries.set(INT, entry, (int) size);
      if (size <= INLINE_LENGTH) {
        MemorySegment.copy(data, from, entries, entry + Integer.BYTES, size);
      } else {
        entries.set(INT, entry + Integer.BYTES, data.get(INT, from));
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
}
