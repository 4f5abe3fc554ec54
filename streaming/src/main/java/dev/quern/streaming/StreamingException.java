package dev.quern.streaming;

import dev.quern.domain.error.GrpcCode;
import java.util.List;
import java.util.Optional;

/** A call of the Storage API that fails, as its client is to see it. Carries no stack trace. */
public final class StreamingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final GrpcCode code;
  private final String text;
  private final transient Optional<Detail> detail;
  private final transient List<RowError> rowErrors;

  private StreamingException(
      GrpcCode code, String message, Optional<Detail> detail, List<RowError> rowErrors) {
    super(message, null, false, false);
    this.code = code;
    this.text = message;
    this.detail = detail;
    this.rowErrors = List.copyOf(rowErrors);
  }

  /** An error without details. */
  public StreamingException(GrpcCode code, String message) {
    this(code, message, Optional.empty(), List.of());
  }

  /**
   * An error with a code of the Storage API.
   *
   * @param entity the resource that it is about
   */
  public StreamingException(
      GrpcCode code, StorageErrorCode storageCode, String entity, String message) {
    this(code, message, Optional.of(new Detail(storageCode, entity)), List.of());
  }

  /** Rows that do not fit the table, of which none was written. */
  public static StreamingException ofRows(String message, List<RowError> errors) {
    return new StreamingException(GrpcCode.INVALID_ARGUMENT, message, Optional.empty(), errors);
  }

  /**
   * What a {@code StorageError} says.
   *
   * @param code why
   * @param entity the resource that it is about
   */
  public record Detail(StorageErrorCode code, String entity) {}

  /**
   * What is wrong with a row.
   *
   * @param index its place in the request
   * @param message why
   */
  public record RowError(long index, String message) {}

  /** The message. */
  public String text() {
    return text;
  }

  /** The status of the call. */
  public GrpcCode code() {
    return code;
  }

  /** The code of the Storage API, where there is one. */
  public Optional<Detail> detail() {
    return detail;
  }

  /** What is wrong with which rows. */
  public List<RowError> rowErrors() {
    return rowErrors;
  }
}
