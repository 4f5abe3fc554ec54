package dev.quern.adapter.rest.job;

import dev.quern.adapter.rest.auth.Caller;
import dev.quern.adapter.rest.http.DirectBody;
import dev.quern.adapter.rest.mapping.JobMapper;
import dev.quern.adapter.rest.mapping.References;
import dev.quern.adapter.rest.rows.RowsBody;
import dev.quern.adapter.rest.rows.TimestampFormat;
import dev.quern.adapter.rest.wire.FormatOptionsJson;
import dev.quern.adapter.rest.wire.JobConfigurationJson;
import dev.quern.adapter.rest.wire.JobReferenceJson;
import dev.quern.adapter.rest.wire.QueryConfigurationJson;
import dev.quern.adapter.rest.wire.QueryRequestJson;
import dev.quern.domain.access.Permission;
import dev.quern.domain.access.Principal;
import dev.quern.domain.data.KeptRows;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.Job;
import dev.quern.domain.job.JobRequest;
import dev.quern.domain.schema.TableSchema;
import dev.quern.jobs.JobService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code jobs.query, getQueryResults}. */
@RestController
@RequestMapping("/projects/{project}/queries")
final class QueryController {

  private static final long PATIENCE_MS = 10_000;
  private static final long MAX_PATIENCE_MS = 200_000;

  private final JobService jobs;
  private final JobSubmitter submitter;
  private final RequestIds requestIds;
  private final DirectBody requests;
  private final RowsBody body;
  private final KnownJobs known;
  private final Caller caller;

  QueryController(
      JobService jobs,
      JobSubmitter submitter,
      RequestIds requestIds,
      DirectBody requests,
      RowsBody body,
      KnownJobs known,
      Caller caller) {
    this.jobs = jobs;
    this.submitter = submitter;
    this.requestIds = requestIds;
    this.requests = requests;
    this.body = body;
    this.known = known;
    this.caller = caller;
  }

  @PostMapping
  void query(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String project = DirectBody.path(request).getOrDefault("project", "");
    QueryRequestJson json = requests.read(request, QueryRequestJson.class);
    References.required(json.query(), "query");
    requireJson(json.queryResultsFormat());
    JobRequest job = submitter.request(project, json.location(), configuration(json), request);
    TimestampFormat timestamps = timestamps(json.formatOptions());
    JobCreationMode mode = JobCreationMode.of(json.jobCreationMode());
    if (job.dryRun()) {
      body.write(
          response,
          QueryHeads.dryRun(jobs.dryRun(job)),
          Optional.empty(),
          TableSchema.EMPTY,
          new RowsBody.Selection(0, 0, timestamps));
      return;
    }
    String id = requestIds.submitOnce(job, json.requestId(), () -> jobs.submit(job));
    Job ended = jobs.await(project, id, patience(json.timeoutMs()));
    boolean jobless =
        mode.mayDoWithoutJob()
            && json.jobTimeoutMs() == null
            && ended.isDone()
            && ended.script().sessionId().isEmpty();
    JobReferenceJson reference = JobMapper.reference(ended.reference());
    respond(
        response,
        ended,
        job.caller(),
        new QueryHeads.Answer(mode.namesQuery() && json.jobTimeoutMs() == null, !jobless),
        new RowsBody.Selection(
            0,
            count(json.maxResults()),
            timestamps,
            jobless ? Optional.of(reference) : Optional.empty()));
  }

  /** Clients name the format that rows have without being asked, {@code STRUCT_ENCODING}. */
  private static void requireJson(@Nullable String format) {
    if (format != null && format.startsWith("ARROW")) {
      throw new BigQueryException(
          ErrorReason.NOT_IMPLEMENTED,
          "queryResultsFormat",
          "Results in the format " + format + " are not supported by Quern; see docs/limits.md.");
    }
  }

  /** A query request as the configuration of a job. */
  private static JobConfigurationJson configuration(QueryRequestJson json) {
    return new JobConfigurationJson(
        new QueryConfigurationJson(
            json.query(),
            null,
            null,
            null,
            json.defaultDataset(),
            null,
            json.useQueryCache(),
            json.useLegacySql(),
            json.maximumBytesBilled(),
            null,
            json.parameterMode(),
            json.queryParameters(),
            null,
            null,
            null,
            json.connectionProperties(),
            json.createSession(),
            null,
            json.destinationEncryptionConfiguration(),
            json.continuous(),
            null,
            null,
            json.secureContext()),
        null,
        null,
        null,
        json.dryRun(),
        json.jobTimeoutMs(),
        json.labels());
  }

  @GetMapping("/{job}")
  void results(
      @PathVariable String project,
      @PathVariable String job,
      @RequestParam(required = false) @Nullable Long startIndex,
      @RequestParam(required = false) @Nullable Long maxResults,
      @RequestParam(required = false) @Nullable String pageToken,
      @RequestParam(required = false) @Nullable Long timeoutMs,
      @RequestParam(required = false) @Nullable String location,
      @RequestParam(name = "formatOptions.useInt64Timestamp", required = false)
          @Nullable Boolean int64,
      @RequestParam(name = "formatOptions.timestampOutputFormat", required = false)
          @Nullable String timestampOutput,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    TimestampFormat timestamps = TimestampFormat.of(int64, timestampOutput);
    long start =
        pageToken != null && !pageToken.isEmpty()
            ? RowsBody.startOf(pageToken)
            : startIndex == null ? 0 : startIndex;
    known.require(new KnownJobs.Name(project, job, location), Permission.GET_JOB, request);
    Job ended = jobs.await(project, job, patience(timeoutMs));
    respond(
        response,
        ended,
        caller.principal(request),
        new QueryHeads.Results(),
        new RowsBody.Selection(start, count(maxResults), timestamps));
  }

  private void respond(
      HttpServletResponse response,
      Job job,
      Principal caller,
      QueryHeads head,
      RowsBody.Selection selection)
      throws IOException {
    if (job.isDone() && job.errorResult().isPresent()) {
      throw new BigQueryException(job.errors());
    }
    Optional<KeptRows> rows =
        job.isDone()
            ? jobs.rows(job.reference().projectId(), job.reference().jobId(), caller)
            : Optional.empty();
    TableSchema schema = rows.map(KeptRows::schema).orElse(TableSchema.EMPTY);
    body.write(response, head.of(job, rows), rows, schema, selection);
  }

  private static TimestampFormat timestamps(@Nullable FormatOptionsJson options) {
    return options == null
        ? TimestampFormat.FLOAT64
        : TimestampFormat.of(options.useInt64Timestamp(), options.timestampOutputFormat());
  }

  private static long count(@Nullable Long maxResults) {
    if (maxResults != null && maxResults < 0) {
      throw new BigQueryException(
          ErrorReason.INVALID,
          "maxResults",
          "Invalid value for maxResults: " + maxResults + " is not a valid value");
    }
    return maxResults == null ? Long.MAX_VALUE : maxResults;
  }

  private static Duration patience(@Nullable Long timeoutMs) {
    return Duration.ofMillis(
        timeoutMs == null ? PATIENCE_MS : Math.clamp(timeoutMs, 0, MAX_PATIENCE_MS));
  }
}
