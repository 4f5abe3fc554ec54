package dev.quern.jobs;

import dev.quern.domain.data.KeptRows;
import dev.quern.domain.data.RowStream;

/** Keeps the rows of results for paging. */
@FunctionalInterface
public interface RowKeeper {

  /** Reads a stream to its end, closes it, and keeps its rows. */
  KeptRows keep(RowStream rows);
}
