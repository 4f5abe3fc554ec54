package dev.quern.streaming.arrow;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.error.GrpcCode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.vector.HeapVectorWriter;
import dev.quern.streaming.StreamingException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;

/** What the buffers of columns have in common. */
final class ArrowBuffers {

  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private ArrowBuffers() {}

  static MemorySegment sized(MemorySegment buffer, long size) {
    if (buffer.byteSize() < size) {
      throw ArrowField.malformed();
    }
    return buffer;
  }

  static MemorySegment validity(MemorySegment bits, int length) {
    if (bits.byteSize() == 0) {
      return MemorySegment.NULL;
    }
    MemorySegment words = MemorySegment.ofArray(new long[(length + 63) / 64]);
    long size = (length + 7L) / 8;
    MemorySegment.copy(sized(bits, size), 0, words, 0, size);
    return words;
  }

  static boolean isNull(MemorySegment validity, int row) {
    return validity.byteSize() > 0
        && (validity.get(LONG, (long) (row >>> 6) << 3) & (1L << (row & 63))) == 0;
  }

  static long offset(MemorySegment offsets, int bits, int index) {
    return bits == Long.SIZE
        ? offsets.get(LONG, (long) index << 3)
        : offsets.get(INT, (long) index << 2);
  }

  static ColumnVector plain(SqlType type, MemorySegment data, MemorySegment validity) {
    return new ColumnVector(type, data, validity, data, List.of());
  }

  static void require(boolean fits, ArrowField field, SchemaField column) {
    if (!fits) {
      throw mismatch(field, column);
    }
  }

  static StreamingException mismatch(ArrowField field, SchemaField column) {
    return new StreamingException(
        GrpcCode.INVALID_ARGUMENT,
        "The Arrow field mismatched with BigQuery field at %s, the Arrow type is %s, BigQuery type is %s"
            .formatted(column.name(), field.type(), column.type()));
  }

  /** Writes the value of a row that is not NULL. */
  @FunctionalInterface
  interface RowWriter {
    void write(HeapVectorWriter out, int row);
  }

  static ColumnVector converted(
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

  /** Offsets of {@code length} values; an empty column may come without its one offset. */
  static MemorySegment offsets(MemorySegment buffer, int bits, int length) {
    return length == 0 ? buffer : sized(buffer, (length + 1L) * (bits / Byte.SIZE));
  }
}
