package dev.quern.types.numeric;

import static dev.quern.types.error.DataErrors.dataError;
import static dev.quern.types.error.DataErrors.shortened;

import dev.quern.domain.error.BigQueryException;
import java.math.BigInteger;
import java.util.Optional;

/** What tells NUMERIC and BIGNUMERIC apart. */
enum DecimalKind {
  NUMERIC(Numeric.SCALE, 29, 94, "numeric") {
    @Override
    boolean isInRange(BigInteger unscaled) {
      return Numeric.isInRange(unscaled);
    }
  },
  BIGNUMERIC(BigNumeric.SCALE, 39, 254, "BIGNUMERIC") {
    @Override
    boolean isInRange(BigInteger unscaled) {
      return BigNumeric.isInRange(unscaled);
    }
  };

  private final int scale;
  private final int integerDigits;
  private final int fractionBits;
  private final String nameInErrors;

  DecimalKind(int scale, int integerDigits, int fractionBits, String nameInErrors) {
    this.scale = scale;
    this.integerDigits = integerDigits;
    this.fractionBits = fractionBits;
    this.nameInErrors = nameInErrors;
  }

  abstract boolean isInRange(BigInteger unscaled);

  /** Digits after the point. */
  int scale() {
    return scale;
  }

  /** Binary digits after the point that the mathematical functions compute with. */
  int fractionBits() {
    return fractionBits;
  }

  /** Reads a number as {@code CAST(text AS …)} does. */
  Optional<BigInteger> parse(String text) {
    return DecimalText.parse(text, scale, integerDigits).filter(this::isInRange);
  }

  /** The same, failing with {@code Invalid NUMERIC value: …}. */
  BigInteger parseOrFail(String text) {
    return parse(text)
        .orElseThrow(() -> dataError("Invalid " + name() + " value: " + shortened(text)));
  }

  BigQueryException overflow(String call) {
    return dataError(nameInErrors + " overflow: " + call);
  }
}
