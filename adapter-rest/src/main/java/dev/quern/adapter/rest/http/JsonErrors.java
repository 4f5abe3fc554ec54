package dev.quern.adapter.rest.http;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Says what is wrong with a JSON body in the words of Google's JSON reader. */
public final class JsonErrors {

  private JsonErrors() {}

  /** The error that stands for a failure to read a body. */
  public static BigQueryException of(JacksonException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BigQueryException known) {
        return known;
      }
    }
    return switch (failure) {
      case MismatchedInputException mismatch when !mismatch.getPath().isEmpty() ->
          wrongType(mismatch);
      case MismatchedInputException mismatch
          when mismatch.getOriginalMessage().startsWith("No content") ->
          new BigQueryException(
              ErrorReason.PARSE_ERROR, "Invalid JSON payload received. Unexpected end of string.");
      case MismatchedInputException _ ->
          new BigQueryException(
              ErrorReason.BAD_REQUEST,
              "Invalid JSON payload received. Root element must be a message.");
      case StreamReadException malformed ->
          new BigQueryException(
              ErrorReason.PARSE_ERROR,
              "Invalid JSON payload received. " + firstLine(malformed.getOriginalMessage()));
      default ->
          new BigQueryException(
              ErrorReason.PARSE_ERROR,
              "Invalid JSON payload received. " + firstLine(failure.getOriginalMessage()));
    };
  }

  private static BigQueryException wrongType(MismatchedInputException mismatch) {
    String path = path(mismatch);
    String value =
        mismatch instanceof InvalidFormatException format ? ", " + quoted(format.getValue()) : "";
    return new BigQueryException(
        ErrorReason.BAD_REQUEST,
        path,
        "Invalid value at '" + path + "' (" + typeName(mismatch.getTargetType()) + ")" + value);
  }

  private static String quoted(Object value) {
    return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
  }

  private static String path(MismatchedInputException mismatch) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference reference : mismatch.getPath()) {
      if (reference.getPropertyName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
      }
    }
    return path.toString();
  }

  private static String typeName(@org.jspecify.annotations.Nullable Class<?> type) {
    if (type == null) {
      return "TYPE_MESSAGE";
    }
    return switch (type.getSimpleName()) {
      case "String" -> "TYPE_STRING";
      case "Long", "long" -> "TYPE_INT64";
      case "Integer", "int" -> "TYPE_INT32";
      case "Boolean", "boolean" -> "TYPE_BOOL";
      case "Double", "double" -> "TYPE_DOUBLE";
      default -> "TYPE_MESSAGE";
    };
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }
}
