package dev.quern.types.format;

import static dev.quern.types.error.DataErrors.dataError;

import dev.quern.domain.error.BigQueryException;
import dev.quern.types.format.CivilModel.Token;
import dev.quern.types.format.ModelElement.Category;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A compiled format model of {@code CAST(text AS DATE FORMAT …)} and the like. Source: "Format
 * string as date and time parts".
 */
final class CivilModelReader {

  private static final int MAX_YEAR = 10_000;

  private final List<Token> tokens;

  private CivilModelReader(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** Compiles a model; fails when it cannot be read or does not fit the type. */
  static CivilModelReader compile(String model, CivilKind kind) {
    List<Token> tokens = CivilModel.tokens(model);
    Map<Category, Token> byCategory = new EnumMap<>(Category.class);
    Set<ModelElement> seen = EnumSet.noneOf(ModelElement.class);
    for (Token token : tokens) {
      ModelElement element = token.element();
      if (element.category() == Category.LITERAL) {
        continue;
      }
      if (!element.canRead()) {
        throw dataError("Format element '" + element.text() + "' is not supported for parsing");
      }
      requireSingle(element, seen, byCategory);
      seen.add(element);
      byCategory.putIfAbsent(element.category(), token);
    }
    requireConsistent(seen, byCategory);
    for (Token token : tokens) {
      ModelElement element = token.element();
      if (!element.fits(kind)) {
        throw dataError(
            "Format element in category %s ('%s') is not allowed for output type %s"
                .formatted(element.category(), element.text(), kind));
      }
    }
    return new CivilModelReader(tokens);
  }

  private static boolean isFraction(ModelElement element) {
    return element.text().startsWith("FF");
  }

  private static void requireSingle(
      ModelElement element, Set<ModelElement> seen, Map<Category, Token> byCategory) {
    boolean anotherFraction =
        isFraction(element) && seen.stream().anyMatch(CivilModelReader::isFraction);
    if (seen.contains(element) || anotherFraction) {
      throw dataError(
          "Format element '" + element.text() + "' appears more than once in the format string");
    }
    Token other = byCategory.get(element.category());
    boolean several =
        element.category() == Category.SECOND || element.category() == Category.TIME_ZONE;
    if (other != null && !several) {
      throw dataError(
          "More than one format element in category %s exist: '%s' and '%s'"
              .formatted(element.category(), other.element().text(), element.text()));
    }
  }

  private static void requireConsistent(Set<ModelElement> seen, Map<Category, Token> byCategory) {
    Token meridian = byCategory.get(Category.MERIDIAN_INDICATOR);
    Token hour = byCategory.get(Category.HOUR);
    boolean halfDays = hour != null && hour.element() != ModelElement.HH24;
    if (hour != null && halfDays && meridian == null) {
      throw dataError(
          "Format element in category MERIDIAN_INDICATOR is required when format element '"
              + hour.element().text()
              + "' exists");
    }
    if (meridian != null && !halfDays) {
      String text = meridian.element().text();
      throw hour == null
          ? dataError(
              "Format element of type HH/HH12 is required when format element in category"
                  + " MERIDIAN_INDICATOR ('"
                  + text
                  + "') exists")
          : dataError(
              "Format element in category MERIDIAN_INDICATOR ('"
                  + text
                  + "') and format element 'HH24' cannot exist simultaneously");
    }
    if (seen.contains(ModelElement.SSSSS)) {
      requireNone(hour);
      requireNone(byCategory.get(Category.MINUTE));
      if (seen.contains(ModelElement.SS)) {
        throw dataError("Format elements 'SSSSS' and 'SS' cannot exist simultaneously");
      }
    }
  }

  private static void requireNone(@Nullable Token token) {
    if (token != null) {
      throw dataError(
          "Format element in category %s ('%s') and format element 'SSSSS' cannot exist simultaneously"
              .formatted(token.element().category(), token.element().text()));
    }
  }

  /** Reads all of {@code text}. */
  CivilModelFields read(String text) {
    Reading reading = new Reading(text, tokens);
    reading.run();
    return reading.fields;
  }

  /** The text and how far it is read. */
  private static final class Reading {

    private final String text;
    private final List<Token> tokens;
    private final CivilModelFields fields = new CivilModelFields();
    private final int end;
    private int at;

    Reading(String text, List<Token> tokens) {
      this.text = text;
      this.tokens = tokens;
      int last = text.length();
      while (last > 0 && ScanInput.isSpace(text.charAt(last - 1))) {
        last--;
      }
      this.end = last;
    }

    void run() {
      while (at < end && ScanInput.isSpace(text.charAt(at))) {
        at++;
      }
      for (int i = 0; i < tokens.size(); i++) {
        Token token = tokens.get(i);
        boolean empty = token.element() == ModelElement.LITERAL && token.literal().isEmpty();
        if (at >= end && !empty) {
          throw dataError(
              "Entire timestamp string has been parsed before dealing with format element '"
                  + token.written().toUpperCase(Locale.ROOT)
                  + "'");
        }
        read(token, isFollowedByDigit(i));
      }
      while (at < end && ScanInput.isSpace(text.charAt(at))) {
        at++;
      }
      if (at < end) {
        throw dataError(
            "Illegal non-space trailing data '"
                + text.substring(at, end)
                + "' in timestamp string");
      }
    }

    private boolean isFollowedByDigit(int index) {
      for (int i = index + 1; i < tokens.size(); i++) {
        Token next = tokens.get(i);
        if (next.element() != ModelElement.LITERAL || !next.literal().isEmpty()) {
          return next.element().startsWithDigit();
        }
      }
      return false;
    }

    private BigQueryException failure(Token token, int position) {
      String name =
          token.element().category() == Category.LITERAL ? token.written() : token.element().text();
      return dataError(
          "Failed to parse input timestamp string at "
              + position
              + " with format element '"
              + name
              + "'");
    }

    private void read(Token token, boolean adjacent) {
      switch (token.element()) {
        case LITERAL -> literal(token);
        case SPACE -> space(token);
        case YYYY, RRRR -> fields.year(number(token, 0, MAX_YEAR, adjacent ? 4 : 5));
        case Y_YYY -> yearWithComma(token);
        case YYY -> fields.yearEnd(number(token, 0, 999, 3), 1000);
        case YY -> fields.yearEnd(number(token, 0, 99, 2), 100);
        case Y -> fields.yearEnd(number(token, 0, 9, 1), 10);
        case RR -> fields.roundedYear(number(token, 0, 99, 2));
        case MM -> fields.month(number(token, 1, 12, 2));
        case MONTH -> fields.month(name(token, false) + 1);
        case MON -> fields.month(name(token, true) + 1);
        case DD -> fields.dayOfMonth(number(token, 1, 31, 2));
        case HH, HH12 -> fields.hour12(number(token, 1, 12, 2));
        case HH24 -> fields.hour(number(token, 0, 23, 2));
        case MI -> fields.minute(number(token, 0, 59, 2));
        case SS -> fields.second(number(token, 0, 59, 2));
        case SSSSS -> fields.secondOfDay(number(token, 0, 86_399, 5));
        case FF1, FF2, FF3, FF4, FF5, FF6, FF7, FF8, FF9 -> fraction(token);
        case AM_DOTTED, PM_DOTTED -> meridian(token);
        case TZH -> zoneHour(token);
        case TZM -> fields.zoneMinute(number(token, 0, 59, 2));
        default -> throw failure(token, at);
      }
    }

    private void literal(Token token) {
      if (!text.startsWith(token.literal(), at)) {
        throw failure(token, at);
      }
      at += token.literal().length();
    }

    private void space(Token token) {
      int start = at;
      while (at < end && ScanInput.isSpace(text.charAt(at))) {
        at++;
      }
      if (at == start) {
        throw failure(token, at);
      }
    }

    private int number(Token token, int least, int greatest, int width) {
      int start = at;
      int value = 0;
      while (at < end && at - start < width && isDigit(text.charAt(at))) {
        value = value * 10 + text.charAt(at++) - '0';
      }
      if (at == start || value < least || value > greatest) {
        throw failure(token, start);
      }
      return value;
    }

    private static boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }

    private void yearWithComma(Token token) {
      int start = at;
      int thousands = number(token, 0, 10, 2);
      if (at >= end || text.charAt(at++) != ',') {
        throw failure(token, start);
      }
      int before = at;
      int rest = number(token, 0, 999, 3);
      if (at - before != 3) {
        throw failure(token, start);
      }
      fields.year(thousands * 1000 + rest);
    }

    private int name(Token token, boolean abbreviated) {
      for (int i = 0; i < CivilNames.MONTHS.size(); i++) {
        String month = CivilNames.MONTHS.get(i);
        String name = abbreviated ? CivilNames.abbreviated(month) : month;
        if (text.regionMatches(true, at, name, 0, name.length())) {
          at += name.length();
          return i;
        }
      }
      throw failure(token, at);
    }

    private void fraction(Token token) {
      int start = at;
      int micros = 0;
      int unit = 100_000;
      while (at < end && at - start < token.element().digits() && isDigit(text.charAt(at))) {
        micros += (text.charAt(at++) - '0') * unit;
        unit /= 10;
      }
      if (at == start) {
        throw failure(token, start);
      }
      fields.fraction(micros);
    }

    private void meridian(Token token) {
      if (text.regionMatches(true, at, "A.M.", 0, 4)) {
        fields.afternoon(false);
      } else if (text.regionMatches(true, at, "P.M.", 0, 4)) {
        fields.afternoon(true);
      } else {
        throw failure(token, at);
      }
      at += 4;
    }

    private void zoneHour(Token token) {
      int start = at;
      char sign = text.charAt(at++);
      if (sign != '+' && sign != '-' && sign != ' ') {
        throw failure(token, start);
      }
      int digits = at;
      int hours = 0;
      while (at < end && at - digits < 2 && isDigit(text.charAt(at))) {
        hours = hours * 10 + text.charAt(at++) - '0';
      }
      if (at == digits || hours > 14) {
        throw failure(token, start);
      }
      fields.zoneHour(hours, sign == '-');
    }
  }
}
