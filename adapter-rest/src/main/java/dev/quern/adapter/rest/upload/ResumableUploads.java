package dev.quern.adapter.rest.upload;

import dev.quern.adapter.rest.wire.JobJson;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Uploads that have begun. One that nobody goes on with is forgotten with its file. */
@Component
final class ResumableUploads {

  private static final long LIFETIME_MS = Duration.ofHours(24).toMillis();

  private final Map<String, Upload> open = new ConcurrentHashMap<>();
  private final UploadFolder folder;
  private final InstantSource clock;

  ResumableUploads(UploadFolder folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * An upload under way; its monitor guards its file.
   *
   * @param id its name in the address that goes on with it
   * @param job what to do with the file
   * @param file what came so far
   * @param begun when, milliseconds since the epoch
   */
  record Upload(String id, JobJson job, Path file, long begun) {}

  Upload begin(JobJson job) {
    long now = clock.millis();
    open.values().stream()
        .filter(upload -> now - upload.begun() > LIFETIME_MS)
        .forEach(this::abandon);
    Upload upload = new Upload(UUID.randomUUID().toString(), job, folder.newFile(), now);
    open.put(upload.id(), upload);
    return upload;
  }

  Upload require(String id) {
    Upload upload = open.get(id);
    if (upload == null) {
      throw new BigQueryException(ErrorReason.NOT_FOUND, "Not found: Upload " + id);
    }
    return upload;
  }

  /** Takes the upload out: its file is complete and the job's. */
  void complete(Upload upload) {
    open.remove(upload.id());
  }

  void abandon(Upload upload) {
    open.remove(upload.id());
    UploadFolder.delete(upload.file());
  }
}
