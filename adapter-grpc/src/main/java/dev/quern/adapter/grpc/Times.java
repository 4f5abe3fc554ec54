package dev.quern.adapter.grpc;

import com.google.protobuf.Timestamp;

/** Times in messages. */
final class Times {

  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final int NANOS_PER_MICRO = 1_000;

  private Times() {}

  /** Microseconds since the epoch. */
  static long micros(Timestamp time) {
    return time.getSeconds() * MICROS_PER_SECOND + time.getNanos() / NANOS_PER_MICRO;
  }

  static Timestamp ofMicros(long micros) {
    return Timestamp.newBuilder()
        .setSeconds(Math.floorDiv(micros, MICROS_PER_SECOND))
        .setNanos((int) Math.floorMod(micros, MICROS_PER_SECOND) * NANOS_PER_MICRO)
        .build();
  }
}
