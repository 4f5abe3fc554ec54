package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.COMMA;
import static dev.quern.sql.parser.TokenKind.CONFLICT;
import static dev.quern.sql.parser.TokenKind.CONSTRAINT;
import static dev.quern.sql.parser.TokenKind.DO;
import static dev.quern.sql.parser.TokenKind.IGNORE;
import static dev.quern.sql.parser.TokenKind.INTO;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.NOTHING;
import static dev.quern.sql.parser.TokenKind.ON;
import static dev.quern.sql.parser.TokenKind.OR;
import static dev.quern.sql.parser.TokenKind.REPLACE;
import static dev.quern.sql.parser.TokenKind.SET;
import static dev.quern.sql.parser.TokenKind.UNIQUE;
import static dev.quern.sql.parser.TokenKind.UPDATE;
import static dev.quern.sql.parser.TokenKind.VALUES;
import static dev.quern.sql.parser.TokenKind.WHERE;

import dev.quern.sql.ast.DmlStatement;
import dev.quern.sql.ast.DmlStatement.InsertMode;
import dev.quern.sql.ast.DmlStatement.InsertSource;
import dev.quern.sql.ast.DmlStatement.OnConflict;
import dev.quern.sql.ast.DmlStatement.Returning;
import dev.quern.sql.ast.DmlStatement.Row;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Hint;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** INSERT. Source: "INSERT statement". */
final class InsertParser {

  private final Grammar grammar;
  private final TokenCursor cursor;
  private final DmlParser dml;

  InsertParser(Grammar grammar, DmlParser dml) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.dml = dml;
  }

  /** {@code INSERT [INTO] target ...} */
  DmlStatement insert() {
    int start = cursor.start();
    cursor.advance();
    InsertMode mode = mode();
    cursor.accept(INTO);
    Expression target = grammar.operands.dmlTarget();
    Optional<Hint> hint = grammar.options.hint();
    List<Identifier> columns = atColumns() ? grammar.names.columnList() : List.of();
    InsertSource source = source();
    Optional<OnConflict> onConflict = cursor.at(ON) ? Optional.of(onConflict()) : Optional.empty();
    Optional<Expression> modified = dml.assertRowsModified();
    Optional<Returning> returning = dml.returning();
    return new DmlStatement.Insert(
        cursor.since(start), mode, target, hint, columns, source, onConflict, modified, returning);
  }

  private InsertMode mode() {
    boolean or = cursor.accept(OR);
    InsertMode mode =
        switch (cursor.kind()) {
          case IGNORE -> InsertMode.IGNORE;
          case REPLACE -> InsertMode.REPLACE;
          case UPDATE -> InsertMode.UPDATE;
          default -> InsertMode.DEFAULT;
        };
    if (mode != InsertMode.DEFAULT) {
      cursor.advance();
    } else if (or) {
      throw cursor.expected(IGNORE, REPLACE, UPDATE);
    }
    return mode;
  }

  private boolean atColumns() {
    return cursor.at(LEFT_PAREN)
        && switch (cursor.kind(1)) {
          case SELECT, WITH, FROM, LEFT_PAREN -> false;
          case TABLE -> !cursor.kind(2).isIdentifier();
          default -> true;
        };
  }

  private InsertSource source() {
    int start = cursor.start();
    if (cursor.accept(VALUES)) {
      List<Row> rows = new ArrayList<>();
      do {
        rows.add(dml.row());
      } while (cursor.accept(COMMA));
      return new InsertSource.Values(cursor.since(start), List.copyOf(rows));
    }
    Query query = grammar.queries.query();
    return new InsertSource.Rows(cursor.since(start), query);
  }

  private OnConflict onConflict() {
    int start = cursor.start();
    cursor.advance();
    cursor.expect(CONFLICT);
    if (cursor.at(LEFT_PAREN)) {
      grammar.names.columnList();
    } else if (cursor.accept(ON)) {
      cursor.expect(UNIQUE);
      cursor.expect(CONSTRAINT);
      grammar.names.identifier();
    } else if (!cursor.at(DO)) {
      throw cursor.expected(LEFT_PAREN, DO, ON);
    }
    cursor.expect(DO);
    if (!cursor.accept(NOTHING)) {
      cursor.expect(UPDATE, NOTHING);
      cursor.expect(SET);
      dml.updateItems();
      if (cursor.accept(WHERE)) {
        grammar.expressions.expression();
      }
    }
    return new OnConflict(cursor.since(start));
  }
}
