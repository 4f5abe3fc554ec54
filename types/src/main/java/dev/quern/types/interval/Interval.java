package dev.quern.types.interval;

import static dev.quern.types.error.DataErrors.dataError;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.error.BigQueryException;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.types.civil.DatePart;
import dev.quern.types.civil.Micros;
import java.math.BigInteger;

/**
 * An INTERVAL within its bounds: 10000 years, 3660000 days, 87840000 hours, each of any sign.
 *
 * @param months years and months
 * @param days days
 * @param micros hours, minutes, seconds and their fraction
 */
public record Interval(int months, int days, long micros) {

  static final int MAX_MONTHS = 120_000;
  static final int MAX_DAYS = 3_660_000;
  static final long MAX_MICROS = 87_840_000 * Micros.PER_HOUR;

  private static final int MONTHS_PER_YEAR = 12;
  private static final int MONTHS_PER_QUARTER = 3;
  private static final int DAYS_PER_MONTH = 30;
  private static final int DAYS_PER_WEEK = 7;
  private static final BigInteger NANOS_PER_MICRO = BigInteger.valueOf(1000);

  /** The interval of the given parts, when they are within the bounds. */
  static Interval of(long months, long days, long micros) {
    return new Interval(checkMonths(months), checkDays(days), checkMicros(micros));
  }

  static Interval of(BigInteger months, BigInteger days, BigInteger micros) {
    return new Interval(
        (int) check("months", months, BigInteger.valueOf(MAX_MONTHS)),
        (int) check("days", days, BigInteger.valueOf(MAX_DAYS)),
        checkMicros(micros));
  }

  private static int checkMonths(long months) {
    return (int) check("months", BigInteger.valueOf(months), BigInteger.valueOf(MAX_MONTHS));
  }

  private static int checkDays(long days) {
    return (int) check("days", BigInteger.valueOf(days), BigInteger.valueOf(MAX_DAYS));
  }

  private static long checkMicros(long micros) {
    return Math.abs(micros) <= MAX_MICROS && micros != Long.MIN_VALUE
        ? micros
        : checkMicros(BigInteger.valueOf(micros));
  }

  private static long checkMicros(BigInteger micros) {
    check(
        "nanoseconds",
        micros.multiply(NANOS_PER_MICRO),
        BigInteger.valueOf(MAX_MICROS).multiply(NANOS_PER_MICRO));
    return micros.longValueExact();
  }

  private static long check(String field, BigInteger value, BigInteger limit) {
    if (value.abs().compareTo(limit) > 0) {
      throw dataError(
          "Interval field %s '%s' is out of range -%s to %s".formatted(field, value, limit, limit));
    }
    return value.longValue();
  }

  /** The INTERVAL at a row of a column. */
  public static Interval read(ColumnVector vector, int row) {
    return new Interval(vector.getMonths(row), vector.getDays(row), vector.getMicros(row));
  }

  /** Writes this as a row of a result. */
  public void write(VectorWriter writer, int row) {
    writer.setInterval(row, months, days, micros);
  }

  /** {@code INTERVAL amount part}: YEAR to MICROSECOND without ISO parts. */
  public static Interval of(long amount, DatePart part) {
    return switch (part) {
      case YEAR -> of(times(amount, MONTHS_PER_YEAR), 0, 0);
      case QUARTER -> of(times(MONTHS_PER_QUARTER, amount), 0, 0);
      case MONTH -> of(amount, 0, 0);
      case WEEK -> of(0, times(DAYS_PER_WEEK, amount), 0);
      case DAY -> of(0, amount, 0);
      case HOUR -> ofMicros(amount, Micros.PER_HOUR);
      case MINUTE -> ofMicros(amount, Micros.PER_MINUTE);
      case SECOND -> ofMicros(amount, Micros.PER_SECOND);
      case MILLISECOND -> ofMicros(times(Micros.PER_MILLISECOND, amount));
      case MICROSECOND -> ofMicros(amount);
      default -> throw new IllegalArgumentException("INTERVAL of " + part);
    };
  }

  private static long times(long x, long y) {
    if (Math.multiplyHigh(x, y) != (x * y) >> 63) {
      throw dataError("int64 overflow: " + x + " * " + y);
    }
    return x * y;
  }

  private static Interval ofMicros(long micros) {
    return new Interval(0, 0, check("microseconds", big(micros), big(MAX_MICROS)));
  }

  private static Interval ofMicros(long amount, long unit) {
    return new Interval(0, 0, checkMicros(BigInteger.valueOf(amount).multiply(big(unit))));
  }

  /** {@code MAKE_INTERVAL(year, month, day, hour, minute, second)}. */
  public static Interval of(long year, long month, long day, long hour, long minute, long second) {
    BigInteger micros =
        big(hour)
            .multiply(big(Micros.PER_HOUR))
            .add(big(minute).multiply(big(Micros.PER_MINUTE)))
            .add(big(second).multiply(big(Micros.PER_SECOND)));
    long months = plus(times(year, MONTHS_PER_YEAR), month);
    return new Interval(checkMonths(months), checkDays(day), checkMicros(micros));
  }

  private static long plus(long x, long y) {
    long sum = x + y;
    if (((x ^ sum) & (y ^ sum)) < 0) {
      throw dataError("int64 overflow: " + x + " + " + y);
    }
    return sum;
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }

  /** {@code this + that}. */
  public Interval plus(Interval that) {
    return of((long) months + that.months, (long) days + that.days, micros + that.micros);
  }

  /** {@code this - that}. */
  public Interval minus(Interval that) {
    return plus(that.negate());
  }

  /** {@code -this}. */
  public Interval negate() {
    return new Interval(-months, -days, -micros);
  }

  /** {@code this * factor}. */
  public Interval times(long factor) {
    long newMonths = months * factor;
    long newDays = days * factor;
    if (Math.multiplyHigh(months, factor) != newMonths >> 63
        || Math.multiplyHigh(days, factor) != newDays >> 63) {
      throw dataError("Interval overflow during multiplication");
    }
    return new Interval(
        checkMonths(newMonths), checkDays(newDays), checkMicros(big(micros).multiply(big(factor))));
  }

  /**
   * {@code this / divisor}: what is left of the months becomes days of a 30-day month, what is left
   * of the days becomes hours; cut off to microseconds.
   */
  public Interval dividedBy(long divisor) {
    if (divisor == 0) {
      throw dataError("Interval division by zero");
    }
    return quotient(big(months), big(days), big(micros), big(divisor));
  }

  static Interval quotient(
      BigInteger months, BigInteger days, BigInteger micros, BigInteger divisor) {
    BigInteger[] byMonth = months.divideAndRemainder(divisor);
    BigInteger[] byDay =
        byMonth[1].multiply(big(DAYS_PER_MONTH)).add(days).divideAndRemainder(divisor);
    BigInteger rest = byDay[1].multiply(big(Micros.PER_DAY)).add(micros).divide(divisor);
    return of(byMonth[0], byDay[0], rest);
  }

  /** {@code JUSTIFY_HOURS(this)}: 24 hours become a day. */
  public Interval justifyHours() {
    long newDays = days + micros / Micros.PER_DAY;
    long newMicros = micros % Micros.PER_DAY;
    if (newDays > 0 && newMicros < 0) {
      newDays--;
      newMicros += Micros.PER_DAY;
    } else if (newDays < 0 && newMicros > 0) {
      newDays++;
      newMicros -= Micros.PER_DAY;
    }
    return of(months, newDays, newMicros);
  }

  /** {@code JUSTIFY_DAYS(this)}: 30 days become a month. */
  public Interval justifyDays() {
    long newMonths = (long) months + days / DAYS_PER_MONTH;
    long newDays = days % DAYS_PER_MONTH;
    if (newMonths > 0 && newDays < 0) {
      newMonths--;
      newDays += DAYS_PER_MONTH;
    } else if (newMonths < 0 && newDays > 0) {
      newMonths++;
      newDays -= DAYS_PER_MONTH;
    }
    return of(newMonths, newDays, micros);
  }

  /** {@code JUSTIFY_INTERVAL(this)}: both, with one sign for all parts. */
  public Interval justifyInterval() {
    long total = totalMicros();
    long wholeDays = total / Micros.PER_DAY;
    return of(wholeDays / DAYS_PER_MONTH, wholeDays % DAYS_PER_MONTH, total % Micros.PER_DAY);
  }

  /** The length with months of 30 days and days of 24 hours: intervals compare by it. */
  public long totalMicros() {
    return ((long) months * DAYS_PER_MONTH + days) * Micros.PER_DAY + micros;
  }

  /** {@code EXTRACT(part FROM this)}. */
  public long extract(DatePart part) {
    return switch (part) {
      case YEAR -> months / MONTHS_PER_YEAR;
      case MONTH -> months % MONTHS_PER_YEAR;
      case DAY -> days;
      case HOUR -> micros / Micros.PER_HOUR;
      case MINUTE -> micros / Micros.PER_MINUTE % 60;
      case SECOND -> micros / Micros.PER_SECOND % 60;
      case MILLISECOND -> micros / Micros.PER_MILLISECOND % 1000;
      case MICROSECOND -> micros % Micros.PER_SECOND;
      default -> throw unsupported(part);
    };
  }

  private static BigQueryException unsupported(DatePart part) {
    return dataError("Unsupported date part " + part + " in EXTRACT FROM INTERVAL");
  }

  /** {@code Y-M D H:M:S}, with 3 or 6 digits of a fraction when there is one. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(24);
    if (months < 0) {
      text.append('-');
    }
    text.append(Math.abs(months) / MONTHS_PER_YEAR).append('-');
    text.append(Math.abs(months) % MONTHS_PER_YEAR).append(' ').append(days).append(' ');
    if (micros < 0) {
      text.append('-');
    }
    long size = Math.abs(micros);
    text.append(size / Micros.PER_HOUR).append(':');
    text.append(size / Micros.PER_MINUTE % 60).append(':');
    text.append(size / Micros.PER_SECOND % 60);
    int fraction = (int) (size % Micros.PER_SECOND);
    if (fraction != 0) {
      String digits = Integer.toString(1_000_000 + fraction).substring(1);
      text.append('.').append(digits, 0, fraction % 1000 == 0 ? 3 : 6);
    }
    return text.toString();
  }
}
