package dev.quern.streaming.read;

/**
 * The rows of a session, which lie at positions: an interval of positions has the same rows in the
 * same order whenever it is read. Safe for use by many threads.
 */
interface SessionRows extends AutoCloseable {

  /** The position behind the last row. */
  long positions();

  /** How many rows there are. */
  long rowCount();

  /** The logical bytes of the rows. */
  long byteCount();

  /** Whether there is a row at each position. */
  default boolean isDense() {
    return rowCount() == positions();
  }

  /**
   * Reads rows.
   *
   * @param from the first position
   * @param to the position behind the last
   * @throws dev.quern.streaming.StreamingException {@code NOT_FOUND} when they are gone
   */
  RowFlow open(long from, long to);

  /** Whether a moment of the database is kept for these rows. */
  default boolean isPinned() {
    return false;
  }

  /** Gives up what is kept for rows that nobody has asked for since a time, in milliseconds. */
  default void releaseIdle(long time) {}

  @Override
  void close();
}
