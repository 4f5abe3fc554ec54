package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.COLUMN;
import static dev.quern.sql.parser.TokenKind.CONSTRAINT;
import static dev.quern.sql.parser.TokenKind.DATA;
import static dev.quern.sql.parser.TokenKind.DEFAULT;
import static dev.quern.sql.parser.TokenKind.DROP;
import static dev.quern.sql.parser.TokenKind.ENFORCED;
import static dev.quern.sql.parser.TokenKind.GENERATED;
import static dev.quern.sql.parser.TokenKind.IDENTIFIER;
import static dev.quern.sql.parser.TokenKind.NOT;
import static dev.quern.sql.parser.TokenKind.NULL;
import static dev.quern.sql.parser.TokenKind.OPTIONS;
import static dev.quern.sql.parser.TokenKind.REPLICA;
import static dev.quern.sql.parser.TokenKind.SET;
import static dev.quern.sql.parser.TokenKind.TYPE;

import dev.quern.sql.ast.AlterAction;
import dev.quern.sql.ast.AlterAction.ColumnChange;
import dev.quern.sql.ast.ColumnAttributes;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.OptionEntry;
import dev.quern.sql.ast.TypeExpression;
import java.util.List;

/** {@code ALTER COLUMN} and {@code ALTER CONSTRAINT}. Source: "ALTER COLUMN ... statement". */
final class AlterColumnParser {

  private final Grammar grammar;
  private final TokenCursor cursor;

  AlterColumnParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** {@code ALTER COLUMN|CONSTRAINT ...} within ALTER TABLE. */
  AlterAction alter(int start) {
    cursor.advance();
    if (cursor.accept(COLUMN)) {
      return column(start);
    }
    if (cursor.accept(CONSTRAINT)) {
      return constraint(start);
    }
    if (cursor.at(IDENTIFIER) || cursor.at(REPLICA)) {
      throw cursor.error(
          cursor.start(),
          cursor.here().of(cursor.text()) + " is not a supported nested object type");
    }
    throw cursor.expected(IDENTIFIER, COLUMN, CONSTRAINT, REPLICA);
  }

  private AlterAction column(int start) {
    boolean ifExists = grammar.statements.ifExists();
    Identifier column = grammar.names.identifier();
    ColumnChange change = change();
    return new AlterAction.AlterColumn(cursor.since(start), ifExists, column, change);
  }

  private ColumnChange change() {
    int start = cursor.start();
    if (cursor.accept(SET)) {
      return set(start);
    }
    if (cursor.at(DROP)) {
      switch (cursor.kind(1)) {
        case NOT, DEFAULT, GENERATED -> {
          cursor.advance();
          return drop(start);
        }
        default -> {}
      }
    }
    if (cursor.atIdentifier()) {
      throw cursor.error(start, "Expected keyword DROP or keyword SET but got identifier");
    }
    throw cursor.unexpected();
  }

  private ColumnChange drop(int start) {
    if (cursor.accept(NOT)) {
      cursor.expect(NULL);
      return new ColumnChange.DropNotNull(cursor.since(start));
    }
    if (cursor.accept(DEFAULT)) {
      return new ColumnChange.DropDefault(cursor.since(start));
    }
    cursor.expect(GENERATED);
    return new ColumnChange.DropGenerated(cursor.since(start));
  }

  private ColumnChange set(int start) {
    return switch (cursor.kind()) {
      case OPTIONS -> {
        cursor.advance();
        List<OptionEntry> options = grammar.options.list();
        yield new ColumnChange.SetColumnOptions(cursor.since(start), options);
      }
      case DEFAULT -> {
        cursor.advance();
        Expression value = grammar.expressions.expression();
        yield new ColumnChange.SetDefault(cursor.since(start), value);
      }
      case DATA -> {
        cursor.advance();
        cursor.expect(TYPE);
        var columns = grammar.statements.elements().columns();
        TypeExpression type = columns.type();
        ColumnAttributes attributes = columns.attributes(false);
        yield new ColumnChange.SetType(cursor.since(start), type, attributes);
      }
      case GENERATED -> {
        var generated = grammar.statements.elements().columns().generatedIdentity();
        yield new ColumnChange.SetGenerated(cursor.since(start), generated);
      }
      default -> throw cursor.expected(DATA, DEFAULT, GENERATED, OPTIONS);
    };
  }

  private AlterAction constraint(int start) {
    boolean ifExists = grammar.statements.ifExists();
    Identifier name = grammar.names.identifier();
    if (cursor.accept(SET)) {
      cursor.expect(OPTIONS);
      List<OptionEntry> options = grammar.options.list();
      return new AlterAction.SetConstraintOptions(cursor.since(start), ifExists, name, options);
    }
    boolean enforced = !cursor.accept(NOT);
    if (enforced) {
      cursor.expect(ENFORCED, NOT, SET);
    } else {
      cursor.expect(ENFORCED);
    }
    return new AlterAction.SetEnforcement(cursor.since(start), ifExists, name, enforced);
  }
}
