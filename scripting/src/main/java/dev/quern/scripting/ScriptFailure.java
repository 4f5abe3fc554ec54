package dev.quern.scripting;

import dev.quern.domain.error.BigQueryError;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.statement.ScriptStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement has failed. Passes through the statements around it up to an exception handler.
 * Source: "Procedural language", BEGIN...EXCEPTION.
 */
final class ScriptFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final Pattern LOCATION = Pattern.compile(" at \\[(\\d+:\\d+)]$");

  private final transient BigQueryException error;
  private final transient List<ScriptStep.Frame> frames;
  private final String handled;

  private ScriptFailure(BigQueryException error, List<ScriptStep.Frame> frames, String handled) {
    super(error.error().message(), error, false, false);
    this.error = error;
    this.frames = frames;
    this.handled = handled;
  }

  /**
   * A failure of the statement that runs.
   *
   * @param frames the innermost frame first
   */
  static ScriptFailure of(BigQueryException cause, Frame frame, List<ScriptStep.Frame> frames) {
    BigQueryException located = located(cause, frame, "Query error: ");
    return new ScriptFailure(located, frames, located.error().message());
  }

  /** RAISE: handlers see the bare message. */
  static ScriptFailure raised(BigQueryException cause, Frame frame, List<ScriptStep.Frame> frames) {
    return new ScriptFailure(
        located(cause, frame, "Query error: "), frames, cause.error().message());
  }

  private static BigQueryException located(BigQueryException cause, Frame frame, String prefix) {
    BigQueryError first = cause.error();
    Matcher matcher = LOCATION.matcher(first.message());
    boolean found = matcher.find();
    String place =
        frame.place(
            found ? matcher.group(1) : frame.location().line() + ":" + frame.location().column());
    String message = found ? first.message().substring(0, matcher.start()) : first.message();
    List<BigQueryError> errors = new ArrayList<>(cause.errors());
    errors.set(
        0,
        new BigQueryError(
            first.reason(),
            (message.startsWith(prefix) ? "" : prefix) + message + " at " + place,
            first.location().or(() -> Optional.of("query")),
            first.debugInfo()));
    return new BigQueryException(errors);
  }

  /** The error that the whole script ends with. */
  BigQueryException error() {
    return error;
  }

  /** Where it happened, the innermost frame first. */
  List<ScriptStep.Frame> frames() {
    return frames;
  }

  /** {@code @@error.message}. */
  String message() {
    return handled;
  }

  /** {@code @@error.statement_text}. */
  String statementText() {
    return frames.getFirst().text();
  }
}
