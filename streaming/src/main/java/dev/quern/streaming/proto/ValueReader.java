package dev.quern.streaming.proto;

import dev.quern.storage.kernel.VectorWriter;

/** Reads one value from the wire into a vector. */
@FunctionalInterface
interface ValueReader {

  /**
   * Reads a value.
   *
   * @param in stands at the value; for strings, bytes and messages behind the length
   * @param end where the value ends, if it has a length, else where the message ends
   */
  void read(WireReader in, int end, VectorWriter out, int row);
}
