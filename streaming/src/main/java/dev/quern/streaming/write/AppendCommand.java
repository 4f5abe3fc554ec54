package dev.quern.streaming.write;

import dev.quern.streaming.proto.MessageShape;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A request on a connection.
 *
 * @param stream the stream; absent when it is that of the request before
 * @param offset where in the stream the rows must come to lie
 * @param payload the rows
 * @param missingValues by column, what a row without a value gets
 * @param missingValue the same for the other columns
 */
public record AppendCommand(
    Optional<String> stream,
    OptionalLong offset,
    Payload payload,
    Map<String, MissingValue> missingValues,
    MissingValue missingValue) {

  public AppendCommand {
    missingValues = Map.copyOf(missingValues);
  }

  /** What a column gets in rows without a value for it. */
  public enum MissingValue {
    /** NULL. */
    NULL,
    /** The column's default value, which is NULL unless the table says otherwise. */
    DEFAULT
  }

  /** Rows in one of the formats. */
  public sealed interface Payload {}

  /**
   * Protocol buffers.
   *
   * @param shape their descriptor; absent when it is that of the request before
   * @param bytes the messages, one behind the other
   * @param ends where each ends
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  public record ProtoRows(Optional<MessageShape> shape, byte[] bytes, int[] ends)
      implements Payload {}

  /**
   * An Arrow record batch.
   *
   * @param schema the schema message; absent when it is that of the request before
   * @param batch the record batch message
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  public record ArrowRows(Optional<byte[]> schema, byte[] batch) implements Payload {}
}
