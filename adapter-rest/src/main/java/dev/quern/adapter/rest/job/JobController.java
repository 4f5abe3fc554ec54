package dev.quern.adapter.rest.job;

import dev.quern.adapter.rest.auth.Caller;
import dev.quern.adapter.rest.http.Paging;
import dev.quern.adapter.rest.mapping.JobMapper;
import dev.quern.adapter.rest.wire.EmptyJson;
import dev.quern.adapter.rest.wire.JobCancelJson;
import dev.quern.adapter.rest.wire.JobJson;
import dev.quern.adapter.rest.wire.JobListItemJson;
import dev.quern.adapter.rest.wire.JobListJson;
import dev.quern.domain.access.Permission;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.Job;
import dev.quern.domain.job.JobState;
import dev.quern.jobs.JobFilter;
import dev.quern.jobs.JobPage;
import dev.quern.jobs.JobService;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code jobs.get, list, cancel, delete}. */
@RestController
@RequestMapping("/projects/{project}/jobs")
final class JobController {

  private static final int PAGE = 50;
  private static final int MAX_PAGE = 1000;

  private final JobService jobs;
  private final Caller caller;
  private final KnownJobs known;

  JobController(JobService jobs, Caller caller, KnownJobs known) {
    this.jobs = jobs;
    this.caller = caller;
    this.known = known;
  }

  @GetMapping("/{job}")
  JobJson get(
      @PathVariable String project,
      @PathVariable String job,
      @RequestParam(required = false) @Nullable String location,
      HttpServletRequest request) {
    return toWire(
        known.require(new KnownJobs.Name(project, job, location), Permission.GET_JOB, request));
  }

  @GetMapping
  JobListJson list(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable Integer maxResults,
      @RequestParam(required = false) @Nullable String pageToken,
      @RequestParam(required = false) @Nullable List<String> stateFilter,
      @RequestParam(required = false) @Nullable Long minCreationTime,
      @RequestParam(required = false) @Nullable Long maxCreationTime,
      @RequestParam(defaultValue = "false") boolean allUsers,
      @RequestParam(required = false) @Nullable String projection,
      @RequestParam(required = false) @Nullable String parentJobId,
      HttpServletRequest request) {
    JobFilter.Family family = new JobFilter.Family.TopLevel();
    String email = caller.email(request);
    boolean all = allUsers && known.rights(request).allows(Permission.LIST_ALL_JOBS, "");
    if (parentJobId != null && !parentJobId.isEmpty()) {
      jobs.get(project, parentJobId);
      family = new JobFilter.Family.ChildrenOf(parentJobId);
    }
    JobFilter filter =
        new JobFilter(
            project,
            states(stateFilter),
            minCreationTime == null ? OptionalLong.empty() : OptionalLong.of(minCreationTime),
            maxCreationTime == null ? OptionalLong.empty() : OptionalLong.of(maxCreationTime),
            all ? Optional.empty() : Optional.of(email),
            family);
    int size = maxResults == null || maxResults <= 0 ? PAGE : Math.min(maxResults, MAX_PAGE);
    JobPage page = jobs.list(filter, before(pageToken), size);
    boolean full = "full".equalsIgnoreCase(projection);
    List<JobListItemJson> items =
        page.jobs().stream().map(job -> JobMapper.toListItem(job, full)).toList();
    return new JobListJson(
        Paging.etag(page.jobs(), job -> job.reference() + job.state().name()),
        "bigquery#jobList",
        page.next().isPresent() ? Paging.encode("job" + page.next().getAsLong()) : null,
        items.isEmpty() ? null : items);
  }

  private static OptionalLong before(@Nullable String pageToken) {
    if (pageToken == null || pageToken.isEmpty()) {
      return OptionalLong.empty();
    }
    String text = Paging.decode(pageToken);
    try {
      if (text.startsWith("job")) {
        return OptionalLong.of(Long.parseLong(text.substring(3)));
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw Paging.refused(pageToken);
  }

  private static Set<JobState> states(@Nullable List<String> names) {
    Set<JobState> states = EnumSet.noneOf(JobState.class);
    for (String name : names == null ? List.<String>of() : names) {
      try {
        states.add(JobState.valueOf(name.toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        throw new BigQueryException(
            ErrorReason.INVALID,
            "stateFilter",
            "Invalid value for stateFilter: " + name + " is not a valid value");
      }
    }
    return states;
  }

  @PostMapping("/{job}/cancel")
  JobCancelJson cancel(
      @PathVariable String project,
      @PathVariable String job,
      @RequestParam(required = false) @Nullable String location,
      HttpServletRequest request) {
    known.require(new KnownJobs.Name(project, job, location), Permission.UPDATE_JOB, request);
    return new JobCancelJson("bigquery#jobCancelResponse", toWire(jobs.cancel(project, job)));
  }

  @DeleteMapping({"/{job}/delete", "/{job}"})
  EmptyJson delete(
      @PathVariable String project,
      @PathVariable String job,
      @RequestParam(required = false) @Nullable String location,
      HttpServletRequest request) {
    known.require(new KnownJobs.Name(project, job, location), Permission.DELETE_JOB, request);
    jobs.delete(project, job);
    return new EmptyJson();
  }

  private static JobJson toWire(Job job) {
    return JobMapper.toWire(job, JobLinks.of(job));
  }
}
