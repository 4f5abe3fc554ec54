package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.AGGREGATE;
import static dev.quern.sql.parser.TokenKind.AS;
import static dev.quern.sql.parser.TokenKind.COLLATE;
import static dev.quern.sql.parser.TokenKind.DEFAULT;
import static dev.quern.sql.parser.TokenKind.EQUALS;
import static dev.quern.sql.parser.TokenKind.FUNCTION;
import static dev.quern.sql.parser.TokenKind.GRAPH;
import static dev.quern.sql.parser.TokenKind.GROUP;
import static dev.quern.sql.parser.TokenKind.JSON;
import static dev.quern.sql.parser.TokenKind.OPTIONS;
import static dev.quern.sql.parser.TokenKind.OR;
import static dev.quern.sql.parser.TokenKind.REPLACE;
import static dev.quern.sql.parser.TokenKind.SCHEMA;
import static dev.quern.sql.parser.TokenKind.STRING;
import static dev.quern.sql.parser.TokenKind.TABLE;

import dev.quern.sql.ast.ConnectionName;
import dev.quern.sql.ast.CreateMode;
import dev.quern.sql.ast.CreateMode.Scope;
import dev.quern.sql.ast.CreateStatement;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Literal;
import dev.quern.sql.ast.OptionEntry;
import dev.quern.sql.ast.PathName;
import java.util.List;
import java.util.Optional;

/** CREATE by what is created, and the short ones in full. Source: "Data definition language". */
final class CreateParser {

  private final Grammar grammar;
  private final TokenCursor cursor;
  private final CreateTableParser tables;
  private final CreateViewParser views;
  private final CreateRoutineParser routines;
  private final CreateIndexParser indexes;
  private final CreateModelParser models;

  CreateParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.tables = new CreateTableParser(grammar);
    this.views = new CreateViewParser(grammar, tables);
    this.routines = new CreateRoutineParser(grammar);
    this.indexes = new CreateIndexParser(grammar);
    this.models = new CreateModelParser(grammar, tables.elements());
  }

  /** The parser of what CREATE TABLE shares with others. */
  CreateTableParser tables() {
    return tables;
  }

  /** The parser of the columns and constraints of tables. */
  TableElementParser elements() {
    return tables.elements();
  }

  /** {@code CREATE [OR REPLACE] [TEMP] ...} */
  CreateStatement create() {
    int start = cursor.start();
    cursor.advance();
    boolean orReplace = cursor.accept(OR);
    if (orReplace) {
      cursor.expect(REPLACE);
    }
    Scope scope = scope();
    CreateMode mode = new CreateMode(orReplace, scope, false);
    if (scope != Scope.DEFAULT && !takesScope()) {
      throw cursor.unexpected();
    }
    return switch (cursor.kind()) {
      case TABLE ->
          isTableFunction() ? routines.tableFunction(start, mode) : tables.table(start, mode);
      case EXTERNAL -> external(start, mode);
      case SNAPSHOT -> tables.snapshot(start, mode);
      case VIEW, RECURSIVE -> views.view(start, mode);
      case MATERIALIZED, APPROX -> views.materializedView(start, mode);
      case FUNCTION, AGGREGATE -> function(start, mode);
      case PROCEDURE -> routines.procedure(start, mode);
      case SCHEMA -> schema(start, mode);
      case INDEX, UNIQUE, SEARCH, VECTOR -> indexes.index(start, mode);
      case ROW -> indexes.rowAccessPolicy(start, mode);
      case MODEL -> models.model(start, mode);
      case CONNECTION -> connection(start, mode);
      case CONSTANT -> constant(start, mode);
      case PROPERTY -> propertyGraph(start, mode);
      case DATABASE -> {
        if (orReplace) {
          throw cursor.unexpected();
        }
        yield named(start, mode, "CreateDatabaseStatement");
      }
      case SEQUENCE -> named(start, mode, "CreateSequenceStatement");
      case PRIVILEGE -> privilegeRestriction(start, mode);
      case LOCALITY -> {
        cursor.advance();
        cursor.expect(GROUP);
        throw cursor.error(start + "CREATE ".length(), "CREATE LOCALITY GROUP is not supported");
      }
      case IDENTIFIER, PROJECT -> entity(start, mode);
      default -> throw cursor.unexpected();
    };
  }

  private Scope scope() {
    Scope scope =
        switch (cursor.kind()) {
          case TEMP, TEMPORARY -> Scope.TEMPORARY;
          case PUBLIC -> Scope.PUBLIC;
          case PRIVATE -> Scope.PRIVATE;
          default -> Scope.DEFAULT;
        };
    if (scope != Scope.DEFAULT) {
      cursor.advance();
    }
    return scope;
  }

  private boolean takesScope() {
    return switch (cursor.kind()) {
      case TABLE, EXTERNAL, VIEW, RECURSIVE, FUNCTION, AGGREGATE -> true;
      case PROCEDURE, MODEL, CONSTANT, CONNECTION -> true;
      default -> false;
    };
  }

  private boolean isTableFunction() {
    return cursor.kind(1) == FUNCTION;
  }

  /** {@code TABLE name ...} of a pipe's CREATE, which keeps nothing. */
  void pipedTable() {
    tables.beforeQuery(cursor.start(), new CreateMode(false, Scope.DEFAULT, false));
  }

  private CreateMode withCondition(CreateMode mode) {
    return new CreateMode(mode.orReplace(), mode.scope(), grammar.statements.ifNotExists());
  }

  private CreateStatement function(int start, CreateMode mode) {
    boolean aggregate = cursor.accept(AGGREGATE);
    cursor.expect(FUNCTION);
    return routines.function(start, mode, aggregate);
  }

  private CreateStatement external(int start, CreateMode mode) {
    cursor.advance();
    if (!cursor.accept(SCHEMA)) {
      cursor.expect(TABLE, SCHEMA);
      return tables.external(start, mode);
    }
    CreateMode created = withCondition(mode);
    PathName name = grammar.names.path();
    Optional<ConnectionName> connection = grammar.statements.connectionClause();
    cursor.expect(OPTIONS);
    List<OptionEntry> options = grammar.options.list();
    return new CreateStatement.CreateExternalSchema(
        cursor.since(start), created, name, connection, options);
  }

  private CreateStatement schema(int start, CreateMode mode) {
    cursor.advance();
    CreateMode created = withCondition(mode);
    PathName name = grammar.names.path();
    Optional<Expression> collation = Optional.empty();
    if (cursor.accept(DEFAULT)) {
      cursor.expect(COLLATE);
      collation = Optional.of(grammar.types.collationName());
    }
    List<OptionEntry> options = grammar.options.optional();
    return new CreateStatement.CreateSchema(cursor.since(start), created, name, collation, options);
  }

  private CreateStatement connection(int start, CreateMode mode) {
    cursor.advance();
    CreateMode created = withCondition(mode);
    PathName name = grammar.names.path();
    List<OptionEntry> options = grammar.options.optional();
    return new CreateStatement.CreateConnection(cursor.since(start), created, name, options);
  }

  private CreateStatement constant(int start, CreateMode mode) {
    cursor.advance();
    CreateMode created = withCondition(mode);
    PathName name = grammar.names.path();
    cursor.expect(EQUALS, TokenKind.DOT);
    Expression value = grammar.expressions.expression();
    return new CreateStatement.CreateConstant(cursor.since(start), created, name, value);
  }

  private CreateStatement named(int start, CreateMode mode, String kind) {
    cursor.advance();
    CreateMode created = withCondition(mode);
    grammar.names.path();
    grammar.options.optional();
    return new CreateStatement.CreateForeign(cursor.since(start), created, kind);
  }

  private CreateStatement privilegeRestriction(int start, CreateMode mode) {
    cursor.advance();
    cursor.expect(TokenKind.RESTRICTION);
    CreateMode created = withCondition(mode);
    grammar.statements.accesses().restriction();
    return new CreateStatement.CreateForeign(
        cursor.since(start), created, "CreatePrivilegeRestrictionStatement");
  }

  private CreateStatement propertyGraph(int start, CreateMode mode) {
    cursor.advance();
    cursor.expect(GRAPH);
    CreateMode created = withCondition(mode);
    PathName name = grammar.names.path();
    cursor.expect(TokenKind.NODE, TokenKind.DOT);
    cursor.expect(TokenKind.TABLES);
    grammar.graphs.elementTables();
    if (cursor.accept(TokenKind.EDGE)) {
      cursor.expect(TokenKind.TABLES);
      grammar.graphs.elementTables();
    }
    return new CreateStatement.CreatePropertyGraph(cursor.since(start), created, name);
  }

  private CreateStatement entity(int start, CreateMode mode) {
    Identifier type = grammar.names.entityType();
    CreateMode created = withCondition(mode);
    PathName name = grammar.names.path();
    List<OptionEntry> options = grammar.options.optional();
    Optional<Literal> body = cursor.accept(AS) ? Optional.of(entityBody()) : Optional.empty();
    return new CreateStatement.CreateEntity(
        cursor.since(start), created, type, name, options, body);
  }

  /** {@code JSON '...'} or {@code '...'} */
  Literal entityBody() {
    if (grammar.literals.atTyped() && cursor.at(JSON)) {
      return grammar.literals.typed();
    }
    if (cursor.accept(JSON)) {
      throw cursor.expected(STRING);
    }
    if (!cursor.at(STRING)) {
      throw cursor.expected(JSON, STRING);
    }
    return grammar.literals.string();
  }
}
