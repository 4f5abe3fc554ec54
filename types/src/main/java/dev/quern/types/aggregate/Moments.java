package dev.quern.types.aggregate;

/** Means and sums of squares of pairs of FLOAT64, kept by Welford's method. */
final class Moments {

  private long count;
  private double meanX;
  private double meanY;
  private double squaresX;
  private double squaresY;
  private double products;

  void add(double x, double y) {
    count++;
    double deltaX = x - meanX;
    double deltaY = y - meanY;
    meanX += deltaX / count;
    meanY += deltaY / count;
    squaresX += deltaX * (x - meanX);
    squaresY += deltaY * (y - meanY);
    products += deltaX * (y - meanY);
  }

  void add(Moments that) {
    if (that.count == 0) {
      return;
    }
    long total = count + that.count;
    double deltaX = that.meanX - meanX;
    double deltaY = that.meanY - meanY;
    double weight = (double) count * that.count / total;
    squaresX += that.squaresX + deltaX * deltaX * weight;
    squaresY += that.squaresY + deltaY * deltaY * weight;
    products += that.products + deltaX * deltaY * weight;
    meanX += deltaX * that.count / total;
    meanY += deltaY * that.count / total;
    count = total;
  }

  long count() {
    return count;
  }

  double varianceX(long divisor) {
    return squaresX / divisor;
  }

  double covariance(long divisor) {
    return products / divisor;
  }

  double correlation() {
    return products / Math.sqrt(squaresX) / Math.sqrt(squaresY);
  }
}
