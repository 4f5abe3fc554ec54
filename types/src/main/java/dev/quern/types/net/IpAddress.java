package dev.quern.types.net;

import java.util.Arrays;
import java.util.Optional;

/** IP addresses as text and as 4 or 16 bytes in network order. */
final class IpAddress {

  static final int V4 = 4;
  static final int V6 = 16;
  private static final int V6_GROUPS = 8;
  private static final int MAX_GROUP_DIGITS = 4;

  private IpAddress() {}

  /** Reads an address; empty when the text is none. */
  static Optional<byte[]> parse(String text) {
    return text.indexOf(':') < 0 ? parseV4(text) : parseV6(text);
  }

  private static Optional<byte[]> parseV4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != V4) {
      return Optional.empty();
    }
    byte[] bytes = new byte[V4];
    for (int i = 0; i < V4; i++) {
      String part = parts[i];
      boolean digits =
          !part.isEmpty() && part.length() <= 3 && part.chars().allMatch(c -> c >= '0' && c <= '9');
      if (!digits || (part.length() > 1 && part.charAt(0) == '0') || Integer.parseInt(part) > 255) {
        return Optional.empty();
      }
      bytes[i] = (byte) Integer.parseInt(part);
    }
    return Optional.of(bytes);
  }

  private static Optional<byte[]> parseV6(String text) {
    int gap = text.indexOf("::");
    if (gap != text.lastIndexOf("::") || text.contains(":::")) {
      return Optional.empty();
    }
    if (gap < 0) {
      return parseGroups(text).filter(bytes -> bytes.length == V6);
    }
    Optional<byte[]> head = parseGroups(text.substring(0, gap)).filter(b -> !endsInV4(text, gap));
    Optional<byte[]> tail = parseGroups(text.substring(gap + 2));
    if (head.isEmpty() || tail.isEmpty() || head.get().length + tail.get().length > V6 - 2) {
      return Optional.empty();
    }
    byte[] bytes = Arrays.copyOf(head.get(), V6);
    System.arraycopy(tail.get(), 0, bytes, V6 - tail.get().length, tail.get().length);
    return Optional.of(bytes);
  }

  private static boolean endsInV4(String text, int end) {
    return text.substring(0, end).indexOf('.') >= 0;
  }

  /** Reads groups of hexadecimal digits, of which the last may be an IPv4 address. */
  private static Optional<byte[]> parseGroups(String text) {
    if (text.isEmpty()) {
      return Optional.of(new byte[0]);
    }
    String[] groups = text.split(":", -1);
    if (groups.length > V6_GROUPS) {
      return Optional.empty();
    }
    byte[] bytes = new byte[V6 + V4];
    int size = 0;
    for (int i = 0; i < groups.length; i++) {
      if (i == groups.length - 1 && groups[i].indexOf('.') >= 0) {
        Optional<byte[]> v4 = parseV4(groups[i]);
        if (v4.isEmpty()) {
          return Optional.empty();
        }
        System.arraycopy(v4.get(), 0, bytes, size, V4);
        size += V4;
      } else {
        int value = group(groups[i]);
        if (value < 0) {
          return Optional.empty();
        }
        bytes[size++] = (byte) (value >> 8);
        bytes[size++] = (byte) value;
      }
    }
    return Optional.of(Arrays.copyOf(bytes, size));
  }

  private static int group(String text) {
    if (text.isEmpty() || text.length() > MAX_GROUP_DIGITS) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0) {
        return -1;
      }
      value = (value << 4) | digit;
    }
    return value;
  }

  /** Prints 4 or 16 bytes; the longest run of zero groups, two at least, becomes {@code ::}. */
  static String print(byte[] address) {
    if (address.length == V4) {
      return printV4(address, 0);
    }
    int[] groups = new int[V6_GROUPS];
    for (int i = 0; i < V6_GROUPS; i++) {
      groups[i] = ((address[2 * i] & 0xFF) << 8) | (address[2 * i + 1] & 0xFF);
    }
    int[] gap = longestZeroRun(groups);
    boolean mapped = gap[0] == 0 && gap[1] == 5 && groups[5] == 0xFFFF;
    boolean compatible = gap[0] == 0 && gap[1] == 6;
    if (mapped || compatible) {
      return (mapped ? "::ffff:" : "::") + printV4(address, V6 - V4);
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < V6_GROUPS; i++) {
      if (gap[1] > 1 && i == gap[0]) {
        text.append("::");
        i += gap[1] - 1;
      } else {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
          text.append(':');
        }
        text.append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }

  private static String printV4(byte[] bytes, int at) {
    return "%d.%d.%d.%d"
        .formatted(
            bytes[at] & 0xFF, bytes[at + 1] & 0xFF, bytes[at + 2] & 0xFF, bytes[at + 3] & 0xFF);
  }

  private static int[] longestZeroRun(int[] groups) {
    int bestStart = 0;
    int bestLength = 0;
    int length = 0;
    for (int i = 0; i < groups.length; i++) {
      length = groups[i] == 0 ? length + 1 : 0;
      if (length > bestLength) {
        bestLength = length;
        bestStart = i - length + 1;
      }
    }
    return new int[] {bestStart, bestLength};
  }
}
