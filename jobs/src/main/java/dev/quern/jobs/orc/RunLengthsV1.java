package dev.quern.jobs.orc;

/** Source: "ORC Specification v1", Integer Run Length Encoding, version 1. */
final class RunLengthsV1 implements RunLengths {

  private static final int MIN_RUN = 3;

  private final OrcStream stream;
  private final boolean signed;
  private long value;
  private int delta;
  private int left;
  private boolean literal;

  RunLengthsV1(OrcStream stream, boolean signed) {
    this.stream = stream;
    this.signed = signed;
  }

  @Override
  public long next() {
    if (left == 0) {
      int control = (byte) stream.read();
      literal = control < 0;
      left = literal ? -control : control + MIN_RUN;
      if (!literal) {
        delta = (byte) stream.read();
        value = number();
        left--;
        return value;
      }
    }
    left--;
    value = literal ? number() : value + delta;
    return value;
  }

  private long number() {
    return signed ? stream.signedVarint() : stream.varint();
  }
}
