package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.AND;
import static dev.quern.sql.parser.TokenKind.BY;
import static dev.quern.sql.parser.TokenKind.DELETE;
import static dev.quern.sql.parser.TokenKind.INSERT;
import static dev.quern.sql.parser.TokenKind.INTO;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.MATCHED;
import static dev.quern.sql.parser.TokenKind.NOT;
import static dev.quern.sql.parser.TokenKind.ON;
import static dev.quern.sql.parser.TokenKind.ROW;
import static dev.quern.sql.parser.TokenKind.SET;
import static dev.quern.sql.parser.TokenKind.SOURCE;
import static dev.quern.sql.parser.TokenKind.TARGET;
import static dev.quern.sql.parser.TokenKind.THEN;
import static dev.quern.sql.parser.TokenKind.UNNEST;
import static dev.quern.sql.parser.TokenKind.UPDATE;
import static dev.quern.sql.parser.TokenKind.USING;
import static dev.quern.sql.parser.TokenKind.VALUES;
import static dev.quern.sql.parser.TokenKind.WHEN;

import dev.quern.sql.ast.DmlStatement;
import dev.quern.sql.ast.DmlStatement.InsertSource;
import dev.quern.sql.ast.DmlStatement.MergeAction;
import dev.quern.sql.ast.DmlStatement.MergeMatch;
import dev.quern.sql.ast.DmlStatement.MergeWhen;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.FromItem;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.ast.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** MERGE. Source: "MERGE statement". */
final class MergeParser {

  private final Grammar grammar;
  private final TokenCursor cursor;
  private final DmlParser dml;

  MergeParser(Grammar grammar, DmlParser dml) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.dml = dml;
  }

  /** {@code MERGE [INTO] target USING source ON condition WHEN ...} */
  DmlStatement merge() {
    int start = cursor.start();
    cursor.advance();
    cursor.accept(INTO);
    PathName target = grammar.names.tablePath();
    Optional<Identifier> alias = grammar.names.alias();
    if (alias.isPresent()) {
      cursor.expect(USING);
    } else {
      cursor.require(USING);
    }
    FromItem source = source();
    cursor.expect(ON);
    Expression condition = grammar.expressions.expression();
    List<MergeWhen> whens = new ArrayList<>();
    if (!cursor.at(WHEN)) {
      throw cursor.expected(WHEN);
    }
    while (cursor.at(WHEN)) {
      whens.add(when());
    }
    return new DmlStatement.Merge(
        cursor.since(start), target, alias, source, condition, List.copyOf(whens));
  }

  private FromItem source() {
    int start = cursor.start();
    if (cursor.at(LEFT_PAREN)) {
      Query query = grammar.queries.parenthesized();
      return grammar.froms.subquery(start, false, query);
    }
    if (cursor.at(UNNEST)) {
      return grammar.froms.primary();
    }
    return grammar.froms.tableOnly();
  }

  private MergeWhen when() {
    int start = cursor.start();
    cursor.advance();
    MergeMatch match = match();
    Optional<Expression> condition = Optional.empty();
    if (cursor.accept(AND)) {
      condition = Optional.of(grammar.expressions.expression());
      cursor.expect(THEN);
    } else {
      cursor.expect(THEN, AND);
    }
    MergeAction action = action();
    return new MergeWhen(cursor.since(start), match, condition, action);
  }

  private MergeMatch match() {
    if (!cursor.accept(NOT)) {
      cursor.expect(MATCHED, NOT);
      return MergeMatch.MATCHED;
    }
    cursor.expect(MATCHED);
    if (!cursor.accept(BY)) {
      if (!cursor.at(AND) && !cursor.at(THEN)) {
        throw cursor.expected(AND, BY, THEN);
      }
      return MergeMatch.NOT_MATCHED_BY_TARGET;
    }
    if (cursor.accept(SOURCE)) {
      return MergeMatch.NOT_MATCHED_BY_SOURCE;
    }
    cursor.expect(TARGET, SOURCE);
    return MergeMatch.NOT_MATCHED_BY_TARGET;
  }

  private MergeAction action() {
    int start = cursor.start();
    return switch (cursor.kind()) {
      case INSERT -> {
        cursor.advance();
        List<Identifier> columns = cursor.at(LEFT_PAREN) ? grammar.names.columnList() : List.of();
        InsertSource source = insertSource();
        yield new MergeAction.InsertRow(cursor.since(start), columns, source);
      }
      case UPDATE -> {
        cursor.advance();
        cursor.expect(SET);
        var items = dml.updateItems();
        yield new MergeAction.UpdateRow(cursor.since(start), items);
      }
      case DELETE -> {
        yield new MergeAction.DeleteRow(cursor.take());
      }
      default -> throw cursor.expected(DELETE, INSERT, UPDATE);
    };
  }

  private InsertSource insertSource() {
    int start = cursor.start();
    if (cursor.accept(ROW)) {
      return new InsertSource.SourceRow(cursor.since(start));
    }
    cursor.expect(VALUES, ROW);
    var row = dml.row();
    return new InsertSource.Values(cursor.since(start), List.of(row));
  }
}
