package dev.quern.types.aggregate;

/** The statistical aggregate functions. */
enum Statistic {
  VAR_POP(1, 1),
  VAR_SAMP(1, 2),
  STDDEV_POP(1, 1),
  STDDEV_SAMP(1, 2),
  COVAR_POP(2, 1),
  COVAR_SAMP(2, 2),
  CORR(2, 2);

  private final int arguments;
  private final int minimumCount;

  Statistic(int arguments, int minimumCount) {
    this.arguments = arguments;
    this.minimumCount = minimumCount;
  }

  /** How many arguments the function has. */
  int arguments() {
    return arguments;
  }

  /** With fewer rows than these the result is NULL. */
  int minimumCount() {
    return minimumCount;
  }

  double of(Moments moments) {
    long count = moments.count();
    return switch (this) {
      case VAR_POP -> moments.varianceX(count);
      case VAR_SAMP -> moments.varianceX(count - 1);
      case STDDEV_POP -> moments.deviationX(count);
      case STDDEV_SAMP -> moments.deviationX(count - 1);
      case COVAR_POP -> moments.covariance(count);
      case COVAR_SAMP -> moments.covariance(count - 1);
      case CORR -> moments.correlation();
    };
  }

  double of(ExactMoments moments) {
    long count = moments.count();
    return switch (this) {
      case VAR_POP -> moments.varianceX(count);
      case VAR_SAMP -> moments.varianceX(count - 1);
      case STDDEV_POP -> Math.sqrt(moments.varianceX(count));
      case STDDEV_SAMP -> Math.sqrt(moments.varianceX(count - 1));
      case COVAR_POP -> moments.covariance(count);
      case COVAR_SAMP -> moments.covariance(count - 1);
      case CORR -> moments.correlation();
    };
  }
}
