package dev.quern.storage.result;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How results are kept.
 *
 * @param memoryBytes how much memory their pages may take; more goes to files
 * @param diskBytes how much the pages in files may take; then results go that were not read for
 *     longest
 * @param lifetime how long a result is kept
 * @param folder where the files are; made when needed, and nobody else may use it
 */
public record ResultOptions(long memoryBytes, long diskBytes, Duration lifetime, Path folder) {

  private static final long MEBIBYTE = 1 << 20;

  /** BigQuery keeps results for about 24 hours. */
  private static final Duration LIFETIME = Duration.ofHours(24);

  /** 128 MiB in memory, up to 64 GiB in files, for 24 hours. */
  public static ResultOptions in(Path folder) {
    return new ResultOptions(128 * MEBIBYTE, 65_536 * MEBIBYTE, LIFETIME, folder);
  }

  /** The same with other limits. */
  public ResultOptions withLimits(long memory, long disk) {
    return new ResultOptions(memory, disk, lifetime, folder);
  }
}
