package dev.quern.adapter.rest.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where uploads lie until their job has read them.
 *
 * @param path the folder, made when first needed
 */
public record UploadFolder(Path path) {

  Path newFile() {
    try {
      Files.createDirectories(path);
      return Files.createTempFile(path, "upload-", ".data");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
