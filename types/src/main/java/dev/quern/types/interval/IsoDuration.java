package dev.quern.types.interval;

import static dev.quern.types.error.DataErrors.dataError;

import dev.quern.domain.error.BigQueryException;
import dev.quern.types.civil.Micros;
import java.math.BigInteger;

/**
 * An ISO 8601 duration, {@code P[nY][nM][nW][nD][T[nH][nM][n[.n]S]]}: parts in any order, repeated
 * ones added up, each with a minus sign of its own.
 */
final class IsoDuration {

  private static final int DAYS_PER_WEEK = 7;
  private static final int MONTHS_PER_YEAR = 12;

  private final String text;
  private int at = 1;
  private BigInteger months = BigInteger.ZERO;
  private BigInteger days = BigInteger.ZERO;
  private BigInteger micros = BigInteger.ZERO;

  private IsoDuration(String text) {
    this.text = text;
  }

  static Interval parse(String text) {
    return new IsoDuration(text).parse();
  }

  private Interval parse() {
    if (text.length() == 1) {
      throw invalid("At least one datetime part must be defined in the interval");
    }
    boolean inTime = false;
    while (at < text.length()) {
      if (text.charAt(at) == 'T' && !inTime) {
        inTime = true;
        at++;
      } else {
        part(inTime);
      }
    }
    return Interval.of(months, days, micros);
  }

  private void part(boolean inTime) {
    boolean negative = text.charAt(at) == '-';
    if (negative) {
      at++;
    }
    int start = at;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw negative ? expectedNumber() : unexpected();
    }
    BigInteger amount = new BigInteger(text.substring(start, at));
    if (amount.bitLength() >= Long.SIZE) {
      throw invalid("Cannot convert '" + text.substring(start, at) + "' to integer");
    }
    String fraction = fraction();
    if (at == text.length()) {
      throw invalid(
          "Unexpected end of input in the " + (inTime ? "time" : "date") + " portion of interval");
    }
    char unit = text.charAt(at++);
    if (!fraction.isEmpty() && unit != 'S') {
      throw invalid(
          "Fractional values are only allowed for seconds part 'S', but were used for '"
              + unit
              + "'");
    }
    BigInteger signed = negative ? amount.negate() : amount;
    add(signed, unit, inTime);
    long rest = IntervalParser.micros(fraction);
    micros = micros.add(BigInteger.valueOf(negative ? -rest : rest));
  }

  private String fraction() {
    if (at == text.length() || (text.charAt(at) != '.' && text.charAt(at) != ',')) {
      return "";
    }
    int start = ++at;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    if (at == start || at - start > 6) {
      throw IntervalParser.invalid(text);
    }
    return text.substring(start, at);
  }

  private void add(BigInteger amount, char unit, boolean inTime) {
    switch ((inTime ? "T" : "") + unit) {
      case "Y" -> months = months.add(amount.multiply(BigInteger.valueOf(MONTHS_PER_YEAR)));
      case "M" -> months = months.add(amount);
      case "W" -> days = days.add(amount.multiply(BigInteger.valueOf(DAYS_PER_WEEK)));
      case "D" -> days = days.add(amount);
      case "TH" -> micros = micros.add(amount.multiply(BigInteger.valueOf(Micros.PER_HOUR)));
      case "TM" -> micros = micros.add(amount.multiply(BigInteger.valueOf(Micros.PER_MINUTE)));
      case "TS" -> micros = micros.add(amount.multiply(BigInteger.valueOf(Micros.PER_SECOND)));
      default ->
          throw invalid(
              "Unexpected '"
                  + unit
                  + "' in the "
                  + (inTime ? "time" : "date")
                  + " portion of interval");
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private BigQueryException expectedNumber() {
    return at < text.length()
        ? invalid("Expected number at '" + text.charAt(at) + "'")
        : invalid("Expected number at end of string");
  }

  private BigQueryException unexpected() {
    return invalid("Unexpected '" + text.charAt(at) + "'");
  }

  private BigQueryException invalid(String why) {
    return dataError("Invalid INTERVAL value '" + text + "': " + why);
  }
}
