package dev.quern.types.bytes;

import dev.quern.types.error.DataErrors;
import dev.quern.types.utf8.ByteSink;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** RFC 4648 base32 with padding. */
final class Base32 {

  private static final byte[] DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".getBytes(StandardCharsets.US_ASCII);
  private static final int GROUP = 8;

  private Base32() {}

  static ByteSink encode(byte[] value) {
    ByteSink sink = new ByteSink((value.length + 4) / 5 * GROUP);
    long buffer = 0;
    int bits = 0;
    for (byte b : value) {
      buffer = (buffer << 8) | (b & 0xFF);
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        sink.append(DIGITS[(int) (buffer >> bits) & 31]);
      }
    }
    if (bits > 0) {
      sink.append(DIGITS[(int) (buffer << (5 - bits)) & 31]);
    }
    while (sink.size() % GROUP != 0) {
      sink.append('=');
    }
    return sink;
  }

  static ByteSink decode(byte[] text) {
    return tryDecode(text)
        .orElseThrow(() -> DataErrors.dataError("Failed to decode invalid base32 string"));
  }

  private static Optional<ByteSink> tryDecode(byte[] text) {
    int length = text.length;
    while (length > 0 && text[length - 1] == '=') {
      length--;
    }
    int rest = length % GROUP;
    boolean lengthFits = text.length % GROUP == 0 && text.length - length < GROUP;
    if (!lengthFits || rest == 1 || rest == 3 || rest == 6) {
      return Optional.empty();
    }
    ByteSink sink = new ByteSink(length * 5 / GROUP);
    long buffer = 0;
    int bits = 0;
    for (int i = 0; i < length; i++) {
      int digit = digit(text[i]);
      if (digit < 0) {
        return Optional.empty();
      }
      buffer = (buffer << 5) | digit;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        sink.append((int) (buffer >> bits));
      }
    }
    return Optional.of(sink);
  }

  private static int digit(byte c) {
    if (c >= 'A' && c <= 'Z') {
      return c - 'A';
    }
    return c >= '2' && c <= '7' ? c - '2' + 26 : -1;
  }
}
