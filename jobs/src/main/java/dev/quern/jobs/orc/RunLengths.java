package dev.quern.jobs.orc;

/** Whole numbers of a stream, which has them in runs. */
interface RunLengths {

  /** The next number. */
  long next();

  /**
   * The numbers of a stream.
   *
   * @param second whether it is in the second version of the encoding
   * @param signed whether numbers may be negative
   */
  static RunLengths of(OrcStream stream, boolean second, boolean signed) {
    return second ? new RunLengthsV2(stream, signed) : new RunLengthsV1(stream, signed);
  }
}
