package dev.quern.jobs.result;

import dev.quern.domain.data.ColumnVector;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;

/** Copies a range of a vector's rows into memory of its own. */
final class VectorCopy {

  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final int INLINE = 12;

  private VectorCopy() {}

  static ColumnVector copy(ColumnVector source, int from, int count) {
    MemorySegment validity = validity(source, from, count);
    return switch (source.layout()) {
      case STRUCT ->
          new ColumnVector(
              source.type(),
              MemorySegment.NULL,
              validity,
              MemorySegment.NULL,
              source.children().stream().map(child -> copy(child, from, count)).toList());
      case LIST -> list(source, from, count, validity);
      case BINARY -> binary(source, from, count, validity);
      case BOOL8, INT32, INT64, FLOAT64, INT128, INTERVAL ->
          new ColumnVector(
              source.type(), values(source, from, count), validity, MemorySegment.NULL, List.of());
    };
  }

  private static MemorySegment values(ColumnVector source, int from, int count) {
    int width = source.layout().width();
    MemorySegment copy = MemorySegment.ofArray(new byte[count * width]);
    MemorySegment.copy(source.data(), (long) from * width, copy, 0, (long) count * width);
    return copy;
  }

  private static MemorySegment validity(ColumnVector source, int from, int count) {
    if (source.hasNoNulls() || IntStream.range(from, from + count).noneMatch(source::isNull)) {
      return MemorySegment.NULL;
    }
    long[] words = new long[(count + 63) / 64];
    for (int i = 0; i < count; i++) {
      if (!source.isNull(from + i)) {
        words[i >>> 6] |= 1L << (i & 63);
      }
    }
    return MemorySegment.ofArray(words);
  }

  private static ColumnVector binary(
      ColumnVector source, int from, int count, MemorySegment validity) {
    int total = 0;
    for (int row = from; row < from + count; row++) {
      int length = source.isNull(row) ? 0 : source.getLength(row);
      total = Math.addExact(total, length > INLINE ? length : 0);
    }
    MemorySegment entries = values(source, from, count);
    byte[] heap = new byte[total];
    int at = 0;
    for (int row = from; row < from + count; row++) {
      int length = source.isNull(row) ? 0 : source.getLength(row);
      if (length > INLINE) {
        source.copyBytes(row, heap, at);
        entries.set(LONG, (long) (row - from) * 16 + 8, at);
        at += length;
      }
    }
    return new ColumnVector(
        source.type(), entries, validity, MemorySegment.ofArray(heap), List.of());
  }

  private static ColumnVector list(
      ColumnVector source, int from, int count, MemorySegment validity) {
    int first = Integer.MAX_VALUE;
    int end = 0;
    for (int row = from; row < from + count; row++) {
      if (!source.isNull(row) && source.getListLength(row) > 0) {
        first = Math.min(first, source.getListOffset(row));
        end = Math.max(end, source.getListOffset(row) + source.getListLength(row));
      }
    }
    int start = Math.min(first, end);
    MemorySegment entries = MemorySegment.ofArray(new byte[count * 16]);
    for (int row = from; row < from + count; row++) {
      if (!source.isNull(row) && source.getListLength(row) > 0) {
        long entry = (long) (row - from) * 16;
        entries.set(LONG, entry, source.getListOffset(row) - start);
        entries.set(LONG, entry + 8, source.getListLength(row));
      }
    }
    return new ColumnVector(
        source.type(),
        entries,
        validity,
        MemorySegment.NULL,
        List.of(copy(source.child(0), start, end - start)));
  }
}
