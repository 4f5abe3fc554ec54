package dev.quern.types.kernel;

import static dev.quern.types.error.DataErrors.dataError;

import dev.quern.domain.error.BigQueryException;

/** How long an array may be that a {@code GENERATE_…_ARRAY} function makes. */
public final class ArrayLimit {

  /** The greatest number of elements. */
  public static final int MAX_ELEMENTS = 1 << 20;

  private ArrayLimit() {}

  /** The error of a call with too long a result. */
  public static BigQueryException exceededBy(String call) {
    return dataError(call + " produced too many elements");
  }

  /** The error of a step of zero. */
  public static BigQueryException zeroStep() {
    return dataError("Sequence step cannot be 0.");
  }
}
