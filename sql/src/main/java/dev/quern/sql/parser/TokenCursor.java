package dev.quern.sql.parser;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.sql.ast.Location;
import dev.quern.sql.ast.Span;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The place of a parser in its tokens, and the errors of syntax there.
 *
 * <p>GoogleSQL names the tokens that could have come when there are few, and else only the one that
 * came. Which it does depends on its tables; a parser says so by {@link #expected} or {@link
 * #unexpected}.
 */
final class TokenCursor {

  /** Nested constructs beyond this are refused, so that the stack of any thread suffices. */
  private static final int MAX_DEPTH = 400;

  private static final int MAX_SHOWN_BYTES = 53;

  private final Tokens tokens;
  private final String endName;
  private int at;
  private int depth;
  private Optional<BigQueryException> deferred = Optional.empty();

  /**
   * @param endName what a message calls the end of the text, such as {@code end of script}
   */
  TokenCursor(Tokens tokens, String endName) {
    this.tokens = tokens;
    this.endName = endName;
  }

  String text() {
    return tokens.text();
  }

  /** Whether the text is in legacy SQL. */
  boolean isLegacy() {
    return tokens.isLegacy();
  }

  TokenKind kind() {
    return tokens.kind(at);
  }

  /** The kind of a token further on. */
  TokenKind kind(int ahead) {
    return tokens.kind(at + ahead);
  }

  /** Where the current token starts. */
  int start() {
    return tokens.start(at);
  }

  int start(int ahead) {
    return tokens.start(at + ahead);
  }

  /** Where the current token ends. */
  int end() {
    return tokens.end(at);
  }

  int end(int ahead) {
    return tokens.end(at + ahead);
  }

  /** The span of the current token. */
  Span here() {
    return new Span(start(), end());
  }

  /** From a start to the end of the last token read. */
  Span since(int start) {
    return new Span(start, Math.max(start, lastEnd()));
  }

  /** Where the last token read ends. */
  int lastEnd() {
    return at == 0 ? 0 : tokens.end(at - 1);
  }

  boolean at(TokenKind kind) {
    return kind() == kind;
  }

  boolean at(TokenKind first, TokenKind second) {
    return kind() == first && kind(1) == second;
  }

  /** Whether the current token is one of a few. */
  boolean atAny(TokenKind... kinds) {
    return atAnyAhead(0, kinds);
  }

  /** Whether a token further on is one of a few. */
  boolean atAnyAhead(int ahead, TokenKind... kinds) {
    TokenKind current = kind(ahead);
    for (TokenKind kind : kinds) {
      if (current == kind) {
        return true;
      }
    }
    return false;
  }

  /** Whether the current token can be a name. */
  boolean atIdentifier() {
    return kind().isIdentifier();
  }

  void advance() {
    at++;
  }

  /** Reads the current token and answers its span. */
  Span take() {
    Span span = here();
    at++;
    return span;
  }

  /** Reads a token if it is there. */
  boolean accept(TokenKind kind) {
    if (kind() != kind) {
      return false;
    }
    at++;
    return true;
  }

  /** Reads two tokens if both are there. */
  boolean accept(TokenKind first, TokenKind second) {
    if (!at(first, second)) {
      return false;
    }
    at += 2;
    return true;
  }

  /** Reads a token that must be there, or says that it, or one of the others, was expected. */
  void expect(TokenKind kind, TokenKind... others) {
    if (kind() != kind) {
      TokenKind[] all = Arrays.copyOf(others, others.length + 1);
      all[others.length] = kind;
      throw expected(all);
    }
    at++;
  }

  /** Reads a token that must be there, where GoogleSQL does not say what it expects. */
  void require(TokenKind kind) {
    if (kind() != kind) {
      throw unexpected();
    }
    at++;
  }

  /** Reads the {@code >} that closes a type, perhaps the first half of {@code >>}. */
  void expectCloseOfType() {
    if (at(TokenKind.SHIFT_RIGHT)) {
      tokens.splitShift(at);
    } else {
      expect(TokenKind.GREATER);
    }
  }

  /** Goes one level deeper; each call has its {@link #leave}. */
  void enter() {
    if (++depth > MAX_DEPTH) {
      throw new BigQueryException(
          ErrorReason.RESOURCES_EXCEEDED,
          "query",
          "Out of stack space due to deeply nested query expression during query parsing at "
              + Location.of(text(), start()));
    }
  }

  void leave() {
    depth--;
  }

  /** The error that one of some tokens should stand here. */
  BigQueryException expected(TokenKind... kinds) {
    String names =
        Arrays.stream(kinds)
            .map(TokenKind::display)
            .distinct()
            .sorted()
            .collect(Collectors.joining(" or "));
    return expected(names);
  }

  /** The error that something should stand here. */
  BigQueryException expected(String what) {
    return syntaxError("Expected " + what + " but got " + current());
  }

  /** The error that this token should not stand here. */
  BigQueryException unexpected() {
    return syntaxError("Unexpected " + current());
  }

  /** A fault of the token here: that of the text, where it has one, else the message. */
  private BigQueryException syntaxError(String message) {
    return switch (kind()) {
      case FAULT -> syntaxError(start(), tokens.fault());
      case EXCEPT -> isExcept() ? syntaxError(start(), message) : looseExcept();
      case OVER -> syntaxError(start(), "OVER keyword must follow a function call");
      default -> syntaxError(start(), message);
    };
  }

  private boolean isExcept() {
    return switch (kind(1)) {
      case LEFT_PAREN, ALL, DISTINCT -> true;
      case AT_SIGN -> kind(2) == TokenKind.LEFT_BRACE || kind(2) == TokenKind.INTEGER;
      default -> false;
    };
  }

  private BigQueryException looseExcept() {
    return error(start(), "EXCEPT must be followed by ALL, DISTINCT, or \"(\"");
  }

  /** An error of syntax at an index of the text. */
  BigQueryException syntaxError(int index, String message) {
    return error(index, "Syntax error: " + message);
  }

  /** An error at an index of the text. */
  BigQueryException error(int index, String message) {
    return new BigQueryException(
        ErrorReason.INVALID_QUERY, "query", message + " at " + Location.of(text(), index));
  }

  /**
   * Keeps an error that matters only where the syntax is right to the end; the first one counts.
   */
  void defer(BigQueryException error) {
    deferred = deferred.isEmpty() ? Optional.of(error) : deferred;
  }

  /** Ends the parse: nothing may follow, and nothing may have been deferred. */
  void finish() {
    expect(TokenKind.END_OF_INPUT);
    if (deferred.isPresent()) {
      throw deferred.get();
    }
  }

  /** What messages call the current token. */
  private String current() {
    TokenKind kind = kind();
    if (kind == TokenKind.END_OF_INPUT) {
      return endName;
    }
    if (kind.isKeyword()) {
      return kind.display();
    }
    String image = here().of(text());
    return switch (kind) {
      case IDENTIFIER -> "identifier " + (image.startsWith("`") ? image : quote(image));
      case INTEGER, FLOAT -> kind.display() + " " + quote(image);
      case STRING, BYTES -> kind.display() + " " + shortened(image);
      default -> quote(image);
    };
  }

  private static String quote(String image) {
    return '"' + image + '"';
  }

  /** A literal as written, on one line and cut where it is long. */
  private static String shortened(String literal) {
    String image = literal.replace("\n", "\\n").replace("\r", "\\r");
    if (utf8Length(image) <= MAX_SHOWN_BYTES) {
      return image;
    }
    int quoteAt = 0;
    while (image.charAt(quoteAt) != '"' && image.charAt(quoteAt) != '\'') {
      quoteAt++;
    }
    String quote = image.substring(quoteAt, quoteAt + 1);
    String closing = image.startsWith(quote.repeat(3), quoteAt) ? quote.repeat(3) : quote;
    int room = MAX_SHOWN_BYTES - "...".length() - closing.length();
    int end = 0;
    while (true) {
      int next = end + Character.charCount(image.codePointAt(end));
      room -= utf8Length(image.substring(end, next));
      if (room < 0) {
        return image.substring(0, end) + "..." + closing;
      }
      end = next;
    }
  }

  private static int utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
