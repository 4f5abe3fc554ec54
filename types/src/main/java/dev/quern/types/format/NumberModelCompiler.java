package dev.quern.types.format;

import static dev.quern.types.error.DataErrors.dataError;

import dev.quern.domain.error.BigQueryException;
import dev.quern.types.format.NumberModel.Point;
import dev.quern.types.format.NumberModel.SignPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the format model of a number and says what is wrong with it. */
final class NumberModelCompiler {

  private static final int MAX_HEX_DIGITS = 16;

  /** Longer names before their beginnings. */
  private static final List<String> ELEMENTS =
      List.of(
          "TM9", "TME", "TM", "EEEE", "RN", "MI", "PR", "FM", "0", "9", "X", ".", "D", ",", "G",
          "V", "B", "$", "C", "L", "S");

  private final String model;
  private final StringBuilder whole = new StringBuilder();
  private final StringBuilder fraction = new StringBuilder();
  private final List<String> seen = new ArrayList<>();
  private Point point = Point.NONE;
  private char exponent = ' ';
  private char hexadecimal = ' ';
  private SignPlace sign = SignPlace.BEFORE;
  private String currency = "";
  private boolean compact;
  private boolean blankZero;
  private boolean grouped;

  NumberModelCompiler(String model) {
    this.model = model;
  }

  NumberModel compile() {
    for (int at = 0; at < model.length(); ) {
      String element = elementAt(at);
      require(element);
      add(element, model.substring(at, at + element.length()));
      seen.add(element);
      at += element.length();
    }
    requireComplete();
    return new NumberModel(
        whole.toString(),
        point,
        fraction.toString(),
        exponent,
        hexadecimal,
        sign,
        currency,
        compact,
        blankZero);
  }

  private String elementAt(int at) {
    for (String element : ELEMENTS) {
      if (model.regionMatches(true, at, element, 0, element.length())) {
        return element;
      }
    }
    throw error("Invalid format element '" + model.substring(at, at + 1) + "'");
  }

  private static BigQueryException error(String message) {
    return dataError("Error in format string: " + message);
  }

  private boolean has(String... elements) {
    for (String element : elements) {
      if (seen.contains(element)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasDigits() {
    return has("0", "9", "X");
  }

  private void require(String element) {
    boolean digit = element.equals("0") || element.equals("9") || element.equals("X");
    if (element.equals("FM")) {
      refuse(has("FM"), "'FM' cannot be repeated");
      return;
    }
    refuse(
        (element.startsWith("TM") && !seen.isEmpty()) || has("TM", "TM9", "TME"),
        "'TM', 'TM9' or 'TME' cannot be combined with other format elements");
    refuse(has("RN"), "'RN' cannot appear together with '" + element + "'");
    if (element.equals("RN")) {
      refuse(!seen.isEmpty() && !seen.equals(List.of("FM")), "Unexpected 'RN'");
      return;
    }
    requireSign(element, digit);
    requireHexadecimal(element);
    refuse(
        has("EEEE") && (digit || List.of(".", "D", "V", "EEEE").contains(element)),
        "'" + element + "' cannot appear after 'EEEE'");
    switch (element) {
      case ".", "D", "V" ->
          refuse(has(".", "D", "V"), "There can be at most one of '.', 'D', or 'V'");
      case ",", "G" -> requireGroup(element);
      case "$", "C", "L" ->
          refuse(has("$", "C", "L"), "There can be at most one of '$', 'C' or 'L'");
      case "B" -> refuse(has("B"), "There can be at most one 'B'");
      case "EEEE" -> {
        refuse(!hasDigits(), "Unexpected 'EEEE'");
        refuse(grouped, "',' or 'G' cannot appear together with 'EEEE'");
      }
      default -> {
        // Other elements may stand anywhere.
      }
    }
  }

  private void requireGroup(String element) {
    refuse(has("EEEE"), "',' or 'G' cannot appear together with 'EEEE'");
    refuse(has(".", "D", "V"), "',' or 'G' cannot appear after '.', 'D' or 'V'");
    refuse(!hasDigits() && !has("S"), "Unexpected '" + element + "'");
  }

  private void requireSign(String element, boolean digit) {
    boolean number = digit || element.equals("EEEE");
    if (element.equals("S") || element.equals("MI") || element.equals("PR")) {
      if (has("MI", "PR") || sign == SignPlace.BEHIND_ALWAYS) {
        throw element.equals("S") && sign == SignPlace.BEHIND_ALWAYS
            ? error("There can be at most one of 'S', 'MI', or 'PR'")
            : error("Unexpected format element '" + element + "'");
      }
      refuse(has("S"), "There can be at most one of 'S', 'MI', or 'PR'");
      refuse(
          !element.equals("S") && !hasDigits(),
          "'" + element + "' can only appear after all digits and 'EEEE'");
    } else if (number) {
      refuse(has("MI"), "'MI' can only appear after all digits and 'EEEE'");
      refuse(has("PR"), "'PR' can only appear after all digits and 'EEEE'");
      refuse(
          sign == SignPlace.BEHIND_ALWAYS,
          "'S' can only appear before or after all digits and 'EEEE'");
    } else if (List.of(".", "D", "V", ",", "G").contains(element)) {
      refuse(
          has("MI", "PR") || sign == SignPlace.BEHIND_ALWAYS,
          "Unexpected format element '" + element + "'");
    }
  }

  private void requireHexadecimal(String element) {
    if (element.equals("X")) {
      for (String other : seen) {
        refuse(
            !List.of("0", "S", "MI", "PR", "FM", "X", "EEEE").contains(other),
            "'X' cannot appear together with '" + other + "'");
      }
    } else if (has("X")) {
      refuse(
          !List.of("0", "S", "MI", "PR").contains(element),
          "'X' cannot appear together with '" + element + "'");
    }
  }

  private static void refuse(boolean condition, String message) {
    if (condition) {
      throw error(message);
    }
  }

  private void add(String element, String written) {
    boolean lower = written.equals(written.toLowerCase(Locale.ROOT));
    switch (element) {
      case "0", "9" -> (point == Point.NONE ? whole : fraction).append(element);
      case "X" -> {
        whole.append('X');
        hexadecimal = hexadecimal == ' ' ? written.charAt(0) : hexadecimal;
      }
      case ".", "D" -> point = Point.DECIMAL;
      case "V" -> point = Point.SHIFT;
      case ",", "G" -> {
        whole.append(',');
        grouped = true;
      }
      case "$", "L" -> currency = "$";
      case "C" -> currency = lower ? "usd" : "USD";
      case "B" -> blankZero = true;
      case "FM" -> compact = true;
      case "S" ->
          sign =
              hasDigits() || has(".", "D", "V") ? SignPlace.BEHIND_ALWAYS : SignPlace.BEFORE_ALWAYS;
      case "MI" -> sign = SignPlace.BEHIND;
      case "PR" -> sign = SignPlace.BRACKETS;
      case "EEEE" -> exponent = written.charAt(0);
      default -> {
        // RN and TM are refused below.
      }
    }
  }

  private void requireComplete() {
    if (has("RN")) {
      throw dataError("Roman numeral is not supported yet");
    }
    if (has("TM", "TM9", "TME")) {
      throw dataError("Text minimal output is not supported yet");
    }
    refuse(!hasDigits(), "Format string must contain at least one of 'X', '0' or '9'");
    refuse(
        hexadecimal != ' ' && whole.length() > MAX_HEX_DIGITS,
        "Max number of 'X' is " + MAX_HEX_DIGITS);
  }
}
