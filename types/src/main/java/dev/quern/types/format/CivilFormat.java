package dev.quern.types.format;

import dev.quern.types.civil.CivilDay;
import dev.quern.types.format.CivilElement.Composed;
import dev.quern.types.format.CivilElement.Digits;
import dev.quern.types.format.CivilElement.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A compiled format of {@code FORMAT_DATE}, {@code FORMAT_DATETIME}, {@code FORMAT_TIME} or {@code
 * FORMAT_TIMESTAMP}. What is no element of the type stands for itself. Beside the documented
 * elements it knows the flags of C's strftime ({@code %-d}, {@code %_H}, {@code %^a}), as BigQuery
 * does.
 */
final class CivilFormat {

  /** The letter behind E or O, what only E has, colons before z; else flags, width and letter. */
  private static final Pattern ELEMENT =
      Pattern.compile(
          "%(?:E([cCnprtuxXyYPR%])|O([bdeghjklmnprtuwyBCGHIMPRSTUVW%])"
              + "|E(4Y|T|z|\\*z|\\*[Sf]|1[0-5][Sf]|[0-9][Sf])|(:{1,2})z"
              + "|([-_0^#]*)(\\d*)([A-DF-NP-Za-z%]))",
          Pattern.DOTALL);

  private static final int MICRO_DIGITS = 6;

  private final List<Step> steps;

  private CivilFormat(List<Step> steps) {
    this.steps = steps;
  }

  private interface Step {
    void print(Moment moment, StringBuilder text);
  }

  static CivilFormat compile(String format, CivilKind kind) {
    List<Step> steps = new ArrayList<>();
    Matcher matcher = ELEMENT.matcher(format);
    int at = 0;
    while (matcher.find(at)) {
      addLiteral(steps, format.substring(at, matcher.start()));
      Step step = step(matcher, kind);
      steps.add(step);
      at = matcher.end();
    }
    addLiteral(steps, format.substring(at));
    return new CivilFormat(List.copyOf(steps));
  }

  String print(Moment moment) {
    StringBuilder text = new StringBuilder(32);
    for (Step step : steps) {
      step.print(moment, text);
    }
    return text.toString();
  }

  private static void addLiteral(List<Step> steps, String literal) {
    if (!literal.isEmpty()) {
      steps.add((moment, text) -> text.append(literal));
    }
  }

  private static Step step(Matcher matcher, CivilKind kind) {
    String whole = matcher.group();
    String letter = firstOf(matcher, 1, 2, 7);
    if (letter.equals("%")) {
      return (moment, text) -> text.append('%');
    }
    if (!letter.isEmpty()) {
      String flags = firstOf(matcher, 5);
      String width = firstOf(matcher, 6);
      return CivilElement.of(letter.charAt(0))
          .filter(element -> element.fits(kind))
          .map(element -> elementStep(element, flags, width, kind))
          .orElse((moment, text) -> text.append(whole));
    }
    String extended = firstOf(matcher, 3);
    if (extended.isEmpty()) {
      return kind.hasZone() ? offset(matcher.group(4).length()) : literal(whole);
    }
    return switch (extended) {
      case "T" -> literal(kind.hasTime() ? "T" : whole);
      case "4Y" -> kind.hasDate() ? CivilFormat::fourDigitYear : literal(whole);
      case "z" -> kind.hasZone() ? offset(1) : literal(whole);
      case "*z" -> kind.hasZone() ? offset(2) : literal(whole);
      default -> kind.hasTime() ? seconds(extended) : literal(whole);
    };
  }

  private static String firstOf(Matcher matcher, int... groups) {
    for (int group : groups) {
      if (matcher.group(group) != null) {
        return matcher.group(group);
      }
    }
    return "";
  }

  private static Step literal(String literal) {
    return (moment, text) -> text.append(literal);
  }

  private static Step elementStep(
      CivilElement element, String flags, String width, CivilKind kind) {
    return switch (element.printer()) {
      case Digits digits -> numberStep(digits, flags, width);
      case Text value -> textStep(value, element, flags);
      case Composed composed -> {
        CivilFormat parts = compile(composed.format(), kind);
        yield flags.contains("^")
            ? (moment, text) -> text.append(parts.print(moment).toUpperCase(Locale.ROOT))
            : (moment, text) -> text.append(parts.print(moment));
      }
    };
  }

  private static Step numberStep(Digits number, String flags, String givenWidth) {
    char padding = number.padding();
    int width = givenWidth.isEmpty() ? number.width() : Integer.parseInt(limit(givenWidth));
    if (flags.contains("_")) {
      padding = ' ';
    } else if (flags.contains("0") || !givenWidth.isEmpty()) {
      padding = '0';
    }
    char pad = padding;
    int size = flags.contains("-") ? 1 : width;
    return (moment, text) -> appendPadded(text, number.value().applyAsLong(moment), size, pad);
  }

  /** No more digits of a width than make sense. */
  private static String limit(String width) {
    return width.length() > 3 ? "999" : width;
  }

  private static Step textStep(Text value, CivilElement element, String flags) {
    boolean upper = flags.contains("^");
    boolean changed = flags.contains("#");
    if (element.letter() == 'P' || !(upper || changed)) {
      return (moment, text) -> text.append(value.value().apply(moment));
    }
    boolean lower = changed && (element.letter() == 'p' || element.letter() == 'Z');
    return (moment, text) -> {
      String name = value.value().apply(moment);
      text.append(lower ? name.toLowerCase(Locale.ROOT) : name.toUpperCase(Locale.ROOT));
    };
  }

  private static void appendPadded(StringBuilder text, long number, int width, char padding) {
    String digits = Long.toString(number);
    text.repeat(padding, Math.max(0, width - digits.length())).append(digits);
  }

  private static void fourDigitYear(Moment moment, StringBuilder text) {
    appendPadded(text, CivilDay.year(moment.day()), 4, '0');
  }

  private static Step offset(int colons) {
    return (moment, text) -> {
      text.append(Offsets.print(moment.offsetMinutes(), ":"));
      if (colons == 2) {
        text.append(":00");
      }
    };
  }

  /** {@code *S}, {@code 3S}, {@code *f} or {@code 3f}. */
  private static Step seconds(String extended) {
    boolean fractionOnly = extended.endsWith("f");
    String precision = extended.substring(0, extended.length() - 1);
    return (moment, text) -> {
      if (!fractionOnly) {
        appendPadded(text, moment.second(), 2, '0');
      }
      String digits = Integer.toString(1_000_000 + moment.fraction()).substring(1);
      if (precision.equals("*")) {
        digits = withoutTrailingZeros(digits);
      } else {
        int length = Integer.parseInt(precision);
        digits =
            length <= MICRO_DIGITS
                ? digits.substring(0, length)
                : digits + "0".repeat(length - MICRO_DIGITS);
      }
      if (fractionOnly) {
        text.append(digits.isEmpty() && precision.equals("*") ? "0" : digits);
      } else if (!digits.isEmpty()) {
        text.append('.').append(digits);
      }
    };
  }

  private static String withoutTrailingZeros(String digits) {
    int length = digits.length();
    while (length > 0 && digits.charAt(length - 1) == '0') {
      length--;
    }
    return digits.substring(0, length);
  }
}
