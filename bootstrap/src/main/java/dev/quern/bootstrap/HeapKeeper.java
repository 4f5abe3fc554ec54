package dev.quern.bootstrap;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.util.Optional;
import javax.management.NotificationEmitter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps the heap of a server small that runs for long. The jobs that are remembered live just long
 * enough to become old, and the serial collector lets its old generation grow to its limit, a
 * quarter of the machine's memory by default, before it looks for what has died there. This one has
 * it look as soon as the old generation has doubled. Does nothing with other collectors.
 */
@Component
final class HeapKeeper implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(HeapKeeper.class);
  private static final String SERIAL_OLD_GENERATION = "Tenured Gen";

  /** What the old generation may grow by at least. */
  private static final long LEAST_GROWTH = 96L << 20;

  private volatile boolean running;

  @Override
  public void start() {
    Optional<MemoryPoolMXBean> old =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getName().equals(SERIAL_OLD_GENERATION))
            .findFirst();
    if (old.isPresent()
        && ManagementFactory.getMemoryMXBean() instanceof NotificationEmitter emitter) {
      emitter.addNotificationListener(
          (notification, _) -> {
            if (notification.getType().equals(MemoryNotificationInfo.MEMORY_THRESHOLD_EXCEEDED)) {
              collect(old.get());
            }
          },
          null,
          null);
      limit(old.get());
    }
    running = true;
  }

  private static void collect(MemoryPoolMXBean old) {
    long before = old.getUsage().getUsed();
    System.gc();
    LOG.debug("Collected the old generation, {} bytes of {}", old.getUsage().getUsed(), before);
    limit(old);
  }

  private static void limit(MemoryPoolMXBean old) {
    old.setUsageThreshold(threshold(old.getUsage().getUsed(), old.getUsage().getMax()));
  }

  /**
   * The size to which the old generation may grow, in bytes.
   *
   * @param used what lives there
   * @param most what it can hold; negative when that is not known
   */
  static long threshold(long used, long most) {
    long doubled = used + Math.max(used, LEAST_GROWTH);
    return most < 0 ? doubled : Math.min(doubled, most);
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
