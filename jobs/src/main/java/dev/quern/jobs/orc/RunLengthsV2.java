package dev.quern.jobs.orc;

/** Source: "ORC Specification v1", Integer Run Length Encoding, version 2. */
final class RunLengthsV2 implements RunLengths {

  private static final int MAX_RUN = 512;
  private static final int MIN_REPEAT = 3;
  private static final int[] WIDE = {26, 28, 30, 32, 40, 48, 56, 64};
  private static final int NARROW = 24;

  private final OrcStream stream;
  private final boolean signed;
  private final long[] values = new long[MAX_RUN];
  private int count;
  private int at;
  private int bits;
  private int bitsLeft;

  RunLengthsV2(OrcStream stream, boolean signed) {
    this.stream = stream;
    this.signed = signed;
  }

  @Override
  public long next() {
    if (at == count) {
      at = 0;
      readRun(stream.read());
    }
    return values[at++];
  }

  private void readRun(int first) {
    switch (first >>> 6) {
      case 0 -> shortRepeat(first);
      case 1 -> direct(first);
      case 2 -> patchedBase(first);
      default -> delta(first);
    }
  }

  private void shortRepeat(int first) {
    count = (first & 7) + MIN_REPEAT;
    long value = bigEndian((first >>> 3 & 7) + 1);
    java.util.Arrays.fill(values, 0, count, signed ? OrcStream.unzigzag(value) : value);
  }

  private void direct(int first) {
    int width = width(first >>> 1 & 0x1F);
    readCount(first);
    startBits();
    for (int i = 0; i < count; i++) {
      long value = packed(width);
      values[i] = signed ? OrcStream.unzigzag(value) : value;
    }
  }

  private void patchedBase(int first) {
    int width = width(first >>> 1 & 0x1F);
    readCount(first);
    int third = stream.read();
    int fourth = stream.read();
    int baseBytes = (third >>> 5) + 1;
    int patchWidth = width(third & 0x1F);
    int gapWidth = (fourth >>> 5) + 1;
    int patches = fourth & 0x1F;
    long base = bigEndian(baseBytes);
    long sign = 1L << (baseBytes * 8 - 1);
    base = (base & sign) == 0 ? base : -(base & ~sign);
    startBits();
    for (int i = 0; i < count; i++) {
      values[i] = packed(width);
    }
    startBits();
    int entryWidth = fixedWidth(gapWidth + patchWidth);
    int position = 0;
    for (int i = 0; i < patches; i++) {
      long entry = packed(entryWidth);
      position += (int) (entry >>> patchWidth);
      long patch = patchWidth == 64 ? entry : entry & ((1L << patchWidth) - 1);
      values[position] |= patch << width;
    }
    for (int i = 0; i < count; i++) {
      values[i] += base;
    }
  }

  private void delta(int first) {
    int code = first >>> 1 & 0x1F;
    int width = code == 0 ? 0 : width(code);
    readCount(first);
    values[0] = signed ? stream.signedVarint() : stream.varint();
    if (count == 1) {
      stream.signedVarint();
      return;
    }
    long step = stream.signedVarint();
    values[1] = values[0] + step;
    startBits();
    for (int i = 2; i < count; i++) {
      long change = width == 0 ? step : step < 0 ? -packed(width) : packed(width);
      values[i] = values[i - 1] + change;
    }
  }

  private void readCount(int first) {
    count = ((first & 1) << 8 | stream.read()) + 1;
  }

  private long bigEndian(int bytes) {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value = value << 8 | stream.read();
    }
    return value;
  }

  private void startBits() {
    bitsLeft = 0;
  }

  /** The next number of a width, the highest bit first. */
  private long packed(int width) {
    long value = 0;
    int wanted = width;
    while (wanted > 0) {
      if (bitsLeft == 0) {
        bits = stream.read();
        bitsLeft = 8;
      }
      int taken = Math.min(wanted, bitsLeft);
      value = value << taken | (bits >>> (bitsLeft - taken) & ((1 << taken) - 1));
      bitsLeft -= taken;
      wanted -= taken;
    }
    return value;
  }

  private static int width(int code) {
    return code < NARROW ? code + 1 : WIDE[code - NARROW];
  }

  /** The narrowest width of those that there are. */
  private static int fixedWidth(int width) {
    if (width <= NARROW) {
      return Math.max(1, width);
    }
    for (int wide : WIDE) {
      if (width <= wide) {
        return wide;
      }
    }
    return 64;
  }
}
