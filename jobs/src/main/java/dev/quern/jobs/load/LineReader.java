package dev.quern.jobs.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** The lines of a part of a file, as bytes. */
final class LineReader implements AutoCloseable {

  private static final int BUFFER = 1 << 18;

  private final InputStream in;
  private final long limit;
  private byte[] buffer = new byte[BUFFER];
  private int next;
  private int filled;
  private long passed;
  private boolean ended;
  private int from;
  private int to;

  /**
   * A reader.
   *
   * @param in the file from {@code from} on
   * @param limit where the lines begin that are no more of the part
   */
  LineReader(InputStream in, long from, long limit) {
    this.in = in;
    this.passed = from;
    this.limit = limit;
  }

  /** Goes to the next line; false at the end. */
  boolean next() {
    from = next;
    if (passed + from >= limit) {
      return false;
    }
    int at = from;
    while (true) {
      while (at < filled && buffer[at] != '\n') {
        at++;
      }
      if (at < filled) {
        next = at + 1;
        to = at;
        return true;
      }
      int length = at - from;
      if (!fill()) {
        next = filled;
        to = filled;
        return filled > from;
      }
      at = from + length;
    }
  }

  /** Reads more behind the line that has begun. */
  private boolean fill() {
    if (ended) {
      return false;
    }
    int kept = filled - from;
    if (kept == buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.multiplyExact(buffer.length, 2));
    } else {
      System.arraycopy(buffer, from, buffer, 0, kept);
    }
    passed += from;
    from = 0;
    filled = kept;
    try {
      int count = in.read(buffer, filled, buffer.length - filled);
      ended = count < 0;
      filled += Math.max(0, count);
      return count > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes that hold the line. */
  byte[] bytes() {
    return buffer;
  }

  /** Where the line begins in {@link #bytes}. */
  int from() {
    return from;
  }

  /** Where the line ends in {@link #bytes}. */
  int to() {
    return to;
  }

  /** Where the line begins in the file. */
  long start() {
    return passed + from;
  }

  /** Whether there is nothing but white space in the line. */
  boolean isBlank() {
    for (int i = from; i < to; i++) {
      if (buffer[i] > ' ' || buffer[i] < 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
