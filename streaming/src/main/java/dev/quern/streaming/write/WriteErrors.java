package dev.quern.streaming.write;

import dev.quern.domain.error.GrpcCode;
import dev.quern.domain.reference.TableReference;
import dev.quern.streaming.StorageErrorCode;
import dev.quern.streaming.StreamingException;

/** Errors of the Storage Write API in BigQuery's words. */
final class WriteErrors {

  private WriteErrors() {}

  private static StreamingException of(
      GrpcCode code, StorageErrorCode storageCode, String entity, String message) {
    return new StreamingException(code, storageCode, entity, message + " Entity: " + entity);
  }

  static StreamingException invalid(String message) {
    return new StreamingException(GrpcCode.INVALID_ARGUMENT, message);
  }

  static StreamingException noSchema() {
    return invalid("The first request of a stream must specify writer_schema");
  }

  static StreamingException streamNotFound(String name) {
    return of(
        GrpcCode.NOT_FOUND,
        StorageErrorCode.STREAM_NOT_FOUND,
        name,
        "Requested entity was not found: the stream does not exist.");
  }

  static StreamingException tableNotFound(TableReference table) {
    return new StreamingException(
        GrpcCode.NOT_FOUND,
        StorageErrorCode.TABLE_NOT_FOUND,
        WriteStream.tableName(table),
        "Not found: Table " + table);
  }

  /** What appends get: Apache Beam makes the table then, while it gives up when told NOT_FOUND. */
  static StreamingException noTableToAppendTo(TableReference table) {
    return new StreamingException(
        GrpcCode.PERMISSION_DENIED,
        "Permission 'TABLES_UPDATE_DATA' denied on resource '%s' (or it may not exist)."
            .formatted(WriteStream.tableName(table)));
  }

  static StreamingException offset(StreamState state, long received) {
    boolean within = received < state.nextOffset();
    return of(
        within ? GrpcCode.ALREADY_EXISTS : GrpcCode.OUT_OF_RANGE,
        within ? StorageErrorCode.OFFSET_ALREADY_EXISTS : StorageErrorCode.OFFSET_OUT_OF_RANGE,
        state.stream().name(),
        "The offset is %s stream, expected offset %d, received %d"
            .formatted(within ? "within" : "beyond", state.nextOffset(), received));
  }

  static StreamingException isFinalized(String name) {
    return of(
        GrpcCode.INVALID_ARGUMENT,
        StorageErrorCode.STREAM_FINALIZED,
        name,
        "Stream has been finalized and cannot be appended.");
  }

  static StreamingException streamType(String name, String call, WriteStreamType type) {
    return of(
        GrpcCode.INVALID_ARGUMENT,
        StorageErrorCode.INVALID_STREAM_TYPE,
        name,
        call + " is not supported on streams of type " + type + ".");
  }
}
