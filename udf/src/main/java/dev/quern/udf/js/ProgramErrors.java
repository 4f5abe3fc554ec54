package dev.quern.udf.js;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;

/** What goes wrong in programs, as BigQuery says it. */
final class ProgramErrors {

  /** Errors are located where they are thrown, not where they are made. */
  private static final Pattern THROW = Pattern.compile("throw\\s+$");

  private ProgramErrors() {}

  static BigQueryException translate(PolyglotException cause, Program program) {
    if (cause.isInterrupted() || cause.isCancelled()) {
      return new BigQueryException(
          ErrorReason.RESOURCES_EXCEEDED,
          "query",
          "UDF %s timed out".formatted(program.signature()));
    }
    if (cause.isResourceExhausted() || !cause.isGuestException()) {
      return new BigQueryException(
          ErrorReason.RESOURCES_EXCEEDED,
          "query",
          "UDF %s ran out of resources: %s".formatted(program.signature(), cause.getMessage()));
    }
    String place =
        location(cause, program)
            .map(p -> " line %d, column %d".formatted(p.line(), p.column()))
            .orElse("");
    return JavaScriptFunctions.invalid(message(cause) + " at " + program.signature() + place);
  }

  /** Messages of syntax errors hold the place and the text around it. */
  private static String message(PolyglotException cause) {
    String text = Optional.ofNullable(cause.getMessage()).orElse("Error");
    return cause.isSyntaxError()
        ? text.lines().findFirst().orElse("SyntaxError").replaceFirst("udf:\\d+:\\d+ ", "")
        : text;
  }

  /** An error of a result, with the function's name. */
  static BigQueryException named(BigQueryException cause, Program program) {
    return JavaScriptFunctions.invalid(cause.error().message() + " at " + program.signature());
  }

  private record Position(int line, int column) {}

  private static Optional<Position> location(PolyglotException cause, Program program) {
    Optional<SourceSection> section =
        Optional.ofNullable(cause.getSourceLocation())
            .filter(found -> found.getSource().getName().equals("udf"));
    for (PolyglotException.StackFrame frame : cause.getPolyglotStackTrace()) {
      if (section.isPresent()) {
        break;
      }
      section =
          Optional.ofNullable(frame.getSourceLocation())
              .filter(found -> found.getSource().getName().equals("udf"));
    }
    return section.map(found -> position(found, program));
  }

  private static Position position(SourceSection section, Program program) {
    String text = section.getSource().getCharacters().toString();
    int index = section.getCharIndex();
    Matcher matcher = THROW.matcher(text.substring(0, index));
    int start = matcher.find() ? matcher.start() : index;
    int line = section.getSource().getLineNumber(start);
    int column = section.getSource().getColumnNumber(start);
    return new Position(line, line == 1 ? column - program.offset() : column);
  }
}
