package dev.quern.storage.duckdb;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The threads that call the engine. A native call would pin the carrier of a virtual thread, and
 * the engine's planner needs a deep stack: an expression of 900 levels, which it accepts, overflows
 * the usual 1 MB and takes the process down. So engine calls run on platform threads of their own
 * with 16 MB of stack (address space; pages are used as touched). A caller on another thread waits;
 * code that makes many calls in a row had better run on {@link #executor()} as a whole.
 */
public final class EngineThreads {

  private static final long STACK_BYTES = 16L << 20;
  private final AtomicInteger threads = new AtomicInteger();
  private final ExecutorService executor = Executors.newCachedThreadPool(this::newThread);

  EngineThreads() {}

  private static final class EngineThread extends Thread {
    EngineThread(Runnable work, String name) {
      super(null, work, name, STACK_BYTES);
      setDaemon(true);
    }
  }

  private Thread newThread(Runnable work) {
    return new EngineThread(work, "engine-" + threads.incrementAndGet());
  }

  /** Makes threads that may call the engine themselves, which saves handing each call over. */
  public ThreadFactory factory(String name) {
    AtomicInteger count = new AtomicInteger();
    return work -> new EngineThread(work, name + "-" + count.getAndIncrement());
  }

  /** Runs tasks on engine threads, each on a thread of its own; idle threads end after a minute. */
  public ExecutorService executor() {
    return executor;
  }

  /** Runs a call on an engine thread, the current one if it is one, and waits for it. */
  <T> T call(Supplier<T> work) {
    if (executor.isShutdown() || Thread.currentThread() instanceof EngineThread) {
      return work.get();
    }
    Future<T> result = executor.submit((Callable<T>) work::get);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return result.get();
        } catch (InterruptedException e) {
          // The engine cannot be left while it works; who interrupts also cancels the statement.
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw rethrown(Objects.requireNonNull(e.getCause()));
    } catch (CancellationException e) {
      throw new IllegalStateException("the database is closed", e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException rethrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException exception
        ? exception
        : new IllegalStateException(cause);
  }

  void close() {
    executor.shutdown();
  }
}
