package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.ACCESS;
import static dev.quern.sql.parser.TokenKind.ALL;
import static dev.quern.sql.parser.TokenKind.COLUMN;
import static dev.quern.sql.parser.TokenKind.COLUMNS;
import static dev.quern.sql.parser.TokenKind.COMMA;
import static dev.quern.sql.parser.TokenKind.DOT;
import static dev.quern.sql.parser.TokenKind.FILTER;
import static dev.quern.sql.parser.TokenKind.GRANT;
import static dev.quern.sql.parser.TokenKind.INDEX;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.ON;
import static dev.quern.sql.parser.TokenKind.OPTIONS;
import static dev.quern.sql.parser.TokenKind.POLICY;
import static dev.quern.sql.parser.TokenKind.RIGHT_PAREN;
import static dev.quern.sql.parser.TokenKind.SEARCH;
import static dev.quern.sql.parser.TokenKind.STORING;
import static dev.quern.sql.parser.TokenKind.TO;
import static dev.quern.sql.parser.TokenKind.UNIQUE;
import static dev.quern.sql.parser.TokenKind.UNNEST;
import static dev.quern.sql.parser.TokenKind.USING;
import static dev.quern.sql.parser.TokenKind.VECTOR;
import static dev.quern.sql.parser.TokenKind.WITH;

import dev.quern.sql.ast.CreateMode;
import dev.quern.sql.ast.CreateStatement;
import dev.quern.sql.ast.CreateStatement.IndexKind;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.OptionEntry;
import dev.quern.sql.ast.OrderBy;
import dev.quern.sql.ast.PartitionBy;
import dev.quern.sql.ast.PathName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** CREATE INDEX and CREATE ROW ACCESS POLICY. Source: the pages of the same names. */
final class CreateIndexParser {

  private final Grammar grammar;
  private final TokenCursor cursor;

  CreateIndexParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  private CreateMode withCondition(CreateMode mode) {
    return new CreateMode(mode.orReplace(), mode.scope(), grammar.statements.ifNotExists());
  }

  /** {@code [UNIQUE] [SEARCH|VECTOR] INDEX name ON table (...) ...} */
  CreateStatement index(int start, CreateMode mode) {
    boolean unique = cursor.accept(UNIQUE);
    IndexKind kind = IndexKind.PLAIN;
    if (cursor.accept(SEARCH)) {
      kind = IndexKind.SEARCH;
    } else if (cursor.accept(VECTOR)) {
      kind = IndexKind.VECTOR;
    }
    cursor.expect(INDEX);
    CreateMode created = withCondition(mode);
    PathName name = grammar.names.path();
    cursor.expect(ON, DOT);
    PathName table = grammar.names.path();
    grammar.names.alias();
    boolean unnested = unnested();
    cursor.expect(LEFT_PAREN);
    Optional<List<OrderBy.Item>> allColumns =
        cursor.accept(ALL) ? Optional.of(allColumns()) : Optional.empty();
    List<OrderBy.Item> columns = allColumns.isPresent() ? List.of() : columns();
    List<Expression> storing = storing();
    Optional<PartitionBy> partitionBy = grammar.statements.tables().partitionBy();
    List<OptionEntry> options = grammar.options.optional();
    if (unnested) {
      return new CreateStatement.CreateForeign(
          cursor.since(start), created, "CreateIndexStatement of UNNEST");
    }
    return new CreateStatement.CreateIndex(
        cursor.since(start),
        created,
        kind,
        unique,
        name,
        table,
        columns,
        allColumns,
        storing,
        partitionBy,
        options);
  }

  /** {@code UNNEST(array) [alias] [WITH OFFSET]}, of indexes that BigQuery lacks. */
  private boolean unnested() {
    boolean found = false;
    while (cursor.at(UNNEST)) {
      grammar.froms.arrays();
      grammar.names.alias();
      grammar.froms.withOffset();
      found = true;
    }
    return found;
  }

  /** The columns up to the closing parenthesis. */
  private List<OrderBy.Item> columns() {
    List<OrderBy.Item> columns = new ArrayList<>();
    columns.add(column());
    while (!cursor.accept(RIGHT_PAREN)) {
      cursor.expect(COMMA, RIGHT_PAREN);
      columns.add(column());
    }
    return List.copyOf(columns);
  }

  private OrderBy.Item column() {
    int start = cursor.start();
    OrderBy.Item item = grammar.selects.orderingItem();
    List<OptionEntry> options = grammar.options.optional();
    return new OrderBy.Item(
        cursor.since(start),
        item.value(),
        item.collation(),
        item.direction(),
        item.nulls(),
        options);
  }

  /** {@code COLUMNS [WITH COLUMN OPTIONS (...)])} */
  private List<OrderBy.Item> allColumns() {
    cursor.expect(COLUMNS);
    if (!cursor.at(WITH)) {
      cursor.expect(RIGHT_PAREN, WITH);
      return List.of();
    }
    cursor.advance();
    cursor.expect(COLUMN);
    cursor.expect(OPTIONS);
    cursor.expect(LEFT_PAREN);
    List<OrderBy.Item> columns = columns();
    cursor.expect(RIGHT_PAREN);
    return columns;
  }

  private List<Expression> storing() {
    if (!cursor.accept(STORING)) {
      return List.of();
    }
    cursor.expect(LEFT_PAREN);
    List<Expression> columns = new ArrayList<>();
    columns.add(grammar.expressions.expression());
    while (!cursor.accept(RIGHT_PAREN)) {
      cursor.expect(COMMA, RIGHT_PAREN);
      columns.add(grammar.expressions.expression());
    }
    return List.copyOf(columns);
  }

  /** {@code ROW [ACCESS] POLICY [name] ON table [GRANT TO (...)] FILTER USING (...)} */
  CreateStatement rowAccessPolicy(int start, CreateMode mode) {
    cursor.advance();
    cursor.accept(ACCESS);
    cursor.expect(POLICY);
    CreateMode created = withCondition(mode);
    Optional<Identifier> name =
        cursor.atIdentifier() ? Optional.of(grammar.names.take()) : Optional.empty();
    cursor.expect(ON);
    PathName table = grammar.names.path();
    List<Expression> grantees = grantees();
    if (!cursor.accept(FILTER) && !cursor.at(USING)) {
      throw grantees.isEmpty() ? cursor.unexpected() : cursor.expected(FILTER, USING);
    }
    Expression filter = filter();
    return new CreateStatement.CreateRowAccessPolicy(
        cursor.since(start), created, name, table, grantees, filter);
  }

  private List<Expression> grantees() {
    if (cursor.accept(GRANT)) {
      cursor.expect(TO);
      cursor.expect(LEFT_PAREN);
      List<Expression> grantees = grammar.statements.accesses().grantees();
      cursor.expect(RIGHT_PAREN);
      return grantees;
    }
    return cursor.accept(TO) ? grammar.statements.accesses().grantees() : List.of();
  }

  /** {@code USING (condition)} */
  Expression filter() {
    cursor.expect(USING);
    cursor.expect(LEFT_PAREN);
    Expression filter = grammar.expressions.expression();
    cursor.expect(RIGHT_PAREN);
    return filter;
  }
}
