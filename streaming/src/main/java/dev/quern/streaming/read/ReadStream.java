package dev.quern.streaming.read;

/**
 * Some of a session's rows.
 *
 * @param name its resource name
 * @param start the position of its first row
 * @param end the position behind its last row
 */
public record ReadStream(String name, long start, long end) {

  /** How many positions it has: at least as many as rows. */
  long length() {
    return end - start;
  }
}
