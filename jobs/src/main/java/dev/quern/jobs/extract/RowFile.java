package dev.quern.jobs.extract;

import dev.quern.domain.data.RowBatch;
import java.io.IOException;
import java.io.OutputStream;

/** Writes rows in the form of a file. Used by one thread at a time. */
interface RowFile {

  /** Writes what comes before the rows. */
  void begin(OutputStream out) throws IOException;

  /** Writes rows. */
  void write(RowBatch rows, OutputStream out) throws IOException;
}
