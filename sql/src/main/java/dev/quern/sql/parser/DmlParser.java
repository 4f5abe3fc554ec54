package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.ASSERT_ROWS_MODIFIED;
import static dev.quern.sql.parser.TokenKind.COMMA;
import static dev.quern.sql.parser.TokenKind.DEFAULT;
import static dev.quern.sql.parser.TokenKind.DELETE;
import static dev.quern.sql.parser.TokenKind.DOT;
import static dev.quern.sql.parser.TokenKind.EQUALS;
import static dev.quern.sql.parser.TokenKind.FROM;
import static dev.quern.sql.parser.TokenKind.INSERT;
import static dev.quern.sql.parser.TokenKind.LEFT_BRACKET;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.RETURN;
import static dev.quern.sql.parser.TokenKind.RIGHT_PAREN;
import static dev.quern.sql.parser.TokenKind.SET;
import static dev.quern.sql.parser.TokenKind.TABLE;
import static dev.quern.sql.parser.TokenKind.THEN;
import static dev.quern.sql.parser.TokenKind.UPDATE;
import static dev.quern.sql.parser.TokenKind.WHERE;
import static dev.quern.sql.parser.TokenKind.WITH;

import dev.quern.sql.ast.DmlStatement;
import dev.quern.sql.ast.DmlStatement.Returning;
import dev.quern.sql.ast.DmlStatement.Row;
import dev.quern.sql.ast.DmlStatement.UpdateItem;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.FromItem;
import dev.quern.sql.ast.Hint;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Literal;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.ast.SelectItem;
import dev.quern.sql.ast.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * UPDATE, DELETE, TRUNCATE and what DML shares. Source: "Data manipulation language statements".
 */
final class DmlParser {

  private final Grammar grammar;
  private final TokenCursor cursor;
  private final InsertParser inserts;
  private final MergeParser merges;

  DmlParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.inserts = new InsertParser(grammar, this);
    this.merges = new MergeParser(grammar, this);
  }

  /** INSERT, UPDATE or DELETE. */
  DmlStatement statement() {
    return switch (cursor.kind()) {
      case INSERT -> inserts.insert();
      case UPDATE -> update();
      case DELETE -> delete();
      default -> throw cursor.expected(DELETE, INSERT, UPDATE);
    };
  }

  /** MERGE. */
  Statement merge() {
    return merges.merge();
  }

  /** {@code TRUNCATE TABLE target [WHERE ...]} */
  Statement truncate() {
    int start = cursor.start();
    cursor.advance();
    cursor.expect(TABLE);
    PathName target = grammar.names.tablePath();
    Optional<Expression> where = where();
    return new DmlStatement.Truncate(cursor.since(start), target, where);
  }

  private DmlStatement update() {
    int start = cursor.start();
    cursor.advance();
    Expression target = grammar.operands.dmlTarget();
    Optional<Hint> hint = grammar.options.hint();
    Optional<Identifier> alias = grammar.names.alias();
    Optional<FromItem.WithOffset> withOffset = grammar.froms.withOffset();
    if (withOffset.isPresent()) {
      cursor.expect(SET);
    } else if (alias.isPresent()) {
      cursor.expect(SET, WITH);
    } else {
      cursor.require(SET);
    }
    List<UpdateItem> items = updateItems();
    Optional<FromItem> from =
        cursor.accept(FROM) ? Optional.of(grammar.joins.fromClause()) : Optional.empty();
    Optional<Expression> where = where();
    Optional<Expression> modified = assertRowsModified();
    Optional<Returning> returning = returning();
    return new DmlStatement.Update(
        cursor.since(start),
        target,
        hint,
        alias,
        withOffset,
        items,
        from,
        where,
        modified,
        returning);
  }

  private DmlStatement delete() {
    int start = cursor.start();
    cursor.advance();
    cursor.accept(FROM);
    Expression target = grammar.operands.dmlTarget();
    Optional<Hint> hint = grammar.options.hint();
    Optional<Identifier> alias = grammar.names.alias();
    Optional<FromItem.WithOffset> withOffset = grammar.froms.withOffset();
    Optional<Expression> where = where();
    Optional<Expression> modified = assertRowsModified();
    Optional<Returning> returning = returning();
    return new DmlStatement.Delete(
        cursor.since(start), target, hint, alias, withOffset, where, modified, returning);
  }

  private Optional<Expression> where() {
    return cursor.accept(WHERE) ? Optional.of(grammar.expressions.expression()) : Optional.empty();
  }

  /** {@code path = value, (statement), ...} */
  List<UpdateItem> updateItems() {
    List<UpdateItem> items = new ArrayList<>();
    do {
      items.add(updateItem());
    } while (cursor.accept(COMMA));
    return List.copyOf(items);
  }

  private UpdateItem updateItem() {
    int start = cursor.start();
    if (cursor.accept(LEFT_PAREN)) {
      cursor.enter();
      DmlStatement nested = statement();
      cursor.leave();
      cursor.expect(RIGHT_PAREN);
      return new UpdateItem.Nested(cursor.since(start), nested);
    }
    if (!cursor.atIdentifier()) {
      throw cursor.expected(LEFT_PAREN);
    }
    Expression path = grammar.operands.assignablePath();
    cursor.expect(EQUALS, DOT, LEFT_BRACKET);
    Expression value = valueOrDefault();
    return new UpdateItem.Assign(cursor.since(start), path, value);
  }

  /** {@code (value, DEFAULT, ...)} */
  Row row() {
    int start = cursor.start();
    cursor.expect(LEFT_PAREN);
    List<Expression> values = new ArrayList<>();
    values.add(valueOrDefault());
    while (!cursor.accept(RIGHT_PAREN)) {
      cursor.expect(COMMA, RIGHT_PAREN);
      values.add(valueOrDefault());
    }
    return new Row(cursor.since(start), List.copyOf(values));
  }

  private Expression valueOrDefault() {
    return cursor.at(DEFAULT)
        ? new Literal.Default(cursor.take())
        : grammar.expressions.expression();
  }

  /** {@code [ASSERT_ROWS_MODIFIED count]} */
  Optional<Expression> assertRowsModified() {
    if (!cursor.accept(ASSERT_ROWS_MODIFIED)) {
      return Optional.empty();
    }
    return Optional.of(grammar.operands.possiblyCastInteger());
  }

  /** {@code [THEN RETURN [WITH ACTION [AS alias]] items]} */
  Optional<Returning> returning() {
    int start = cursor.start();
    if (!cursor.accept(THEN)) {
      return Optional.empty();
    }
    cursor.expect(RETURN);
    boolean withAction = cursor.at(WITH) && !grammar.operands.atWithExpression();
    if (withAction) {
      cursor.advance();
      cursor.expect(TokenKind.ACTION);
    }
    Optional<Identifier> alias = withAction ? grammar.names.aliasWithAs() : Optional.empty();
    List<SelectItem> items = grammar.selects.lists().selectList();
    return Optional.of(new Returning(cursor.since(start), withAction, alias, items));
  }
}
