package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.AS;
import static dev.quern.sql.parser.TokenKind.COMMA;
import static dev.quern.sql.parser.TokenKind.DEFAULT;
import static dev.quern.sql.parser.TokenKind.DOT;
import static dev.quern.sql.parser.TokenKind.FLOAT;
import static dev.quern.sql.parser.TokenKind.IDENTIFIER;
import static dev.quern.sql.parser.TokenKind.INTEGER;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.MINUS_SIGN;
import static dev.quern.sql.parser.TokenKind.RIGHT_PAREN;
import static dev.quern.sql.parser.TokenKind.SLASH;

import dev.quern.sql.ast.ConnectionName;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.ast.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Names, paths and aliases. Source: "Lexical structure and syntax", Identifiers. */
final class NameParser {

  private static final Set<String> ENTITIES =
      Set.of("RESERVATION", "CAPACITY", "ASSIGNMENT", "BI_CAPACITY", "ORGANIZATION", "PROJECT");

  private final TokenCursor cursor;

  NameParser(TokenCursor cursor) {
    this.cursor = cursor;
  }

  /** An identifier, which GoogleSQL expects without saying so. */
  Identifier identifier() {
    if (!cursor.atIdentifier()) {
      throw cursor.unexpected();
    }
    return take();
  }

  /** The current token, whatever word it is, as a name. */
  Identifier take() {
    Span span = cursor.here();
    char first = cursor.text().charAt(span.start());
    boolean quoted = first == '`' || first == '[';
    String name =
        switch (first) {
          case '`' -> LiteralDecoder.identifier(cursor);
          case '[' -> LegacySql.name(span.of(cursor.text()));
          default -> span.of(cursor.text());
        };
    cursor.advance();
    return new Identifier(span, name, quoted);
  }

  /** {@code a.b.c} */
  PathName path() {
    List<Identifier> parts = new ArrayList<>();
    parts.add(identifier());
    return pathFrom(parts);
  }

  /** The rest of a path whose first parts are read. */
  PathName pathFrom(List<Identifier> parts) {
    int start = parts.getFirst().span().start();
    while (cursor.accept(DOT)) {
      parts.add(identifier());
    }
    return new PathName(cursor.since(start), List.copyOf(parts));
  }

  /** The path of a table, whose first name may hold dashes. */
  PathName tablePath() {
    return tablePath(false);
  }

  /** The same in FROM, where what only expressions have behind a dot is left for later. */
  PathName fromPath() {
    return tablePath(true);
  }

  private PathName tablePath(boolean inFrom) {
    if (cursor.at(SLASH)) {
      throw slashedPath();
    }
    Identifier first = identifier();
    if (cursor.at(MINUS_SIGN)) {
      return dashedPath(first, inFrom);
    }
    List<Identifier> parts = new ArrayList<>();
    parts.add(first);
    return inFrom ? fromPathFrom(parts) : pathFrom(parts);
  }

  /** The rest of a path, up to what only expressions have behind a dot. */
  private PathName fromPathFrom(List<Identifier> parts) {
    int start = parts.getFirst().span().start();
    while (cursor.at(DOT) && cursor.kind(1) != LEFT_PAREN) {
      cursor.advance();
      parts.add(identifier());
    }
    return new PathName(cursor.since(start), List.copyOf(parts));
  }

  /** Whether the token here stands right between its neighbours. */
  private boolean touches() {
    return cursor.lastEnd() == cursor.start()
        && cursor.end() == cursor.start(1)
        && cursor.text().charAt(cursor.start(1)) != '`';
  }

  private PathName dashedPath(Identifier first, boolean inFrom) {
    int start = first.span().start();
    List<Identifier> parts = new ArrayList<>();
    boolean endedByPoint = false;
    while (cursor.at(MINUS_SIGN) && !endedByPoint) {
      if (!cursor.kind(1).isIdentifier() && !cursor.atAnyAhead(1, INTEGER, FLOAT)) {
        cursor.advance();
        throw cursor.unexpected();
      }
      if (first.quoted() || !touches()) {
        throw cursor.unexpected();
      }
      cursor.advance();
      endedByPoint = cursor.at(FLOAT);
      if (endedByPoint && cursor.text().charAt(cursor.end() - 1) != '.') {
        cursor.advance();
        throw cursor.unexpected();
      }
      cursor.advance();
    }
    int end = cursor.lastEnd() - (endedByPoint ? 1 : 0);
    Span span = new Span(start, end);
    parts.add(new Identifier(span, span.of(cursor.text()), false));
    if (endedByPoint) {
      parts.add(identifier());
    }
    return inFrom ? fromPathFrom(parts) : pathFrom(parts);
  }

  private RuntimeException slashedPath() {
    int start = cursor.start();
    while (cursor.at(SLASH) || cursor.at(MINUS_SIGN) || cursor.atIdentifier()) {
      cursor.advance();
    }
    return cursor.syntaxError(
        start,
        "Table name contains '/' character. The slashed identifier part of the table name needs to"
            + " be quoted: `"
            + cursor.since(start).of(cursor.text())
            + "`");
  }

  /** The name of a connection, or DEFAULT. */
  ConnectionName connection() {
    int start = cursor.start();
    if (cursor.accept(DEFAULT)) {
      return new ConnectionName(cursor.since(start), Optional.empty());
    }
    PathName path = path();
    return new ConnectionName(path.span(), Optional.of(path));
  }

  /** {@code [[AS] alias]} */
  Optional<Identifier> alias() {
    if (cursor.accept(AS)) {
      return Optional.of(identifier());
    }
    return cursor.atIdentifier() ? Optional.of(take()) : Optional.empty();
  }

  /** {@code [AS alias]} */
  Optional<Identifier> aliasWithAs() {
    return cursor.accept(AS) ? Optional.of(identifier()) : Optional.empty();
  }

  /** {@code (a, b, c)} */
  List<Identifier> columns() {
    cursor.expect(LEFT_PAREN);
    List<Identifier> names = new ArrayList<>();
    names.add(identifier());
    while (!cursor.accept(RIGHT_PAREN)) {
      cursor.expect(COMMA, RIGHT_PAREN);
      names.add(identifier());
    }
    return List.copyOf(names);
  }

  /** {@code (a, b, c)} where messages name the parenthesis alone. */
  List<Identifier> columnList() {
    cursor.expect(LEFT_PAREN);
    List<Identifier> names = list();
    cursor.expect(RIGHT_PAREN);
    return names;
  }

  /** {@code a, b, c} */
  List<Identifier> list() {
    List<Identifier> names = new ArrayList<>();
    do {
      names.add(identifier());
    } while (cursor.accept(COMMA));
    return List.copyOf(names);
  }

  /** The word for what is created, altered or dropped, where GoogleSQL has no keyword for it. */
  Identifier entityType() {
    String image = cursor.here().of(cursor.text());
    if (!ENTITIES.contains(image.toUpperCase(Locale.ROOT))) {
      throw cursor.error(cursor.start(), image + " is not a supported object type");
    }
    return take();
  }

  /** Whether the next word is a given one that is no keyword. */
  boolean atWord(String word) {
    return cursor.at(IDENTIFIER) && cursor.here().of(cursor.text()).equalsIgnoreCase(word);
  }
}
