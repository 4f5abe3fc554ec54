package dev.quern.adapter.grpc;

import com.google.cloud.bigquery.storage.v1.StorageError;
import com.google.protobuf.Any;
import com.google.rpc.Code;
import com.google.rpc.Status;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.error.GrpcCode;
import dev.quern.streaming.StorageErrorCode;
import dev.quern.streaming.StreamingException;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Errors as statuses. Faults of the server go to the log and come out without their cause. */
final class Statuses {

  private static final Logger LOG = LoggerFactory.getLogger(Statuses.class);

  private Statuses() {}

  /** The error that ends a call. */
  static StatusRuntimeException exception(Throwable error) {
    return StatusProto.toStatusRuntimeException(of(error));
  }

  /** The error within a response. */
  static Status of(Throwable error) {
    return switch (error) {
      case StreamingException e -> of(e);
      case BigQueryException e when e.reason() != ErrorReason.INTERNAL_ERROR ->
          status(e.reason().grpcCode(), e.error().message()).build();
      case StatusRuntimeException e -> StatusProto.fromThrowable(e);
      default -> {
        LOG.error("A call of the Storage API failed", error);
        yield status(GrpcCode.INTERNAL, "An internal error occurred").build();
      }
    };
  }

  private static Status of(StreamingException error) {
    Status.Builder status = status(error.code(), error.text());
    error
        .detail()
        .ifPresent(detail ->
            status.addDetails(
                Any.pack(storageError(detail.code(), detail.entity(), error.text()))));
    return status.build();
  }

  static StorageError storageError(StorageErrorCode code, String entity, String message) {
    return StorageError.newBuilder()
        .setCode(StorageError.StorageErrorCode.valueOf(code.name()))
        .setEntity(entity)
        .setErrorMessage(message)
        .build();
  }

  private static Status.Builder status(GrpcCode code, String message) {
    return Status.newBuilder().setCode(Code.valueOf(code.name()).getNumber()).setMessage(message);
  }
}
