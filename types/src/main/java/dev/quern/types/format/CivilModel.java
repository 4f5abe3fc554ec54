package dev.quern.types.format;

import static dev.quern.types.error.DataErrors.dataError;

import dev.quern.types.civil.CivilDay;
import dev.quern.types.civil.DateMath;
import dev.quern.types.civil.DatePart;
import dev.quern.types.civil.Micros;
import dev.quern.types.format.ModelElement.Category;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A compiled format model of {@code CAST(date AS STRING FORMAT …)} and back. Source: "Format clause
 * for CAST".
 *
 * @param tokens the model's parts
 */
record CivilModel(List<Token> tokens) {

  private static final String SEPARATORS = "-./,';:";

  /** Longer names before their beginnings. */
  private static final List<ModelElement> BY_LENGTH =
      Arrays.stream(ModelElement.values())
          .filter(element -> element.category() != Category.LITERAL)
          .sorted(Comparator.comparingInt((ModelElement e) -> e.text().length()).reversed())
          .toList();

  /**
   * One part of a model.
   *
   * @param element which
   * @param written as it is written in the model
   * @param literal the text that a LITERAL or SPACE stands for
   */
  record Token(ModelElement element, String written, String literal) {}

  /** Compiles a model for printing values of a type. */
  static CivilModel forPrinting(String model, CivilKind kind) {
    CivilModel compiled = new CivilModel(tokens(model));
    for (Token token : compiled.tokens) {
      ModelElement element = token.element();
      boolean unsupported = !element.canPrint();
      boolean misplaced = !element.fits(kind);
      if (misplaced && !(unsupported && kind == CivilKind.TIMESTAMP)) {
        throw dataError(kind + " does not support '" + element.text() + "'");
      }
      if (unsupported) {
        throw dataError("Unsupported format element '" + element.text() + "'");
      }
    }
    return compiled;
  }

  /** The parts of a model. */
  static List<Token> tokens(String model) {
    List<Token> tokens = new ArrayList<>();
    for (int at = 0; at < model.length(); ) {
      Token token = token(model, at);
      tokens.add(token);
      at += token.written().length();
    }
    return List.copyOf(tokens);
  }

  private static Token token(String model, int at) {
    char c = model.charAt(at);
    if (c == '"') {
      return quoted(model, at);
    }
    if (c == ' ') {
      int end = at;
      while (end < model.length() && model.charAt(end) == ' ') {
        end++;
      }
      String blanks = model.substring(at, end);
      return new Token(ModelElement.SPACE, blanks, blanks);
    }
    for (ModelElement element : BY_LENGTH) {
      String name = element.text();
      if (model.regionMatches(true, at, name, 0, name.length())) {
        return new Token(element, model.substring(at, at + name.length()), "");
      }
    }
    if (SEPARATORS.indexOf(c) < 0) {
      throw dataError("Cannot find matched format element at " + at);
    }
    return new Token(ModelElement.LITERAL, String.valueOf(c), String.valueOf(c));
  }

  private static Token quoted(String model, int start) {
    StringBuilder literal = new StringBuilder();
    for (int at = start + 1; at < model.length(); at++) {
      char c = model.charAt(at);
      if (c == '"') {
        return new Token(ModelElement.LITERAL, model.substring(start, at + 1), literal.toString());
      }
      if (c == '\\' && at + 1 < model.length()) {
        c = model.charAt(++at);
        if (c != '\\' && c != '"') {
          throw dataError("Unsupported escape sequence \\" + c + " in text at " + start);
        }
      }
      literal.append(c);
    }
    throw dataError("Cannot find matching \" for quoted literal at " + start);
  }

  String print(Moment moment) {
    StringBuilder text = new StringBuilder(32);
    for (Token token : tokens) {
      text.append(print(token, moment));
    }
    return text.toString();
  }

  private static String print(Token token, Moment moment) {
    int hour12 = (moment.hour() + 11) % 12 + 1;
    return switch (token.element()) {
      case LITERAL, SPACE -> token.literal();
      case YYYY, RRRR -> padded(year(moment), 4);
      case YYY -> padded(year(moment) % 1000, 3);
      case YY, RR -> padded(year(moment) % 100, 2);
      case Y -> padded(year(moment) % 10, 1);
      case MM -> padded(part(moment, DatePart.MONTH), 2);
      case MONTH -> cased(token, monthName(moment));
      case MON -> cased(token, CivilNames.abbreviated(monthName(moment)));
      case DD -> padded(part(moment, DatePart.DAY), 2);
      case DDD -> padded(part(moment, DatePart.DAYOFYEAR), 3);
      case D -> padded(part(moment, DatePart.DAYOFWEEK), 1);
      case DAY -> cased(token, dayName(moment));
      case DY -> cased(token, CivilNames.abbreviated(dayName(moment)));
      case HH, HH12 -> padded(hour12, 2);
      case HH24 -> padded(moment.hour(), 2);
      case MI -> padded(moment.minute(), 2);
      case SS -> padded(moment.second(), 2);
      case SSSSS ->
          padded((int) (Math.floorMod(moment.local(), Micros.PER_DAY) / Micros.PER_SECOND), 5);
      case FF1, FF2, FF3, FF4, FF5, FF6, FF7, FF8, FF9 ->
          (padded(moment.fraction(), 6) + "000").substring(0, token.element().digits());
      case AM, PM -> meridian(token, moment.hour() < 12 ? "AM" : "PM");
      case AM_DOTTED, PM_DOTTED -> meridian(token, moment.hour() < 12 ? "A.M." : "P.M.");
      case TZH ->
          (moment.offsetMinutes() < 0 ? "-" : "+")
              + padded(Math.abs(moment.offsetMinutes()) / 60, 2);
      case TZM -> padded(Math.abs(moment.offsetMinutes()) % 60, 2);
      default -> throw new IllegalStateException(token.written());
    };
  }

  private static int year(Moment moment) {
    return CivilDay.year(moment.day());
  }

  private static int part(Moment moment, DatePart part) {
    return (int) DateMath.extract(moment.day(), part);
  }

  private static String monthName(Moment moment) {
    return CivilNames.MONTHS.get(part(moment, DatePart.MONTH) - 1);
  }

  private static String dayName(Moment moment) {
    return CivilNames.DAYS.get(part(moment, DatePart.DAYOFWEEK) - 1);
  }

  private static String padded(int number, int width) {
    String digits = Integer.toString(number);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }

  /** A name in the case of the first two letters of its element. */
  private static String cased(Token token, String name) {
    if (Character.isLowerCase(token.written().charAt(0))) {
      return name.toLowerCase(Locale.ROOT);
    }
    return Character.isLowerCase(token.written().charAt(1)) ? name : name.toUpperCase(Locale.ROOT);
  }

  private static String meridian(Token token, String text) {
    return Character.isLowerCase(token.written().charAt(0)) ? text.toLowerCase(Locale.ROOT) : text;
  }
}
