package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.CONNECTION;
import static dev.quern.sql.parser.TokenKind.EXISTS;
import static dev.quern.sql.parser.TokenKind.IF;
import static dev.quern.sql.parser.TokenKind.NOT;
import static dev.quern.sql.parser.TokenKind.WITH;

import dev.quern.sql.ast.ConnectionName;
import dev.quern.sql.ast.Hint;
import dev.quern.sql.ast.Query;
import dev.quern.sql.ast.Statement;
import java.util.Optional;

/**
 * Statements by their first words. Sources: the pages on DDL, DML, DCL and the procedural language.
 */
final class StatementParser {

  private final Grammar grammar;
  private final TokenCursor cursor;
  private final ScriptParser scripts;
  private final DmlParser dml;
  private final CreateParser creates;
  private final AlterParser alters;
  private final DropParser drops;
  private final AccessParser accesses;
  private final DataParser data;
  private final ForeignStatementParser foreign;

  StatementParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.scripts = new ScriptParser(grammar);
    this.dml = new DmlParser(grammar);
    this.creates = new CreateParser(grammar);
    this.alters = new AlterParser(grammar);
    this.drops = new DropParser(grammar);
    this.accesses = new AccessParser(grammar);
    this.data = new DataParser(grammar);
    this.foreign = new ForeignStatementParser(grammar);
  }

  /** A statement of a script, with the statements nested in it. */
  Statement scriptStatement() {
    return scripts.atScriptStatement() ? scripts.scriptStatement() : statement();
  }

  /** A statement that is no block and no control of flow. */
  Statement statement() {
    cursor.enter();
    Statement statement = dispatch();
    cursor.leave();
    return statement;
  }

  private Statement dispatch() {
    int start = cursor.start();
    return switch (cursor.kind()) {
      case SELECT, FROM, WITH, LEFT_PAREN, TABLE, GRAPH -> {
        Query query = grammar.queries.query();
        yield new Statement.QueryStatement(cursor.since(start), query);
      }
      case AT_SIGN -> hinted(start);
      case INSERT, UPDATE, DELETE -> dml.statement();
      case MERGE -> dml.merge();
      case TRUNCATE -> dml.truncate();
      case CREATE -> creates.create();
      case ALTER -> alters.alter();
      case RENAME -> alters.rename();
      case DROP -> drops.drop();
      case UNDROP -> drops.undrop();
      case GRANT, REVOKE -> accesses.statement();
      case EXPORT -> data.export();
      case LOAD -> data.load();
      case CLONE -> data.cloneData();
      case SET -> scripts.simple().set();
      case BEGIN, START, COMMIT, ROLLBACK -> scripts.simple().transaction();
      case CALL -> refusePipes(scripts.simple().call());
      case EXECUTE -> scripts.simple().executeImmediate();
      case ASSERT -> scripts.simple().assertion();
      default -> refusePipes(foreign.statement());
    };
  }

  private Statement hinted(int start) {
    Optional<Hint> hint = grammar.options.hint();
    if (hint.isEmpty()) {
      throw cursor.unexpected();
    }
    Statement statement = statement();
    return new Statement.Hinted(cursor.since(start), hint.get(), statement);
  }

  private Statement refusePipes(Statement statement) {
    if (cursor.at(TokenKind.PIPE)) {
      throw cursor.error(cursor.start(), "Pipe operators are not supported on this statement");
    }
    return statement;
  }

  /** {@code [IF NOT EXISTS]} */
  boolean ifNotExists() {
    if (!cursor.accept(IF)) {
      return false;
    }
    cursor.expect(NOT);
    cursor.expect(EXISTS);
    return true;
  }

  /** {@code [IF EXISTS]} */
  boolean ifExists() {
    if (!cursor.accept(IF)) {
      return false;
    }
    cursor.expect(EXISTS);
    return true;
  }

  /** {@code [WITH CONNECTION name]} */
  Optional<ConnectionName> connectionClause() {
    if (!cursor.accept(WITH)) {
      return Optional.empty();
    }
    cursor.expect(CONNECTION);
    return Optional.of(grammar.names.connection());
  }

  /** {@code TABLE name ...} of a pipe's CREATE. */
  void pipedCreateTable() {
    creates.pipedTable();
  }

  /** The parser of blocks, for procedures. */
  ScriptParser scripts() {
    return scripts;
  }

  /** The parser of privileges. */
  AccessParser accesses() {
    return accesses;
  }

  /** The parser of what CREATE TABLE shares with others. */
  CreateTableParser tables() {
    return creates.tables();
  }

  /** The parser of entities' bodies. */
  CreateParser creates() {
    return creates;
  }

  /** The parser of the columns and constraints of tables. */
  TableElementParser elements() {
    return creates.elements();
  }
}
