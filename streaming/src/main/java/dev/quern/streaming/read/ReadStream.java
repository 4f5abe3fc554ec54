package dev.quern.streaming.read;

/**
 * Some of a session's rows.
 *
 * @param name its resource name
 * @param start the first row, from 0
 * @param end behind the last row
 */
public record ReadStream(String name, long start, long end) {

  /** How many rows. */
  public long rowCount() {
    return end - start;
  }
}
