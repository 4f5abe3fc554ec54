package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.ACCESS;
import static dev.quern.sql.parser.TokenKind.CASCADE;
import static dev.quern.sql.parser.TokenKind.FUNCTION;
import static dev.quern.sql.parser.TokenKind.GRAPH;
import static dev.quern.sql.parser.TokenKind.INDEX;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.ON;
import static dev.quern.sql.parser.TokenKind.POLICIES;
import static dev.quern.sql.parser.TokenKind.POLICY;
import static dev.quern.sql.parser.TokenKind.RESTRICT;
import static dev.quern.sql.parser.TokenKind.ROW;
import static dev.quern.sql.parser.TokenKind.SCHEMA;
import static dev.quern.sql.parser.TokenKind.TABLE;
import static dev.quern.sql.parser.TokenKind.VIEW;

import dev.quern.sql.ast.CreateRoutine;
import dev.quern.sql.ast.CreateStatement.IndexKind;
import dev.quern.sql.ast.DropStatement;
import dev.quern.sql.ast.DropStatement.DropBehavior;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.OptionEntry;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.ast.SchemaObjectKind;
import dev.quern.sql.ast.Statement;
import java.util.List;
import java.util.Optional;

/** DROP and UNDROP. Source: "Data definition language statements". */
final class DropParser {

  private final Grammar grammar;
  private final TokenCursor cursor;
  private final ParameterParser parameters;

  DropParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.parameters = new ParameterParser(grammar);
  }

  /** {@code DROP ...} */
  Statement drop() {
    int start = cursor.start();
    cursor.advance();
    return switch (cursor.kind()) {
      case FUNCTION -> function(start);
      case ROW -> rowAccessPolicy(start);
      case ALL -> allRowAccessPolicies(start);
      case SEARCH -> index(start, IndexKind.SEARCH);
      case VECTOR -> index(start, IndexKind.VECTOR);
      case AGGREGATE -> {
        int at = cursor.start();
        cursor.advance();
        cursor.expect(FUNCTION);
        grammar.statements.ifExists();
        grammar.names.path();
        if (cursor.at(LEFT_PAREN)) {
          parameters.ofFunction();
        }
        throw cursor.error(at, "DROP AGGREGATE FUNCTION is not supported, use DROP FUNCTION");
      }
      case PRIVILEGE -> {
        cursor.advance();
        cursor.expect(TokenKind.RESTRICTION);
        grammar.statements.ifExists();
        grammar.statements.accesses().droppedRestriction();
        yield new Statement.Foreign(cursor.since(start), "DropPrivilegeRestrictionStatement");
      }
      case IDENTIFIER, PROJECT -> {
        Identifier type = grammar.names.entityType();
        boolean ifExists = grammar.statements.ifExists();
        PathName name = grammar.names.path();
        yield new DropStatement.DropEntity(cursor.since(start), type, ifExists, name);
      }
      default -> object(start);
    };
  }

  private Statement object(int start) {
    SchemaObjectKind kind = kind();
    boolean ifExists = grammar.statements.ifExists();
    PathName name =
        kind == SchemaObjectKind.TABLE || kind == SchemaObjectKind.SNAPSHOT_TABLE
            ? grammar.names.tablePath()
            : grammar.names.path();
    if (cursor.at(LEFT_PAREN)) {
      throw looseParameters(kind);
    }
    Optional<DropBehavior> behavior =
        kind == SchemaObjectKind.SCHEMA ? behavior() : Optional.empty();
    return new DropStatement.Drop(cursor.since(start), kind, ifExists, name, behavior);
  }

  private RuntimeException looseParameters(SchemaObjectKind kind) {
    return switch (kind) {
      case TABLE -> cursor.unexpected();
      case SNAPSHOT_TABLE -> cursor.expected(TokenKind.END_OF_INPUT);
      case TABLE_FUNCTION ->
          parametersRefused(
              "Parameters are not supported for DROP TABLE FUNCTION because table functions"
                  + " don't support overloading");
      default -> parametersRefused("Parameters are only supported for DROP FUNCTION");
    };
  }

  private RuntimeException parametersRefused(String message) {
    int at = cursor.start();
    parameters.ofFunction();
    return cursor.syntaxError(at, message);
  }

  private Optional<DropBehavior> behavior() {
    if (cursor.accept(CASCADE)) {
      return Optional.of(DropBehavior.CASCADE);
    }
    return cursor.accept(RESTRICT) ? Optional.of(DropBehavior.RESTRICT) : Optional.empty();
  }

  /** The words that name a kind of object. */
  private SchemaObjectKind kind() {
    TokenKind word = cursor.kind();
    return switch (word) {
      case TABLE -> {
        cursor.advance();
        yield cursor.accept(FUNCTION) ? SchemaObjectKind.TABLE_FUNCTION : SchemaObjectKind.TABLE;
      }
      case MATERIALIZED -> {
        cursor.advance();
        cursor.expect(VIEW);
        yield SchemaObjectKind.MATERIALIZED_VIEW;
      }
      case APPROX -> {
        cursor.advance();
        cursor.expect(VIEW);
        yield SchemaObjectKind.APPROX_VIEW;
      }
      case EXTERNAL -> {
        cursor.advance();
        if (cursor.accept(SCHEMA)) {
          yield SchemaObjectKind.EXTERNAL_SCHEMA;
        }
        cursor.expect(TABLE, SCHEMA);
        yield SchemaObjectKind.EXTERNAL_TABLE;
      }
      case SNAPSHOT -> {
        cursor.advance();
        cursor.expect(TABLE);
        yield SchemaObjectKind.SNAPSHOT_TABLE;
      }
      case PROPERTY -> {
        cursor.advance();
        cursor.expect(GRAPH);
        yield SchemaObjectKind.PROPERTY_GRAPH;
      }
      case VIEW, SCHEMA, PROCEDURE, MODEL, INDEX, CONNECTION -> {
        cursor.advance();
        yield SchemaObjectKind.valueOf(word.name());
      }
      case CONSTANT, DATABASE, SEQUENCE, FUNCTION -> {
        cursor.advance();
        yield SchemaObjectKind.valueOf(word.name());
      }
      default -> throw cursor.unexpected();
    };
  }

  private Statement function(int start) {
    cursor.advance();
    boolean ifExists = grammar.statements.ifExists();
    PathName name = grammar.names.path();
    Optional<List<CreateRoutine.Parameter>> list =
        cursor.at(LEFT_PAREN) ? Optional.of(parameters.ofFunction()) : Optional.empty();
    return new DropStatement.DropFunction(cursor.since(start), ifExists, name, list);
  }

  private Statement rowAccessPolicy(int start) {
    cursor.advance();
    cursor.expect(ACCESS);
    cursor.expect(POLICY);
    boolean ifExists = grammar.statements.ifExists();
    Identifier name = grammar.names.identifier();
    cursor.expect(ON);
    PathName table = grammar.names.path();
    return new DropStatement.DropRowAccessPolicy(cursor.since(start), ifExists, name, table);
  }

  private Statement allRowAccessPolicies(int start) {
    cursor.advance();
    cursor.expect(ROW);
    if (cursor.accept(ACCESS)) {
      cursor.expect(POLICIES);
    } else {
      cursor.expect(POLICIES, ACCESS);
    }
    cursor.expect(ON);
    PathName table = grammar.names.path();
    return new DropStatement.DropAllRowAccessPolicies(cursor.since(start), table);
  }

  private Statement index(int start, IndexKind kind) {
    cursor.advance();
    cursor.expect(INDEX);
    boolean ifExists = grammar.statements.ifExists();
    PathName name = grammar.names.path();
    Optional<PathName> table =
        cursor.accept(ON) ? Optional.of(grammar.names.path()) : Optional.empty();
    return new DropStatement.DropIndex(cursor.since(start), kind, ifExists, name, table);
  }

  /** {@code UNDROP SCHEMA ...} */
  Statement undrop() {
    int start = cursor.start();
    cursor.advance();
    int kindStart = cursor.start();
    if (cursor.at(TABLE)) {
      throw cursor.unexpected();
    }
    SchemaObjectKind kind = kind();
    boolean ifNotExists = grammar.statements.ifNotExists();
    PathName name = grammar.names.path();
    Optional<Expression> systemTime = grammar.froms.systemTime();
    List<OptionEntry> options = grammar.options.optional();
    if (kind != SchemaObjectKind.SCHEMA) {
      throw cursor.error(kindStart, "UNDROP " + kind.sql() + " is not supported");
    }
    return new DropStatement.Undrop(
        cursor.since(start), kind, ifNotExists, name, systemTime, options);
  }
}
