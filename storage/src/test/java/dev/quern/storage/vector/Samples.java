package dev.quern.storage.vector;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.domain.value.ByteString;
import dev.quern.domain.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A few values of every type that is stored, with those that are hard to store. */
public final class Samples {

  private static final StructType PAIR =
      StructType.of(
          new StructType.Field("a", ScalarType.INT64),
          new StructType.Field("b", SqlType.array(ScalarType.STRING)));

  private Samples() {}

  /** All types with their values; every list holds a NULL. */
  public static Stream<Sample> all() {
    return Stream.of(
        scalar(ScalarType.BOOL, new Value.Bool(true), new Value.Bool(false)),
        scalar(
            ScalarType.INT64,
            new Value.Int64(0),
            new Value.Int64(Long.MIN_VALUE),
            new Value.Int64(Long.MAX_VALUE)),
        scalar(
            ScalarType.FLOAT64,
            new Value.Float64(-0.0),
            new Value.Float64(Double.NaN),
            new Value.Float64(Double.NEGATIVE_INFINITY)),
        scalar(
            ScalarType.NUMERIC,
            new Value.Numeric(new BigDecimal("-0.000000001")),
            new Value.Numeric(new BigDecimal("99999999999999999999999999999.999999999")),
            new Value.Numeric(new BigDecimal("0"))),
        scalar(
            ScalarType.BIGNUMERIC,
            new Value.BigNumeric(new BigDecimal(BigInteger.ONE, 38)),
            new Value.BigNumeric(new BigDecimal("-578960446186580977117854925043439539266")),
            new Value.BigNumeric(new BigDecimal("0"))),
        scalar(
            ScalarType.STRING,
            new Value.Text(""),
            new Value.Text("twelve bytes"),
            new Value.Text("thirteen byte"),
            new Value.Text("zero \u0000 and 😀 beyond the basic plane"),
            new Value.Text("x".repeat(100_000))),
        scalar(ScalarType.BYTES, bytes(), bytes(0, 255, 254), bytes(new int[40])),
        scalar(ScalarType.DATE, new Value.Date(-719_162), new Value.Date(2_932_896)),
        scalar(ScalarType.DATETIME, new Value.Datetime(-1), new Value.Datetime(1L << 50)),
        scalar(ScalarType.TIME, new Value.Time(0), new Value.Time(86_399_999_999L)),
        scalar(ScalarType.TIMESTAMP, new Value.Timestamp(-1), new Value.Timestamp(1L << 50)),
        scalar(ScalarType.INTERVAL, new Value.Interval(-1, 2, -3), new Value.Interval(0, 0, 0)),
        scalar(ScalarType.JSON, new Value.Json("{\"a\":[1,2,{\"b\":null}]}"), new Value.Json("1")),
        array(ScalarType.INT64, new Value.Int64(1), new Value.Null(ScalarType.INT64)),
        array(ScalarType.STRING),
        array(PAIR, pair(1, "first of the list"), new Value.Null(PAIR), pair(2)),
        new Sample(PAIR, List.of(pair(3, "x", "y"), new Value.Null(PAIR), pair(4))),
        new Sample(
            new RangeType(ScalarType.DATE),
            List.of(
                range(Optional.of(new Value.Date(1)), Optional.of(new Value.Date(2))),
                range(Optional.empty(), Optional.of(new Value.Date(2))),
                new Value.Null(new RangeType(ScalarType.DATE)),
                range(Optional.empty(), Optional.empty()))));
  }

  /**
   * A type and values of it.
   *
   * @param type the type
   * @param values values, NULL among them
   */
  public record Sample(SqlType type, List<Value> values) {}

  private static Sample scalar(SqlType type, Value... values) {
    return new Sample(
        type, Stream.concat(Stream.of(new Value.Null(type)), Stream.of(values)).toList());
  }

  private static Sample array(SqlType element, Value... elements) {
    ArrayType type = new ArrayType(element);
    return new Sample(
        type,
        List.of(
            new Value.Array(type, List.of(elements)),
            new Value.Null(type),
            new Value.Array(type, List.of()),
            new Value.Array(type, Stream.of(elements).toList().reversed())));
  }

  private static Value pair(long number, String... texts) {
    List<Value> elements = Stream.of(texts).<Value>map(Value.Text::new).toList();
    return new Value.Struct(
        PAIR,
        List.of(
            new Value.Int64(number), new Value.Array(new ArrayType(ScalarType.STRING), elements)));
  }

  private static Value range(Optional<Value> start, Optional<Value> end) {
    return new Value.Range(new RangeType(ScalarType.DATE), start, end);
  }

  private static Value bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return new Value.Bytes(ByteString.copyOf(bytes));
  }
}
