package dev.quern.types.interval;

import static dev.quern.types.error.DataErrors.dataError;

import dev.quern.domain.error.BigQueryException;
import dev.quern.types.civil.DatePart;
import dev.quern.types.civil.Micros;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads INTERVALs. Source: "Interval literals", "Conversion rules". */
public final class IntervalParser {

  private static final List<DatePart> PARTS =
      List.of(
          DatePart.YEAR,
          DatePart.MONTH,
          DatePart.DAY,
          DatePart.HOUR,
          DatePart.MINUTE,
          DatePart.SECOND);

  private static final String NUMBER = "(\\d+)";
  private static final String SECONDS = "(\\d+)(?:\\.(\\d{1,6}))?";
  private static final Pattern INTEGER = Pattern.compile("([+-]?)(\\d+)");
  private static final Pattern WHOLE_SECONDS = Pattern.compile("([+-]?)" + SECONDS);

  /**
   * What {@code CAST(text AS INTERVAL)} reads: the shape (digits as 9) tells the parts. Where a
   * shape fits several, it is none.
   */
  private static final Map<String, Shape> SHAPES =
      Map.of(
          "9-9 9 9:9:9", Shape.of(0, 5),
          "9-9 9 9:9", Shape.of(0, 4),
          "9-9 9 9", Shape.of(0, 3),
          "9-9 9", Shape.of(0, 2),
          "9-9", Shape.of(0, 1),
          "9 9 9:9:9", Shape.of(1, 5),
          "9 9 9:9", Shape.of(1, 4),
          "9 9 9", Shape.of(1, 3),
          "9 9:9:9", Shape.of(2, 5),
          "9 9:9", Shape.of(2, 4));

  private static final Shape CLOCK = Shape.of(3, 5);

  private IntervalParser() {}

  /** Whether {@code INTERVAL x part} has a meaning. */
  public static boolean isPart(DatePart part) {
    return PARTS.contains(part)
        || part == DatePart.QUARTER
        || part == DatePart.WEEK
        || part == DatePart.MILLISECOND
        || part == DatePart.MICROSECOND;
  }

  /** Whether {@code INTERVAL x from TO to} has a meaning. */
  public static boolean isSpan(DatePart from, DatePart to) {
    return PARTS.contains(from) && PARTS.indexOf(from) < PARTS.indexOf(to);
  }

  /** {@code INTERVAL text from TO to}. */
  public static Interval parse(String text, DatePart from, DatePart to) {
    return Shape.of(PARTS.indexOf(from), PARTS.indexOf(to)).parse(text);
  }

  /** {@code INTERVAL text part}: an integer, or a decimal number of seconds. */
  public static Interval parse(String text, DatePart part) {
    if (part == DatePart.SECOND) {
      Matcher matcher = WHOLE_SECONDS.matcher(text);
      if (!matcher.matches()) {
        throw invalid(text);
      }
      BigInteger micros =
          new BigInteger(matcher.group(2))
              .multiply(BigInteger.valueOf(Micros.PER_SECOND))
              .add(BigInteger.valueOf(micros(orEmpty(matcher.group(3)))));
      return Interval.of(
          BigInteger.ZERO,
          BigInteger.ZERO,
          matcher.group(1).equals("-") ? micros.negate() : micros);
    }
    Matcher matcher = INTEGER.matcher(text);
    if (!matcher.matches()) {
      throw invalid(text);
    }
    BigInteger amount = new BigInteger(matcher.group(1).replace("+", "") + matcher.group(2));
    if (amount.bitLength() >= Long.SIZE) {
      throw invalid(text);
    }
    return Interval.of(amount.longValue(), part);
  }

  /** {@code CAST(text AS INTERVAL)}: {@code [Y-M] [D] [H:M:S]} or an ISO 8601 duration. */
  public static Interval parse(String text) {
    if (text.startsWith("P")) {
      return IsoDuration.parse(text);
    }
    String shape = text.replaceAll("\\d+(\\.\\d+)?", "9").replaceAll("(^| )[+-]9", "$19");
    Shape known = shape.equals("9:9:9") ? CLOCK : SHAPES.get(shape);
    if (known == null) {
      throw invalid(text);
    }
    return known.parse(text);
  }

  static BigQueryException invalid(String text) {
    return dataError("Invalid INTERVAL value '" + text + "'");
  }

  private static String orEmpty(@Nullable String group) {
    return group == null ? "" : group;
  }

  /** The microseconds of up to 6 digits after a point. */
  static long micros(String digits) {
    return Long.parseLong((digits + "000000").substring(0, 6));
  }

  /** The text of the parts from {@code first} to {@code last} in {@link #PARTS}. */
  private record Shape(Pattern pattern, int first, int last) {

    static Shape of(int first, int last) {
      StringBuilder regex = new StringBuilder();
      for (int part = first; part <= last; part++) {
        boolean group = part == first || part == 2 || part == 3;
        if (part > first) {
          regex.append(part == 1 ? "-" : group ? " " : ":");
        }
        regex.append(group ? "([+-]?)" : "()").append(part == 5 ? SECONDS : NUMBER);
      }
      return new Shape(Pattern.compile(regex.toString()), first, last);
    }

    Interval parse(String text) {
      Matcher matcher = pattern.matcher(text);
      if (!matcher.matches()) {
        throw invalid(text);
      }
      BigInteger months = BigInteger.ZERO;
      BigInteger days = BigInteger.ZERO;
      BigInteger micros = BigInteger.ZERO;
      boolean negative = false;
      for (int part = first; part <= last; part++) {
        int group = (part - first) * 2 + 1;
        if (part == first || part == 2 || part == 3) {
          negative = matcher.group(group).equals("-");
        }
        BigInteger amount = new BigInteger(matcher.group(group + 1));
        if (amount.bitLength() >= Long.SIZE) {
          throw invalid(text);
        }
        amount = negative ? amount.negate() : amount;
        switch (part) {
          case 0 -> months = months.add(amount.multiply(BigInteger.valueOf(12)));
          case 1 -> months = months.add(amount);
          case 2 -> days = days.add(amount);
          default -> micros = micros.add(amount.multiply(BigInteger.valueOf(unit(part))));
        }
        if (part == 5) {
          long fraction = micros(orEmpty(matcher.group(group + 2)));
          micros = micros.add(BigInteger.valueOf(negative ? -fraction : fraction));
        }
      }
      return Interval.of(months, days, micros);
    }

    private static long unit(int part) {
      return part == 3 ? Micros.PER_HOUR : part == 4 ? Micros.PER_MINUTE : Micros.PER_SECOND;
    }
  }
}
