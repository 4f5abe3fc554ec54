package dev.quern.streaming.write;

import dev.quern.domain.access.Principal;
import dev.quern.storage.vector.VectorValues.GeographyText;

/**
 * Opens connections.
 *
 * @param streams the streams
 * @param completion gives columns the values that rows lack
 * @param geography reads well-known text
 */
public record WriteConnections(
    WriteStreams streams, RowCompletion completion, GeographyText geography) {

  /** A new connection of a caller. */
  public WriteConnection open(Principal caller) {
    return new WriteConnection(streams, completion, geography, caller);
  }
}
