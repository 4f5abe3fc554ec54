package dev.quern.bootstrap;

import dev.quern.domain.job.Job;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Counts ended jobs and how long they took. */
@Component
class JobMetrics implements Consumer<Job> {

  private final MeterRegistry registry;

  JobMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void accept(Job job) {
    long millis =
        job.endTime().orElse(job.creationTime()) - job.startTime().orElse(job.creationTime());
    Timer.builder("quern.jobs")
        .description("Ended jobs, from start to end")
        .tag("type", job.request().task().type())
        .tag("outcome", job.errorResult().map(error -> error.reason().reason()).orElse("success"))
        .register(registry)
        .record(Duration.ofMillis(millis));
  }
}
