package dev.quern.jobs;

import dev.quern.domain.access.AccessRules;
import dev.quern.domain.access.Principal;
import dev.quern.domain.data.KeptRows;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.Job;
import dev.quern.domain.job.JobListing;
import dev.quern.domain.job.JobRequest;
import dev.quern.domain.job.JobState;
import dev.quern.domain.job.JobStatistics;
import dev.quern.domain.job.JobTask;
import dev.quern.domain.reference.JobReference;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.statement.Cancellation;
import dev.quern.domain.statement.ScriptStep;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Takes in jobs, runs as many at once as there are slots, and remembers them. Safe for use by many
 * threads.
 */
public final class JobService implements JobListing, AutoCloseable {

  private static final String ANONYMOUS_DATASET = "_quern_results";
  private static final String ANONYMOUS_TABLE = "anon_";

  /** A timeout is no stop-watch: BigQuery lets jobs of a moment come to their end. */
  private static final Duration LEAST_TIMEOUT = Duration.ofSeconds(1);

  private static final Duration GRACE = Duration.ofSeconds(30);

  private final TaskRunners runners;
  private final InstantSource clock;
  private final JobHistory history;
  private final JobSlots slots;
  private final ScheduledExecutorService alarms;
  private final Consumer<Job> ended;
  private final JobMemory memory;
  private final AccessRules rules;
  private final AtomicLong numbers = new AtomicLong();

  /**
   * A service without jobs.
   *
   * @param slots how many jobs run at once
   * @param threads makes the threads they run on
   * @param memory what is remembered of ended jobs
   * @param rules who may see what jobs gave
   * @param ended is told of each job that has ended
   */
  public JobService(
      TaskRunners runners,
      InstantSource clock,
      int slots,
      ThreadFactory threads,
      JobMemory memory,
      AccessRules rules,
      Consumer<Job> ended) {
    this.rules = rules;
    this.runners = runners;
    this.clock = clock;
    this.memory = memory;
    this.history = new JobHistory(memory.limit(), this::restored);
    this.ended = ended.andThen(memory.archive()::ended);
    this.slots = new JobSlots(slots, threads);
    this.alarms =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("job-alarms").daemon().factory());
  }

  /** The jobs of earlier runs, which come before all others. */
  private List<RunningJob> restored() {
    List<Job> jobs = memory.archive().load();
    return IntStream.range(0, jobs.size())
        .mapToObj(
            i -> RunningJob.ended(jobs.get(i), Optional.empty(), i - jobs.size(), runners, clock))
        .toList();
  }

  /**
   * Takes in a job and returns without waiting for it.
   *
   * @throws BigQueryException {@code duplicate} when there is a job of its name
   */
  public Job submit(JobRequest request) {
    RunningJob job = new RunningJob(request, numbers.incrementAndGet(), runners, clock, ended);
    history.add(job);
    try {
      slots.execute(job);
    } catch (RejectedExecutionException e) {
      history.remove(job);
      throw new BigQueryException(ErrorReason.BACKEND_ERROR, "The server is shutting down.");
    }
    request.timeout().ifPresent(timeout -> scheduleTimeout(job, timeout));
    return job.job();
  }

  private void scheduleTimeout(RunningJob job, Duration timeout) {
    BigQueryException why =
        new BigQueryException(
            ErrorReason.STOPPED,
            "Job execution was cancelled: Job timed out after " + timeout.toMillis() + " ms");
    var _ =
        alarms.schedule(
            () -> job.cancel(why),
            Math.max(LEAST_TIMEOUT.toMillis(), timeout.toMillis()),
            TimeUnit.MILLISECONDS);
  }

  /** Remembers a statement of a running script as a job of its own. */
  public void addChild(JobRequest parent, ScriptStep step) {
    history
        .find(parent.reference().projectId(), parent.reference().jobId())
        .ifPresent(script -> {
          script.addChild();
          Job child = ChildJobs.job(parent, step, script.job().script().childJobs());
          history.add(
              RunningJob.ended(
                  child, ChildJobs.rows(step), numbers.incrementAndGet(), runners, clock));
          memory.archive().ended(child);
        });
  }

  /** Does the work of a dry run at once; nothing of it is remembered. */
  public Job dryRun(JobRequest request) {
    Job job = Job.pending(request, clock.millis());
    TaskResult result = runners.run(request, new Cancellation());
    return job.succeeded(
            clock.millis(), result.statistics(), result.destination(), result.warnings())
        .withScript(job.script().inSession(result.sessionId()));
  }

  /** A job by its project and id; {@code notFound} when there is none. */
  public Job get(String projectId, String jobId) {
    return require(projectId, jobId).job();
  }

  /** The same, once it has ended or {@code patience} is over. */
  public Job await(String projectId, String jobId, Duration patience) {
    return require(projectId, jobId).await(patience);
  }

  /**
   * The rows of a query that has ended; empty when it gave none.
   *
   * @throws BigQueryException {@code notFound} for rows that did not outlive the server, {@code
   *     accessDenied} for a caller who may not read them
   */
  public Optional<KeptRows> rows(String projectId, String jobId, Principal caller) {
    RunningJob running = require(projectId, jobId);
    Job job = running.job();
    rules
        .ofJobs(caller)
        .requireRows(
            job.destination().orElseGet(() -> anonymousTable(job.reference())),
            job.request().userEmail());
    boolean gone =
        job.request().task() instanceof JobTask.Archived
            && job.statistics() instanceof JobStatistics.Query query
            && query.outcome().isEmpty();
    return gone ? Optional.of(archivedRows(job)) : running.rows();
  }

  private KeptRows archivedRows(Job job) {
    TableReference table = job.destination().orElseGet(() -> anonymousTable(job.reference()));
    return memory
        .tables()
        .apply(table)
        .orElseThrow(
            () -> new BigQueryException(ErrorReason.NOT_FOUND, "Not found: Table " + table));
  }

  /** The table of the server's own that stands for the rows of a query without a destination. */
  public static TableReference anonymousTable(JobReference job) {
    return TableReference.of(job.projectId(), ANONYMOUS_DATASET, ANONYMOUS_TABLE + job.jobId());
  }

  @Override
  public Optional<KeptRows> anonymousRows(TableReference table, Principal caller) {
    boolean anonymous =
        table.datasetId().equals(ANONYMOUS_DATASET) && table.tableId().startsWith(ANONYMOUS_TABLE);
    if (!anonymous) {
      return Optional.empty();
    }
    Optional<RunningJob> job =
        history.find(table.projectId(), table.tableId().substring(ANONYMOUS_TABLE.length()));
    job.ifPresent(
        found -> rules.ofJobs(caller).requireRows(table, found.job().request().userEmail()));
    return job.flatMap(RunningJob::rows);
  }

  /** When the rows of an anonymous table were there, milliseconds since the epoch. */
  public long anonymousTime(TableReference table) {
    Job job = get(table.projectId(), table.tableId().substring(ANONYMOUS_TABLE.length()));
    return job.endTime().orElse(job.creationTime());
  }

  /**
   * A page of a list, the newest jobs first.
   *
   * @param before what the page before gave as {@link JobPage#next}
   * @param size greatest number of jobs
   */
  public JobPage list(JobFilter filter, OptionalLong before, int size) {
    return history.page(filter, before, size);
  }

  @Override
  public List<Job> jobs(String projectId) {
    JobFilter all =
        new JobFilter(
            projectId,
            Set.of(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            new JobFilter.Family.All());
    return history.page(all, OptionalLong.empty(), Integer.MAX_VALUE).jobs();
  }

  /** Stops a job; one that has ended stays as it is. */
  public Job cancel(String projectId, String jobId) {
    RunningJob job = require(projectId, jobId);
    job.cancel(
        new BigQueryException(
            ErrorReason.STOPPED, "Job execution was cancelled: User requested cancellation"));
    return job.job();
  }

  /** Forgets an ended job. */
  public void delete(String projectId, String jobId) {
    RunningJob job = require(projectId, jobId);
    if (!job.job().isDone()) {
      throw new BigQueryException(
          ErrorReason.INVALID, "Cannot delete job " + job.job().reference() + " while it runs");
    }
    history.remove(job);
    memory.archive().deleted(job.job().reference());
  }

  private RunningJob require(String projectId, String jobId) {
    return history
        .find(projectId, jobId)
        .orElseThrow(() ->
            new BigQueryException(
                ErrorReason.NOT_FOUND, "Not found: Job " + projectId + ":" + jobId));
  }

  /** How many jobs wait for a slot. */
  public long waiting() {
    return history.unfinished().stream()
        .filter(job -> job.job().state() == JobState.PENDING)
        .count();
  }

  /** How many jobs run. */
  public long running() {
    return history.unfinished().stream()
        .filter(job -> job.job().state() == JobState.RUNNING)
        .count();
  }

  /** Takes in no more jobs, lets those that run come to their end, stops those that take long. */
  @Override
  public void close() {
    slots.shutdown();
    try {
      if (!slots.awaitTermination(GRACE)) {
        BigQueryException why =
            new BigQueryException(ErrorReason.STOPPED, "The server was shut down.");
        history.unfinished().forEach(job -> job.cancel(why));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    slots.shutdownNow();
    alarms.shutdownNow();
    memory.archive().close();
  }
}
