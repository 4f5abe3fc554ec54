package dev.quern.types.numeric;

import static dev.quern.types.error.DataErrors.dataError;
import static dev.quern.types.error.DataErrors.shortened;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.error.BigQueryException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** INT64 read from text. Source: "Conversion rules", casting from STRING. */
public final class Int64Text {

  /** So many decimal digits always fit. */
  private static final int SAFE_DIGITS = 18;

  private Int64Text() {}

  /**
   * The value of {@code CAST(text AS INT64)}: decimal or, behind 0x, hexadecimal digits, a sign,
   * white space around.
   *
   * @throws BigQueryException {@code Bad int64 value: …}
   */
  public static long parse(String text) {
    String body = AsciiSpace.strip(text);
    boolean negative = body.startsWith("-");
    if (negative || body.startsWith("+")) {
      body = body.substring(1);
    }
    int radix = 10;
    if (body.startsWith("0x") || body.startsWith("0X")) {
      radix = 16;
      body = body.substring(2);
    }
    if (body.isEmpty() || body.charAt(0) == '-' || body.charAt(0) == '+' || !isAscii(body)) {
      throw bad(text);
    }
    try {
      return Long.parseLong(negative ? "-" + body : body, radix);
    } catch (NumberFormatException _) {
      throw bad(text);
    }
  }

  /** The same for a STRING in a column. */
  public static long parse(ColumnVector vector, int row) {
    int length = vector.getLength(row);
    if (length > 0 && length <= SAFE_DIGITS) {
      MemorySegment bytes = vector.getBytesSegment(row);
      long offset = vector.getBytesOffset(row);
      boolean negative = bytes.get(ValueLayout.JAVA_BYTE, offset) == '-';
      long value = 0;
      int at = negative ? 1 : 0;
      boolean digitsOnly = at < length;
      for (; at < length && digitsOnly; at++) {
        int digit = bytes.get(ValueLayout.JAVA_BYTE, offset + at) - '0';
        digitsOnly = digit >= 0 && digit <= 9;
        value = value * 10 + digit;
      }
      if (digitsOnly) {
        return negative ? -value : value;
      }
    }
    return parse(vector.getString(row));
  }

  /** Other scripts have digits too. */
  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static BigQueryException bad(String text) {
    return dataError("Bad int64 value: " + shortened(text));
  }
}
