package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.AT_SIGN;
import static dev.quern.sql.parser.TokenKind.COMMA;
import static dev.quern.sql.parser.TokenKind.DOT;
import static dev.quern.sql.parser.TokenKind.EQUALS;
import static dev.quern.sql.parser.TokenKind.FLOAT;
import static dev.quern.sql.parser.TokenKind.HASH;
import static dev.quern.sql.parser.TokenKind.INTEGER;
import static dev.quern.sql.parser.TokenKind.LEFT_BRACE;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.MINUS_EQUALS;
import static dev.quern.sql.parser.TokenKind.OPTIONS;
import static dev.quern.sql.parser.TokenKind.PARTITION;
import static dev.quern.sql.parser.TokenKind.PLUS_EQUALS;
import static dev.quern.sql.parser.TokenKind.PROTO;
import static dev.quern.sql.parser.TokenKind.RIGHT_BRACE;
import static dev.quern.sql.parser.TokenKind.RIGHT_PAREN;

import dev.quern.sql.ast.Access;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Hint;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Literal;
import dev.quern.sql.ast.OptionEntry;
import dev.quern.sql.ast.OptionEntry.Assignment;
import dev.quern.sql.ast.PathName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hints and lists of options. */
final class OptionParser {

  private final Grammar grammar;
  private final TokenCursor cursor;

  OptionParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** Whether a hint starts here. */
  boolean atHint() {
    return cursor.at(AT_SIGN)
        && switch (cursor.kind(1)) {
          case INTEGER, LEFT_BRACE -> true;
          case FLOAT -> cursor.text().charAt(cursor.start(1)) != '.';
          default -> false;
        };
  }

  /** {@code [@5] [@{...}]} */
  Optional<Hint> hint() {
    if (!atHint()) {
      return Optional.empty();
    }
    int start = cursor.start();
    Optional<Literal.IntegerNumber> shards = Optional.empty();
    if (cursor.at(AT_SIGN, FLOAT)) {
      cursor.advance();
      throw cursor.expected(INTEGER);
    }
    if (cursor.at(AT_SIGN, INTEGER)) {
      cursor.advance();
      String image = cursor.here().of(cursor.text());
      shards = Optional.of(new Literal.IntegerNumber(cursor.take(), image));
    }
    List<Hint.Entry> entries = new ArrayList<>();
    if (cursor.accept(AT_SIGN, LEFT_BRACE)) {
      entries.add(hintEntry());
      while (!cursor.accept(RIGHT_BRACE)) {
        cursor.expect(COMMA, RIGHT_BRACE);
        entries.add(hintEntry());
      }
    }
    return Optional.of(new Hint(cursor.since(start), shards, List.copyOf(entries)));
  }

  private Hint.Entry hintEntry() {
    int start = cursor.start();
    Identifier name = name();
    Optional<Identifier> qualifier = Optional.empty();
    if (cursor.accept(DOT)) {
      qualifier = Optional.of(name);
      name = name();
      cursor.expect(EQUALS);
    } else {
      cursor.expect(EQUALS, DOT);
    }
    Expression value = grammar.expressions.expression();
    return new Hint.Entry(cursor.since(start), qualifier, name, value);
  }

  /** {@code [OPTIONS(...)]} */
  List<OptionEntry> optional() {
    return cursor.accept(OPTIONS) ? list() : List.of();
  }

  /** {@code OPTIONS(...)} where a list must follow if the word is there with a parenthesis. */
  List<OptionEntry> optionalBeforeNames() {
    return cursor.at(OPTIONS, LEFT_PAREN) ? optional() : List.of();
  }

  /** {@code (name = value, ...)}, perhaps empty. */
  List<OptionEntry> list() {
    cursor.expect(LEFT_PAREN);
    List<OptionEntry> entries = new ArrayList<>();
    if (atName()) {
      do {
        entries.add(entry());
      } while (cursor.accept(COMMA));
    }
    cursor.expect(RIGHT_PAREN);
    return List.copyOf(entries);
  }

  private boolean atName() {
    return cursor.atIdentifier() || cursor.atAny(HASH, PARTITION, PROTO);
  }

  /** A name of an option or hint, which may be one of a few reserved words. */
  private Identifier name() {
    if (!atName()) {
      throw cursor.unexpected();
    }
    return grammar.names.take();
  }

  private OptionEntry entry() {
    int start = cursor.start();
    Identifier name = name();
    Assignment assignment = Assignment.SET;
    if (cursor.accept(PLUS_EQUALS)) {
      assignment = Assignment.ADD;
    } else if (cursor.accept(MINUS_EQUALS)) {
      assignment = Assignment.REMOVE;
    } else {
      cursor.expect(EQUALS);
    }
    Expression value = cursor.at(PROTO) ? proto() : grammar.expressions.expression();
    return new OptionEntry(cursor.since(start), name, assignment, value);
  }

  /** {@code PROTO} as the value of an option. */
  private Expression proto() {
    Identifier word = grammar.names.take();
    return new Access.Path(word.span(), new PathName(word.span(), List.of(word)));
  }
}
