package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.AMPERSAND;
import static dev.quern.sql.parser.TokenKind.BAR;
import static dev.quern.sql.parser.TokenKind.EXCLAMATION;
import static dev.quern.sql.parser.TokenKind.LEFT_BRACE;
import static dev.quern.sql.parser.TokenKind.LEFT_BRACKET;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.MATCH;
import static dev.quern.sql.parser.TokenKind.PERCENT_SIGN;
import static dev.quern.sql.parser.TokenKind.RIGHT_BRACE;
import static dev.quern.sql.parser.TokenKind.RIGHT_PAREN;

import dev.quern.sql.ast.PathName;
import dev.quern.sql.ast.Query;
import dev.quern.sql.ast.QueryBody;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Graph queries, of which only the extent is read, by their parentheses. Source: "Graph query
 * language".
 */
final class GraphParser {

  private final Grammar grammar;
  private final TokenCursor cursor;

  GraphParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** {@code GRAPH name ...} up to the end of the statement or of the parentheses around it. */
  QueryBody query(int start) {
    cursor.advance();
    PathName name = grammar.names.path();
    skipBalanced();
    return new QueryBody.Graph(cursor.since(start), Optional.of(name));
  }

  /** {@code (name ...)} of GRAPH_TABLE; answers the name. */
  PathName table() {
    cursor.expect(LEFT_PAREN);
    PathName name = grammar.names.path();
    if (!cursor.at(MATCH) && !cursor.atIdentifier()) {
      throw cursor.unexpected();
    }
    skipBalanced();
    cursor.expect(RIGHT_PAREN);
    return name;
  }

  /** <code>{ ... }</code> behind EXISTS, ARRAY or VALUE. */
  Query subquery() {
    int start = cursor.start();
    cursor.advance();
    skipBalanced();
    cursor.expect(RIGHT_BRACE);
    QueryBody body = new QueryBody.Graph(cursor.since(start), Optional.empty());
    return new Query(
        body.span(), Optional.empty(), body, Optional.empty(), Optional.empty(), List.of());
  }

  /** {@code (...)} behind NODE TABLES or EDGE TABLES. */
  void elementTables() {
    cursor.expect(LEFT_PAREN);
    grammar.names.path();
    skipBalanced();
    cursor.expect(RIGHT_PAREN);
  }

  /** Moves to the closing sign that was not opened since, to a semicolon, or to the end. */
  private void skipBalanced() {
    Deque<TokenKind> open = new ArrayDeque<>();
    while (true) {
      switch (cursor.kind()) {
        case END_OF_INPUT, FAULT, SEMICOLON -> {
          return;
        }
        case LEFT_PAREN, LEFT_BRACKET, LEFT_BRACE -> open.push(cursor.kind());
        case RIGHT_PAREN, RIGHT_BRACKET, RIGHT_BRACE -> {
          if (open.isEmpty()) {
            return;
          }
          if (open.pop() != opening(cursor.kind())) {
            throw cursor.unexpected();
          }
        }
        default -> {}
      }
      cursor.advance();
    }
  }

  private static TokenKind opening(TokenKind closing) {
    return switch (closing) {
      case RIGHT_PAREN -> LEFT_PAREN;
      case RIGHT_BRACKET -> LEFT_BRACKET;
      default -> LEFT_BRACE;
    };
  }

  /** A label expression behind IS LABELED. */
  void label() {
    labelFactor();
    while (cursor.atAny(AMPERSAND, BAR)) {
      cursor.advance();
      labelFactor();
    }
  }

  private void labelFactor() {
    cursor.enter();
    if (cursor.accept(EXCLAMATION)) {
      labelFactor();
    } else if (cursor.accept(LEFT_PAREN)) {
      label();
      cursor.expect(RIGHT_PAREN);
    } else if (!cursor.accept(PERCENT_SIGN)) {
      grammar.names.identifier();
    }
    cursor.leave();
  }
}
