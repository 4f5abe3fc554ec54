package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.AS;
import static dev.quern.sql.parser.TokenKind.COMMA;
import static dev.quern.sql.parser.TokenKind.DEFINER;
import static dev.quern.sql.parser.TokenKind.INVOKER;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.MATERIALIZED;
import static dev.quern.sql.parser.TokenKind.OF;
import static dev.quern.sql.parser.TokenKind.RECURSIVE;
import static dev.quern.sql.parser.TokenKind.REPLICA;
import static dev.quern.sql.parser.TokenKind.RIGHT_PAREN;
import static dev.quern.sql.parser.TokenKind.SECURITY;
import static dev.quern.sql.parser.TokenKind.SQL;
import static dev.quern.sql.parser.TokenKind.VIEW;

import dev.quern.sql.ast.CreateMode;
import dev.quern.sql.ast.CreateStatement;
import dev.quern.sql.ast.CreateStatement.SqlSecurity;
import dev.quern.sql.ast.CreateStatement.ViewColumn;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.OptionEntry;
import dev.quern.sql.ast.PartitionBy;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.ast.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** CREATE VIEW and CREATE MATERIALIZED VIEW. Source: the pages of the same names. */
final class CreateViewParser {

  private final Grammar grammar;
  private final TokenCursor cursor;
  private final CreateTableParser tables;

  CreateViewParser(Grammar grammar, CreateTableParser tables) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.tables = tables;
  }

  /** {@code [RECURSIVE] VIEW name ... AS query} */
  CreateStatement view(int start, CreateMode mode) {
    boolean recursive = cursor.accept(RECURSIVE);
    cursor.expect(VIEW);
    CreateMode created = withCondition(mode);
    PathName name = grammar.names.tablePath();
    List<ViewColumn> columns = columns();
    Optional<SqlSecurity> security = security();
    List<OptionEntry> options = grammar.options.optional();
    cursor.expect(AS);
    Query query = grammar.queries.query();
    return new CreateStatement.CreateView(
        cursor.since(start), created, recursive, name, columns, security, options, query);
  }

  /** {@code MATERIALIZED [RECURSIVE] VIEW ...}, and APPROX VIEW, which is read alike. */
  CreateStatement materializedView(int start, CreateMode mode) {
    boolean approx = !cursor.at(MATERIALIZED);
    cursor.advance();
    boolean recursive = cursor.accept(RECURSIVE);
    if (recursive) {
      cursor.expect(VIEW);
    } else {
      cursor.expect(VIEW, RECURSIVE);
    }
    CreateMode created = withCondition(mode);
    PathName name = grammar.names.tablePath();
    List<ViewColumn> columns = columns();
    Optional<SqlSecurity> security = security();
    Optional<PartitionBy> partitionBy = approx ? Optional.empty() : tables.partitionBy();
    List<Expression> clusterBy = approx ? List.of() : tables.clusterBy();
    List<OptionEntry> options = grammar.options.optional();
    cursor.expect(AS);
    Optional<Query> query = Optional.empty();
    Optional<PathName> source = Optional.empty();
    if (!approx && cursor.accept(REPLICA)) {
      cursor.expect(OF);
      source = Optional.of(grammar.names.tablePath());
    } else {
      query = Optional.of(grammar.queries.query());
    }
    if (approx) {
      return new CreateStatement.CreateForeign(
          cursor.since(start), created, "CreateApproxViewStatement");
    }
    return new CreateStatement.CreateMaterializedView(
        cursor.since(start),
        created,
        recursive,
        name,
        columns,
        security,
        partitionBy,
        clusterBy,
        options,
        query,
        source);
  }

  private CreateMode withCondition(CreateMode mode) {
    return new CreateMode(mode.orReplace(), mode.scope(), grammar.statements.ifNotExists());
  }

  private List<ViewColumn> columns() {
    if (!cursor.accept(LEFT_PAREN)) {
      return List.of();
    }
    List<ViewColumn> columns = new ArrayList<>();
    columns.add(column());
    while (!cursor.accept(RIGHT_PAREN)) {
      cursor.expect(COMMA, RIGHT_PAREN);
      columns.add(column());
    }
    return List.copyOf(columns);
  }

  private ViewColumn column() {
    int start = cursor.start();
    Identifier name = grammar.names.identifier();
    List<OptionEntry> options = grammar.options.optional();
    return new ViewColumn(cursor.since(start), name, options);
  }

  private Optional<SqlSecurity> security() {
    return cursor.accept(SQL) ? Optional.of(security(cursor)) : Optional.empty();
  }

  /** {@code SECURITY INVOKER|DEFINER} */
  static SqlSecurity security(TokenCursor cursor) {
    cursor.expect(SECURITY);
    if (cursor.accept(INVOKER)) {
      return SqlSecurity.INVOKER;
    }
    cursor.expect(DEFINER, INVOKER);
    return SqlSecurity.DEFINER;
  }
}
