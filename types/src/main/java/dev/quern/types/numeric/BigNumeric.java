package dev.quern.types.numeric;

import static dev.quern.types.error.DataErrors.dataError;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.error.BigQueryException;
import dev.quern.storage.kernel.VectorWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A BIGNUMERIC: a 256-bit integer times 10^-38. Results are rounded to 38 digits after the point,
 * halves away from zero; what does not fit is an error. Source: "Decimal types".
 *
 * @param unscaled the integer
 */
public record BigNumeric(BigInteger unscaled) implements Comparable<BigNumeric> {

  /** Digits after the point. */
  public static final int SCALE = 38;

  /** Significant digits that every value of this many digits fits in; the 77th only in part. */
  public static final int PRECISION = 76;

  /** Zero. */
  public static final BigNumeric ZERO = new BigNumeric(BigInteger.ZERO);

  /** The greatest BIGNUMERIC. */
  public static final BigNumeric MAX =
      new BigNumeric(BigInteger.ONE.shiftLeft(255).subtract(BigInteger.ONE));

  /** The least BIGNUMERIC. */
  public static final BigNumeric MIN = new BigNumeric(BigInteger.ONE.shiftLeft(255).negate());

  private static final BigInteger UNIT = BigInteger.TEN.pow(SCALE);
  private static final BigInteger UNITS_IN_NUMERIC = BigInteger.TEN.pow(SCALE - Numeric.SCALE);

  /** An integer as BIGNUMERIC. */
  public static BigNumeric ofLong(long value) {
    return new BigNumeric(BigInteger.valueOf(value).multiply(UNIT));
  }

  /** A NUMERIC as BIGNUMERIC. */
  public static BigNumeric of(Numeric value) {
    return new BigNumeric(value.unscaled().multiply(UNITS_IN_NUMERIC));
  }

  /** The BIGNUMERIC with the value {@code value}, which has at most 38 decimals and is in range. */
  public static BigNumeric of(BigDecimal value) {
    return new BigNumeric(value.setScale(SCALE, RoundingMode.UNNECESSARY).unscaledValue());
  }

  /** The BIGNUMERIC at a row of a column, kept there as one of DuckDB's BIGNUMs. */
  public static BigNumeric read(ColumnVector vector, int row) {
    return new BigNumeric(BignumCodec.decode(vector.getBytes(row)));
  }

  /** Writes this as a row of a result. */
  public void write(VectorWriter writer, int row) {
    writer.setBytes(row, BignumCodec.encode(unscaled));
  }

  /**
   * Reads a number as {@code CAST(text AS BIGNUMERIC)} does.
   *
   * @throws BigQueryException {@code Invalid BIGNUMERIC value: …}
   */
  public static BigNumeric parse(String text) {
    return new BigNumeric(DecimalKind.BIGNUMERIC.parseOrFail(text));
  }

  /** Whether a value times 10^38 is in the range of BIGNUMERIC. */
  public static boolean isInRange(BigInteger unscaled) {
    return unscaled.bitLength() < 256;
  }

  /** The exact value, with 38 decimals. */
  public BigDecimal toBigDecimal() {
    return new BigDecimal(unscaled, SCALE);
  }

  /** -1, 0 or 1. */
  public int signum() {
    return unscaled.signum();
  }

  /** {@code this + that}. */
  public BigNumeric add(BigNumeric that) {
    return checked(unscaled.add(that.unscaled), "+", that);
  }

  /** {@code this - that}. */
  public BigNumeric subtract(BigNumeric that) {
    return checked(unscaled.subtract(that.unscaled), "-", that);
  }

  /** {@code this * that}. */
  public BigNumeric multiply(BigNumeric that) {
    return checked(divideRounded(unscaled.multiply(that.unscaled), UNIT), "*", that);
  }

  /** {@code this / that}. */
  public BigNumeric divide(BigNumeric that) {
    if (that.signum() == 0) {
      throw dataError("division by zero: " + this + " / 0");
    }
    return checked(divideRounded(unscaled.multiply(UNIT), that.unscaled), "/", that);
  }

  private BigNumeric checked(BigInteger result, String operator, BigNumeric that) {
    if (!isInRange(result)) {
      throw dataError("BIGNUMERIC overflow: " + this + " " + operator + " " + that);
    }
    return new BigNumeric(result);
  }

  static BigInteger divideRounded(BigInteger dividend, BigInteger divisor) {
    BigInteger[] parts = dividend.divideAndRemainder(divisor);
    if (parts[1].shiftLeft(1).abs().compareTo(divisor.abs()) < 0) {
      return parts[0];
    }
    boolean negative = dividend.signum() != divisor.signum();
    return negative ? parts[0].subtract(BigInteger.ONE) : parts[0].add(BigInteger.ONE);
  }

  /** {@code -this}. */
  public BigNumeric negate() {
    BigInteger result = unscaled.negate();
    if (!isInRange(result)) {
      throw dataError("BIGNUMERIC overflow: -(" + this + ")");
    }
    return new BigNumeric(result);
  }

  /** {@code ABS(this)}. */
  public BigNumeric abs() {
    return checked(unscaled.abs(), "ABS");
  }

  /** {@code DIV(this, that)}: the quotient without the digits after its point. */
  public BigNumeric div(BigNumeric that) {
    requireDivisor("DIV", that);
    BigInteger result = unscaled.divide(that.unscaled).multiply(UNIT);
    if (!isInRange(result)) {
      throw dataError("BIGNUMERIC overflow: DIV(" + this + ", " + that + ")");
    }
    return new BigNumeric(result);
  }

  /** {@code MOD(this, that)}: what {@code DIV} leaves, with the sign of this. */
  public BigNumeric mod(BigNumeric that) {
    requireDivisor("MOD", that);
    return new BigNumeric(unscaled.remainder(that.unscaled));
  }

  private void requireDivisor(String function, BigNumeric that) {
    if (that.signum() == 0) {
      throw dataError("division by zero: " + function + "(" + this + ", 0)");
    }
  }

  /** {@code ROUND(this, digits)}: keeps so many digits after the point, or clears before it. */
  public BigNumeric round(long digits, RoundingMode mode) {
    return rounded("ROUND", digits, mode);
  }

  /** {@code TRUNC(this, digits)}. */
  public BigNumeric trunc(long digits) {
    return rounded("TRUNC", digits, RoundingMode.DOWN);
  }

  private BigNumeric rounded(String function, long digits, RoundingMode mode) {
    if (digits >= SCALE) {
      return this;
    }
    if (digits < -SCALE - 1) {
      return ZERO;
    }
    BigInteger result = setScale((int) digits, mode);
    if (!isInRange(result)) {
      throw dataError("BIGNUMERIC overflow: " + function + "(" + this + ", " + digits + ")");
    }
    return new BigNumeric(result);
  }

  private BigInteger setScale(int digits, RoundingMode mode) {
    return toBigDecimal()
        .setScale(digits, mode)
        .setScale(SCALE, RoundingMode.UNNECESSARY)
        .unscaledValue();
  }

  /** {@code CEIL(this)}. */
  public BigNumeric ceil() {
    return checked(setScale(0, RoundingMode.CEILING), "CEIL");
  }

  /** {@code FLOOR(this)}. */
  public BigNumeric floor() {
    return checked(setScale(0, RoundingMode.FLOOR), "FLOOR");
  }

  private BigNumeric checked(BigInteger result, String function) {
    if (!isInRange(result)) {
      throw dataError("BIGNUMERIC overflow: " + function + "(" + this + ")");
    }
    return new BigNumeric(result);
  }

  /** {@code CAST(this AS INT64)}: rounded to the nearest integer, halves away from zero. */
  public long toLong() {
    BigInteger integer = divideRounded(unscaled, UNIT);
    if (integer.bitLength() >= Long.SIZE) {
      throw dataError("int64 out of range: " + this);
    }
    return integer.longValue();
  }

  /** {@code CAST(this AS NUMERIC)}: rounded to 9 decimals, halves away from zero. */
  public Numeric toNumeric() {
    BigInteger result = divideRounded(unscaled, UNITS_IN_NUMERIC);
    if (!Numeric.isInRange(result)) {
      throw dataError("numeric out of range: " + this);
    }
    return Numeric.ofUnscaled(result);
  }

  /** {@code CAST(this AS FLOAT64)}: the nearest FLOAT64. */
  public double toDouble() {
    return toBigDecimal().doubleValue();
  }

  /** {@code CAST(value AS BIGNUMERIC)}. */
  public static BigNumeric ofDouble(double value) {
    if (!Double.isFinite(value)) {
      throw dataError(
          "Illegal conversion of non-finite floating point number to BIGNUMERIC: "
              + Float64Text.brief(value));
    }
    if (Math.abs(value) >= 1e39) {
      throw outOfRange(value);
    }
    BigInteger result = new BigDecimal(value).setScale(SCALE, RoundingMode.HALF_UP).unscaledValue();
    if (!isInRange(result)) {
      throw outOfRange(value);
    }
    return new BigNumeric(result);
  }

  private static BigQueryException outOfRange(double value) {
    return dataError("BIGNUMERIC out of range: " + Float64Text.brief(value));
  }

  @Override
  public int compareTo(BigNumeric that) {
    return unscaled.compareTo(that.unscaled);
  }

  /** The value as {@code CAST(this AS STRING)} prints it, without trailing zeros. */
  @Override
  public String toString() {
    return DecimalText.print(toBigDecimal());
  }
}
