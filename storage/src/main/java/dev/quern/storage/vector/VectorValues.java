package dev.quern.storage.vector;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.data.RowBatch;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.domain.value.ByteString;
import dev.quern.domain.value.Value;
import dev.quern.storage.duckdb.type.Int128;
import dev.quern.storage.kernel.VectorWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Single values in and out of vectors: for literals, parameters, script variables and tests, not
 * for rows of tables. A GEOGRAPHY is well-known binary in a vector and well-known text as a value;
 * who has a use for it gives the conversion.
 *
 * @param geography converts between the two forms
 */
public record VectorValues(GeographyText geography) {

  private static final int NUMERIC_SCALE = 9;

  /** Converts between the two forms of a GEOGRAPHY. */
  public interface GeographyText {

    /** Well-known text as well-known binary. */
    byte[] toBinary(String text);

    /** Well-known binary as well-known text. */
    String toText(byte[] binary);
  }

  /** Values without GEOGRAPHY. */
  public static final VectorValues PLAIN =
      new VectorValues(
          new GeographyText() {
            @Override
            public byte[] toBinary(String text) {
              throw new IllegalStateException("no conversion of GEOGRAPHY here");
            }

            @Override
            public String toText(byte[] binary) {
              throw new IllegalStateException("no conversion of GEOGRAPHY here");
            }
          });

  /** A vector of the given values. */
  public ColumnVector vector(SqlType type, List<Value> values) {
    HeapVectorWriter writer = new HeapVectorWriter(type);
    for (int row = 0; row < values.size(); row++) {
      write(values.get(row), writer, row);
    }
    return writer.toVector(values.size());
  }

  /** A batch with one column per list of values; all lists have the same length. */
  public RowBatch batch(List<SqlType> types, List<List<Value>> columns) {
    int rows = columns.isEmpty() ? 0 : columns.getFirst().size();
    return new RowBatch(
        rows,
        IntStream.range(0, types.size())
            .mapToObj(i -> vector(types.get(i), columns.get(i)))
            .toList());
  }

  /** Writes a value, which is NULL or has the writer's type. */
  public void write(Value value, VectorWriter writer, int row) {
    switch (value) {
      case Value.Null _ -> writer.setNull(row);
      case Value.Bool v -> writer.setBool(row, v.value());
      case Value.Int64 v -> writer.setLong(row, v.value());
      case Value.Float64 v -> writer.setDouble(row, v.value());
      case Value.Numeric v -> {
        var unscaled = v.value().setScale(NUMERIC_SCALE, RoundingMode.UNNECESSARY).unscaledValue();
        writer.setInt128(row, Int128.low(unscaled), Int128.high(unscaled));
      }
      case Value.BigNumeric v -> writer.setBytes(row, Bignum.ofNumber(v.value()));
      case Value.Text v -> writer.setString(row, v.value());
      case Value.Json v -> writer.setString(row, v.text());
      case Value.Bytes v -> writer.setBytes(row, v.value().toByteArray());
      case Value.Geography v -> writer.setBytes(row, geography.toBinary(v.wkt()));
      case Value.Date v -> writer.setInt(row, v.epochDay());
      case Value.Datetime v -> writer.setLong(row, v.micros());
      case Value.Time v -> writer.setLong(row, v.micros());
      case Value.Timestamp v -> writer.setLong(row, v.micros());
      case Value.Interval v -> writer.setInterval(row, v.months(), v.days(), v.micros());
      case Value.Range v -> {
        writeBound(v.start(), writer.child(0), row);
        writeBound(v.end(), writer.child(1), row);
      }
      case Value.Array v -> {
        int offset = writer.startList(row, v.elements().size());
        for (int i = 0; i < v.elements().size(); i++) {
          write(v.elements().get(i), writer.child(0), offset + i);
        }
      }
      case Value.Struct v -> {
        for (int i = 0; i < v.fields().size(); i++) {
          write(v.fields().get(i), writer.child(i), row);
        }
      }
    }
  }

  private void writeBound(Optional<Value> bound, VectorWriter writer, int row) {
    bound.ifPresentOrElse(value -> write(value, writer, row), () -> writer.setNull(row));
  }

  /** Reads a value. Numbers have no trailing zeros after the point. */
  public Value read(ColumnVector vector, int row) {
    if (vector.isNull(row)) {
      return new Value.Null(vector.type());
    }
    return switch (vector.type()) {
      case ArrayType type -> {
        int offset = vector.getListOffset(row);
        yield new Value.Array(
            type,
            IntStream.range(0, vector.getListLength(row))
                .mapToObj(i -> read(vector.child(0), offset + i))
                .toList());
      }
      case StructType type ->
          new Value.Struct(type, vector.children().stream().map(c -> read(c, row)).toList());
      case RangeType type ->
          new Value.Range(type, readBound(vector.child(0), row), readBound(vector.child(1), row));
      case ScalarType type -> readScalar(type, vector, row);
    };
  }

  private Optional<Value> readBound(ColumnVector vector, int row) {
    return vector.isNull(row) ? Optional.empty() : Optional.of(read(vector, row));
  }

  private Value readScalar(ScalarType type, ColumnVector vector, int row) {
    return switch (type) {
      case BOOL -> new Value.Bool(vector.getBool(row));
      case INT64 -> new Value.Int64(vector.getLong(row));
      case FLOAT64 -> new Value.Float64(vector.getDouble(row));
      case NUMERIC -> new Value.Numeric(numeric(vector, row));
      case BIGNUMERIC -> new Value.BigNumeric(Bignum.toNumber(vector.getBytes(row)));
      case STRING -> new Value.Text(vector.getString(row));
      case BYTES -> new Value.Bytes(ByteString.copyOf(vector.getBytes(row)));
      case DATE -> new Value.Date(vector.getInt(row));
      case DATETIME -> new Value.Datetime(vector.getLong(row));
      case TIME -> new Value.Time(vector.getLong(row));
      case TIMESTAMP -> new Value.Timestamp(vector.getLong(row));
      case INTERVAL ->
          new Value.Interval(vector.getMonths(row), vector.getDays(row), vector.getMicros(row));
      case JSON -> new Value.Json(vector.getString(row));
      case GEOGRAPHY -> new Value.Geography(geography.toText(vector.getBytes(row)));
    };
  }

  private static BigDecimal numeric(ColumnVector vector, int row) {
    BigDecimal value =
        new BigDecimal(
                Int128.of(vector.getInt128Low(row), vector.getInt128High(row)), NUMERIC_SCALE)
            .stripTrailingZeros();
    return value.scale() < 0 ? value.setScale(0, RoundingMode.UNNECESSARY) : value;
  }
}
