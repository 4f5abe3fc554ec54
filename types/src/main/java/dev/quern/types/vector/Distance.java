package dev.quern.types.vector;

import dev.quern.types.error.DataErrors;
import dev.quern.types.numeric.Float64Text;

/** The distances of BigQuery over vectors of equal length; a result out of range is an error. */
enum Distance {
  COSINE {
    @Override
    double between(double[] a, double[] b) {
      double dot = 0;
      double squaresA = 0;
      double squaresB = 0;
      for (int i = 0; i < a.length; i++) {
        dot = add(dot, multiply(a[i], b[i]));
        squaresA = add(squaresA, multiply(a[i], a[i]));
        squaresB = add(squaresB, multiply(b[i], b[i]));
      }
      if (squaresA == 0 || squaresB == 0) {
        throw DataErrors.dataError("Cannot compute cosine distance against zero vector");
      }
      return 1 - dot / multiply(Math.sqrt(squaresA), Math.sqrt(squaresB));
    }
  },
  EUCLIDEAN {
    @Override
    double between(double[] a, double[] b) {
      double squares = 0;
      for (int i = 0; i < a.length; i++) {
        double difference = add(a[i], -b[i]);
        squares = add(squares, multiply(difference, difference));
      }
      return Math.sqrt(squares);
    }
  };

  abstract double between(double[] a, double[] b);

  private static double multiply(double a, double b) {
    return checked(a * b, a, b, '*');
  }

  private static double add(double a, double b) {
    return checked(a + b, a, b, '+');
  }

  private static double checked(double result, double a, double b, char operator) {
    if (Double.isInfinite(result) && Double.isFinite(a) && Double.isFinite(b)) {
      throw DataErrors.dataError(
          "double overflow: %s %s %s", Float64Text.brief(a), operator, Float64Text.brief(b));
    }
    return result;
  }
}
