package dev.quern.jobs.load;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Objects of Cloud Storage as files of a local folder, one folder per bucket.
 *
 * @param root the folder; empty when there is none
 */
public record ObjectFolder(Optional<Path> root) {

  private static final String SCHEME = "gs://";

  /** The files that URIs name, in their order; a URI's {@code *} stands for any text. */
  List<SourceFile> find(List<String> uris) {
    List<SourceFile> files = new ArrayList<>();
    for (String uri : uris) {
      List<SourceFile> found = find(uri);
      if (found.isEmpty()) {
        throw new BigQueryException(ErrorReason.NOT_FOUND, "Not found: URI " + uri);
      }
      files.addAll(found);
    }
    return files;
  }

  private List<SourceFile> find(String uri) {
    if (!uri.contains("*")) {
      Path file = resolve(uri);
      return Files.isRegularFile(file)
          ? List.of(new SourceFile(Optional.of(uri), file))
          : List.of();
    }
    int slash = uri.lastIndexOf('/', uri.indexOf('*'));
    Path folder = resolve(uri.substring(0, slash));
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    PathMatcher matcher =
        FileSystems.getDefault()
            .getPathMatcher("glob:" + uri.substring(slash + 1).replace("*", "**"));
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> matcher.matches(folder.relativize(file)))
          .sorted()
          .map(file ->
              new SourceFile(
                  Optional.of(uri.substring(0, slash + 1) + folder.relativize(file)), file))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file of an object, there or not; never one outside the folder. */
  public Path resolve(String uri) {
    if (!uri.startsWith(SCHEME)) {
      throw new BigQueryException(
          ErrorReason.INVALID, "Source URI must be a Google Cloud Storage location: " + uri);
    }
    Path folder =
        root.orElseThrow(() ->
                new BigQueryException(
                    ErrorReason.INVALID,
                    "No folder stands for Cloud Storage here; start the server with --gcs-root"
                        + " to read "
                        + uri))
            .toAbsolutePath()
            .normalize();
    Path file = folder.resolve(uri.substring(SCHEME.length())).normalize();
    if (!file.startsWith(folder)) {
      throw new BigQueryException(ErrorReason.INVALID, "Invalid source URI " + uri);
    }
    return file;
  }
}
