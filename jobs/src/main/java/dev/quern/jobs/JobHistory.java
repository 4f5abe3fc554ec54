package dev.quern.jobs;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/** All jobs that are remembered: those not ended, and the latest that have. */
final class JobHistory {

  private record Name(String projectId, String jobId) {}

  private final int limit;
  private final CompletableFuture<?> restored;
  private final ConcurrentMap<Name, RunningJob> byName = new ConcurrentHashMap<>();
  private final ConcurrentSkipListMap<Long, RunningJob> byNumber = new ConcurrentSkipListMap<>();

  /**
   * A history.
   *
   * @param restoring gives the jobs of the past, which the first who asks waits for
   */
  JobHistory(int limit, Supplier<List<RunningJob>> restoring) {
    this.limit = limit;
    this.restored = CompletableFuture.runAsync(() -> restoring.get().forEach(this::put));
  }

  /** Takes in a job; {@code duplicate} when there is one of its name. */
  void add(RunningJob job) {
    restored.join();
    put(job);
  }

  private void put(RunningJob job) {
    if (byName.putIfAbsent(name(job), job) != null) {
      throw new BigQueryException(
          ErrorReason.DUPLICATE, "Already Exists: Job " + job.job().reference());
    }
    byNumber.put(job.number(), job);
    trim();
  }

  private void trim() {
    if (byName.size() <= limit) {
      return;
    }
    for (RunningJob oldest : byNumber.values()) {
      if (oldest.job().isDone()) {
        remove(oldest);
        if (byName.size() <= limit) {
          return;
        }
      }
    }
  }

  void remove(RunningJob job) {
    if (byName.remove(name(job), job)) {
      byNumber.remove(job.number());
      job.forget();
    }
  }

  Optional<RunningJob> find(String projectId, String jobId) {
    restored.join();
    return Optional.ofNullable(byName.get(new Name(projectId, jobId)));
  }

  List<RunningJob> unfinished() {
    return byNumber.values().stream().filter(job -> !job.job().isDone()).toList();
  }

  /** The newest jobs first, from those with a number below {@code before}. */
  JobPage page(JobFilter filter, OptionalLong before, int size) {
    restored.join();
    List<Job> jobs = new ArrayList<>();
    long last = 0;
    for (RunningJob running :
        byNumber.headMap(before.orElse(Long.MAX_VALUE), false).descendingMap().values()) {
      Job job = running.job();
      if (!filter.accepts(job)) {
        continue;
      }
      if (jobs.size() == size) {
        return new JobPage(jobs, OptionalLong.of(last));
      }
      jobs.add(job);
      last = running.number();
    }
    return new JobPage(jobs, OptionalLong.empty());
  }

  private static Name name(RunningJob job) {
    return new Name(job.job().reference().projectId(), job.job().reference().jobId());
  }
}
