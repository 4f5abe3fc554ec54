package dev.quern.storage.duckdb;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How a database is opened.
 *
 * @param file the database file; empty for a database in memory
 * @param threads how many threads one machine-wide pool runs statements on; all cores by default
 * @param memoryLimit bytes the engine may use before it spills; 80 % of the machine by default
 * @param temporaryFolder where it spills; empty for {@code <file>.tmp}, or nowhere in memory
 * @param accessibleFolders the only folders that SQL can read files from and write files to
 */
public record DuckOptions(
    Optional<Path> file,
    OptionalInt threads,
    OptionalLong memoryLimit,
    Optional<Path> temporaryFolder,
    List<Path> accessibleFolders) {

  /** A database in memory with the engine's own limits and no access to files. */
  public static final DuckOptions IN_MEMORY =
      new DuckOptions(
          Optional.empty(), OptionalInt.empty(), OptionalLong.empty(), Optional.empty(), List.of());

  public DuckOptions {
    accessibleFolders = List.copyOf(accessibleFolders);
  }

  /** The same, kept in a file. */
  public DuckOptions inFile(Path value) {
    return new DuckOptions(
        Optional.of(value), threads, memoryLimit, temporaryFolder, accessibleFolders);
  }

  /** The same with another number of threads. */
  public DuckOptions withThreads(int value) {
    return new DuckOptions(
        file, OptionalInt.of(value), memoryLimit, temporaryFolder, accessibleFolders);
  }

  /** The same with another memory limit, in bytes. */
  public DuckOptions withMemoryLimit(long bytes) {
    return new DuckOptions(
        file, threads, OptionalLong.of(bytes), temporaryFolder, accessibleFolders);
  }

  /** The same, spilling to another folder. */
  public DuckOptions spillingTo(Path folder) {
    return new DuckOptions(file, threads, memoryLimit, Optional.of(folder), accessibleFolders);
  }

  /** The same, with SQL allowed to read and write files in these folders only. */
  public DuckOptions accessing(List<Path> folders) {
    return new DuckOptions(file, threads, memoryLimit, temporaryFolder, folders);
  }
}
