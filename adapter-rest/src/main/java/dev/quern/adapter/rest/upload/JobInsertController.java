package dev.quern.adapter.rest.upload;

import dev.quern.adapter.rest.http.Links;
import dev.quern.adapter.rest.http.WireReader;
import dev.quern.adapter.rest.job.JobLinks;
import dev.quern.adapter.rest.job.JobSubmitter;
import dev.quern.adapter.rest.mapping.JobMapper;
import dev.quern.adapter.rest.wire.JobJson;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.Job;
import dev.quern.domain.job.JobTask;
import dev.quern.jobs.JobService;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code jobs.insert}, plain and with media. */
@RestController
@RequestMapping("/projects/{project}/jobs")
final class JobInsertController {

  private static final int RESUME_INCOMPLETE = 308;

  private static final Duration UPLOAD_PATIENCE = Duration.ofMillis(500);
  private static final Duration QUERY_PATIENCE = Duration.ofMillis(50);

  private final JobSubmitter submitter;
  private final JobService jobs;
  private final ResumableUploads uploads;
  private final UploadFolder folder;
  private final WireReader reader;

  JobInsertController(
      JobSubmitter submitter,
      JobService jobs,
      ResumableUploads uploads,
      UploadFolder folder,
      WireReader reader) {
    this.submitter = submitter;
    this.jobs = jobs;
    this.uploads = uploads;
    this.folder = folder;
    this.reader = reader;
  }

  @PostMapping
  ResponseEntity<JobJson> insert(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable String uploadType,
      @RequestParam(name = "upload_id", required = false) @Nullable String uploadId,
      HttpServletRequest request)
      throws IOException {
    if (uploadId != null) {
      return resume(project, uploadId, request);
    }
    return switch (uploadType == null ? "" : uploadType) {
      case "" ->
          ResponseEntity.ok(
              submit(project, json(request.getInputStream()), Optional.empty(), request));
      case "multipart" -> ResponseEntity.ok(multipart(project, request));
      case "resumable" -> begin(project, request);
      default ->
          throw new BigQueryException(
              ErrorReason.INVALID,
              "uploadType",
              "Invalid value for uploadType: " + uploadType + " is not a valid value");
    };
  }

  private JobJson json(InputStream body) throws IOException {
    byte[] text = body.readAllBytes();
    if (text.length == 0) {
      throw new BigQueryException(ErrorReason.REQUIRED, "Required parameter is missing: resource");
    }
    return reader.read(text, JobJson.class);
  }

  private JobJson multipart(String project, HttpServletRequest request) throws IOException {
    MultipartRelated body =
        new MultipartRelated(request.getInputStream(), request.getContentType());
    JobJson job = reader.read(body.metadata(), JobJson.class);
    Path file = folder.newFile();
    try {
      try (OutputStream out = Files.newOutputStream(file)) {
        body.copyMedia(out);
      }
      return submit(project, job, Optional.of(file), request);
    } catch (IOException | RuntimeException e) {
      UploadFolder.delete(file);
      throw e;
    }
  }

  private ResponseEntity<JobJson> begin(String project, HttpServletRequest request)
      throws IOException {
    JobJson job = json(request.getInputStream());
    submitter.requirePlace(project, job);
    ResumableUploads.Upload upload = uploads.begin(job);
    String location =
        Links.base()
            + "/upload/bigquery/v2/projects/"
            + project
            + "/jobs?uploadType=resumable&upload_id="
            + upload.id();
    return ResponseEntity.ok()
        .header(HttpHeaders.LOCATION, location)
        .header("X-GUploader-UploadID", upload.id())
        .build();
  }

  @PutMapping
  ResponseEntity<JobJson> resume(
      @PathVariable String project,
      @RequestParam("upload_id") String uploadId,
      HttpServletRequest request)
      throws IOException {
    ResumableUploads.Upload upload = uploads.require(uploadId);
    ContentRange range =
        ContentRange.parse(request.getHeader("Content-Range"), request.getContentLengthLong());
    synchronized (upload) {
      long size = Files.size(upload.file());
      if (range.start().isPresent() && range.start().getAsLong() == size) {
        try (OutputStream out = Files.newOutputStream(upload.file(), StandardOpenOption.APPEND)) {
          request.getInputStream().transferTo(out);
        }
        size = Files.size(upload.file());
      }
      OptionalLong total =
          request.getHeader("Content-Range") == null ? OptionalLong.of(size) : range.total();
      if (total.isEmpty() || total.getAsLong() != size) {
        return incomplete(size);
      }
      uploads.complete(upload);
    }
    try {
      return ResponseEntity.ok(submit(project, upload.job(), Optional.of(upload.file()), request));
    } catch (RuntimeException e) {
      UploadFolder.delete(upload.file());
      throw e;
    }
  }

  private static ResponseEntity<JobJson> incomplete(long size) {
    ResponseEntity.BodyBuilder response = ResponseEntity.status(RESUME_INCOMPLETE);
    if (size > 0) {
      response.header(HttpHeaders.RANGE, "bytes=0-" + (size - 1));
    }
    return response.build();
  }

  @DeleteMapping
  ResponseEntity<Void> abandon(@RequestParam("upload_id") String uploadId) {
    uploads.abandon(uploads.require(uploadId));
    return ResponseEntity.status(HttpStatus.NO_CONTENT).build();
  }

  private JobJson submit(
      String project, JobJson json, Optional<Path> upload, HttpServletRequest request) {
    Job submitted = submitter.submit(project, json, upload, request);
    Job job =
        submitted.request().dryRun()
            ? submitted
            : jobs.await(
                submitted.reference().projectId(),
                submitted.reference().jobId(),
                patience(submitted, upload));
    return job.request().dryRun()
        ? JobMapper.dryRunToWire(job, JobLinks.of(job))
        : JobMapper.toWire(job, JobLinks.of(job));
  }

  /**
   * A moment that often spares the client from asking again: it has waited for its upload, or it
   * hears at once that its query is wrong.
   */
  private static Duration patience(Job job, Optional<Path> upload) {
    if (upload.isPresent()) {
      return UPLOAD_PATIENCE;
    }
    return job.request().task() instanceof JobTask.Query ? QUERY_PATIENCE : Duration.ZERO;
  }
}
