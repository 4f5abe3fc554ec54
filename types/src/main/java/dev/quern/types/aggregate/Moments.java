package dev.quern.types.aggregate;

/**
 * Means and sums of squares of pairs of FLOAT64, kept by Welford's method. Values whose squares
 * would overflow are kept divided by a power of two.
 */
final class Moments {

  /** Values beyond this, or their differences, may have infinite squares. */
  private static final double LARGE = 0x1p400;

  private static final int SHIFT = 600;

  private long count;
  private double meanX;
  private double meanY;
  private double squaresX;
  private double squaresY;
  private double products;
  private int shiftX;
  private int shiftY;

  void add(double x, double y) {
    shift(isLarge(x) ? SHIFT : shiftX, isLarge(y) ? SHIFT : shiftY);
    count++;
    double scaledX = shiftX == 0 ? x : Math.scalb(x, -shiftX);
    double scaledY = shiftY == 0 ? y : Math.scalb(y, -shiftY);
    double deltaX = scaledX - meanX;
    double deltaY = scaledY - meanY;
    meanX += deltaX / count;
    meanY += deltaY / count;
    squaresX += deltaX * (scaledX - meanX);
    squaresY += deltaY * (scaledY - meanY);
    products += deltaX * (scaledY - meanY);
    spreadInfinity();
  }

  private static boolean isLarge(double value) {
    return Math.abs(value) > LARGE && Double.isFinite(value);
  }

  private void shift(int toX, int toY) {
    if (toX != shiftX || toY != shiftY) {
      int byX = toX - shiftX;
      int byY = toY - shiftY;
      meanX = Math.scalb(meanX, -byX);
      meanY = Math.scalb(meanY, -byY);
      squaresX = Math.scalb(squaresX, -2 * byX);
      squaresY = Math.scalb(squaresY, -2 * byY);
      products = Math.scalb(products, -byX - byY);
      shiftX = toX;
      shiftY = toY;
    }
  }

  void add(Moments that) {
    if (that.count == 0) {
      return;
    }
    Moments other = new Moments();
    other.copy(that);
    shift(Math.max(shiftX, other.shiftX), Math.max(shiftY, other.shiftY));
    other.shift(shiftX, shiftY);
    if (count == 0) {
      copy(other);
      return;
    }
    long total = count + other.count;
    double deltaX = other.meanX - meanX;
    double deltaY = other.meanY - meanY;
    double weight = (double) count * other.count / total;
    squaresX += other.squaresX + deltaX * deltaX * weight;
    squaresY += other.squaresY + deltaY * deltaY * weight;
    products += other.products + deltaX * deltaY * weight;
    meanX += deltaX * other.count / total;
    meanY += deltaY * other.count / total;
    count = total;
    spreadInfinity();
  }

  /** The deviation from an infinite mean is no number. */
  private void spreadInfinity() {
    if (!Double.isFinite(meanX)) {
      squaresX = Double.NaN;
      products = Double.NaN;
    }
    if (!Double.isFinite(meanY)) {
      squaresY = Double.NaN;
      products = Double.NaN;
    }
  }

  private void copy(Moments that) {
    count = that.count;
    meanX = that.meanX;
    meanY = that.meanY;
    squaresX = that.squaresX;
    squaresY = that.squaresY;
    products = that.products;
    shiftX = that.shiftX;
    shiftY = that.shiftY;
  }

  long count() {
    return count;
  }

  double varianceX(long divisor) {
    return Math.scalb(squaresX / divisor, 2 * shiftX);
  }

  double deviationX(long divisor) {
    return Math.scalb(Math.sqrt(squaresX / divisor), shiftX);
  }

  double covariance(long divisor) {
    return Math.scalb(products / divisor, shiftX + shiftY);
  }

  double correlation() {
    return products / Math.sqrt(squaresX) / Math.sqrt(squaresY);
  }
}
