package dev.quern.types.numeric;

import java.math.BigDecimal;
import java.math.BigInteger;

/** The natural logarithm in units of 2^-bits, all of them right. */
final class Logarithm {

  private static final int GUARD_BITS = 64;

  /** Right bits of a logarithm computed in FLOAT64, cautiously. */
  private static final int ESTIMATED_BITS = 48;

  private final FixedPoint wide;
  private final BigInteger ln2;

  Logarithm(int bits) {
    this.wide = new FixedPoint(bits + GUARD_BITS);
    this.ln2 = lnOfMantissa(wide.one().shiftLeft(1));
  }

  /** ln(x) for positive {@code x}. */
  BigInteger ln(BigDecimal x) {
    BigInteger power = BigInteger.TEN.pow(x.scale());
    // x = mantissa * 2^shift with a mantissa between 1/2 and 2.
    int shift = x.unscaledValue().bitLength() - power.bitLength();
    BigInteger mantissa =
        BigNumeric.divideRounded(x.unscaledValue().shiftLeft(wide.bits() - shift), power);
    BigInteger result = lnOfMantissa(mantissa).add(ln2.multiply(BigInteger.valueOf(shift)));
    return FixedPoint.shiftRight(result, GUARD_BITS);
  }

  private BigInteger lnOfMantissa(BigInteger mantissa) {
    double estimate =
        Math.log(new BigDecimal(mantissa).divide(new BigDecimal(wide.one())).doubleValue());
    BigInteger y = wide.of(new BigDecimal(estimate));
    // Halley's iteration on e^y = mantissa triples the number of right bits.
    for (int right = ESTIMATED_BITS; right < wide.bits(); right *= 3) {
      BigInteger power = wide.exp(y).orElseThrow();
      BigInteger step = wide.divide(mantissa.subtract(power).shiftLeft(1), mantissa.add(power));
      y = y.add(step);
    }
    return y;
  }
}
