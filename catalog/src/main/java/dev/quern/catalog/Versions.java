package dev.quern.catalog;

import dev.quern.domain.catalog.ResourceVersion;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** Gives resources their times and etags. */
final class Versions {

  private final InstantSource clock;
  private final AtomicLong counter = new AtomicLong(RandomGenerator.getDefault().nextLong());

  Versions(InstantSource clock) {
    this.clock = clock;
  }

  ResourceVersion created() {
    long now = clock.millis();
    return new ResourceVersion(now, now, etag(now));
  }

  ResourceVersion changed(ResourceVersion before) {
    long now = clock.millis();
    return new ResourceVersion(before.creationTime(), now, etag(now));
  }

  private String etag(long now) {
    // Mixing spreads the counter over all bits; the pair (time, counter) never repeats.
    long mixed = counter.incrementAndGet() * 0x9E3779B97F4A7C15L;
    byte[] bytes = ByteBuffer.allocate(16).putLong(mixed).putLong(now ^ (mixed >>> 16)).array();
    return Base64.getEncoder().encodeToString(bytes);
  }
}
