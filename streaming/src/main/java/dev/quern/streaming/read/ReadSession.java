package dev.quern.streaming.read;

import dev.quern.domain.reference.TableReference;
import java.util.List;

/**
 * A session.
 *
 * @param name its resource name
 * @param expireTime until when it may be read, milliseconds since the epoch
 * @param table what it reads
 * @param format the form of its rows
 * @param schema the schema of its rows in that form
 * @param streams the streams it was made with
 * @param rowCount how many rows it has
 * @param byteCount the logical bytes that reading them takes
 * @param rows its rows
 * @param selection what of the rows it reads
 */
@SuppressWarnings("ArrayRecordComponent") // Handed to the wire, never compared.
public record ReadSession(
    String name,
    long expireTime,
    TableReference table,
    ReadFormat format,
    byte[] schema,
    List<ReadStream> streams,
    long rowCount,
    long byteCount,
    SessionRows rows,
    FieldSelection selection) {

  public ReadSession {
    streams = List.copyOf(streams);
  }
}
