package dev.quern.streaming.write;

import java.util.concurrent.locks.ReentrantLock;

/** A stream while the server runs. Who changes its state holds the lock. */
final class OpenStream {

  final ReentrantLock lock = new ReentrantLock();
  private volatile StreamState state;
  private volatile long lastUse;

  /**
   * A stream.
   *
   * @param now microseconds since the epoch
   */
  OpenStream(StreamState state, long now) {
    this.state = state;
    this.lastUse = now;
  }

  void used(long now) {
    lastUse = now;
  }

  /** When it was used last, microseconds since the epoch. */
  long lastUse() {
    return lastUse;
  }

  StreamState state() {
    return state;
  }

  void advance(StreamState next) {
    state = next;
  }
}
