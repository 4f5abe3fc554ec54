package dev.quern.benchmarks;

import java.util.Arrays;

/** Prints figures as a table and computes them from samples. */
final class Report {

  private Report() {}

  /** What is timed. */
  @FunctionalInterface
  interface Task {
    void run() throws Exception;
  }

  static void line(String what, String figure, String wanted) {
    System.out.printf("%-56s %38s   %s%n", what, figure, wanted);
  }

  /** Milliseconds that each of some runs took, sorted. */
  static double[] sample(int warmup, int runs, Task task) throws Exception {
    for (int i = 0; i < warmup; i++) {
      task.run();
    }
    double[] times = new double[runs];
    for (int i = 0; i < runs; i++) {
      times[i] = once(task);
    }
    Arrays.sort(times);
    return times;
  }

  /** The median milliseconds of each of two tasks that run in turn. */
  static double[] inTurn(int runs, Task first, Task second) throws Exception {
    double[] firstTimes = new double[runs];
    double[] secondTimes = new double[runs];
    for (int i = 0; i < runs; i++) {
      firstTimes[i] = once(first);
      secondTimes[i] = once(second);
    }
    Arrays.sort(firstTimes);
    Arrays.sort(secondTimes);
    return new double[] {percentile(firstTimes, 50), percentile(secondTimes, 50)};
  }

  /** Milliseconds that a run takes. */
  static double once(Task task) throws Exception {
    long start = System.nanoTime();
    task.run();
    return (System.nanoTime() - start) / 1e6;
  }

  static double percentile(double[] sorted, int percent) {
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
  }

  static String millis(double value) {
    return "%.2f ms".formatted(value);
  }
}
