package dev.quern.jobs.load;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.type.ScalarType;
import dev.quern.jobs.value.CivilForms;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Guesses a column's type from texts: the first in {@link #ORDER} that fits all of them. */
final class TypeGuess {

  private static final List<ScalarType> ORDER =
      List.of(
          ScalarType.BOOL,
          ScalarType.INT64,
          ScalarType.FLOAT64,
          ScalarType.DATE,
          ScalarType.TIME,
          ScalarType.DATETIME,
          ScalarType.TIMESTAMP);
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?|(?i)[+-]?(nan|inf(inity)?)");
  private static final Pattern ZONED =
      Pattern.compile(".*\\d(\\s*(Z|UTC)|\\s*[+-]\\d{1,2}(:?\\d{2})?)$", Pattern.CASE_INSENSITIVE);

  private final Set<ScalarType> possible = EnumSet.copyOf(ORDER);
  private final CivilForms forms;
  private boolean seen;

  /** No values yet, their dates and times in the forms given. */
  TypeGuess(CivilForms forms) {
    this.forms = forms;
  }

  /** Takes a value into account. */
  void add(String text) {
    String value = text.strip();
    if (value.isEmpty()) {
      return;
    }
    seen = true;
    possible.removeIf(type -> !fits(type, value));
  }

  /** The type of all values; STRING when none fits, or when there was no value. */
  ScalarType type() {
    return seen
        ? ORDER.stream().filter(possible::contains).findFirst().orElse(ScalarType.STRING)
        : ScalarType.STRING;
  }

  /** Whether there were values, and they are no texts. */
  boolean isNoText() {
    return type() != ScalarType.STRING;
  }

  private boolean fits(ScalarType type, String text) {
    return switch (type) {
      case BOOL -> text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
      case FLOAT64 -> NUMBER.matcher(text).matches();
      case DATETIME -> !ZONED.matcher(text).matches() && parses(type, text);
      default -> parses(type, text);
    };
  }

  private boolean parses(ScalarType type, String text) {
    try {
      forms.parse(type, text);
      return true;
    } catch (BigQueryException | IllegalArgumentException e) {
      return false;
    }
  }
}
