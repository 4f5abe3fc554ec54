package dev.quern.types.json;

import dev.quern.domain.error.BigQueryException;
import dev.quern.types.numeric.BigNumeric;
import dev.quern.types.numeric.Float64Text;
import java.math.RoundingMode;
import java.util.Optional;

/** LAX_BOOL, LAX_INT64, LAX_FLOAT64 and LAX_STRING: what cannot be converted is empty. */
final class LaxConversion {

  private static final double TWO_TO_63 = 0x1p63;

  private LaxConversion() {}

  static Optional<Boolean> bool(JsonValue value) {
    return switch (value) {
      case JsonValue.Bool bool -> Optional.of(bool.value());
      case JsonValue.Numeral number -> Optional.of(number.doubleValue() != 0);
      case JsonValue.Text text ->
          text.value().equalsIgnoreCase("true")
              ? Optional.of(true)
              : text.value().equalsIgnoreCase("false") ? Optional.of(false) : Optional.empty();
      case JsonValue.Null _, JsonValue.Array _, JsonValue.Members _ -> Optional.empty();
    };
  }

  static Optional<Long> int64(JsonValue value) {
    return switch (value) {
      case JsonValue.Bool bool -> Optional.of(bool.value() ? 1L : 0L);
      case JsonValue.Numeral number ->
          number.isInteger() ? parseLong(number.text()) : rounded(number.doubleValue());
      case JsonValue.Text text -> roundedDecimal(text.value());
      case JsonValue.Null _, JsonValue.Array _, JsonValue.Members _ -> Optional.empty();
    };
  }

  private static Optional<Long> parseLong(String text) {
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Long> rounded(double value) {
    double rounded = Math.copySign(Math.floor(Math.abs(value) + 0.5), value);
    if (Math.abs(value) >= 0x1p52) {
      rounded = value;
    }
    return rounded >= -TWO_TO_63 && rounded < TWO_TO_63
        ? Optional.of((long) rounded)
        : Optional.empty();
  }

  private static Optional<Long> roundedDecimal(String text) {
    try {
      return Optional.of(
          BigNumeric.parse(text).toBigDecimal().setScale(0, RoundingMode.HALF_UP).longValueExact());
    } catch (BigQueryException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  static Optional<Double> float64(JsonValue value) {
    return switch (value) {
      case JsonValue.Numeral number -> Optional.of(number.doubleValue());
      case JsonValue.Text text -> parseDouble(text.value());
      case JsonValue.Bool _, JsonValue.Null _, JsonValue.Array _, JsonValue.Members _ ->
          Optional.empty();
    };
  }

  private static Optional<Double> parseDouble(String text) {
    try {
      return Optional.of(Float64Text.parse(text));
    } catch (BigQueryException e) {
      return Optional.empty();
    }
  }

  static Optional<String> string(JsonValue value) {
    return switch (value) {
      case JsonValue.Text text -> Optional.of(text.value());
      case JsonValue.Bool bool -> Optional.of(bool.value() ? "true" : "false");
      case JsonValue.Numeral number ->
          Optional.of(number.isInteger() ? number.text() : Float64Text.print(number.doubleValue()));
      case JsonValue.Null _, JsonValue.Array _, JsonValue.Members _ -> Optional.empty();
    };
  }
}
