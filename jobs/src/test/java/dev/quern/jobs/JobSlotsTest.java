package dev.quern.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobSlotsTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final JobSlots slots = new JobSlots(2, Executors.defaultThreadFactory());

  @AfterEach
  void close() {
    slots.shutdownNow();
  }

  @Test
  void runsAsManyJobsAtOnceAsThereAreSlots() throws Exception {
    CountDownLatch started = new CountDownLatch(2);
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger running = new AtomicInteger();
    List<Integer> atOnce = new CopyOnWriteArrayList<>();
    for (int i = 0; i < 10; i++) {
      slots.execute(() -> {
        atOnce.add(running.incrementAndGet());
        started.countDown();
        await(go);
        running.decrementAndGet();
      });
    }
    await(started);
    go.countDown();
    slots.shutdown();

    assertThat(slots.awaitTermination(LONG)).isTrue();
    assertThat(atOnce).hasSize(10).allMatch(count -> count <= 2);
  }

  @Test
  void runsJobsInTheOrderTheyCame() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    List<Integer> order = new CopyOnWriteArrayList<>();
    JobSlots one = new JobSlots(1, Executors.defaultThreadFactory());
    one.execute(() -> await(go));
    for (int i = 0; i < 100; i++) {
      int number = i;
      one.execute(() -> order.add(number));
    }
    go.countDown();
    one.shutdown();

    assertThat(one.awaitTermination(LONG)).isTrue();
    one.shutdownNow();
    assertThat(order).isEqualTo(IntStream.range(0, 100).boxed().toList());
  }

  @Test
  void losesNoJobThatManyThreadsGive() throws Exception {
    AtomicInteger done = new AtomicInteger();
    Set<Thread> givers = ConcurrentHashMap.newKeySet();
    for (int i = 0; i < 8; i++) {
      givers.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int j = 0; j < 5_000; j++) {
                  slots.execute(done::incrementAndGet);
                }
              }));
    }
    for (Thread giver : givers) {
      giver.join();
    }
    slots.shutdown();

    assertThat(slots.awaitTermination(LONG)).isTrue();
    assertThat(done).hasValue(40_000);
  }

  @Test
  void keepsItsSlotsWhenJobsFail() throws Exception {
    AtomicInteger done = new AtomicInteger();
    for (int i = 0; i < 10; i++) {
      slots.execute(() -> {
        done.incrementAndGet();
        throw new IllegalStateException("a job that fails");
      });
    }
    slots.shutdown();

    assertThat(slots.awaitTermination(LONG)).isTrue();
    assertThat(done).hasValue(10);
  }

  @Test
  void refusesJobsAfterShutdownAndSaysWhenOneStillRuns() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    slots.execute(() -> await(go));
    slots.shutdown();

    assertThatThrownBy(() -> slots.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class);
    assertThat(slots.awaitTermination(Duration.ofMillis(1))).isFalse();
    go.countDown();
    assertThat(slots.awaitTermination(LONG)).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
