package dev.quern.jobs.orc;

/** Source: "ORC Specification v1", Byte Run Length Encoding and Boolean Run Length Encoding. */
final class ByteRuns {

  private static final int MIN_RUN = 3;

  private final OrcStream stream;
  private int value;
  private int left;
  private boolean literal;
  private int bits;
  private int bitsLeft;

  ByteRuns(OrcStream stream) {
    this.stream = stream;
  }

  /** The next byte, signed. */
  byte next() {
    if (left == 0) {
      int control = (byte) stream.read();
      literal = control < 0;
      left = literal ? -control : control + MIN_RUN;
      value = literal ? value : stream.read();
    }
    left--;
    return (byte) (literal ? stream.read() : value);
  }

  /** The next bit. */
  boolean nextBit() {
    if (bitsLeft == 0) {
      bits = next() & 0xFF;
      bitsLeft = 8;
    }
    bitsLeft--;
    return (bits >>> bitsLeft & 1) == 1;
  }
}
