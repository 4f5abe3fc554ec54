package dev.quern.types.bytes;

import dev.quern.types.error.DataErrors;
import dev.quern.types.utf8.Utf8;
import java.util.Locale;

/**
 * The ways to write BYTES as STRING that {@code FORMAT} names. Source: "Format clause for CAST",
 * Format bytes as string.
 */
enum ByteFormat {
  HEX,
  BASE2,
  BASE8,
  BASE16,
  BASE32,
  BASE64,
  BASE64M,
  ASCII,
  UTF8;

  private static final PowerOfTwoBase BINARY = new PowerOfTwoBase(1);
  private static final PowerOfTwoBase OCTAL = new PowerOfTwoBase(3);
  private static final java.util.Base64.Encoder LINES =
      java.util.Base64.getMimeEncoder(76, new byte[] {'\n'});

  /** The format with a name, in any case. */
  static ByteFormat named(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    for (ByteFormat format : values()) {
      if (format.name().equals(upper)) {
        return format;
      }
    }
    if (upper.equals("UTF-8")) {
      return UTF8;
    }
    throw DataErrors.dataError("Invalid format '%s'", name);
  }

  /** The text of bytes. */
  byte[] print(byte[] value) {
    return switch (this) {
      case HEX, BASE16 -> Hex.encode(value);
      case BASE2 -> BINARY.encode(value);
      case BASE8 -> OCTAL.encode(value);
      case BASE32 -> Base32.encode(value).toByteArray();
      case BASE64 -> java.util.Base64.getEncoder().encode(value);
      case BASE64M -> LINES.encode(value);
      case ASCII -> requireAscii(value);
      case UTF8 -> requireUtf8(value);
    };
  }

  /** The bytes that a text stands for. */
  byte[] read(byte[] text) {
    return switch (this) {
      case HEX, BASE16 -> Hex.decode(text);
      case BASE2 -> BINARY.decode(text);
      case BASE8 -> OCTAL.decode(text);
      case BASE32 -> Base32.decode(text).toByteArray();
      case BASE64, BASE64M -> Base64.decode(text).toByteArray();
      case ASCII -> requireAscii(text);
      case UTF8 -> text;
    };
  }

  private static byte[] requireAscii(byte[] value) {
    if (!Utf8.isAscii(value)) {
      throw DataErrors.dataError("Failed to decode invalid ASCII string");
    }
    return value;
  }

  private static byte[] requireUtf8(byte[] value) {
    if (!Utf8.isValid(value)) {
      throw DataErrors.dataError("A string is not valid UTF-8.");
    }
    return value;
  }
}
