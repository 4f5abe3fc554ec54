package dev.quern.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quern.domain.access.AccessRules;
import dev.quern.domain.access.Principal;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.Job;
import dev.quern.domain.job.JobRequest;
import dev.quern.domain.job.JobState;
import dev.quern.domain.job.JobStatistics;
import dev.quern.domain.job.JobTask;
import dev.quern.domain.reference.JobReference;
import dev.quern.domain.statement.Cancellation;
import dev.quern.domain.statement.StatementRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobServiceTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final TaskResult DONE = TaskResult.of(new JobStatistics.None());

  private TaskRunner<JobTask.Query> work = (task, request, cancellation) -> DONE;
  private final List<Job> ended = new CopyOnWriteArrayList<>();
  private final JobService service =
      new JobService(
          new TaskRunners(
              (task, request, cancellation) -> work.run(task, request, cancellation),
              unexpected(),
              unexpected(),
              unexpected(),
              DestinationRights.ALL),
          InstantSource.system(),
          2,
          Executors.defaultThreadFactory(),
          JobMemory.of(5),
          AccessRules.NONE,
          ended::add);

  private static <T extends JobTask> TaskRunner<T> unexpected() {
    return (task, request, cancellation) -> {
      throw new AssertionError("unexpected " + task);
    };
  }

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void runsAJobToItsEnd() {
    assertThat(service.submit(request("a")).isDone()).isIn(true, false);

    Job job = service.await("p", "a", LONG);

    assertThat(job.state()).isEqualTo(JobState.DONE);
    assertThat(job.errorResult()).isEmpty();
    assertThat(job.startTime()).isPresent();
    assertThat(job.endTime()).isPresent();
    service.close();
    assertThat(ended).containsExactly(job);
  }

  @Test
  void refusesASecondJobOfTheSameName() {
    service.submit(request("a"));

    assertThatThrownBy(() -> service.submit(request("a")))
        .isInstanceOfSatisfying(
            BigQueryException.class, e -> assertThat(e.reason()).isEqualTo(ErrorReason.DUPLICATE))
        .hasMessage("Already Exists: Job p:US.a");
  }

  @Test
  void keepsTheErrorOfAJobThatFails() {
    work =
        (task, request, cancellation) -> {
          throw new BigQueryException(ErrorReason.INVALID_QUERY, "query", "no");
        };
    service.submit(request("a"));

    Job failed = service.await("p", "a", LONG);

    assertThat(failed.errorResult().orElseThrow().message()).isEqualTo("no");
    assertThat(failed.state()).isEqualTo(JobState.DONE);
  }

  @Test
  void hidesTheDetailsOfItsOwnFaults() {
    work =
        (task, request, cancellation) -> {
          throw new IllegalStateException("secret");
        };
    service.submit(request("a"));

    Job failed = service.await("p", "a", LONG);

    assertThat(failed.errorResult().orElseThrow().reason()).isEqualTo(ErrorReason.INTERNAL_ERROR);
    assertThat(failed.errorResult().orElseThrow().message()).doesNotContain("secret");
  }

  @Test
  void stopsAJobThatIsCancelled() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    work = (task, request, cancellation) -> waitForCancel(begun, cancellation);
    service.submit(request("a"));
    begun.await();
    assertThat(service.await("p", "a", Duration.ofMillis(1)).state()).isEqualTo(JobState.RUNNING);

    service.cancel("p", "a");

    Job stopped = service.await("p", "a", LONG);
    assertThat(stopped.errorResult().orElseThrow().reason()).isEqualTo(ErrorReason.STOPPED);
    assertThat(stopped.errorResult().orElseThrow().message())
        .isEqualTo("Job execution was cancelled: User requested cancellation");
  }

  @Test
  void stopsAJobThatTakesTooLong() {
    work = (task, request, cancellation) -> waitForCancel(new CountDownLatch(1), cancellation);
    service.submit(request("a", Optional.of(Duration.ofMillis(20))));

    Job stopped = service.await("p", "a", LONG);

    assertThat(stopped.errorResult().orElseThrow().message()).contains("timed out");
  }

  private static TaskResult waitForCancel(CountDownLatch begun, Cancellation cancellation) {
    CountDownLatch stop = new CountDownLatch(1);
    cancellation.onCancel(stop::countDown);
    begun.countDown();
    try {
      stop.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new BigQueryException(ErrorReason.STOPPED, "interrupted");
  }

  @Test
  void letsNoMoreJobsRunThanThereAreSlots() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    work =
        (task, request, cancellation) -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          Thread.onSpinWait();
          running.decrementAndGet();
          return DONE;
        };
    for (String name : List.of("a", "b", "c", "d", "e")) {
      service.submit(request(name));
    }
    for (String name : List.of("a", "b", "c", "d", "e")) {
      service.await("p", name, LONG);
    }

    assertThat(most.get()).isBetween(1, 2);
  }

  @Test
  void listsTheNewestFirstPageByPage() {
    for (String name : List.of("a", "b", "c")) {
      service.submit(request(name));
      service.await("p", name, LONG);
    }
    JobFilter all =
        new JobFilter(
            "p",
            Set.of(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            new JobFilter.Family.TopLevel());

    JobPage first = service.list(all, OptionalLong.empty(), 2);
    JobPage second = service.list(all, first.next(), 2);

    assertThat(names(first)).containsExactly("c", "b");
    assertThat(names(second)).containsExactly("a");
    assertThat(second.next()).isEmpty();
  }

  private static List<String> names(JobPage page) {
    return page.jobs().stream().map(job -> job.reference().jobId()).toList();
  }

  @Test
  void forgetsTheOldestJobs() {
    for (int i = 0; i < 8; i++) {
      service.submit(request("j" + i));
      service.await("p", "j" + i, LONG);
    }

    assertThatThrownBy(() -> service.get("p", "j0")).hasMessage("Not found: Job p:j0");
    assertThat(service.get("p", "j7").isDone()).isTrue();
  }

  @Test
  void forgetsADeletedJob() {
    service.submit(request("a"));
    service.await("p", "a", LONG);

    service.delete("p", "a");

    assertThatThrownBy(() -> service.get("p", "a"))
        .isInstanceOfSatisfying(
            BigQueryException.class, e -> assertThat(e.reason()).isEqualTo(ErrorReason.NOT_FOUND));
  }

  private static JobRequest request(String id) {
    return request(id, Optional.empty());
  }

  private static JobRequest request(String id, Optional<Duration> timeout) {
    StatementRequest statement =
        new StatementRequest(
            "SELECT 1",
            List.of(),
            "p",
            "US",
            Optional.empty(),
            Optional.empty(),
            Principal.of("me"),
            false);
    return new JobRequest(
        new JobReference("p", id, "US"),
        new JobTask.Query(statement, Optional.empty(), true, OptionalLong.empty()),
        Principal.of("me"),
        false,
        timeout,
        Map.of(),
        "{}");
  }
}
