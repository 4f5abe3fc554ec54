package dev.quern.types.utf8;

import dev.quern.types.error.DataErrors;

/** The greatest output that BigQuery lets some functions produce: one mebibyte. */
public final class OutputLimit {

  /** In bytes. */
  public static final int BYTES = 1 << 20;

  private OutputLimit() {}

  /** Fails when the output of {@code function} has more than the allowed bytes. */
  public static void check(long size, String function) {
    if (size > BYTES) {
      throw DataErrors.dataError(
          "Output of " + function + " exceeds max allowed output size of 1MB");
    }
  }
}
