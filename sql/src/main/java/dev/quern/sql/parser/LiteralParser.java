package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.BYTES;
import static dev.quern.sql.parser.TokenKind.STRING;

import dev.quern.domain.value.ByteString;
import dev.quern.sql.ast.Literal;
import dev.quern.sql.ast.Literal.TypedKind;
import dev.quern.sql.ast.Span;

/** Literals that are one token, or a word and a string. Source: "Lexical structure", Literals. */
final class LiteralParser {

  private final TokenCursor cursor;

  LiteralParser(TokenCursor cursor) {
    this.cursor = cursor;
  }

  /** The literal of the current token, which must be one. */
  Literal literal() {
    return switch (cursor.kind()) {
      case INTEGER -> integer();
      case FLOAT -> {
        String image = cursor.here().of(cursor.text());
        yield new Literal.FloatingPoint(cursor.take(), image);
      }
      case STRING -> string();
      case BYTES -> bytes();
      case NULL -> new Literal.Null(cursor.take());
      case TRUE -> new Literal.Bool(cursor.take(), true);
      case FALSE -> new Literal.Bool(cursor.take(), false);
      default -> throw cursor.unexpected();
    };
  }

  /** An integer. */
  Literal.IntegerNumber integer() {
    if (!cursor.at(TokenKind.INTEGER)) {
      throw cursor.expected(TokenKind.INTEGER);
    }
    String image = cursor.here().of(cursor.text());
    return new Literal.IntegerNumber(cursor.take(), image);
  }

  /** A string, where one is expected. */
  Literal.Text string() {
    if (!cursor.at(STRING)) {
      throw cursor.expected(STRING);
    }
    String value = LiteralDecoder.string(cursor);
    Span span = cursor.take();
    refuseConcatenation(BYTES, STRING);
    return new Literal.Text(span, value);
  }

  /** The string of a typed literal, which may have parts. */
  Literal.Text typedString() {
    if (!cursor.at(STRING)) {
      throw cursor.expected(STRING);
    }
    StringBuilder value = new StringBuilder(LiteralDecoder.string(cursor));
    Span span = cursor.take();
    while (atNextPart(BYTES, STRING)) {
      value.append(LiteralDecoder.string(cursor));
      cursor.advance();
    }
    return new Literal.Text(span, value.toString());
  }

  private Literal.Bytes bytes() {
    ByteString value = LiteralDecoder.bytes(cursor);
    Span span = cursor.take();
    refuseConcatenation(STRING, BYTES);
    return new Literal.Bytes(span, value);
  }

  /** GoogleSQL joins literals that follow one another; BigQuery does not offer it. */
  private void refuseConcatenation(TokenKind other, TokenKind same) {
    while (atNextPart(other, same)) {
      cursor.defer(
          cursor.error(
              cursor.start(),
              "Concatenation of subsequent %s literals is not supported. Did you mean to use the || operator?"
                  .formatted(name(same))));
      if (same == BYTES) {
        LiteralDecoder.bytes(cursor);
      } else {
        LiteralDecoder.string(cursor);
      }
      cursor.advance();
    }
  }

  private boolean atNextPart(TokenKind other, TokenKind same) {
    if (cursor.at(other)) {
      throw cursor.syntaxError(cursor.start(), "string and bytes literals cannot be concatenated.");
    }
    if (cursor.at(same) && cursor.start() == cursor.lastEnd()) {
      throw cursor.syntaxError(
          cursor.start(),
          "concatenated %s literals must be separated by whitespace or comments"
              .formatted(name(same)));
    }
    return cursor.at(same);
  }

  private static String name(TokenKind kind) {
    return kind == BYTES ? "bytes" : "string";
  }

  /** Whether a word and a string stand here that make a literal, such as {@code DATE '...'}. */
  boolean atTyped() {
    return cursor.kind(1) == STRING
        && switch (cursor.kind()) {
          case NUMERIC, DECIMAL, BIGNUMERIC, BIGDECIMAL, JSON, DATE, DATETIME, TIME, TIMESTAMP ->
              true;
          default -> false;
        };
  }

  /** The literal that {@link #atTyped} has seen. */
  Literal typed() {
    int start = cursor.start();
    TypedKind kind =
        switch (cursor.kind()) {
          case NUMERIC, DECIMAL -> TypedKind.NUMERIC;
          case BIGNUMERIC, BIGDECIMAL -> TypedKind.BIGNUMERIC;
          case JSON -> TypedKind.JSON;
          case DATE -> TypedKind.DATE;
          case DATETIME -> TypedKind.DATETIME;
          case TIME -> TypedKind.TIME;
          case TIMESTAMP -> TypedKind.TIMESTAMP;
          default -> throw cursor.unexpected();
        };
    cursor.advance();
    Literal.Text text = typedString();
    return new Literal.Typed(cursor.since(start), kind, text);
  }
}
