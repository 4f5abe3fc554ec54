package dev.quern.adapter.rest.mapping;

import dev.quern.adapter.rest.wire.PlanStageJson;
import dev.quern.adapter.rest.wire.TimelineJson;
import dev.quern.domain.job.Job;
import dev.quern.domain.job.JobStatistics;
import dev.quern.domain.statement.PlanStage;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Query plans on the wire. The engine works on all stages at once, so that each of them takes as
 * long as the job; that time is told as the last one's, which gives the rows. Source: "Query plan
 * and timeline".
 */
final class PlanMapper {

  private PlanMapper() {}

  /** The stages of a query that has ended, or null. */
  static @Nullable List<PlanStageJson> stages(Job job, JobStatistics.Query query) {
    List<PlanStage> plan = query.details().plan();
    return job.endTime().isEmpty() || plan.isEmpty()
        ? null
        : plan.stream()
            .map(stage -> stage(job, query, stage, stage.id() == plan.getLast().id()))
            .toList();
  }

  private static PlanStageJson stage(
      Job job, JobStatistics.Query query, PlanStage stage, boolean last) {
    long start = job.startTime().orElse(job.creationTime());
    long end = job.endTime().orElse(start);
    long waited = stage.inputs().isEmpty() ? start - job.creationTime() : 0;
    long worked = last ? end - start : 0;
    double all = (double) Math.max(1, waited + worked);
    return new PlanStageJson(
        String.format(Locale.ROOT, "S%02d: %s", stage.id(), stage.name()),
        stage.id(),
        start,
        end,
        stage.inputs().stream().map(String::valueOf).toList(),
        waited / all,
        waited,
        waited / all,
        waited,
        0,
        0,
        0,
        0,
        worked / all,
        worked,
        worked / all,
        worked,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        last ? query.outputRows().orElse(0) : 0,
        1,
        1,
        "COMPLETE",
        stage.steps().stream()
            .map(step -> new PlanStageJson.StepJson(step.kind(), step.substeps()))
            .toList(),
        worked);
  }

  /**
   * How far a job was when it ended, or null.
   *
   * @param units the parts of its work
   */
  static @Nullable List<TimelineJson> timeline(Job job, int units) {
    if (job.endTime().isEmpty() || units == 0) {
      return null;
    }
    long elapsed = job.endTime().getAsLong() - job.startTime().orElse(job.creationTime());
    return List.of(new TimelineJson(elapsed, elapsed, 0, units, 0));
  }
}
