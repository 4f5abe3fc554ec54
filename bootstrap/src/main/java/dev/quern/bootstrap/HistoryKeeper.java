package dev.quern.bootstrap;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Removes every hour what has expired, and what of the past no query can reach any more. Makes
 * nothing at the start, which it would delay.
 */
final class HistoryKeeper implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(HistoryKeeper.class);
  private static final Duration PAUSE = Duration.ofHours(1);

  private final Runnable removal;
  private volatile boolean running;
  private Thread thread = new Thread();

  /** Does the given work every hour. */
  HistoryKeeper(Runnable removal) {
    this.removal = removal;
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofVirtual().name("history").start(this::work);
  }

  private void work() {
    while (running) {
      try {
        Thread.sleep(PAUSE);
        removal.run();
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("Old data could not be removed", e);
      }
    }
  }

  @Override
  public void stop() {
    running = false;
    thread.interrupt();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
