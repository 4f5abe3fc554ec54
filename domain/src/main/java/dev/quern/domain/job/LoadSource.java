package dev.quern.domain.job;

import java.nio.file.Path;
import java.util.List;

/** Where a load job's rows come from. */
public sealed interface LoadSource {

  /** Objects named by URIs, which may end in {@code *}. */
  record Uris(List<String> uris) implements LoadSource {
    public Uris {
      uris = List.copyOf(uris);
    }
  }

  /** A file the client sent with the job; whoever runs the job deletes it. */
  record Upload(Path file) implements LoadSource {}
}
