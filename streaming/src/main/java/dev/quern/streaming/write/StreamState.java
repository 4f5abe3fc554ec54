package dev.quern.streaming.write;

import dev.quern.domain.catalog.PhysicalTable;
import java.util.Optional;

/**
 * How far a stream has come.
 *
 * @param stream it
 * @param nextOffset how many rows it has
 * @param flushed how many of them can be read, of a BUFFERED stream
 * @param finalized whether it takes no more rows
 * @param staging where its rows wait, of a BUFFERED or PENDING stream: their offset, then the
 *     table's columns by the engine's names
 */
record StreamState(
    WriteStream stream,
    long nextOffset,
    long flushed,
    boolean finalized,
    Optional<PhysicalTable> staging) {

  static StreamState of(WriteStream stream, Optional<PhysicalTable> staging) {
    return new StreamState(stream, 0, 0, false, staging);
  }

  StreamState appended(long rows) {
    return new StreamState(stream, nextOffset + rows, flushed, finalized, staging);
  }

  StreamState flushedTo(long end) {
    return new StreamState(stream, nextOffset, end, finalized, staging);
  }

  StreamState asFinalized() {
    return new StreamState(stream, nextOffset, flushed, true, staging);
  }

  StreamState withStaging(PhysicalTable value) {
    return new StreamState(stream, nextOffset, flushed, finalized, Optional.of(value));
  }

  StreamState committed(long time) {
    return new StreamState(stream.committed(time), nextOffset, flushed, true, Optional.empty());
  }
}
