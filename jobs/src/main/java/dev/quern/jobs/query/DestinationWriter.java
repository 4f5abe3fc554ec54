package dev.quern.jobs.query;

import dev.quern.domain.data.KeptRows;
import dev.quern.domain.job.Destination;
import dev.quern.domain.statement.Cancellation;

/** Writes the rows of a query to a table. */
@FunctionalInterface
public interface DestinationWriter {

  /**
   * Writes rows as the destination's dispositions say.
   *
   * @return the rows that the table has then
   * @throws dev.quern.domain.error.BigQueryException {@code notFound}, {@code duplicate} or {@code
   *     invalid} when they forbid it
   */
  KeptRows write(Destination destination, KeptRows rows, Cancellation cancellation);
}
