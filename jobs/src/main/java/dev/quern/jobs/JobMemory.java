package dev.quern.jobs;

import dev.quern.domain.data.KeptRows;
import dev.quern.domain.reference.TableReference;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a server remembers of ended jobs.
 *
 * @param limit how many, with their rows
 * @param archive where they are kept over a restart
 * @param tables the rows of a table, with which queries of earlier runs of the server are answered;
 *     empty when it is gone
 */
public record JobMemory(
    int limit, JobArchive archive, Function<TableReference, Optional<KeptRows>> tables) {

  /** Remembers jobs until the server stops. */
  public static JobMemory of(int limit) {
    return new JobMemory(limit, JobArchive.NONE, _ -> Optional.empty());
  }
}
