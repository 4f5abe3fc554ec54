package dev.quern.domain.error;

/**
 * Why a request failed: BigQuery's {@code reason}, the HTTP status and the gRPC status that go with
 * it. Source: "Error messages" in BigQuery's documentation. What is left out on purpose has the
 * status 400 where BigQuery gives 501: some clients send a request again after any 5xx.
 */
public enum ErrorReason {
  ACCESS_DENIED("accessDenied", 403, GrpcCode.PERMISSION_DENIED),
  AUTH_ERROR("authError", 401, GrpcCode.UNAUTHENTICATED),
  BACKEND_ERROR("backendError", 503, GrpcCode.UNAVAILABLE),
  BAD_REQUEST("badRequest", 400, GrpcCode.INVALID_ARGUMENT),
  BYTES_BILLED_LIMIT_EXCEEDED("bytesBilledLimitExceeded", 400, GrpcCode.INVALID_ARGUMENT),
  CONDITION_NOT_MET("conditionNotMet", 412, GrpcCode.FAILED_PRECONDITION),
  DUPLICATE("duplicate", 409, GrpcCode.ALREADY_EXISTS),
  INTERNAL_ERROR("internalError", 500, GrpcCode.INTERNAL),
  INVALID("invalid", 400, GrpcCode.INVALID_ARGUMENT),
  INVALID_QUERY("invalidQuery", 400, GrpcCode.INVALID_ARGUMENT),
  METHOD_NOT_ALLOWED("httpMethodNotAllowed", 405, GrpcCode.UNIMPLEMENTED),
  NOT_FOUND("notFound", 404, GrpcCode.NOT_FOUND),
  NOT_IMPLEMENTED("notImplemented", 400, GrpcCode.UNIMPLEMENTED),
  PARSE_ERROR("parseError", 400, GrpcCode.INVALID_ARGUMENT),
  QUOTA_EXCEEDED("quotaExceeded", 403, GrpcCode.RESOURCE_EXHAUSTED),
  RATE_LIMIT_EXCEEDED("rateLimitExceeded", 403, GrpcCode.RESOURCE_EXHAUSTED),
  REQUIRED("required", 400, GrpcCode.INVALID_ARGUMENT),
  RESOURCE_IN_USE("resourceInUse", 400, GrpcCode.FAILED_PRECONDITION),
  RESOURCES_EXCEEDED("resourcesExceeded", 400, GrpcCode.RESOURCE_EXHAUSTED),
  RESPONSE_TOO_LARGE("responseTooLarge", 403, GrpcCode.RESOURCE_EXHAUSTED),
  STOPPED("stopped", 200, GrpcCode.CANCELLED),
  TABLE_UNAVAILABLE("tableUnavailable", 400, GrpcCode.UNAVAILABLE),
  TIMEOUT("timeout", 400, GrpcCode.DEADLINE_EXCEEDED);

  private final String reason;
  private final int httpStatus;
  private final GrpcCode grpcCode;

  ErrorReason(String reason, int httpStatus, GrpcCode grpcCode) {
    this.reason = reason;
    this.httpStatus = httpStatus;
    this.grpcCode = grpcCode;
  }

  /** The reason as BigQuery writes it on the wire, for example {@code invalidQuery}. */
  public String reason() {
    return reason;
  }

  /** The HTTP status of a response that fails for this reason. */
  public int httpStatus() {
    return httpStatus;
  }

  /** The gRPC status of a call that fails for this reason. */
  public GrpcCode grpcCode() {
    return grpcCode;
  }
}
