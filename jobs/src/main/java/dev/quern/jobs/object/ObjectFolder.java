package dev.quern.jobs.object;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Objects of Cloud Storage as files of a local folder, one folder per bucket.
 *
 * @param root the folder; empty when there is none
 */
public record ObjectFolder(Optional<Path> root) implements ObjectStore {

  @Override
  public List<SourceFile> find(ObjectName pattern) {
    Path bucket = bucket(pattern);
    if (!pattern.isPattern()) {
      Path file = file(pattern);
      return Files.isRegularFile(file) ? List.of(source(pattern, file)) : List.of();
    }
    if (!Files.isDirectory(bucket)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(start(bucket, pattern.prefix()))) {
      return all.filter(Files::isRegularFile)
          .filter(file -> pattern.matches(bucket.relativize(file).toString().replace('\\', '/')))
          .sorted()
          .map(file -> source(new ObjectName(pattern.bucket(), name(bucket, file)), file))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The deepest folder that surely holds all that begins with a prefix. */
  private static Path start(Path bucket, String prefix) {
    Path folder = bucket.resolve(prefix.substring(0, prefix.lastIndexOf('/') + 1)).normalize();
    return folder.startsWith(bucket) && Files.isDirectory(folder) ? folder : bucket;
  }

  private static String name(Path bucket, Path file) {
    return bucket.relativize(file).toString().replace('\\', '/');
  }

  private static SourceFile source(ObjectName name, Path file) {
    return new SourceFile(Optional.of(name.toString()), file, false);
  }

  @Override
  public void requireBucket(ObjectName name) {
    if (!Files.isDirectory(bucket(name))) {
      throw name.noBucket();
    }
  }

  @Override
  public void write(ObjectName name, Path content) {
    Path file = file(name);
    try {
      Files.createDirectories(file.getParent());
      Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void delete(ObjectName name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path bucket(ObjectName name) {
    return root.orElseThrow(() ->
            new BigQueryException(
                ErrorReason.INVALID,
                "No folder stands for Cloud Storage here; start the server with --gcs-root to use "
                    + name))
        .toAbsolutePath()
        .normalize()
        .resolve(name.bucket());
  }

  /** The file of an object, there or not; never one outside the bucket's folder. */
  private Path file(ObjectName name) {
    Path bucket = bucket(name);
    Path file = bucket.resolve(name.object()).normalize();
    if (!file.startsWith(bucket)) {
      throw new BigQueryException(ErrorReason.INVALID, "Invalid URI " + name);
    }
    return file;
  }
}
