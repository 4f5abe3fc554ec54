package dev.quern.types.json;

import dev.quern.types.error.DataErrors;
import dev.quern.types.utf8.Utf8;

/**
 * Reads JSON text into a tree, strictly by RFC 8259. The first of several members with one key
 * stays. Errors have the words of PARSE_JSON without its preamble.
 */
public final class JsonParser {

  private static final int MAX_NESTING = 500;

  private final JsonLexer lexer;
  private final boolean exact;
  private int depth;

  private JsonParser(byte[] text, boolean exact) {
    this.lexer = new JsonLexer(text);
    this.exact = exact;
  }

  /**
   * Reads one JSON text.
   *
   * @param exact whether numbers that FLOAT64 would change are errors (wide_number_mode exact)
   * @throws dev.quern.domain.error.BigQueryException when the text is no JSON
   */
  public static JsonValue parse(byte[] text, boolean exact) {
    JsonParser parser = new JsonParser(text, exact);
    parser.lexer.next();
    if (parser.lexer.isEmptyInput()) {
      throw DataErrors.dataError(
          "attempting to parse an empty input; check that your input string or stream contains the"
              + " expected JSON");
    }
    JsonValue value = parser.value();
    parser.lexer.next();
    if (parser.lexer.token() != JsonLexer.Token.END) {
      throw parser.lexer.unexpected("value", "end of input");
    }
    return value;
  }

  /** Reads normalized text, which is known to be right. */
  static JsonValue parseNormalized(byte[] text) {
    return parse(text, false);
  }

  private JsonValue value() {
    return switch (lexer.token()) {
      case BEGIN_OBJECT -> object();
      case BEGIN_ARRAY -> array();
      case STRING -> new JsonValue.Text(lexer.string());
      case TRUE -> new JsonValue.Bool(true);
      case FALSE -> new JsonValue.Bool(false);
      case NULL -> JsonValue.NULL;
      case NUMBER -> JsonNumbers.parse(lexer.number(), exact);
      case ERROR -> throw lexer.unexpected("value", "");
      case END, END_OBJECT, END_ARRAY, COMMA, COLON ->
          throw lexer.unexpected("value", "'[', '{', or a literal");
    };
  }

  private JsonValue array() {
    enter();
    JsonValue.Array array = new JsonValue.Array();
    lexer.next();
    if (lexer.token() != JsonLexer.Token.END_ARRAY) {
      array.elements().add(value());
      lexer.next();
      while (lexer.token() == JsonLexer.Token.COMMA) {
        lexer.next();
        array.elements().add(value());
        lexer.next();
      }
      expect(JsonLexer.Token.END_ARRAY, "array", "']'");
    }
    depth--;
    return array;
  }

  private JsonValue object() {
    enter();
    JsonValue.Members members = new JsonValue.Members();
    lexer.next();
    if (lexer.token() != JsonLexer.Token.END_OBJECT) {
      member(members);
      while (lexer.token() == JsonLexer.Token.COMMA) {
        lexer.next();
        member(members);
      }
      expect(JsonLexer.Token.END_OBJECT, "object", "'}'");
    }
    depth--;
    return members;
  }

  private void member(JsonValue.Members members) {
    expect(JsonLexer.Token.STRING, "object key", "string literal");
    String key = lexer.string();
    lexer.next();
    expect(JsonLexer.Token.COLON, "object separator", "':'");
    lexer.next();
    members.values().putIfAbsent(key, value());
    lexer.next();
  }

  private void expect(JsonLexer.Token token, String context, String expected) {
    if (lexer.token() != token) {
      throw lexer.unexpected(context, expected);
    }
  }

  private void enter() {
    if (++depth > MAX_NESTING) {
      throw DataErrors.dataError(
          "Max nesting of %d has been exceeded while parsing JSON document", MAX_NESTING);
    }
  }

  /** The text of a JSON value as a tree. */
  static JsonValue parseNormalized(String text) {
    return parseNormalized(Utf8.encode(text));
  }
}
