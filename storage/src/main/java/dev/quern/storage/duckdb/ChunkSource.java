package dev.quern.storage.duckdb;

/** Where a result's chunks come from. Used on engine threads, by one thread at a time. */
interface ChunkSource extends AutoCloseable {

  /** The next chunk, which the caller destroys; 0 at the end. */
  long fetch();

  @Override
  void close();
}
