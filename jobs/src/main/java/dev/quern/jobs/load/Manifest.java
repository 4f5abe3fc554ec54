package dev.quern.jobs.load;

import dev.quern.domain.job.LoadOptions;
import dev.quern.jobs.object.ObjectStore;
import dev.quern.jobs.object.SourceFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The files that URIs name, or that lists name which the URIs name. Source: {@code fileSetSpecType}
 * of the REST type {@code JobConfigurationLoad}.
 */
final class Manifest {

  private Manifest() {}

  static List<SourceFile> files(ObjectStore objects, List<String> uris, LoadOptions options) {
    List<SourceFile> named = objects.require(uris);
    if (!options.manifest()) {
      return named;
    }
    try {
      return objects.require(named.stream().flatMap(file -> lines(file).stream()).toList());
    } finally {
      named.forEach(SourceFile::release);
    }
  }

  private static List<String> lines(SourceFile list) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(list.open(), StandardCharsets.UTF_8))) {
      return reader.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
