package dev.quern.streaming.write;

/** When the rows of a stream can be read. */
public enum WriteStreamType {
  /** At once; every table has this stream, and it has no offsets. */
  DEFAULT,
  /** At once. */
  COMMITTED,
  /** When they are flushed. */
  BUFFERED,
  /** When the stream is committed. */
  PENDING
}
