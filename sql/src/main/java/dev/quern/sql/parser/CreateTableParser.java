package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.AS;
import static dev.quern.sql.parser.TokenKind.BY;
import static dev.quern.sql.parser.TokenKind.CLONE;
import static dev.quern.sql.parser.TokenKind.CLUSTER;
import static dev.quern.sql.parser.TokenKind.COLLATE;
import static dev.quern.sql.parser.TokenKind.COLUMNS;
import static dev.quern.sql.parser.TokenKind.COMMA;
import static dev.quern.sql.parser.TokenKind.CONNECTION;
import static dev.quern.sql.parser.TokenKind.COPY;
import static dev.quern.sql.parser.TokenKind.DEFAULT;
import static dev.quern.sql.parser.TokenKind.KEY;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.LIKE;
import static dev.quern.sql.parser.TokenKind.OPTIONS;
import static dev.quern.sql.parser.TokenKind.PARTITION;
import static dev.quern.sql.parser.TokenKind.PRIMARY;
import static dev.quern.sql.parser.TokenKind.ROW;
import static dev.quern.sql.parser.TokenKind.SCHEMA;
import static dev.quern.sql.parser.TokenKind.TABLE;
import static dev.quern.sql.parser.TokenKind.WHERE;
import static dev.quern.sql.parser.TokenKind.WITH;

import dev.quern.sql.ast.ConnectionName;
import dev.quern.sql.ast.CreateMode;
import dev.quern.sql.ast.CreateStatement;
import dev.quern.sql.ast.CreateStatement.CreateTable;
import dev.quern.sql.ast.CreateStatement.TableOrigin;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.OptionEntry;
import dev.quern.sql.ast.PartitionBy;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.ast.Query;
import dev.quern.sql.ast.TableElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** CREATE TABLE, EXTERNAL TABLE and SNAPSHOT TABLE. Source: "CREATE TABLE statement". */
final class CreateTableParser {

  private final Grammar grammar;
  private final TokenCursor cursor;
  private final TableElementParser elements;

  CreateTableParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.elements = new TableElementParser(grammar);
  }

  TableElementParser elements() {
    return elements;
  }

  /** {@code CREATE TABLE ...} */
  CreateStatement table(int start, CreateMode mode) {
    CreateTable table = beforeQuery(start, mode);
    if (!cursor.accept(AS)) {
      return table;
    }
    Query query = grammar.queries.query();
    return new CreateTable(
        cursor.since(start),
        table.mode(),
        table.name(),
        table.elements(),
        table.origin(),
        table.defaultCollation(),
        table.partitionBy(),
        table.clusterBy(),
        table.connection(),
        table.options(),
        Optional.of(query));
  }

  /** CREATE TABLE up to its query. */
  CreateTable beforeQuery(int start, CreateMode mode) {
    cursor.advance();
    CreateMode created = withCondition(mode);
    PathName name = grammar.names.tablePath();
    Optional<List<TableElement>> columns = optionalElements();
    Optional<TableOrigin> origin = origin();
    refuseClausesOfOthers();
    Optional<Expression> collation = defaultCollation();
    Optional<PartitionBy> partitionBy = partitionBy();
    List<Expression> clusterBy = clusterBy();
    Optional<ConnectionName> connection = grammar.statements.connectionClause();
    List<OptionEntry> options = grammar.options.optional();
    return new CreateTable(
        cursor.since(start),
        created,
        name,
        columns,
        origin,
        collation,
        partitionBy,
        clusterBy,
        connection,
        options,
        Optional.empty());
  }

  private CreateMode withCondition(CreateMode mode) {
    return new CreateMode(mode.orReplace(), mode.scope(), grammar.statements.ifNotExists());
  }

  /** {@code [(element, ...)]} */
  Optional<List<TableElement>> optionalElements() {
    return cursor.at(LEFT_PAREN) ? Optional.of(elements.list()) : Optional.empty();
  }

  private void refuseClausesOfOthers() {
    if (cursor.at(PRIMARY, KEY)) {
      throw cursor.error(
          cursor.start(),
          "PRIMARY KEY must be defined in the table element list as column attribute or"
              + " constraint.");
    }
    if (cursor.at(ROW, TokenKind.DELETION)) {
      throw cursor.error(cursor.start(), "ROW DELETION POLICY clause is not supported.");
    }
  }

  private Optional<TableOrigin> origin() {
    int start = cursor.start();
    Optional<TableOrigin> origin =
        switch (cursor.kind()) {
          case LIKE -> Optional.of(like());
          case CLONE -> Optional.of(cloned());
          case COPY -> {
            cursor.advance();
            PathName table = grammar.names.tablePath();
            Optional<Expression> systemTime = grammar.froms.systemTime();
            Optional<Expression> where = where();
            yield Optional.of(
                new TableOrigin.Copied(cursor.since(start), table, systemTime, where));
          }
          default -> Optional.empty();
        };
    if (origin.isPresent() && cursor.atAny(CLONE, COPY)) {
      TableOrigin other = origin().orElseThrow();
      cursor.defer(
          cursor.error(
              start,
              nameOf(other)
                  + " and "
                  + nameOf(origin.get())
                  + " cannot both be used for CREATE TABLE"));
    }
    return origin;
  }

  private static String nameOf(TableOrigin origin) {
    return switch (origin) {
      case TableOrigin.Like _ -> "LIKE";
      case TableOrigin.Cloned _ -> "CLONE";
      case TableOrigin.Copied _ -> "COPY";
    };
  }

  private TableOrigin.Like like() {
    int start = cursor.start();
    cursor.advance();
    PathName table = grammar.names.tablePath();
    return new TableOrigin.Like(cursor.since(start), table);
  }

  private TableOrigin.Cloned cloned() {
    int start = cursor.start();
    cursor.advance();
    PathName table = grammar.names.tablePath();
    Optional<Expression> systemTime = grammar.froms.systemTime();
    Optional<Expression> where = where();
    return new TableOrigin.Cloned(cursor.since(start), table, systemTime, where);
  }

  private Optional<Expression> where() {
    return cursor.accept(WHERE) ? Optional.of(grammar.expressions.expression()) : Optional.empty();
  }

  /** {@code [DEFAULT COLLATE collation]} */
  Optional<Expression> defaultCollation() {
    if (!cursor.accept(DEFAULT)) {
      return Optional.empty();
    }
    cursor.expect(COLLATE);
    return Optional.of(grammar.types.collationName());
  }

  /** {@code [PARTITION BY ...]} */
  Optional<PartitionBy> partitionBy() {
    int start = cursor.start();
    if (!cursor.accept(PARTITION)) {
      return Optional.empty();
    }
    cursor.expect(BY);
    List<Expression> expressions = expressions();
    return Optional.of(new PartitionBy(cursor.since(start), Optional.empty(), expressions));
  }

  /** {@code [CLUSTER BY ...]} */
  List<Expression> clusterBy() {
    if (!cursor.accept(CLUSTER)) {
      return List.of();
    }
    cursor.expect(BY);
    return expressions();
  }

  private List<Expression> expressions() {
    List<Expression> expressions = new ArrayList<>();
    do {
      expressions.add(grammar.expressions.expression());
    } while (cursor.accept(COMMA));
    return List.copyOf(expressions);
  }

  /** {@code EXTERNAL TABLE name ...}; TABLE has been read. */
  CreateStatement external(int start, CreateMode mode) {
    CreateMode created = withCondition(mode);
    PathName name = grammar.names.tablePath();
    Optional<List<TableElement>> columns = optionalElements();
    Optional<TableOrigin.Like> like = cursor.at(LIKE) ? Optional.of(like()) : Optional.empty();
    Optional<Expression> collation = defaultCollation();
    Optional<CreateStatement.PartitionColumns> partitions = partitionColumns();
    Optional<ConnectionName> connection = Optional.empty();
    if (cursor.at(WITH, CONNECTION) || (cursor.at(WITH) && partitions.isPresent())) {
      connection = grammar.statements.connectionClause();
    }
    if (!cursor.at(OPTIONS)) {
      throw missingOptions(columns.isPresent(), partitions.isPresent(), connection.isPresent());
    }
    List<OptionEntry> options = grammar.options.optional();
    return new CreateStatement.CreateExternalTable(
        cursor.since(start),
        created,
        name,
        columns,
        like,
        collation,
        partitions,
        connection,
        options);
  }

  private RuntimeException missingOptions(boolean columns, boolean partitions, boolean connection) {
    if (connection) {
      return cursor.expected(OPTIONS);
    }
    if (cursor.accept(WITH)) {
      return cursor.expected(CONNECTION, PARTITION);
    }
    if (partitions) {
      return cursor.expected(OPTIONS, WITH);
    }
    return columns ? cursor.expected(DEFAULT, LIKE, OPTIONS, WITH) : cursor.unexpected();
  }

  /** {@code [WITH PARTITION COLUMNS [(...)]]} */
  Optional<CreateStatement.PartitionColumns> partitionColumns() {
    if (!cursor.at(WITH, PARTITION)) {
      return Optional.empty();
    }
    int start = cursor.start();
    cursor.advance();
    cursor.advance();
    cursor.expect(COLUMNS);
    List<TableElement> columns = cursor.at(LEFT_PAREN) ? elements.list() : List.of();
    return Optional.of(new CreateStatement.PartitionColumns(cursor.since(start), columns));
  }

  /** {@code SNAPSHOT TABLE name CLONE table ...} */
  CreateStatement snapshot(int start, CreateMode mode) {
    cursor.advance();
    boolean schema = cursor.accept(SCHEMA);
    if (!schema) {
      cursor.require(TABLE);
    }
    CreateMode created = withCondition(mode);
    PathName name = grammar.names.tablePath();
    if (!cursor.at(CLONE)) {
      throw cursor.expected(CLONE);
    }
    TableOrigin.Cloned origin = cloned();
    List<OptionEntry> options = grammar.options.optional();
    if (schema) {
      return new CreateStatement.CreateForeign(
          cursor.since(start), created, "CreateSnapshotStatement");
    }
    return new CreateStatement.CreateSnapshotTable(
        cursor.since(start), created, name, origin, options);
  }
}
