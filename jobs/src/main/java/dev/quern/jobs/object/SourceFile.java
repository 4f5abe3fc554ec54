package dev.quern.jobs.object;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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

  /** Its content from a byte on; it must not be compressed. */
  public InputStream open(long from) {
    try {
      SeekableByteChannel channel = Files.newByteChannel(path);
      return Channels.newInputStream(channel.position(from));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether its content is zipped. */
  public boolean isCompressed() {
    return beginsWith(0x1F, 0x8B);
  }

  /** Whether its content begins with some bytes. */
  public boolean beginsWith(int... bytes) {
    try (InputStream in = Files.newInputStream(path)) {
      return Arrays.stream(bytes).allMatch(b -> b == read(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int read(InputStream in) {
    try {
      return in.read();
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
