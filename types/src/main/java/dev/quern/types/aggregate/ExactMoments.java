package dev.quern.types.aggregate;

import java.math.BigDecimal;
import java.math.MathContext;

/** Sums and sums of products of pairs of NUMERIC or BIGNUMERIC, without rounding. */
final class ExactMoments {

  /** Enough digits that the FLOAT64 result is the nearest one. */
  private static final MathContext DIGITS = new MathContext(40);

  private long count;
  private BigDecimal sumX = BigDecimal.ZERO;
  private BigDecimal sumY = BigDecimal.ZERO;
  private BigDecimal squaresX = BigDecimal.ZERO;
  private BigDecimal squaresY = BigDecimal.ZERO;
  private BigDecimal products = BigDecimal.ZERO;

  void add(BigDecimal x, BigDecimal y) {
    count++;
    sumX = sumX.add(x);
    sumY = sumY.add(y);
    squaresX = squaresX.add(x.multiply(x));
    squaresY = squaresY.add(y.multiply(y));
    products = products.add(x.multiply(y));
  }

  void add(ExactMoments that) {
    count += that.count;
    sumX = sumX.add(that.sumX);
    sumY = sumY.add(that.sumY);
    squaresX = squaresX.add(that.squaresX);
    squaresY = squaresY.add(that.squaresY);
    products = products.add(that.products);
  }

  long count() {
    return count;
  }

  double varianceX(long divisor) {
    return divided(scaled(squaresX, sumX, sumX), divisor);
  }

  double covariance(long divisor) {
    return divided(scaled(products, sumX, sumY), divisor);
  }

  double correlation() {
    BigDecimal x = scaled(squaresX, sumX, sumX);
    BigDecimal y = scaled(squaresY, sumY, sumY);
    if (x.signum() == 0 || y.signum() == 0) {
      return Double.NaN;
    }
    BigDecimal root = x.multiply(y).sqrt(DIGITS);
    return scaled(products, sumX, sumY).divide(root, DIGITS).doubleValue();
  }

  /** The count times the sum of the products of the deviations from the means. */
  private BigDecimal scaled(BigDecimal sumOfProducts, BigDecimal sumA, BigDecimal sumB) {
    return sumOfProducts.multiply(BigDecimal.valueOf(count)).subtract(sumA.multiply(sumB));
  }

  private double divided(BigDecimal scaled, long divisor) {
    BigDecimal by = BigDecimal.valueOf(count).multiply(BigDecimal.valueOf(divisor));
    return scaled.divide(by, DIGITS).doubleValue();
  }
}
