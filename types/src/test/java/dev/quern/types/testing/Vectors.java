package dev.quern.types.testing;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.domain.value.ByteString;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.storage.vector.HeapVectorWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Java values in and out of vectors: Boolean, Long (INT64 and times), Integer (DATE), Double,
 * BigDecimal (NUMERIC), String (STRING, JSON), ByteString (BYTES), List (ARRAY, STRUCT, RANGE),
 * long[] (INTERVAL), null.
 */
public final class Vectors {

  private static final int NUMERIC_SCALE = 9;

  private Vectors() {}

  /** A vector of the values. */
  public static ColumnVector of(SqlType type, List<?> values) {
    HeapVectorWriter vector = new HeapVectorWriter(type);
    for (int i = 0; i < values.size(); i++) {
      write(vector, type, i, values.get(i));
    }
    return vector.toVector(values.size());
  }

  /** Writes a value. */
  public static void write(VectorWriter out, SqlType type, int row, @Nullable Object value) {
    if (value == null) {
      out.setNull(row);
      return;
    }
    switch (type) {
      case ArrayType array -> {
        List<?> elements = (List<?>) value;
        int at = out.startList(row, elements.size());
        for (int i = 0; i < elements.size(); i++) {
          write(out.child(0), array.element(), at + i, elements.get(i));
        }
      }
      case StructType struct -> {
        for (int i = 0; i < struct.fields().size(); i++) {
          write(out.child(i), struct.fields().get(i).type(), row, ((List<?>) value).get(i));
        }
      }
      case RangeType range -> {
        write(out.child(0), range.element(), row, ((List<?>) value).get(0));
        write(out.child(1), range.element(), row, ((List<?>) value).get(1));
      }
      case ScalarType scalar -> writeScalar(out, scalar, row, value);
    }
  }

  private static void writeScalar(VectorWriter out, ScalarType type, int row, Object value) {
    switch (type) {
      case BOOL -> out.setBool(row, (Boolean) value);
      case DATE -> out.setInt(row, (Integer) value);
      case INT64, TIME, DATETIME, TIMESTAMP -> out.setLong(row, ((Number) value).longValue());
      case FLOAT64 -> out.setDouble(row, ((Number) value).doubleValue());
      case NUMERIC -> {
        BigInteger scaled = ((BigDecimal) value).setScale(NUMERIC_SCALE).unscaledValue();
        out.setInt128(row, scaled.longValue(), scaled.shiftRight(64).longValue());
      }
      case INTERVAL -> {
        long[] parts = (long[]) value;
        out.setInterval(row, (int) parts[0], (int) parts[1], parts[2]);
      }
      case STRING, JSON -> out.setString(row, (String) value);
      case BYTES, GEOGRAPHY, BIGNUMERIC -> out.setBytes(row, ((ByteString) value).toByteArray());
    }
  }

  /** Reads a value. */
  public static @Nullable Object read(ColumnVector vector, int row) {
    if (vector.isNull(row)) {
      return null;
    }
    return switch (vector.type()) {
      case ArrayType _ -> {
        List<@Nullable Object> elements = new ArrayList<>();
        int from = vector.getListOffset(row);
        for (int i = 0; i < vector.getListLength(row); i++) {
          elements.add(read(vector.child(0), from + i));
        }
        yield elements;
      }
      case StructType _, RangeType _ ->
          Arrays.asList(vector.children().stream().map(c -> read(c, row)).toArray());
      case ScalarType scalar -> readScalar(vector, scalar, row);
    };
  }

  private static Object readScalar(ColumnVector vector, ScalarType type, int row) {
    return switch (type) {
      case BOOL -> vector.getBool(row);
      case DATE -> vector.getInt(row);
      case INT64, TIME, DATETIME, TIMESTAMP -> vector.getLong(row);
      case FLOAT64 -> vector.getDouble(row);
      case NUMERIC ->
          new BigDecimal(
              BigInteger.valueOf(vector.getInt128High(row))
                  .shiftLeft(64)
                  .add(new BigInteger(Long.toUnsignedString(vector.getInt128Low(row)))),
              NUMERIC_SCALE);
      case INTERVAL ->
          new long[] {vector.getMonths(row), vector.getDays(row), vector.getMicros(row)};
      case STRING, JSON -> vector.getString(row);
      case BYTES, GEOGRAPHY, BIGNUMERIC -> ByteString.copyOf(vector.getBytes(row));
    };
  }
}
