package dev.quern.streaming;

/** What a Storage Write call failed at. Source: {@code StorageError.StorageErrorCode}. */
public enum StorageErrorCode {
  TABLE_NOT_FOUND,
  STREAM_ALREADY_COMMITTED,
  STREAM_NOT_FOUND,
  INVALID_STREAM_TYPE,
  INVALID_STREAM_STATE,
  STREAM_FINALIZED,
  SCHEMA_MISMATCH_EXTRA_FIELDS,
  OFFSET_ALREADY_EXISTS,
  OFFSET_OUT_OF_RANGE
}
