package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.ANY;
import static dev.quern.sql.parser.TokenKind.AS;
import static dev.quern.sql.parser.TokenKind.BEGIN;
import static dev.quern.sql.parser.TokenKind.DETERMINISTIC;
import static dev.quern.sql.parser.TokenKind.DOT;
import static dev.quern.sql.parser.TokenKind.EXTERNAL;
import static dev.quern.sql.parser.TokenKind.LANGUAGE;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.LESS;
import static dev.quern.sql.parser.TokenKind.NOT;
import static dev.quern.sql.parser.TokenKind.OPTIONS;
import static dev.quern.sql.parser.TokenKind.REMOTE;
import static dev.quern.sql.parser.TokenKind.RETURNS;
import static dev.quern.sql.parser.TokenKind.RIGHT_PAREN;
import static dev.quern.sql.parser.TokenKind.SELECT;
import static dev.quern.sql.parser.TokenKind.SQL;
import static dev.quern.sql.parser.TokenKind.STRING;
import static dev.quern.sql.parser.TokenKind.TABLE;
import static dev.quern.sql.parser.TokenKind.WITH;

import dev.quern.sql.ast.ConnectionName;
import dev.quern.sql.ast.CreateMode;
import dev.quern.sql.ast.CreateRoutine;
import dev.quern.sql.ast.CreateRoutine.Determinism;
import dev.quern.sql.ast.CreateRoutine.Parameter;
import dev.quern.sql.ast.CreateRoutine.TableColumn;
import dev.quern.sql.ast.CreateStatement.SqlSecurity;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Literal;
import dev.quern.sql.ast.OptionEntry;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.ast.Query;
import dev.quern.sql.ast.ScriptStatement;
import dev.quern.sql.ast.TypeExpression;
import java.util.List;
import java.util.Optional;

/** CREATE FUNCTION, TABLE FUNCTION and PROCEDURE. Source: the pages of the same names. */
final class CreateRoutineParser {

  private final Grammar grammar;
  private final TokenCursor cursor;
  private final ParameterParser parameters;

  CreateRoutineParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.parameters = new ParameterParser(grammar);
  }

  private CreateMode withCondition(CreateMode mode) {
    return new CreateMode(mode.orReplace(), mode.scope(), grammar.statements.ifNotExists());
  }

  /** {@code name(...) ...} behind FUNCTION. */
  CreateRoutine function(int start, CreateMode mode, boolean aggregate) {
    CreateMode created = withCondition(mode);
    PathName name = grammar.names.path();
    if (!cursor.at(LEFT_PAREN)) {
      throw cursor.expected(LEFT_PAREN, DOT);
    }
    List<Parameter> list = parameters.ofFunction();
    Optional<TypeExpression> returns =
        cursor.accept(RETURNS) ? Optional.of(returns()) : Optional.empty();
    Optional<SqlSecurity> security = security();
    Optional<Determinism> determinism = determinism();
    boolean remote = cursor.accept(REMOTE);
    Optional<Identifier> language = remote ? Optional.empty() : language();
    Optional<ConnectionName> connection = grammar.statements.connectionClause();
    boolean optionsFirst = cursor.at(OPTIONS);
    List<OptionEntry> options = grammar.options.optional();
    Optional<Expression> body = Optional.empty();
    Optional<Literal.Text> code = Optional.empty();
    if (cursor.accept(AS)) {
      if (cursor.at(STRING)) {
        code = Optional.of(grammar.literals.string());
      } else {
        body = Optional.of(body());
      }
      options = optionsFirst ? options : grammar.options.optional();
    }
    return new CreateRoutine.CreateFunction(
        cursor.since(start),
        created,
        aggregate,
        name,
        list,
        returns,
        security,
        determinism,
        language,
        remote,
        connection,
        options,
        body,
        code);
  }

  private TypeExpression returns() {
    if (cursor.at(ANY)) {
      throw cursor.syntaxError(
          cursor.start(), "Templated types are not allowed in the RETURNS clause");
    }
    return grammar.types.type();
  }

  private Expression body() {
    cursor.expect(LEFT_PAREN, STRING);
    if (cursor.at(SELECT)) {
      throw cursor.error(
          cursor.start(),
          "The body of each CREATE FUNCTION statement is an expression, not a query; to use a"
              + " query as an expression, the query must be wrapped with additional parentheses to"
              + " make it a scalar subquery expression");
    }
    Expression body = grammar.expressions.expression();
    cursor.expect(RIGHT_PAREN);
    return body;
  }

  private Optional<SqlSecurity> security() {
    return cursor.accept(SQL) ? Optional.of(CreateViewParser.security(cursor)) : Optional.empty();
  }

  private Optional<Determinism> determinism() {
    if (cursor.accept(NOT)) {
      cursor.expect(DETERMINISTIC);
      return Optional.of(Determinism.NOT_DETERMINISTIC);
    }
    Optional<Determinism> determinism =
        switch (cursor.kind()) {
          case DETERMINISTIC, IMMUTABLE, STABLE, VOLATILE ->
              Optional.of(Determinism.valueOf(cursor.kind().name()));
          default -> Optional.empty();
        };
    if (determinism.isPresent()) {
      cursor.advance();
    }
    return determinism;
  }

  private Optional<Identifier> language() {
    return cursor.accept(LANGUAGE) ? Optional.of(grammar.names.identifier()) : Optional.empty();
  }

  /** {@code TABLE FUNCTION name(...) ...} */
  CreateRoutine tableFunction(int start, CreateMode mode) {
    cursor.advance();
    cursor.advance();
    CreateMode created = withCondition(mode);
    PathName name = grammar.names.path();
    if (!cursor.at(LEFT_PAREN)) {
      throw cursor.syntaxError(cursor.lastEnd(), "Expected (");
    }
    List<Parameter> list = parameters.ofFunction();
    List<TableColumn> returns = returnedTable();
    Optional<SqlSecurity> security = security();
    Optional<Identifier> language = language();
    List<OptionEntry> options = grammar.options.optional();
    Optional<Query> query = Optional.empty();
    Optional<Literal.Text> code = Optional.empty();
    if (cursor.accept(AS)) {
      if (cursor.at(STRING)) {
        code = Optional.of(grammar.literals.string());
      } else {
        query = Optional.of(grammar.queries.query());
      }
    }
    return new CreateRoutine.CreateTableFunction(
        cursor.since(start),
        created,
        name,
        list,
        returns,
        security,
        language,
        options,
        query,
        code);
  }

  private List<TableColumn> returnedTable() {
    int start = cursor.start();
    if (!cursor.accept(RETURNS)) {
      return List.of();
    }
    if (!cursor.at(TABLE, LESS)) {
      returns();
      throw cursor.syntaxError(start, "Expected keyword TABLE");
    }
    return parameters.tableColumns();
  }

  private RuntimeException missingBody(boolean security, boolean connection, boolean options) {
    if (options) {
      return cursor.expected(BEGIN, LANGUAGE);
    }
    if (connection) {
      return cursor.expected(BEGIN, LANGUAGE, OPTIONS);
    }
    return security ? cursor.expected(BEGIN, LANGUAGE, OPTIONS, WITH) : cursor.unexpected();
  }

  /** {@code PROCEDURE name(...) ...} */
  CreateRoutine procedure(int start, CreateMode mode) {
    cursor.advance();
    CreateMode created = withCondition(mode);
    PathName name = grammar.names.path();
    if (!cursor.at(LEFT_PAREN)) {
      throw cursor.expected(LEFT_PAREN, DOT);
    }
    List<Parameter> list = parameters.ofProcedure();
    Optional<SqlSecurity> security =
        cursor.accept(EXTERNAL) ? Optional.of(CreateViewParser.security(cursor)) : Optional.empty();
    Optional<ConnectionName> connection = grammar.statements.connectionClause();
    List<OptionEntry> options = grammar.options.optional();
    Optional<Identifier> language = language();
    Optional<ScriptStatement.Block> body = Optional.empty();
    Optional<Literal.Text> code = Optional.empty();
    if (language.isEmpty()) {
      if (!cursor.at(BEGIN)) {
        throw missingBody(security.isPresent(), connection.isPresent(), !options.isEmpty());
      }
      body = Optional.of(grammar.statements.scripts().blockOfProcedure());
    } else if (cursor.accept(AS)) {
      code = Optional.of(grammar.literals.string());
    }
    return new CreateRoutine.CreateProcedure(
        cursor.since(start),
        created,
        name,
        list,
        security,
        connection,
        language,
        options,
        body,
        code);
  }
}
