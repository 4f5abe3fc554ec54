package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.AGGREGATE;
import static dev.quern.sql.parser.TokenKind.ANY;
import static dev.quern.sql.parser.TokenKind.ARRAY;
import static dev.quern.sql.parser.TokenKind.AS;
import static dev.quern.sql.parser.TokenKind.COMMA;
import static dev.quern.sql.parser.TokenKind.DEFAULT;
import static dev.quern.sql.parser.TokenKind.INTERVAL;
import static dev.quern.sql.parser.TokenKind.LESS;
import static dev.quern.sql.parser.TokenKind.NOT;
import static dev.quern.sql.parser.TokenKind.RANGE;
import static dev.quern.sql.parser.TokenKind.RIGHT_PAREN;
import static dev.quern.sql.parser.TokenKind.STRUCT;
import static dev.quern.sql.parser.TokenKind.TABLE;

import dev.quern.sql.ast.CreateRoutine.Parameter;
import dev.quern.sql.ast.CreateRoutine.ParameterMode;
import dev.quern.sql.ast.CreateRoutine.ParameterType;
import dev.quern.sql.ast.CreateRoutine.TableColumn;
import dev.quern.sql.ast.CreateRoutine.TemplatedKind;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.TypeExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of routines. Source: "CREATE FUNCTION statement", "CREATE PROCEDURE statement".
 */
final class ParameterParser {

  private final Grammar grammar;
  private final TokenCursor cursor;

  ParameterParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** {@code ([name] type, ...)} */
  List<Parameter> ofFunction() {
    cursor.advance();
    List<Parameter> parameters = new ArrayList<>();
    if (cursor.atIdentifier() || cursor.atAny(ANY, ARRAY, STRUCT, RANGE, INTERVAL)) {
      do {
        parameters.add(functionParameter());
      } while (cursor.accept(COMMA));
    }
    cursor.expect(RIGHT_PAREN);
    return List.copyOf(parameters);
  }

  private Parameter functionParameter() {
    int start = cursor.start();
    Optional<Identifier> name = Optional.empty();
    if (cursor.atIdentifier() && (TypeParser.startsType(cursor.kind(1)) || cursor.kind(1) == ANY)) {
      name = Optional.of(grammar.names.take());
    }
    ParameterType type = type();
    if (cursor.at(AS)) {
      cursor.advance();
      cursor.defer(
          cursor.error(
              cursor.start(),
              "Non-templated arguments in function declarations do not support type aliases"));
      grammar.names.identifier();
    }
    Optional<Expression> value =
        cursor.accept(DEFAULT) ? Optional.of(grammar.expressions.expression()) : Optional.empty();
    boolean notAggregate = cursor.accept(NOT);
    if (notAggregate) {
      cursor.expect(AGGREGATE);
    }
    return new Parameter(cursor.since(start), Optional.empty(), name, type, value, notAggregate);
  }

  /** {@code ([IN|OUT|INOUT] name type, ...)} */
  List<Parameter> ofProcedure() {
    cursor.advance();
    List<Parameter> parameters = new ArrayList<>();
    if (!cursor.accept(RIGHT_PAREN)) {
      parameters.add(procedureParameter());
      while (!cursor.accept(RIGHT_PAREN)) {
        cursor.expect(COMMA, RIGHT_PAREN);
        parameters.add(procedureParameter());
      }
    }
    return List.copyOf(parameters);
  }

  private Parameter procedureParameter() {
    int start = cursor.start();
    Optional<ParameterMode> mode =
        switch (cursor.kind()) {
          case IN -> Optional.of(ParameterMode.IN);
          case OUT ->
              cursor.kind(1).isIdentifier() ? Optional.of(ParameterMode.OUT) : Optional.empty();
          case INOUT ->
              cursor.kind(1).isIdentifier() ? Optional.of(ParameterMode.INOUT) : Optional.empty();
          default -> Optional.empty();
        };
    if (mode.isPresent()) {
      cursor.advance();
    }
    Identifier name = grammar.names.identifier();
    if (mode.isPresent() && (cursor.at(RIGHT_PAREN) || cursor.at(COMMA))) {
      throw cursor.syntaxError(
          cursor.start(),
          "Unexpected end of parameter. Parameters should be in the format [<parameter mode>]"
              + " <parameter name> <type>. If IN/OUT/INOUT is intended to be the name of a"
              + " parameter, it must be escaped with backticks");
    }
    ParameterType type = type();
    return new Parameter(
        cursor.since(start), mode, Optional.of(name), type, Optional.empty(), false);
  }

  private ParameterType type() {
    int start = cursor.start();
    if (cursor.accept(ANY)) {
      TemplatedKind kind =
          switch (cursor.kind()) {
            case TYPE, PROTO, ENUM, STRUCT, ARRAY, TABLE ->
                TemplatedKind.valueOf(cursor.kind().name());
            default -> throw cursor.unexpected();
          };
      cursor.advance();
      return new ParameterType.Templated(cursor.since(start), kind);
    }
    if (cursor.at(TABLE, LESS)) {
      List<TableColumn> columns = tableColumns();
      return new ParameterType.Table(cursor.since(start), columns);
    }
    TypeExpression type = grammar.types.type();
    return new ParameterType.Typed(type.span(), type);
  }

  /** {@code TABLE<[name] type, ...>} */
  List<TableColumn> tableColumns() {
    cursor.advance();
    cursor.advance();
    List<TableColumn> columns = new ArrayList<>();
    do {
      int start = cursor.start();
      Optional<Identifier> name = Optional.empty();
      if (cursor.atIdentifier() && TypeParser.startsType(cursor.kind(1))) {
        name = Optional.of(grammar.names.take());
      }
      TypeExpression type = grammar.types.type();
      columns.add(new TableColumn(cursor.since(start), name, type));
    } while (cursor.accept(COMMA));
    cursor.expectCloseOfType();
    return List.copyOf(columns);
  }
}
