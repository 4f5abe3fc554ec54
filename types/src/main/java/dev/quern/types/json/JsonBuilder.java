package dev.quern.types.json;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.StructType;
import dev.quern.types.numeric.BigNumeric;
import dev.quern.types.numeric.Numeric;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/** A value of any type as a value of the JSON type, as TO_JSON makes it. */
final class JsonBuilder {

  private static final BigInteger MIN_INTEGER = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX_INTEGER =
      BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);

  private static final BigInteger MAX_SAFE = BigInteger.valueOf(JsonEncoder.MAX_SAFE_INTEGER);

  private final boolean stringifyWide;
  private final JsonEncoder texts;

  /**
   * A builder; {@code stringifyWide} makes strings of numbers that FLOAT64 would change, {@code
   * texts} of what JSON holds as strings.
   */
  JsonBuilder(boolean stringifyWide, JsonEncoder texts) {
    this.stringifyWide = stringifyWide;
    this.texts = texts;
  }

  JsonValue build(ColumnVector vector, int row) {
    if (vector.isNull(row)) {
      return JsonValue.NULL;
    }
    return switch (vector.type()) {
      case ScalarType scalar -> scalar(scalar, vector, row);
      case ArrayType _ -> array(vector, row);
      case StructType struct -> struct(struct.fields(), vector, row);
      case RangeType range -> struct(JsonEncoder.rangeFields(range), vector, row);
    };
  }

  private JsonValue array(ColumnVector vector, int row) {
    JsonValue.Array array = new JsonValue.Array();
    int from = vector.getListOffset(row);
    for (int i = 0; i < vector.getListLength(row); i++) {
      array.elements().add(build(vector.child(0), from + i));
    }
    return array;
  }

  private JsonValue struct(List<StructType.Field> fields, ColumnVector vector, int row) {
    JsonValue.Members members = new JsonValue.Members();
    for (int i = 0; i < fields.size(); i++) {
      members.values().putIfAbsent(fields.get(i).name(), build(vector.child(i), row));
    }
    return members;
  }

  private JsonValue scalar(ScalarType type, ColumnVector vector, int row) {
    return switch (type) {
      case BOOL -> new JsonValue.Bool(vector.getBool(row));
      case INT64 -> int64(vector.getLong(row));
      case FLOAT64 -> JsonNumbers.of(vector.getDouble(row));
      case NUMERIC -> decimal(Numeric.read(vector, row).toBigDecimal());
      case BIGNUMERIC -> decimal(BigNumeric.read(vector, row).toBigDecimal());
      case STRING -> new JsonValue.Text(vector.getString(row));
      case JSON -> JsonParser.parseNormalized(vector.getBytes(row));
      case BYTES, DATE, DATETIME, TIME, TIMESTAMP, INTERVAL, GEOGRAPHY ->
          new JsonValue.Text(texts.text(type, vector, row));
    };
  }

  private JsonValue int64(long value) {
    String text = Long.toString(value);
    return integer(
        text, value < -JsonEncoder.MAX_SAFE_INTEGER || value > JsonEncoder.MAX_SAFE_INTEGER);
  }

  private JsonValue integer(String text, boolean wide) {
    return stringifyWide && wide ? new JsonValue.Text(text) : new JsonValue.Numeral(text);
  }

  private JsonValue decimal(BigDecimal value) {
    BigDecimal stripped = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    String text = stripped.toPlainString();
    double real = value.doubleValue();
    boolean same = JsonNumbers.isSameNumber(text, JsonDouble.text(real));
    if (stripped.scale() <= 0) {
      BigInteger integer = stripped.toBigInteger();
      boolean fits = integer.compareTo(MIN_INTEGER) >= 0 && integer.compareTo(MAX_INTEGER) <= 0;
      if (fits) {
        return integer(text, integer.abs().compareTo(MAX_SAFE) > 0);
      }
    }
    return stringifyWide && !same
        ? new JsonValue.Text(text)
        : new JsonValue.Numeral(JsonDouble.text(real));
  }
}
