package dev.quern.types.bytes;

import dev.quern.types.error.DataErrors;
import dev.quern.types.utf8.ByteSink;

/**
 * FROM_BASE64: RFC 4648 base64, white space ignored, padding optional but, when there, complete.
 * The JDK's encoder serves TO_BASE64.
 */
final class Base64 {

  private Base64() {}

  static ByteSink decode(byte[] text) {
    ByteSink sink = new ByteSink(text.length / 4 * 3 + 3);
    int buffer = 0;
    int digits = 0;
    int padding = 0;
    for (byte c : text) {
      if (c == ' ' || (c >= '\t' && c <= '\r')) {
        continue;
      }
      if (c == '=') {
        padding++;
        continue;
      }
      int digit = digit(c);
      if (digit < 0 || padding > 0) {
        throw invalid();
      }
      buffer = (buffer << 6) | digit;
      if (++digits % 4 == 0) {
        sink.append(buffer >> 16).append(buffer >> 8).append(buffer);
      }
    }
    int rest = digits % 4;
    if (rest == 1 || (padding > 0 && padding != (4 - rest) % 4)) {
      throw invalid();
    }
    if (rest >= 2) {
      sink.append(rest == 2 ? buffer >> 4 : buffer >> 10);
    }
    if (rest == 3) {
      sink.append(buffer >> 2);
    }
    return sink;
  }

  private static dev.quern.domain.error.BigQueryException invalid() {
    return DataErrors.dataError("Failed to decode invalid base64 string");
  }

  private static int digit(byte c) {
    if (c >= 'A' && c <= 'Z') {
      return c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 26;
    }
    if (c >= '0' && c <= '9') {
      return c - '0' + 52;
    }
    return c == '+' ? 62 : c == '/' ? 63 : -1;
  }
}
