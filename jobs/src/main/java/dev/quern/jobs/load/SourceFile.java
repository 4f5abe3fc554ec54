package dev.quern.jobs.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * A file to load.
 *
 * @param uri its name for clients; empty for an upload
 * @param path where it lies
 */
record SourceFile(Optional<String> uri, Path path) {

  private static final int BUFFER = 1 << 20;

  /** Its content, unzipped. */
  InputStream open() {
    try {
      BufferedInputStream in = new BufferedInputStream(Files.newInputStream(path), BUFFER);
      in.mark(2);
      boolean zipped = in.read() == 0x1F && in.read() == 0x8B;
      in.reset();
      return zipped ? new GZIPInputStream(in, BUFFER) : in;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long size() {
    try {
      return Files.size(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
