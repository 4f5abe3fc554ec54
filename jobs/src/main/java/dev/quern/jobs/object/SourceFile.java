package dev.quern.jobs.object;

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
 * @param temporary whether it is a copy that goes when its reader is done
 */
public record SourceFile(Optional<String> uri, Path path, boolean temporary) {

  private static final int BUFFER = 1 << 20;

  /** Its content, unzipped. */
  public InputStream open() {
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

  /** Its length in bytes. */
  public long size() {
    try {
      return Files.size(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes the file if it is a copy. */
  public void release() {
    try {
      if (temporary) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
