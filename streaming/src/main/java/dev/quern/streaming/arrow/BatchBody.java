package dev.quern.streaming.arrow;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.ScalarType;
import dev.quern.storage.vector.VectorValues.GeographyText;
import dev.quern.streaming.rows.ByteSink;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The nodes and buffers of one record batch. Values of fixed width are copied as they lie; nothing
 * is made per value but the text of a GEOGRAPHY.
 */
final class BatchBody {

  private static final int NANOS_PER_MICRO = 1000;
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final int INLINE_LENGTH = 12;
  private static final int ENTRY = 16;

  private final GeographyText geography;
  private final BufferList buffers;

  BatchBody(GeographyText geography, BufferList buffers) {
    this.geography = geography;
    this.buffers = buffers;
  }

  /** Adds a column with the columns within it. */
  void column(ColumnVector vector, Selection rows) {
    boolean isList = vector.type().isArray();
    int nulls = isList ? 0 : nulls(vector, rows);
    buffers.node(rows.count(), nulls);
    validity(vector, rows, nulls);
    switch (vector.layout()) {
      case BOOL8 -> bools(vector, rows);
      case INT32, INT64, FLOAT64, INT128 -> fixed(vector, rows, vector.layout().width());
      case INTERVAL -> intervals(vector, rows);
      case BINARY -> binary(vector, rows);
      case LIST -> list(vector, rows);
      case STRUCT -> vector.children().forEach(child -> column(child, rows));
    }
  }

  private static int nulls(ColumnVector vector, Selection rows) {
    if (vector.hasNoNulls()) {
      return 0;
    }
    int nulls = 0;
    for (int i = 0; i < rows.count(); i++) {
      nulls += vector.isNull(rows.row(i)) ? 1 : 0;
    }
    return nulls;
  }

  private void validity(ColumnVector vector, Selection rows, int nulls) {
    ByteSink out = buffers.begin();
    if (nulls > 0) {
      int start = out.skip((rows.count() + 7) / 8);
      for (int i = 0; i < rows.count(); i++) {
        if (!vector.isNull(rows.row(i))) {
          out.setBit(start, i);
        }
      }
    }
    buffers.end();
  }

  private void bools(ColumnVector vector, Selection rows) {
    ByteSink out = buffers.begin();
    int start = out.skip((rows.count() + 7) / 8);
    for (int i = 0; i < rows.count(); i++) {
      int row = rows.row(i);
      if (!vector.isNull(row) && vector.getBool(row)) {
        out.setBit(start, i);
      }
    }
    buffers.end();
  }

  private void fixed(ColumnVector vector, Selection rows, int width) {
    ByteSink out = buffers.begin();
    switch (rows) {
      case Selection.Range(int from, int count) ->
          out.put(vector.data(), (long) from * width, (long) count * width);
      case Selection.Picked(int[] picked) -> {
        for (int row : picked) {
          out.put(vector.data(), (long) row * width, width);
        }
      }
    }
    buffers.end();
  }

  private void intervals(ColumnVector vector, Selection rows) {
    ByteSink out = buffers.begin();
    for (int i = 0; i < rows.count(); i++) {
      int row = rows.row(i);
      if (vector.isNull(row)) {
        out.skip(2 * Long.BYTES);
      } else {
        out.putInt(vector.getMonths(row));
        out.putInt(vector.getDays(row));
        out.putLong(Math.multiplyExact(vector.getMicros(row), NANOS_PER_MICRO));
      }
    }
    buffers.end();
  }

  private void binary(ColumnVector vector, Selection rows) {
    if (vector.type() == ScalarType.BIGNUMERIC) {
      BignumBytes.write(vector, rows, buffers.begin());
      buffers.end();
    } else if (vector.type() == ScalarType.GEOGRAPHY) {
      geographies(vector, rows);
    } else {
      strings(vector, rows);
    }
  }

  private void strings(ColumnVector vector, Selection rows) {
    ByteSink offsets = buffers.begin();
    int at = offsets.skip((rows.count() + 1) * Integer.BYTES);
    int total = 0;
    for (int i = 0; i < rows.count(); i++) {
      int row = rows.row(i);
      if (!vector.isNull(row)) {
        total = Math.addExact(total, vector.getLength(row));
      }
      offsets.setInt(at + (i + 1) * Integer.BYTES, total);
    }
    buffers.end();
    ByteSink data = buffers.begin();
    data.reserve(total);
    MemorySegment entries = vector.data();
    for (int i = 0; i < rows.count(); i++) {
      int row = rows.row(i);
      if (vector.isNull(row)) {
        continue;
      }
      int length = vector.getLength(row);
      if (length <= INLINE_LENGTH) {
        long entry = (long) row * ENTRY + Integer.BYTES;
        data.putShort(entries.get(LONG, entry), entries.get(INT, entry + Long.BYTES), length);
      } else {
        data.put(vector.getBytesSegment(row), vector.getBytesOffset(row), length);
      }
    }
    buffers.end();
  }

  private void geographies(ColumnVector vector, Selection rows) {
    ByteSink data = new ByteSink(rows.count() * 32);
    ByteSink offsets = buffers.begin();
    offsets.putInt(0);
    for (int i = 0; i < rows.count(); i++) {
      int row = rows.row(i);
      if (!vector.isNull(row)) {
        byte[] text = geography.toText(vector.getBytes(row)).getBytes(StandardCharsets.UTF_8);
        data.put(text, 0, text.length);
      }
      offsets.putInt(data.size());
    }
    buffers.end();
    buffers.begin().put(data.array(), 0, data.size());
    buffers.end();
  }

  /** BigQuery reads a NULL array as an empty one. */
  private void list(ColumnVector vector, Selection rows) {
    ByteSink offsets = buffers.begin();
    offsets.putInt(0);
    int total = 0;
    int first = -1;
    boolean inSequence = true;
    for (int i = 0; i < rows.count(); i++) {
      int row = rows.row(i);
      int length = vector.isNull(row) ? 0 : vector.getListLength(row);
      if (length > 0) {
        int offset = vector.getListOffset(row);
        first = first < 0 ? offset : first;
        inSequence &= offset == first + total;
        total = Math.addExact(total, length);
      }
      offsets.putInt(total);
    }
    buffers.end();
    column(
        vector.child(0),
        inSequence ? new Selection.Range(Math.max(first, 0), total) : picked(vector, rows, total));
  }

  private static Selection picked(ColumnVector vector, Selection rows, int total) {
    int[] elements = new int[total];
    int at = 0;
    for (int i = 0; i < rows.count(); i++) {
      int row = rows.row(i);
      int length = vector.isNull(row) ? 0 : vector.getListLength(row);
      for (int element = 0; element < length; element++) {
        elements[at++] = vector.getListOffset(row) + element;
      }
    }
    return new Selection.Picked(elements);
  }
}
