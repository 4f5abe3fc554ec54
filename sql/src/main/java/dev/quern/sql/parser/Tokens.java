package dev.quern.sql.parser;

import java.util.Arrays;

/**
 * The tokens of a text, as arrays; the last is {@link TokenKind#END} or {@link TokenKind#FAULT}.
 * Indexes are into the text.
 */
final class Tokens {

  private static final int FIRST_CAPACITY = 64;

  private final String text;
  private final boolean legacy;
  private TokenKind[] kinds = new TokenKind[FIRST_CAPACITY];
  private int[] starts = new int[FIRST_CAPACITY];
  private int[] ends = new int[FIRST_CAPACITY];
  private int size;
  private String fault = "";

  /**
   * @param legacy whether the text is in legacy SQL
   */
  Tokens(String text, boolean legacy) {
    this.text = text;
    this.legacy = legacy;
  }

  void add(TokenKind kind, int start, int end) {
    if (size == kinds.length) {
      int capacity = size * 2;
      kinds = Arrays.copyOf(kinds, capacity);
      starts = Arrays.copyOf(starts, capacity);
      ends = Arrays.copyOf(ends, capacity);
    }
    kinds[size] = kind;
    starts[size] = start;
    ends[size] = end;
    size++;
  }

  void addFault(String message, int at) {
    fault = message;
    add(TokenKind.FAULT, at, at);
  }

  /** Makes the first half of a {@code >>} a token of its own, in place. */
  void splitShift(int index) {
    kinds[index] = TokenKind.GREATER;
    starts[index]++;
  }

  /** Whether the text is in legacy SQL. */
  boolean isLegacy() {
    return legacy;
  }

  String text() {
    return text;
  }

  int size() {
    return size;
  }

  /** What the FAULT is. */
  String fault() {
    return fault;
  }

  /** The kind of a token; behind the last token, that one's. */
  TokenKind kind(int index) {
    return kinds[Math.min(index, size - 1)];
  }

  int start(int index) {
    return starts[Math.min(index, size - 1)];
  }

  int end(int index) {
    return ends[Math.min(index, size - 1)];
  }
}
