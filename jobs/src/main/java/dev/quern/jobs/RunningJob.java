package dev.quern.jobs;

import dev.quern.domain.data.KeptRows;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.job.Job;
import dev.quern.domain.job.JobRequest;
import dev.quern.domain.statement.Cancellation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A job of this server, with what is needed to stop it, to wait for it, to read its rows. */
final class RunningJob implements Runnable {

  private static final System.Logger LOG = System.getLogger(RunningJob.class.getName());

  private final TaskRunners runners;
  private final InstantSource clock;
  private final long number;
  private final Consumer<Job> listener;
  private final Cancellation cancellation = new Cancellation();
  private final CompletableFuture<Job> end = new CompletableFuture<>();
  private volatile Job job;
  private volatile Optional<KeptRows> rows = Optional.empty();

  RunningJob(
      JobRequest request,
      long number,
      TaskRunners runners,
      InstantSource clock,
      Consumer<Job> listener) {
    this.runners = runners;
    this.clock = clock;
    this.number = number;
    this.listener = listener;
    this.job = Job.pending(request, clock.millis());
  }

  /** A job that has run already. */
  static RunningJob ended(
      Job job, Optional<KeptRows> rows, long number, TaskRunners runners, InstantSource clock) {
    RunningJob ended = new RunningJob(job.request(), number, runners, clock, _ -> {});
    ended.rows = rows;
    ended.finish(job);
    return ended;
  }

  /** Takes note of a child, while the job runs. */
  void addChild() {
    job = job.withScript(job.script().withChild());
  }

  /** Its place among all jobs; later ones have greater numbers. */
  long number() {
    return number;
  }

  Job job() {
    return job;
  }

  Optional<KeptRows> rows() {
    return rows;
  }

  @Override
  public void run() {
    JobRequest request = job.request();
    try {
      cancellation.check();
      job = job.running(clock.millis());
      TaskResult result = runners.run(request, cancellation);
      rows = result.rows();
      finish(
          job.succeeded(
                  clock.millis(), result.statistics(), result.destination(), result.warnings())
              .withScript(job.script().inSession(result.sessionId())));
    } catch (BigQueryException e) {
      if (e.getCause() != null) {
        LOG.log(System.Logger.Level.ERROR, "job " + request.reference() + " failed", e);
      }
      BigQueryException why = cancellation.reason().orElse(e);
      finish(job.failed(clock.millis(), why.errors()));
    } catch (RuntimeException | Error e) {
      LOG.log(System.Logger.Level.ERROR, "job " + request.reference() + " failed", e);
      BigQueryException fault =
          BigQueryException.internal(
              "An internal error occurred and the request could not be completed. This is a fault"
                  + " of the server; its log has the details.",
              e);
      finish(job.failed(clock.millis(), fault.errors()));
    }
  }

  private void finish(Job ended) {
    job = ended;
    end.complete(ended);
    listener.accept(ended);
  }

  /** Stops the work; the job then fails with {@code why}. */
  void cancel(BigQueryException why) {
    cancellation.cancel(why);
  }

  /** Waits until the job has ended, at most for a while. */
  Job await(Duration patience) {
    try {
      return end.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return job;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return job;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Gives up the rows. */
  void forget() {
    rows.ifPresent(KeptRows::close);
    rows = Optional.empty();
  }
}
