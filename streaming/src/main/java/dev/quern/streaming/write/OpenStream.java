package dev.quern.streaming.write;

import java.util.concurrent.locks.ReentrantLock;

/** A stream while the server runs. Who changes its state holds the lock. */
final class OpenStream {

  final ReentrantLock lock = new ReentrantLock();
  private volatile StreamState state;

  OpenStream(StreamState state) {
    this.state = state;
  }

  StreamState state() {
    return state;
  }

  void advance(StreamState next) {
    state = next;
  }
}
