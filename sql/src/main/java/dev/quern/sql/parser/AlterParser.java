package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.ACCESS;
import static dev.quern.sql.parser.TokenKind.DOT;
import static dev.quern.sql.parser.TokenKind.FUNCTION;
import static dev.quern.sql.parser.TokenKind.GRAPH;
import static dev.quern.sql.parser.TokenKind.INDEX;
import static dev.quern.sql.parser.TokenKind.ON;
import static dev.quern.sql.parser.TokenKind.POLICIES;
import static dev.quern.sql.parser.TokenKind.POLICY;
import static dev.quern.sql.parser.TokenKind.RESTRICTION;
import static dev.quern.sql.parser.TokenKind.REVOKE;
import static dev.quern.sql.parser.TokenKind.ROW;
import static dev.quern.sql.parser.TokenKind.SCHEMA;
import static dev.quern.sql.parser.TokenKind.TABLE;
import static dev.quern.sql.parser.TokenKind.TO;
import static dev.quern.sql.parser.TokenKind.VIEW;

import dev.quern.sql.ast.AlterAction;
import dev.quern.sql.ast.AlterStatement;
import dev.quern.sql.ast.CreateStatement.IndexKind;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.ast.SchemaObjectKind;
import dev.quern.sql.ast.Statement;
import java.util.List;
import java.util.Optional;

/** ALTER by what is altered. Source: "Data definition language statements". */
final class AlterParser {

  private final Grammar grammar;
  private final TokenCursor cursor;
  private final AlterActionParser actions;

  AlterParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.actions = new AlterActionParser(grammar);
  }

  /** {@code ALTER ...} */
  Statement alter() {
    int start = cursor.start();
    cursor.advance();
    int kindStart = cursor.start();
    return switch (cursor.kind()) {
      case TABLE -> {
        if (cursor.kind(1) == FUNCTION) {
          cursor.advance();
          cursor.advance();
          throw unsupported(kindStart, "TABLE FUNCTION");
        }
        yield object(start, SchemaObjectKind.TABLE);
      }
      case SCHEMA -> object(start, SchemaObjectKind.SCHEMA);
      case VIEW -> object(start, SchemaObjectKind.VIEW);
      case MATERIALIZED -> {
        cursor.advance();
        if (!cursor.at(VIEW)) {
          throw cursor.expected(VIEW);
        }
        yield object(start, SchemaObjectKind.MATERIALIZED_VIEW);
      }
      case APPROX -> {
        cursor.advance();
        if (!cursor.at(VIEW)) {
          throw cursor.expected(VIEW);
        }
        yield object(start, SchemaObjectKind.APPROX_VIEW);
      }
      case EXTERNAL -> external(start, kindStart);
      case MODEL -> object(start, SchemaObjectKind.MODEL);
      case DATABASE -> object(start, SchemaObjectKind.DATABASE);
      case CONNECTION -> object(start, SchemaObjectKind.CONNECTION);
      case SEQUENCE -> object(start, SchemaObjectKind.SEQUENCE);
      case FUNCTION, PROCEDURE, CONSTANT, INDEX -> {
        String kind = cursor.kind().name();
        cursor.advance();
        throw unsupported(kindStart, kind);
      }
      case PROPERTY -> {
        cursor.advance();
        cursor.expect(GRAPH);
        throw unsupported(kindStart, "PROPERTY GRAPH");
      }
      case SEARCH -> index(start, IndexKind.SEARCH);
      case VECTOR -> index(start, IndexKind.VECTOR);
      case ROW -> rowAccessPolicy(start);
      case ALL -> allRowAccessPolicies(start);
      case PRIVILEGE -> privilegeRestriction(start);
      case IDENTIFIER, PROJECT -> entity(start);
      default -> throw cursor.unexpected();
    };
  }

  /** The complaint about a kind that cannot be altered, once the statement has been read. */
  private RuntimeException unsupported(int kindStart, String kind) {
    grammar.statements.ifExists();
    grammar.names.path();
    actions.list();
    return cursor.error(kindStart, "ALTER " + kind + " is not supported");
  }

  private Statement object(int start, SchemaObjectKind kind) {
    cursor.advance();
    boolean ifExists = grammar.statements.ifExists();
    PathName name =
        kind == SchemaObjectKind.SCHEMA ? grammar.names.path() : grammar.names.tablePath();
    List<AlterAction> list = actions.list();
    return new AlterStatement.Alter(cursor.since(start), kind, ifExists, name, list);
  }

  private Statement external(int start, int kindStart) {
    cursor.advance();
    if (cursor.at(SCHEMA)) {
      return object(start, SchemaObjectKind.EXTERNAL_SCHEMA);
    }
    cursor.expect(TABLE, SCHEMA);
    throw unsupported(kindStart, "EXTERNAL TABLE");
  }

  private Statement index(int start, IndexKind kind) {
    cursor.advance();
    cursor.expect(INDEX);
    boolean ifExists = grammar.statements.ifExists();
    PathName name = grammar.names.path();
    Optional<PathName> table =
        cursor.accept(ON) ? Optional.of(grammar.names.path()) : Optional.empty();
    List<AlterAction> list = actions.ofIndex();
    return new AlterStatement.AlterIndex(cursor.since(start), kind, ifExists, name, table, list);
  }

  private Statement rowAccessPolicy(int start) {
    cursor.advance();
    cursor.expect(ACCESS);
    cursor.expect(POLICY);
    boolean ifExists = grammar.statements.ifExists();
    Identifier name = grammar.names.identifier();
    cursor.expect(ON);
    PathName table = grammar.names.path();
    List<AlterAction> list = actions.ofPolicy();
    return new AlterStatement.AlterRowAccessPolicy(
        cursor.since(start), ifExists, name, table, list);
  }

  private Statement allRowAccessPolicies(int start) {
    cursor.advance();
    cursor.expect(ROW);
    cursor.expect(ACCESS);
    cursor.expect(POLICIES);
    cursor.expect(ON);
    PathName table = grammar.names.path();
    if (!cursor.at(REVOKE)) {
      throw cursor.unexpected();
    }
    AlterAction.RevokeFrom action = actions.revokeFrom();
    return new AlterStatement.AlterAllRowAccessPolicies(cursor.since(start), table, action);
  }

  private Statement privilegeRestriction(int start) {
    cursor.advance();
    cursor.expect(RESTRICTION);
    grammar.statements.ifExists();
    grammar.statements.accesses().alteredRestriction();
    return new Statement.Foreign(cursor.since(start), "AlterPrivilegeRestrictionStatement");
  }

  private Statement entity(int start) {
    Identifier type = grammar.names.entityType();
    boolean ifExists = grammar.statements.ifExists();
    Optional<PathName> name =
        cursor.atIdentifier() ? Optional.of(grammar.names.path()) : Optional.empty();
    List<AlterAction> list = actions.list();
    return new AlterStatement.AlterEntity(cursor.since(start), type, ifExists, name, list);
  }

  /** {@code RENAME type old TO new} */
  Statement rename() {
    int start = cursor.start();
    cursor.advance();
    Identifier type = grammar.names.identifier();
    PathName oldName = grammar.names.path();
    cursor.expect(TO, DOT);
    PathName newName = grammar.names.path();
    return new AlterStatement.Rename(cursor.since(start), type, oldName, newName);
  }
}
