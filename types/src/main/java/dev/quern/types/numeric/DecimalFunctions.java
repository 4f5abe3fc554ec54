package dev.quern.types.numeric;

import static dev.quern.types.error.DataErrors.dataError;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Roots, powers, exponential and logarithms of NUMERIC and BIGNUMERIC. Results are integers in
 * units of the type. Source: "Mathematical functions".
 */
final class DecimalFunctions {

  private final DecimalKind kind;
  private final FixedPoint fixed;
  private final Logarithm logarithm;
  private final BigInteger ln10;

  DecimalFunctions(DecimalKind kind) {
    this.kind = kind;
    this.fixed = new FixedPoint(kind.fractionBits());
    this.logarithm = new Logarithm(kind.fractionBits());
    this.ln10 = logarithm.ln(BigDecimal.TEN);
  }

  /** {@code SQRT(x)}. */
  BigInteger sqrt(BigDecimal x) {
    if (x.signum() < 0) {
      throw dataError("SQRT is undefined for negative value: SQRT(" + text(x) + ")");
    }
    // The root of x * 10^(2 * scale + 2) has one digit more than needed to round it.
    BigInteger root = x.movePointRight(2 * kind.scale() + 2).toBigInteger().sqrt();
    return dropDigit(root);
  }

  /** {@code CBRT(x)}. */
  BigInteger cbrt(BigDecimal x) {
    BigInteger cube = x.abs().movePointRight(3 * kind.scale() + 3).toBigInteger();
    BigInteger root = dropDigit(cubeRoot(cube));
    return x.signum() < 0 ? root.negate() : root;
  }

  private static BigInteger dropDigit(BigInteger value) {
    return new BigDecimal(value, 1).setScale(0, RoundingMode.HALF_UP).unscaledValue();
  }

  /** The integer part of the cube root, by Newton's method from above. */
  private static BigInteger cubeRoot(BigInteger cube) {
    if (cube.signum() == 0) {
      return cube;
    }
    BigInteger root = BigInteger.ONE.shiftLeft(cube.bitLength() / 3 + 1);
    while (true) {
      BigInteger next =
          root.shiftLeft(1).add(cube.divide(root.multiply(root))).divide(BigInteger.valueOf(3));
      if (next.compareTo(root) >= 0) {
        return root;
      }
      root = next;
    }
  }

  /** {@code EXP(x)}. */
  BigInteger exp(BigDecimal x) {
    return fit(fixed.exp(fixed.of(x)), "EXP(" + text(x) + ")");
  }

  /** {@code LN(x)} and {@code LOG(x)}. */
  BigInteger ln(BigDecimal x) {
    requirePositive("LN", x);
    return fixed.toDecimal(logarithm.ln(x), kind.scale());
  }

  /** {@code LOG10(x)}. */
  BigInteger log10(BigDecimal x) {
    requirePositive("LOG10", x);
    return fixed.toDecimal(fixed.divide(logarithm.ln(x), ln10), kind.scale());
  }

  /** {@code LOG(x, base)}. */
  BigInteger log(BigDecimal x, BigDecimal base) {
    String call = "LOG(" + text(x) + ", " + text(base) + ")";
    if (x.signum() <= 0 || base.signum() <= 0 || base.compareTo(BigDecimal.ONE) == 0) {
      throw dataError(
          "LOG is undefined for zero or negative value, or when base equals 1: " + call);
    }
    return fit(Optional.of(fixed.divide(logarithm.ln(x), logarithm.ln(base))), call);
  }

  private void requirePositive(String function, BigDecimal x) {
    if (x.signum() <= 0) {
      throw dataError(
          function + " is undefined for zero or negative value: " + function + "(" + text(x) + ")");
    }
  }

  private BigInteger fit(Optional<BigInteger> result, String call) {
    return result
        .map(value -> fixed.toDecimal(value, kind.scale()))
        .filter(kind::isInRange)
        .orElseThrow(() -> kind.overflow(call));
  }

  /** {@code POW(x, y)}. */
  BigInteger pow(BigDecimal x, BigDecimal y) {
    String call = "POW(" + text(x) + ", " + text(y) + ")";
    BigInteger exponent = y.abs().toBigInteger();
    BigDecimal fraction = y.abs().subtract(new BigDecimal(exponent));
    if (x.signum() == 0) {
      if (y.signum() < 0) {
        throw dataError("division by zero: " + call);
      }
      return y.signum() == 0 ? BigInteger.TEN.pow(kind.scale()) : BigInteger.ZERO;
    }
    if (x.signum() < 0 && fraction.signum() != 0) {
      throw dataError(
          "Negative " + kind + " value cannot be raised to a fractional power: " + call);
    }
    BigInteger base = y.signum() < 0 ? fixed.inverse(x) : fixed.of(x);
    Optional<BigInteger> power = fixed.power(base, exponent);
    if (fraction.signum() != 0) {
      BigInteger ln = y.signum() < 0 ? logarithm.ln(x).negate() : logarithm.ln(x);
      BigInteger rest = fixed.exp(fixed.multiply(ln, fixed.of(fraction))).orElseThrow();
      power = power.map(value -> fixed.multiply(value, rest));
    }
    return fit(power, call);
  }

  private static String text(BigDecimal x) {
    return DecimalText.print(x);
  }
}
