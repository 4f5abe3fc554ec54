package dev.quern.types.sketch;

/**
 * Estimates a count from the registers of HyperLogLog by Ertl's improved raw estimator (2017),
 * which needs no tables of corrections. BigQuery corrects by tables measured for HyperLogLog++; the
 * results agree within the standard error of the sketch.
 */
final class HllEstimator {

  private static final double ALPHA = 0.5 / Math.log(2);

  private HllEstimator() {}

  static double estimate(byte[] registers, int precision) {
    int maxRho = Long.SIZE - precision + 1;
    int[] histogram = new int[maxRho + 1];
    for (byte register : registers) {
      histogram[Math.min(register, maxRho)]++;
    }
    double m = registers.length;
    double z = m * tau(1 - histogram[maxRho] / m);
    for (int k = maxRho - 1; k >= 1; k--) {
      z = 0.5 * (z + histogram[k]);
    }
    z += m * sigma(histogram[0] / m);
    return ALPHA * m * m / z;
  }

  private static double sigma(double fraction) {
    if (fraction == 1) {
      return Double.POSITIVE_INFINITY;
    }
    double x = fraction;
    double y = 1;
    double z = x;
    double previous;
    do {
      x *= x;
      previous = z;
      z += x * y;
      y += y;
    } while (z != previous);
    return z;
  }

  private static double tau(double fraction) {
    if (fraction == 0 || fraction == 1) {
      return 0;
    }
    double x = fraction;
    double y = 1;
    double z = 1 - x;
    double previous;
    do {
      x = Math.sqrt(x);
      previous = z;
      y *= 0.5;
      z -= (1 - x) * (1 - x) * y;
    } while (z != previous);
    return z / 3;
  }
}
