package dev.quern.types.numeric;

import static dev.quern.types.error.DataErrors.dataError;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.error.BigQueryException;
import dev.quern.storage.kernel.VectorWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.stream.LongStream;

/**
 * A NUMERIC: a 128-bit integer times 10^-9, between -(10^38 - 1) and 10^38 - 1 of these units.
 * Results are rounded to 9 digits after the point, halves away from zero; what does not fit is an
 * error. Source: "Decimal types".
 *
 * @param high the upper 64 bits of the integer, with its sign
 * @param low the lower 64 bits
 */
public record Numeric(long high, long low) implements Comparable<Numeric> {

  /** Digits after the point. */
  public static final int SCALE = 9;

  /** Significant digits. */
  public static final int PRECISION = 38;

  /** Zero. */
  public static final Numeric ZERO = new Numeric(0, 0);

  /** One. */
  public static final Numeric ONE = ofLong(1);

  private static final long UNIT = 1_000_000_000;
  private static final long MAX_HIGH = 0x4B3B4CA85A86C47AL;
  private static final long MAX_LOW = 0x098A223FFFFFFFFFL;
  private static final long LOW_32 = 0xffff_ffffL;

  /** What is nearer to zero stays within 64 bits when it is rounded. */
  private static final long ROUNDING_LIMIT = 1L << 62;

  /** 1 to 10^18. */
  private static final long[] POWERS_OF_TEN =
      LongStream.iterate(1, power -> power * 10).limit(19).toArray();

  /** The greatest NUMERIC. */
  public static final Numeric MAX = new Numeric(MAX_HIGH, MAX_LOW);

  private static final Numeric OUT_OF_RANGE = new Numeric(Long.MIN_VALUE, 0);

  /** The least NUMERIC. */
  public static final Numeric MIN = MAX.negate();

  /** An integer as NUMERIC. */
  public static Numeric ofLong(long value) {
    return new Numeric(Math.multiplyHigh(value, UNIT), value * UNIT);
  }

  /** The NUMERIC at a row of a column. */
  public static Numeric read(ColumnVector vector, int row) {
    return new Numeric(vector.getInt128High(row), vector.getInt128Low(row));
  }

  /** Writes this as a row of a result. */
  public void write(VectorWriter writer, int row) {
    writer.setInt128(row, low, high);
  }

  /**
   * Reads a number as {@code CAST(text AS NUMERIC)} does.
   *
   * @throws BigQueryException {@code Invalid NUMERIC value: …}
   */
  public static Numeric parse(String text) {
    return ofUnscaled(DecimalKind.NUMERIC.parseOrFail(text));
  }

  /** Whether {@code unscaled} units are within the range of NUMERIC. */
  static boolean isInRange(BigInteger unscaled) {
    return unscaled.bitLength() < 2 * Long.SIZE
        && new Numeric(unscaled.shiftRight(Long.SIZE).longValue(), unscaled.longValue())
            .isInRange();
  }

  /** The NUMERIC of so many units, which are in range. */
  static Numeric ofUnscaled(BigInteger unscaled) {
    return new Numeric(unscaled.shiftRight(Long.SIZE).longValue(), unscaled.longValue());
  }

  /** The NUMERIC with the value {@code value}, which has at most 9 decimals and is in range. */
  public static Numeric of(BigDecimal value) {
    return ofUnscaled(value.setScale(SCALE, RoundingMode.UNNECESSARY).unscaledValue());
  }

  /** The integer that times 10^-9 is this. */
  BigInteger unscaled() {
    return BigInteger.valueOf(high)
        .shiftLeft(Long.SIZE)
        .add(BigInteger.valueOf(low >>> 1).shiftLeft(1))
        .add(BigInteger.valueOf(low & 1));
  }

  /** The exact value, with 9 decimals. */
  public BigDecimal toBigDecimal() {
    return high == low >> 63 ? BigDecimal.valueOf(low, SCALE) : new BigDecimal(unscaled(), SCALE);
  }

  /** -1, 0 or 1. */
  public int signum() {
    return high < 0 ? -1 : (high | low) == 0 ? 0 : 1;
  }

  /** {@code this + that}. */
  public Numeric add(Numeric that) {
    Numeric sum = sum(high, low, that.high, that.low);
    if (((high ^ sum.high) & (that.high ^ sum.high)) < 0 || !sum.isInRange()) {
      throw overflow(this, "+", that);
    }
    return sum;
  }

  /** {@code this - that}. */
  public Numeric subtract(Numeric that) {
    Numeric minus = that.negate();
    Numeric sum = sum(high, low, minus.high, minus.low);
    if (((high ^ sum.high) & (minus.high ^ sum.high)) < 0 || !sum.isInRange()) {
      throw overflow(this, "-", that);
    }
    return sum;
  }

  private static Numeric sum(long high, long low, long otherHigh, long otherLow) {
    long sum = low + otherLow;
    long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
    return new Numeric(high + otherHigh + carry, sum);
  }

  /** {@code -this}. */
  public Numeric negate() {
    return new Numeric(low == 0 ? -high : ~high, -low);
  }

  /** {@code ABS(this)}. */
  public Numeric abs() {
    return high < 0 ? negate() : this;
  }

  private Numeric signed(boolean negative) {
    return negative ? negate() : this;
  }

  private boolean isInRange() {
    Numeric size = abs();
    return size.high >= 0
        && (size.high < MAX_HIGH
            || (size.high == MAX_HIGH && Long.compareUnsigned(size.low, MAX_LOW) <= 0));
  }

  /** {@code this * that}. */
  public Numeric multiply(Numeric that) {
    Numeric x = abs();
    Numeric y = that.abs();
    long p0 = x.low * y.low;
    long p1 = Math.unsignedMultiplyHigh(x.low, y.low);
    long p2 = 0;
    if ((x.high | y.high) != 0) {
      long m1 = x.high * y.low;
      long m2 = x.low * y.high;
      long h0 = x.high * y.high;
      long h1 = Math.unsignedMultiplyHigh(x.high, y.low);
      long h2 = Math.unsignedMultiplyHigh(x.low, y.high);
      if ((h0 | h1 | h2) >>> 32 != 0 || Math.multiplyHigh(x.high, y.high) != 0) {
        throw overflow(this, "*", that);
      }
      p1 += m1;
      p2 = h0 + h1 + h2 + (Long.compareUnsigned(p1, m1) < 0 ? 1 : 0);
      p1 += m2;
      p2 += Long.compareUnsigned(p1, m2) < 0 ? 1 : 0;
      if (p2 >>> 32 != 0) {
        throw overflow(this, "*", that);
      }
    }
    Numeric product = divideByUnit(p2, p1, p0);
    if (!product.isInRange()) {
      throw overflow(this, "*", that);
    }
    return product.signed((high ^ that.high) < 0);
  }

  /**
   * {@code p2:p1:p0 / 10^9}, unsigned, rounded half up, for {@code p2} below 2^32. Out of the range
   * of NUMERIC when the quotient is 2^127 or more.
   */
  private static Numeric divideByUnit(long p2, long p1, long p0) {
    long part = (p2 << 32) | (p1 >>> 32);
    long q3 = part / UNIT;
    if (p2 >= UNIT || q3 >>> 31 != 0) {
      return OUT_OF_RANGE;
    }
    part = ((part - q3 * UNIT) << 32) | (p1 & LOW_32);
    long q2 = part / UNIT;
    part = ((part - q2 * UNIT) << 32) | (p0 >>> 32);
    long q1 = part / UNIT;
    part = ((part - q1 * UNIT) << 32) | (p0 & LOW_32);
    long q0 = part / UNIT;
    long up = 2 * (part - q0 * UNIT) >= UNIT ? 1 : 0;
    return sum((q3 << 32) + q2, (q1 << 32) + q0, 0, up);
  }

  /** {@code this / that}. */
  public Numeric divide(Numeric that) {
    if (that.signum() == 0) {
      throw dataError("division by zero: " + this + " / 0");
    }
    Numeric x = abs();
    Numeric y = that.abs();
    long n0 = x.low * UNIT;
    long carry = Math.unsignedMultiplyHigh(x.low, UNIT);
    long middle = x.high * UNIT;
    long n1 = middle + carry;
    long n2 =
        Math.unsignedMultiplyHigh(x.high, UNIT) + (Long.compareUnsigned(n1, carry) < 0 ? 1 : 0);
    WideDivision division = new WideDivision();
    division.divide(n2, n1, n0, y.high, y.low);
    if (division.quotient2 != 0 || division.quotient1 < 0) {
      throw overflow(this, "/", that);
    }
    Numeric rest = new Numeric(division.remainderHigh, division.remainderLow);
    Numeric gap = rest.negate();
    gap = sum(y.high, y.low, gap.high, gap.low);
    long up = rest.compareTo(gap) >= 0 ? 1 : 0;
    Numeric quotient = sum(division.quotient1, division.quotient0, 0, up);
    if (!quotient.isInRange()) {
      throw overflow(this, "/", that);
    }
    return quotient.signed((high ^ that.high) < 0);
  }

  /** {@code DIV(this, that)}: the quotient without the digits after its point. */
  public Numeric div(Numeric that) {
    WideDivision division = integerDivision(that, "DIV");
    long q1 = division.quotient1;
    long q0 = division.quotient0;
    Numeric quotient =
        q1 > MAX_HIGH / UNIT
            ? OUT_OF_RANGE
            : new Numeric(q1 * UNIT + Math.unsignedMultiplyHigh(q0, UNIT), q0 * UNIT);
    if (!quotient.isInRange()) {
      throw dataError("numeric overflow: DIV(" + this + ", " + that + ")");
    }
    return quotient.signed((high ^ that.high) < 0);
  }

  /** {@code MOD(this, that)}: what {@code DIV} leaves, with the sign of this. */
  public Numeric mod(Numeric that) {
    WideDivision division = integerDivision(that, "MOD");
    return new Numeric(division.remainderHigh, division.remainderLow).signed(high < 0);
  }

  private WideDivision integerDivision(Numeric that, String function) {
    if (that.signum() == 0) {
      throw dataError("division by zero: " + function + "(" + this + ", 0)");
    }
    Numeric x = abs();
    Numeric y = that.abs();
    WideDivision division = new WideDivision();
    division.divide(0, x.high, x.low, y.high, y.low);
    return division;
  }

  /** {@code ROUND(this, digits)}: keeps so many digits after the point, or clears before it. */
  public Numeric round(long digits, RoundingMode mode) {
    if (digits >= SCALE) {
      return this;
    }
    if (digits < -PRECISION) {
      return ZERO;
    }
    return rounded("ROUND", digits, mode);
  }

  /** {@code TRUNC(this, digits)}. */
  public Numeric trunc(long digits) {
    if (digits >= SCALE) {
      return this;
    }
    return digits < -PRECISION ? ZERO : rounded("TRUNC", digits, RoundingMode.DOWN);
  }

  /** {@code CEIL(this)}. */
  public Numeric ceil() {
    return rounded("CEIL", 0, RoundingMode.CEILING);
  }

  /** {@code FLOOR(this)}. */
  public Numeric floor() {
    return rounded("FLOOR", 0, RoundingMode.FLOOR);
  }

  private Numeric rounded(String function, long digits, RoundingMode mode) {
    if (high == low >> 63 && digits > -SCALE && low > -ROUNDING_LIMIT && low < ROUNDING_LIMIT) {
      return ofUnits(roundedUnits(low, POWERS_OF_TEN[SCALE - (int) digits], mode));
    }
    BigInteger result =
        toBigDecimal()
            .setScale((int) digits, mode)
            .setScale(SCALE, RoundingMode.UNNECESSARY)
            .unscaledValue();
    if (!isInRange(result)) {
      String argument =
          mode == RoundingMode.CEILING || mode == RoundingMode.FLOOR ? "" : ", " + digits;
      throw dataError("numeric overflow: " + function + "(" + this + argument + ")");
    }
    return ofUnscaled(result);
  }

  /** The multiple of {@code unit} next to {@code value}. */
  private static long roundedUnits(long value, long unit, RoundingMode mode) {
    long rest = value % unit;
    long down = value - rest;
    long away = rest < 0 ? down - unit : down + unit;
    long twice = 2 * Math.abs(rest);
    boolean isAway =
        switch (mode) {
          case DOWN, UNNECESSARY -> false;
          case UP -> rest != 0;
          case CEILING -> rest > 0;
          case FLOOR -> rest < 0;
          case HALF_UP -> twice >= unit;
          case HALF_DOWN -> twice > unit;
          case HALF_EVEN -> twice > unit || (twice == unit && (down / unit & 1) != 0);
        };
    return isAway ? away : down;
  }

  private static Numeric ofUnits(long units) {
    return new Numeric(units >> 63, units);
  }

  /** {@code CAST(this AS INT64)}: rounded to the nearest integer, halves away from zero. */
  public long toLong() {
    Numeric x = abs();
    Numeric integer = divideByUnit(0, x.high, x.low).signed(high < 0);
    if (integer.high != integer.low >> 63) {
      throw dataError("int64 out of range: " + this);
    }
    return integer.low;
  }

  /** {@code CAST(this AS FLOAT64)}: the nearest FLOAT64. */
  public double toDouble() {
    return high == low >> 63 && Math.abs(low) < 1L << 53
        ? (double) low / UNIT
        : toBigDecimal().doubleValue();
  }

  /** {@code CAST(value AS NUMERIC)}. */
  public static Numeric ofDouble(double value) {
    if (!Double.isFinite(value)) {
      throw dataError(
          "Illegal conversion of non-finite floating point number to numeric: "
              + Float64Text.brief(value));
    }
    if (Math.abs(value) < 1e6) {
      return ofUnits((long) Float64Math.roundProduct(value, UNIT));
    }
    if (Math.abs(value) >= 1e30) {
      throw outOfRange(value);
    }
    BigInteger unscaled =
        new BigDecimal(value).setScale(SCALE, RoundingMode.HALF_UP).unscaledValue();
    if (!isInRange(unscaled)) {
      throw outOfRange(value);
    }
    return ofUnscaled(unscaled);
  }

  private static BigQueryException outOfRange(double value) {
    return dataError("numeric out of range: " + Float64Text.brief(value));
  }

  private static BigQueryException overflow(Numeric x, String operator, Numeric y) {
    return dataError("numeric overflow: " + x + " " + operator + " " + y);
  }

  @Override
  public int compareTo(Numeric that) {
    return high == that.high ? Long.compareUnsigned(low, that.low) : Long.compare(high, that.high);
  }

  /** The value as {@code CAST(this AS STRING)} prints it, without trailing zeros. */
  @Override
  public String toString() {
    return DecimalText.print(toBigDecimal());
  }
}
