package dev.quern.types.numeric;

import static dev.quern.types.error.DataErrors.dataError;
import static dev.quern.types.error.DataErrors.shortened;

import dev.quern.domain.data.ColumnVector;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

/** FLOAT64 as text. Source: "Conversion rules", casting to and from STRING. */
public final class Float64Text {

  /** Numbers with at most this many significant digits survive a trip through a FLOAT64. */
  private static final int FAITHFUL_DIGITS = 15;

  private static final int ALL_DIGITS = 17;
  private static final int ERROR_DIGITS = 6;
  private static final int SMALLEST_PLAIN_EXPONENT = -4;

  private static final Pattern NAN = Pattern.compile("nan(\\([a-z0-9_]*\\))?");
  private static final Pattern DECIMAL = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)(e[+-]?\\d+)?");
  private static final Pattern HEXADECIMAL =
      Pattern.compile("0x([0-9a-f]+\\.?[0-9a-f]*|\\.[0-9a-f]+)(p[+-]?\\d+)?");

  private Float64Text() {}

  /**
   * The text of {@code CAST(x AS STRING)}: 15 significant digits when they give {@code x} back,
   * otherwise 17; an exponent when it is below -4 or has more digits than that; {@code inf}, {@code
   * -inf}, {@code nan}.
   */
  public static String print(double x) {
    if (x == 0) {
      return "0";
    }
    if (!Double.isFinite(x)) {
      return general(x, FAITHFUL_DIGITS);
    }
    if (x == Math.rint(x) && Math.abs(x) < 1e15) {
      return Long.toString((long) x);
    }
    BigDecimal shortest = new BigDecimal(Double.toString(x)).stripTrailingZeros();
    if (Math.abs(x) >= Double.MIN_NORMAL && shortest.precision() <= FAITHFUL_DIGITS) {
      return layOut(shortest, FAITHFUL_DIGITS);
    }
    if (shortest.precision() == ALL_DIGITS) {
      return layOut(shortest, ALL_DIGITS);
    }
    String faithful = general(x, FAITHFUL_DIGITS);
    return Double.parseDouble(faithful) == x ? faithful : general(x, ALL_DIGITS);
  }

  /** {@code x} as error texts show it: at most 6 significant digits. */
  public static String brief(double x) {
    return general(x, ERROR_DIGITS);
  }

  /** {@code x} in at most {@code digits} significant digits, as C's {@code %g} prints it. */
  public static String general(double x, int digits) {
    if (Double.isNaN(x)) {
      return "nan";
    }
    if (Double.isInfinite(x)) {
      return x < 0 ? "-inf" : "inf";
    }
    if (x == 0) {
      return 1 / x < 0 ? "-0" : "0";
    }
    return layOut(new BigDecimal(x).round(new MathContext(digits, RoundingMode.HALF_EVEN)), digits);
  }

  private static String layOut(BigDecimal value, int digits) {
    String unscaled = value.unscaledValue().abs().toString();
    int exponent = unscaled.length() - 1 - value.scale();
    int length = unscaled.length();
    while (length > 1 && unscaled.charAt(length - 1) == '0') {
      length--;
    }
    String significant = unscaled.substring(0, length);
    StringBuilder text = new StringBuilder(digits + 8);
    if (value.signum() < 0) {
      text.append('-');
    }
    if (exponent < SMALLEST_PLAIN_EXPONENT || exponent >= digits) {
      appendScientific(text, significant, exponent);
    } else {
      appendPlain(text, significant, exponent);
    }
    return text.toString();
  }

  private static void appendScientific(StringBuilder text, String digits, int exponent) {
    text.append(digits.charAt(0));
    if (digits.length() > 1) {
      text.append('.').append(digits, 1, digits.length());
    }
    text.append('e').append(exponent < 0 ? '-' : '+');
    int magnitude = Math.abs(exponent);
    if (magnitude < 10) {
      text.append('0');
    }
    text.append(magnitude);
  }

  private static void appendPlain(StringBuilder text, String digits, int exponent) {
    if (exponent < 0) {
      text.append("0.").repeat('0', -exponent - 1).append(digits);
    } else if (digits.length() <= exponent + 1) {
      text.append(digits).repeat('0', exponent + 1 - digits.length());
    } else {
      text.append(digits, 0, exponent + 1)
          .append('.')
          .append(digits, exponent + 1, digits.length());
    }
  }

  /**
   * The value of {@code CAST(text AS FLOAT64)}. Too large a number is infinite.
   *
   * @throws dev.quern.domain.error.BigQueryException {@code Bad double value: …}
   */
  public static double parse(String text) {
    String body = AsciiSpace.strip(text).toLowerCase(Locale.ROOT);
    boolean negative = body.startsWith("-");
    if (negative || body.startsWith("+")) {
      body = body.substring(1);
    }
    double magnitude;
    if (DECIMAL.matcher(body).matches()) {
      magnitude = Double.parseDouble(body);
    } else if (body.equals("inf") || body.equals("infinity")) {
      magnitude = Double.POSITIVE_INFINITY;
    } else if (NAN.matcher(body).matches()) {
      magnitude = Double.NaN;
    } else if (HEXADECIMAL.matcher(body).matches()) {
      magnitude = Double.parseDouble(body.indexOf('p') < 0 ? body + "p0" : body);
    } else {
      throw dataError("Bad double value: " + shortened(text));
    }
    return negative ? -magnitude : magnitude;
  }

  /** The same for a STRING in a column; usual texts are read in place. */
  public static double parse(ColumnVector vector, int row) {
    double quick = QuickDouble.parse(vector, row);
    return Double.isNaN(quick) ? parse(vector.getString(row)) : quick;
  }
}
