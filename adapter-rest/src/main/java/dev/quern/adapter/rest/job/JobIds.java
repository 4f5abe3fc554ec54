package dev.quern.adapter.rest.job;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ids of jobs: the client's own, or one made here. */
final class JobIds {

  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_-]{1,1024}");
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final int LENGTH = 28;

  private JobIds() {}

  static String of(@Nullable String given) {
    if (given == null || given.isEmpty()) {
      return random();
    }
    if (!ALLOWED.matcher(given).matches()) {
      throw new BigQueryException(
          ErrorReason.INVALID,
          "jobReference.jobId",
          "Invalid job ID \""
              + given
              + "\". Job IDs must be alphanumeric (plus underscores and dashes) and must be at most"
              + " 1024 characters long.");
    }
    return given;
  }

  private static String random() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    StringBuilder id = new StringBuilder("job_");
    for (int i = 0; i < LENGTH; i++) {
      id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return id.toString();
  }
}
