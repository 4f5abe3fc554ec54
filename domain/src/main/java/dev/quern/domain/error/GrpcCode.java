package dev.quern.domain.error;

/** The gRPC status codes that Quern answers with, by their canonical names. */
public enum GrpcCode {
  ABORTED,
  ALREADY_EXISTS,
  CANCELLED,
  DEADLINE_EXCEEDED,
  FAILED_PRECONDITION,
  INTERNAL,
  INVALID_ARGUMENT,
  NOT_FOUND,
  OUT_OF_RANGE,
  PERMISSION_DENIED,
  RESOURCE_EXHAUSTED,
  UNAUTHENTICATED,
  UNAVAILABLE,
  UNIMPLEMENTED
}
