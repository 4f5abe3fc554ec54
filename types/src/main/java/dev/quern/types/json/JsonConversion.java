package dev.quern.types.json;

import dev.quern.domain.error.BigQueryException;
import dev.quern.types.error.DataErrors;
import dev.quern.types.numeric.Float64Text;
import java.math.BigInteger;
import java.util.List;

/** BOOL, INT64, FLOAT64 and STRING of a JSON value. */
final class JsonConversion {

  private static final double TWO_TO_63 = 0x1p63;
  private static final BigInteger MAX_EXACT = BigInteger.valueOf(JsonEncoder.MAX_SAFE_INTEGER);

  private JsonConversion() {}

  static boolean bool(JsonValue value) {
    if (value instanceof JsonValue.Bool bool) {
      return bool.value();
    }
    throw DataErrors.dataError("The provided JSON input is not a boolean");
  }

  static String string(JsonValue value) {
    if (value instanceof JsonValue.Text text) {
      return text.value();
    }
    throw DataErrors.dataError("The provided JSON input is not a string");
  }

  static long int64(JsonValue value) {
    if (!(value instanceof JsonValue.Numeral number)) {
      throw notAnInteger();
    }
    if (number.isInteger()) {
      try {
        return Long.parseLong(number.text());
      } catch (NumberFormatException e) {
        throw notAnInteger();
      }
    }
    double real = number.doubleValue();
    if (real != Math.rint(real) || real < -TWO_TO_63 || real >= TWO_TO_63) {
      throw DataErrors.dataError(
          "The provided JSON number: %s cannot be converted to an int64", Float64Text.brief(real));
    }
    return (long) real;
  }

  private static BigQueryException notAnInteger() {
    return DataErrors.dataError("The provided JSON input is not an integer");
  }

  static double float64(JsonValue value, boolean exact) {
    if (!(value instanceof JsonValue.Numeral number)) {
      throw DataErrors.dataError("The provided JSON input is not a number");
    }
    double real = number.doubleValue();
    if (exact
        && number.isInteger()
        && new BigInteger(number.text()).abs().compareTo(MAX_EXACT) > 0) {
      throw DataErrors.dataError(
          "JSON number: %s cannot be converted to FLOAT64 without loss of precision",
          number.text());
    }
    return real;
  }

  /** The elements that the functions on arrays convert. */
  static List<JsonValue> elements(JsonValue value) {
    if (value instanceof JsonValue.Array array) {
      return array.elements();
    }
    throw DataErrors.dataError("The provided JSON input is not an array");
  }
}
