package dev.quern.types.error;

import com.google.errorprone.annotations.FormatMethod;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Errors in the data of a running query: reason {@code invalidQuery}, location {@code query}. Under
 * {@code SAFE.} they become NULL.
 */
public final class DataErrors {

  private static final int SHORT = 32;

  private DataErrors() {}

  /** An error with a text that is ready for the client. */
  public static BigQueryException dataError(String message) {
    return new BigQueryException(ErrorReason.INVALID_QUERY, "query", message);
  }

  /** An error with a text made by {@link String#formatted}. */
  @FormatMethod
  public static BigQueryException dataError(String format, Object... values) {
    return dataError(format.formatted(values));
  }

  /** Computes something whose errors get a preamble. */
  public static <T> T withPreamble(String preamble, Supplier<T> computation) {
    try {
      return computation.get();
    } catch (BigQueryException e) {
      throw dataError(preamble + e.getMessage());
    }
  }

  /** A feature that Quern leaves out on purpose. */
  public static BigQueryException unsupported(String feature) {
    return new BigQueryException(
        ErrorReason.NOT_IMPLEMENTED, "query", feature + " is not supported");
  }

  /**
   * A value of the data as error texts show it: quotes, backslashes and control characters behind a
   * backslash, the bytes of other characters than ASCII in octal.
   */
  public static String escaped(String value) {
    boolean plain = true;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      plain &= c >= ' ' && c < 0x7f && c != '\'' && c != '"' && c != '\\';
    }
    if (plain) {
      return value;
    }
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return escaped(bytes, bytes.length);
  }

  /** The same, but of the first 32 bytes only, then {@code ...}. */
  public static String shortened(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= SHORT ? escaped(value) : escaped(bytes, SHORT) + "...";
  }

  private static String escaped(byte[] bytes, int length) {
    StringBuilder text = new StringBuilder(length + 16);
    for (int i = 0; i < length; i++) {
      byte b = bytes[i];
      switch (b) {
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        case '\'', '"', '\\' -> text.append('\\').append((char) b);
        default -> {
          if (b >= ' ' && b < 0x7f) {
            text.append((char) b);
          } else {
            text.append('\\').append((char) ('0' + ((b >> 6) & 3)));
            text.append((char) ('0' + ((b >> 3) & 7))).append((char) ('0' + (b & 7)));
          }
        }
      }
    }
    return text.toString();
  }
}
