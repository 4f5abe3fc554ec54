package dev.quern.adapter.rest.http;

import dev.quern.adapter.rest.wire.ErrorResponse;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import java.io.EOFException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/** Answers every failure with BigQuery's envelope. */
@RestControllerAdvice
final class ErrorAdvice {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorAdvice.class);

  @ExceptionHandler
  ResponseEntity<ErrorResponse> failed(BigQueryException exception) {
    if (exception.reason() == ErrorReason.INTERNAL_ERROR) {
      LOG.error("request failed", exception);
    }
    return ResponseEntity.status(ErrorBodies.status(exception))
        .contentType(MediaType.APPLICATION_JSON)
        .body(ErrorBodies.of(exception));
  }

  @ExceptionHandler
  ResponseEntity<ErrorResponse> unreadable(HttpMessageNotReadableException exception) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case RequestTooLargeException tooLarge -> {
          return failed(tooLarge(tooLarge));
        }
        case JacksonException json -> {
          return failed(JsonErrors.of(json));
        }
        default -> {}
      }
    }
    return failed(
        new BigQueryException(ErrorReason.REQUIRED, "Required parameter is missing: resource"));
  }

  @ExceptionHandler
  ResponseEntity<ErrorResponse> tooLong(RequestTooLargeException exception) {
    return failed(tooLarge(exception));
  }

  @ExceptionHandler
  ResponseEntity<ErrorResponse> cutOff(EOFException exception) {
    LOG.debug("body is cut off", exception);
    return failed(
        new BigQueryException(ErrorReason.BAD_REQUEST, "The body of the request is cut off."));
  }

  @ExceptionHandler
  ResponseEntity<ErrorResponse> wrongType(HttpMediaTypeException exception) {
    LOG.debug("type of body", exception);
    return failed(
        new BigQueryException(
            ErrorReason.BAD_REQUEST, "The type of the request's body is not supported."));
  }

  private static BigQueryException tooLarge(RequestTooLargeException exception) {
    return new BigQueryException(ErrorReason.BAD_REQUEST, String.valueOf(exception.getMessage()));
  }

  @ExceptionHandler
  ResponseEntity<ErrorResponse> wrongParameter(MethodArgumentTypeMismatchException exception) {
    return failed(
        new BigQueryException(
            ErrorReason.BAD_REQUEST,
            exception.getName(),
            "Invalid value at '"
                + exception.getName()
                + "' ("
                + parameterType(exception)
                + "), \""
                + exception.getValue()
                + "\""));
  }

  private static String parameterType(MethodArgumentTypeMismatchException exception) {
    Class<?> type = exception.getRequiredType();
    return type == Boolean.class || type == boolean.class ? "TYPE_BOOL" : "TYPE_INT64";
  }

  @ExceptionHandler
  ResponseEntity<ErrorResponse> missingParameter(
      MissingServletRequestParameterException exception) {
    return failed(
        new BigQueryException(
            ErrorReason.REQUIRED,
            exception.getParameterName(),
            "Required parameter is missing: " + exception.getParameterName()));
  }

  @ExceptionHandler
  ResponseEntity<ErrorResponse> wrongMethod(HttpRequestMethodNotSupportedException exception) {
    ResponseEntity<ErrorResponse> response =
        failed(
            new BigQueryException(
                ErrorReason.METHOD_NOT_ALLOWED,
                "The HTTP method " + exception.getMethod() + " is not allowed for this resource."));
    HttpHeaders headers = new HttpHeaders();
    String[] supported = exception.getSupportedMethods();
    if (supported != null) {
      headers.set(HttpHeaders.ALLOW, String.join(", ", supported));
    }
    return ResponseEntity.status(response.getStatusCode())
        .headers(headers)
        .contentType(MediaType.APPLICATION_JSON)
        .body(response.getBody());
  }

  @ExceptionHandler
  ResponseEntity<ErrorResponse> unknownPath(NoHandlerFoundException exception) {
    return unknownPath(exception.getRequestURL());
  }

  @ExceptionHandler
  ResponseEntity<ErrorResponse> unknownResource(NoResourceFoundException exception) {
    return unknownPath("/" + exception.getResourcePath());
  }

  private ResponseEntity<ErrorResponse> unknownPath(String path) {
    return failed(new BigQueryException(ErrorReason.NOT_FOUND, "Not found: URL " + path));
  }

  @ExceptionHandler
  void clientGone(AsyncRequestNotUsableException exception) {
    LOG.debug("client went away", exception);
  }

  @ExceptionHandler
  ResponseEntity<ErrorResponse> fault(Exception exception) {
    LOG.error("request failed", exception);
    return failed(
        new BigQueryException(
            ErrorReason.INTERNAL_ERROR,
            "An internal error occurred and the request could not be completed. This is a fault of"
                + " the server; its log has the details."));
  }
}
