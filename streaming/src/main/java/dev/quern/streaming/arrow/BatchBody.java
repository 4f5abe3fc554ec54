package dev.quern.streaming.arrow;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.vector.VectorValues.GeographyText;
import dev.quern.streaming.rows.ByteSink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The nodes and buffers of one record batch. Values of fixed width are copied as they lie; nothing
 * is made per value but the text of a GEOGRAPHY.
 */
final class BatchBody {

  private static final int NANOS_PER_MICRO = 1000;

  private final GeographyText geography;
  private final BufferList buffers;

  BatchBody(GeographyText geography, BufferList buffers) {
    this.geography = geography;
    this.buffers = buffers;
  }

  /** Adds a column, which comes in slices, with the columns within it. */
  void column(List<ColumnSlice> slices) {
    ColumnVector first = slices.getFirst().vector();
    int count = count(slices);
    int nulls = first.type().isArray() ? 0 : slices.stream().mapToInt(ColumnSlice::nulls).sum();
    buffers.node(count, nulls);
    validity(slices, count, nulls);
    switch (first.layout()) {
      case BOOL8 -> bools(slices, count);
      case INT32, INT64, FLOAT64, INT128 -> fixed(slices, first.layout().width());
      case INTERVAL -> intervals(slices);
      case BINARY -> binary(first.type(), slices, count);
      case LIST -> list(slices);
      case STRUCT -> {
        for (int i = 0; i < first.children().size(); i++) {
          int field = i;
          column(slices.stream().map(slice -> slice.field(field)).toList());
        }
      }
    }
  }

  private static int count(List<ColumnSlice> slices) {
    return slices.stream().mapToInt(ColumnSlice::count).sum();
  }

  private void validity(List<ColumnSlice> slices, int count, int nulls) {
    ByteSink out = buffers.begin();
    if (nulls > 0) {
      int start = out.skip((count + 7) / 8);
      int bit = 0;
      for (ColumnSlice slice : slices) {
        ColumnVector vector = slice.vector();
        boolean noNulls = vector.hasNoNulls();
        for (int i = 0; i < slice.count(); i++) {
          if (noNulls || !vector.isNull(slice.rows().row(i))) {
            out.setBit(start, bit + i);
          }
        }
        bit += slice.count();
      }
    }
    buffers.end();
  }

  private void bools(List<ColumnSlice> slices, int count) {
    ByteSink out = buffers.begin();
    int start = out.skip((count + 7) / 8);
    int bit = 0;
    for (ColumnSlice slice : slices) {
      ColumnVector vector = slice.vector();
      for (int i = 0; i < slice.count(); i++) {
        int row = slice.rows().row(i);
        if (!vector.isNull(row) && vector.getBool(row)) {
          out.setBit(start, bit + i);
        }
      }
      bit += slice.count();
    }
    buffers.end();
  }

  private void fixed(List<ColumnSlice> slices, int width) {
    ByteSink out = buffers.begin();
    for (ColumnSlice slice : slices) {
      ColumnVector vector = slice.vector();
      switch (slice.rows()) {
        case Selection.Range(int from, int count) ->
            out.put(vector.data(), (long) from * width, (long) count * width);
        case Selection.Picked(int[] picked) -> {
          for (int row : picked) {
            out.put(vector.data(), (long) row * width, width);
          }
        }
      }
    }
    buffers.end();
  }

  private void intervals(List<ColumnSlice> slices) {
    ByteSink out = buffers.begin();
    for (ColumnSlice slice : slices) {
      ColumnVector vector = slice.vector();
      for (int i = 0; i < slice.count(); i++) {
        int row = slice.rows().row(i);
        if (vector.isNull(row)) {
          out.skip(2 * Long.BYTES);
        } else {
          out.putInt(vector.getMonths(row));
          out.putInt(vector.getDays(row));
          out.putLong(Math.multiplyExact(vector.getMicros(row), NANOS_PER_MICRO));
        }
      }
    }
    buffers.end();
  }

  private void binary(SqlType type, List<ColumnSlice> slices, int count) {
    if (type == ScalarType.BIGNUMERIC) {
      ByteSink out = buffers.begin();
      slices.forEach(slice -> BignumBytes.write(slice.vector(), slice.rows(), out));
      buffers.end();
    } else if (type == ScalarType.GEOGRAPHY) {
      geographies(slices, count);
    } else {
      strings(slices, count);
    }
  }

  private void strings(List<ColumnSlice> slices, int count) {
    ByteSink offsets = buffers.begin();
    int at = offsets.skip((count + 1) * Integer.BYTES);
    int total = 0;
    for (ColumnSlice slice : slices) {
      at += Integer.BYTES;
      total = BinaryValues.offsets(slice.vector(), slice.rows(), offsets, at, total);
      at += (slice.count() - 1) * Integer.BYTES;
    }
    buffers.end();
    ByteSink data = buffers.begin();
    data.reserve(total);
    for (ColumnSlice slice : slices) {
      BinaryValues.bytes(slice.vector(), slice.rows(), data);
    }
    buffers.end();
  }

  private void geographies(List<ColumnSlice> slices, int count) {
    ByteSink data = new ByteSink(count * 32);
    ByteSink offsets = buffers.begin();
    offsets.putInt(0);
    for (ColumnSlice slice : slices) {
      ColumnVector vector = slice.vector();
      for (int i = 0; i < slice.count(); i++) {
        int row = slice.rows().row(i);
        if (!vector.isNull(row)) {
          byte[] text = geography.toText(vector.getBytes(row)).getBytes(StandardCharsets.UTF_8);
          data.put(text, 0, text.length);
        }
        offsets.putInt(data.size());
      }
    }
    buffers.end();
    buffers.begin().put(data.array(), 0, data.size());
    buffers.end();
  }

  /** BigQuery reads a NULL array as an empty one. */
  private void list(List<ColumnSlice> slices) {
    ByteSink offsets = buffers.begin();
    offsets.putInt(0);
    List<ColumnSlice> elements = new ArrayList<>();
    int total = 0;
    for (ColumnSlice slice : slices) {
      ColumnSlice child = elements(slice.vector(), slice.rows(), offsets, total);
      total = Math.addExact(total, child.count());
      elements.add(child);
    }
    buffers.end();
    column(elements);
  }

  /** Adds the offsets of arrays, and gives their elements. */
  private static ColumnSlice elements(
      ColumnVector vector, Selection rows, ByteSink offsets, int before) {
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
      offsets.putInt(Math.addExact(before, total));
    }
    Selection selection =
        inSequence ? new Selection.Range(Math.max(first, 0), total) : picked(vector, rows, total);
    return new ColumnSlice(vector.child(0), selection);
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
