package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.ALL;
import static dev.quern.sql.parser.TokenKind.AS;
import static dev.quern.sql.parser.TokenKind.CLUSTER;
import static dev.quern.sql.parser.TokenKind.COMMA;
import static dev.quern.sql.parser.TokenKind.CONNECTION;
import static dev.quern.sql.parser.TokenKind.DATA;
import static dev.quern.sql.parser.TokenKind.FILES;
import static dev.quern.sql.parser.TokenKind.FROM;
import static dev.quern.sql.parser.TokenKind.INTO;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.METADATA;
import static dev.quern.sql.parser.TokenKind.MODEL;
import static dev.quern.sql.parser.TokenKind.OPTIONS;
import static dev.quern.sql.parser.TokenKind.OVERWRITE;
import static dev.quern.sql.parser.TokenKind.PARTITION;
import static dev.quern.sql.parser.TokenKind.PARTITIONS;
import static dev.quern.sql.parser.TokenKind.RIGHT_PAREN;
import static dev.quern.sql.parser.TokenKind.TABLE;
import static dev.quern.sql.parser.TokenKind.UNION;
import static dev.quern.sql.parser.TokenKind.WHERE;
import static dev.quern.sql.parser.TokenKind.WITH;

import dev.quern.sql.ast.ConnectionName;
import dev.quern.sql.ast.DataStatement;
import dev.quern.sql.ast.DataStatement.LoadPartitions;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.OptionEntry;
import dev.quern.sql.ast.PartitionBy;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.ast.Query;
import dev.quern.sql.ast.Statement;
import dev.quern.sql.ast.TableElement;
import java.util.List;
import java.util.Optional;

/** EXPORT, LOAD DATA and CLONE DATA. Source: "Export statements", "Load statements". */
final class DataParser {

  private final Grammar grammar;
  private final TokenCursor cursor;

  DataParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** {@code EXPORT DATA|MODEL|TABLE METADATA ...} */
  Statement export() {
    int start = cursor.start();
    cursor.advance();
    if (cursor.accept(MODEL)) {
      PathName name = grammar.names.path();
      Optional<ConnectionName> connection = grammar.statements.connectionClause();
      List<OptionEntry> options = grammar.options.optional();
      return new DataStatement.ExportModel(cursor.since(start), name, connection, options);
    }
    if (cursor.accept(TABLE)) {
      cursor.expect(METADATA);
      cursor.expect(FROM);
      grammar.names.tablePath();
      grammar.statements.connectionClause();
      grammar.options.optional();
      return new Statement.Foreign(cursor.since(start), "ExportMetadataStatement");
    }
    cursor.expect(DATA, MODEL, TABLE);
    Optional<ConnectionName> connection = grammar.statements.connectionClause();
    List<OptionEntry> options = grammar.options.optional();
    cursor.expect(AS);
    Query query = grammar.queries.query();
    return new DataStatement.ExportData(cursor.since(start), connection, options, query);
  }

  /** {@code LOAD DATA INTO|OVERWRITE ...} */
  Statement load() {
    int start = cursor.start();
    cursor.advance();
    cursor.expect(DATA);
    boolean overwrite = cursor.accept(OVERWRITE);
    if (!overwrite) {
      cursor.expect(INTO, OVERWRITE);
    }
    boolean temporary =
        cursor.accept(TokenKind.TEMP, TABLE) || cursor.accept(TokenKind.TEMPORARY, TABLE);
    PathName name = grammar.names.tablePath();
    CreateTableParser tables = grammar.statements.tables();
    Optional<List<TableElement>> elements = tables.optionalElements();
    Optional<LoadPartitions> partitions = partitions();
    Optional<PartitionBy> partitionBy = tables.partitionBy();
    List<Expression> clusterBy = tables.clusterBy();
    boolean options = cursor.at(OPTIONS);
    List<OptionEntry> tableOptions = grammar.options.optional();
    if (!cursor.accept(FROM)) {
      throw missingFiles(partitionBy.isPresent(), !clusterBy.isEmpty(), options);
    }
    cursor.expect(FILES);
    List<OptionEntry> files = grammar.options.list();
    var partitionColumns = tables.partitionColumns();
    Optional<ConnectionName> connection = connection(partitionColumns.isPresent());
    return new DataStatement.LoadData(
        cursor.since(start),
        overwrite,
        temporary,
        name,
        elements,
        partitions,
        partitionBy,
        clusterBy,
        tableOptions,
        files,
        partitionColumns,
        connection);
  }

  private RuntimeException missingFiles(boolean partitioned, boolean clustered, boolean options) {
    if (options || !(partitioned || clustered)) {
      return cursor.unexpected();
    }
    return clustered ? cursor.expected(OPTIONS) : cursor.expected(COMMA, CLUSTER, OPTIONS);
  }

  private Optional<ConnectionName> connection(boolean behindColumns) {
    if (cursor.at(WITH) && cursor.kind(1) != CONNECTION && !behindColumns) {
      cursor.advance();
      throw cursor.expected(CONNECTION, PARTITION);
    }
    return grammar.statements.connectionClause();
  }

  private Optional<LoadPartitions> partitions() {
    int start = cursor.start();
    boolean overwrite = cursor.accept(OVERWRITE);
    if (!overwrite && !cursor.at(PARTITIONS)) {
      return Optional.empty();
    }
    cursor.expect(PARTITIONS);
    cursor.expect(LEFT_PAREN);
    Expression condition = grammar.expressions.expression();
    cursor.expect(RIGHT_PAREN);
    return Optional.of(new LoadPartitions(cursor.since(start), overwrite, condition));
  }

  /** {@code CLONE DATA INTO target FROM source [UNION ALL source ...]} */
  Statement cloneData() {
    int start = cursor.start();
    cursor.advance();
    cursor.expect(DATA);
    cursor.expect(INTO);
    PathName target = grammar.names.tablePath();
    cursor.require(FROM);
    do {
      grammar.names.tablePath();
      grammar.froms.systemTime();
      if (cursor.accept(WHERE)) {
        grammar.expressions.expression();
      }
    } while (cursor.accept(UNION, ALL));
    return new DataStatement.CloneData(cursor.since(start), target);
  }
}
