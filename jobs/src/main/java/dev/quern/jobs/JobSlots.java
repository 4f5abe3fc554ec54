package dev.quern.jobs;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Runs jobs in the order they come, as many at once as there are slots. The thread that became idle
 * last takes the next job, because the memory it has worked with is still at hand: a pool of fixed
 * size would ask the one that has been idle longest. Safe for use by many threads.
 */
final class JobSlots {

  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final int slots;
  private final Semaphore free;
  private final ExecutorService threads;
  private volatile boolean closed;

  JobSlots(int slots, ThreadFactory factory) {
    this.slots = slots;
    this.free = new Semaphore(slots);
    this.threads = Executors.newCachedThreadPool(factory);
  }

  /**
   * Runs a job as soon as a slot is free.
   *
   * @throws RejectedExecutionException after {@link #shutdown}
   */
  void execute(Runnable job) {
    if (closed) {
      throw new RejectedExecutionException("no more jobs are taken in");
    }
    waiting.add(job);
    if (free.tryAcquire()) {
      threads.execute(this::work);
    }
  }

  private void work() {
    do {
      for (Runnable job = waiting.poll(); job != null; job = waiting.poll()) {
        run(job);
      }
      free.release();
      // A job may have come after the last look at the queue and found no slot free.
    } while (!waiting.isEmpty() && free.tryAcquire());
  }

  private static void run(Runnable job) {
    try {
      job.run();
    } catch (RuntimeException | Error e) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }

  /** Takes in no more jobs; those that were taken in still run. */
  void shutdown() {
    closed = true;
  }

  /** Waits until no job runs or waits; false when that takes longer than {@code patience}. */
  boolean awaitTermination(Duration patience) throws InterruptedException {
    return free.tryAcquire(slots, patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Interrupts jobs that still run, and lets the threads go. */
  void shutdownNow() {
    waiting.clear();
    threads.shutdownNow();
  }
}
