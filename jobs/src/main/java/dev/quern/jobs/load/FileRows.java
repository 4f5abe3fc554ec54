package dev.quern.jobs.load;

import dev.quern.domain.value.Value;
import java.util.List;
import java.util.Optional;

/** The rows of a file that is being read. */
interface FileRows extends AutoCloseable {

  /** The next row, with a value for each column that is wanted; empty behind the last. */
  Optional<List<Value>> next();

  @Override
  void close();
}
