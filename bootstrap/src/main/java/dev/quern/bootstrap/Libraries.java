package dev.quern.bootstrap;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.jobs.object.ObjectStore;
import dev.quern.jobs.object.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Libraries of functions in JavaScript, which lie in Cloud Storage. */
final class Libraries {

  private Libraries() {}

  /** The text of a library; {@code notFound} when there is none. */
  static String text(ObjectStore objects, String uri) {
    SourceFile file = objects.require(List.of(uri)).getFirst();
    try {
      return Files.readString(file.path());
    } catch (IOException e) {
      throw new BigQueryException(
          ErrorReason.NOT_FOUND, "The library " + uri + " cannot be read: " + e.getMessage());
    } finally {
      file.release();
    }
  }
}
