package dev.quern.types.cast;

import static dev.quern.types.error.DataErrors.dataError;
import static dev.quern.types.error.DataErrors.shortened;

import dev.quern.domain.data.ColumnVector;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.types.civil.CivilDay;
import dev.quern.types.civil.CivilParser;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Casts from STRING and BYTES that no other package owns. */
final class TextCasts {

  private TextCasts() {}

  /** {@code true} or {@code false} in any case. */
  static boolean toBool(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw dataError("Bad bool value: " + shortened(text));
    };
  }

  /** A DATE; {@code YYYY-MM-DD} is read in place. */
  static int toDate(ColumnVector in, int row) {
    if (in.getLength(row) == 10) {
      MemorySegment bytes = in.getBytesSegment(row);
      long at = in.getBytesOffset(row);
      int year = 100 * twoDigits(bytes, at) + twoDigits(bytes, at + 2);
      int month = twoDigits(bytes, at + 5);
      int day = twoDigits(bytes, at + 8);
      boolean dashes = byteAt(bytes, at + 4) == '-' && byteAt(bytes, at + 7) == '-';
      // A part that is no number is far below zero.
      if (dashes && year > 0 && month > 0 && month <= 12 && day > 0 && day <= 28) {
        return CivilDay.of(year, month, day);
      }
    }
    return CivilParser.date(in.getString(row));
  }

  private static int twoDigits(MemorySegment bytes, long at) {
    int tens = byteAt(bytes, at) - '0';
    int ones = byteAt(bytes, at + 1) - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -100_000 : tens * 10 + ones;
  }

  private static byte byteAt(MemorySegment bytes, long at) {
    return bytes.get(ValueLayout.JAVA_BYTE, at);
  }

  /** BYTES that are UTF-8. */
  static void bytesToString(ColumnVector in, int row, VectorWriter out) {
    byte[] bytes = in.getBytes(row);
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException _) {
      throw dataError("Invalid cast of bytes to UTF8 string");
    }
    out.setBytes(row, bytes);
  }
}
