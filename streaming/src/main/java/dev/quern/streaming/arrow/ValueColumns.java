package dev.quern.streaming.arrow;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.ScalarType;
import dev.quern.storage.vector.VectorValues.GeographyText;
import dev.quern.streaming.rows.ByteSink;
import dev.quern.streaming.rows.Decimals;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** The columns that have no others within them. */
final class ValueColumns {

  private static final int NANOS_PER_MICRO = 1000;

  private ValueColumns() {}

  /** Values of fixed width, which Arrow has in the same form. */
  static final class Fixed extends BatchColumn.OneBuffer {

    private final int width;

    Fixed(int width) {
      this.width = width;
    }

    @Override
    void addValues(ColumnVector vector, Selection rows) {
      switch (rows) {
        case Selection.Range(int from, int count) ->
            values.put(vector.data(), (long) from * width, (long) count * width);
        case Selection.Picked(int[] picked) -> {
          for (int row : picked) {
            values.put(vector.data(), (long) row * width, width);
          }
        }
      }
    }
  }

  /** One bit each. */
  static final class Bools extends BatchColumn.OneBuffer {

    private int bits;

    @Override
    void addValues(ColumnVector vector, Selection rows) {
      values.skip((bits + rows.count() + 7) / 8 - values.size());
      for (int i = 0; i < rows.count(); i++) {
        int row = rows.row(i);
        if (!vector.isNull(row) && vector.getBool(row)) {
          values.setBit(0, bits + i);
        }
      }
      bits += rows.count();
    }

    @Override
    void clearValues() {
      super.clearValues();
      bits = 0;
    }
  }

  /** Months, days and nanoseconds. */
  static final class Intervals extends BatchColumn.OneBuffer {

    @Override
    void addValues(ColumnVector vector, Selection rows) {
      for (int i = 0; i < rows.count(); i++) {
        int row = rows.row(i);
        if (vector.isNull(row)) {
          values.skip(2 * Long.BYTES);
        } else {
          values.putInt(vector.getMonths(row));
          values.putInt(vector.getDays(row));
          values.putLong(Math.multiplyExact(vector.getMicros(row), NANOS_PER_MICRO));
        }
      }
    }
  }

  /** BIGNUMERIC as 256-bit integers. */
  static final class Bignums extends BatchColumn.OneBuffer {

    @Override
    void addValues(ColumnVector vector, Selection rows) {
      BignumBytes.write(vector, rows, values);
    }
  }

  /** NUMERIC and BIGNUMERIC in another scale than their own. */
  static final class Scaled extends BatchColumn.OneBuffer {

    private final Decimals decimals;
    private final int width;

    Scaled(Decimals decimals) {
      this.decimals = decimals;
      this.width = decimals.type() == ScalarType.NUMERIC ? 16 : 32;
    }

    @Override
    void addValues(ColumnVector vector, Selection rows) {
      for (int i = 0; i < rows.count(); i++) {
        int row = rows.row(i);
        if (vector.isNull(row)) {
          values.skip(width);
        } else {
          BigInteger value = decimals.unscaled(vector, row);
          for (int shift = 0; shift < width * Byte.SIZE; shift += Long.SIZE) {
            values.putLong(value.shiftRight(shift).longValue());
          }
        }
      }
    }
  }

  /** Texts and bytes. */
  static class Texts extends BatchColumn.WithOffsets {

    final ByteSink bytes = new ByteSink(0);

    @Override
    void addValues(ColumnVector vector, Selection rows) {
      int at = offsets.skip(rows.count() * Integer.BYTES);
      int end = BinaryValues.offsets(vector, rows, offsets, at, bytes.size());
      BinaryValues.bytes(vector, rows, bytes, end - bytes.size());
    }

    @Override
    long valueBytes() {
      return super.valueBytes() + bytes.size();
    }

    @Override
    void clearValues() {
      super.clearValues();
      bytes.clear();
    }

    @Override
    void finishValues(BufferList buffers) {
      super.finishValues(buffers);
      buffers.add(bytes);
    }
  }

  /** GEOGRAPHY as well-known text. */
  static final class Geographies extends Texts {

    private final GeographyText geography;

    Geographies(GeographyText geography) {
      this.geography = geography;
    }

    @Override
    void addValues(ColumnVector vector, Selection rows) {
      for (int i = 0; i < rows.count(); i++) {
        int row = rows.row(i);
        if (!vector.isNull(row)) {
          byte[] text = geography.toText(vector.getBytes(row)).getBytes(StandardCharsets.UTF_8);
          bytes.put(text, 0, text.length);
        }
        offsets.putInt(bytes.size());
      }
    }
  }
}
