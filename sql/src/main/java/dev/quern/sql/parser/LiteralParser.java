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

  private Literal.Bytes bytes() {
    ByteString value = LiteralDecoder.bytes(cursor);
    Span span = cursor.take();
    refuseConcatenation(STRING, BYTES);
    return new Literal.Bytes(span, value);
  }

  /** GoogleSQL joins literals that follow one another; BigQuery does not offer it. */
  private void refuseConcatenation(TokenKind other, TokenKind same) {
    while (cursor.atAny(other, same)) {
      if (cursor.at(other)) {
        throw cursor.syntaxError(
            cursor.start(), "string and bytes literals cannot be concatenated.");
      }
      if (cursor.start() == cursor.lastEnd()) {
        String what = same == BYTES ? "bytes" : "string";
        throw cursor.syntaxError(
            cursor.start(),
            "concatenated " + what + " literals must be separated by whitespace or comments");
      }
      cursor.defer(
          cursor.error(
              cursor.start(),
              "Concatenation of subsequent string literals is not supported. Did you mean to use"
                  + " the || operator?"));
      if (same == BYTES) {
        LiteralDecoder.bytes(cursor);
      } else {
        LiteralDecoder.string(cursor);
      }
      cursor.advance();
    }
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
    Literal.Text text = string();
    return new Literal.Typed(cursor.since(start), kind, text);
  }
}
