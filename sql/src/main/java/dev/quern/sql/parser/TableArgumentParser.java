package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.COMMA;
import static dev.quern.sql.parser.TokenKind.CONNECTION;
import static dev.quern.sql.parser.TokenKind.DEFAULT;
import static dev.quern.sql.parser.TokenKind.DESCRIPTOR;
import static dev.quern.sql.parser.TokenKind.FAT_ARROW;
import static dev.quern.sql.parser.TokenKind.INPUT;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.MODEL;
import static dev.quern.sql.parser.TokenKind.RIGHT_PAREN;
import static dev.quern.sql.parser.TokenKind.SELECT;
import static dev.quern.sql.parser.TokenKind.TABLE;
import static dev.quern.sql.parser.TokenKind.WHERE;

import dev.quern.sql.ast.ConnectionName;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.FunctionCall.Argument;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.PathName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Arguments of table functions and procedures. Source: "Table functions". */
final class TableArgumentParser {

  private final Grammar grammar;
  private final TokenCursor cursor;

  TableArgumentParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** {@code (argument, ...)} */
  List<Argument> list() {
    cursor.advance();
    List<Argument> arguments = new ArrayList<>();
    if (cursor.at(SELECT) || grammar.expressions.atStart()) {
      do {
        arguments.add(argument());
      } while (cursor.accept(COMMA));
    }
    cursor.expect(RIGHT_PAREN);
    return List.copyOf(arguments);
  }

  /** {@code (argument, ...)} of CALL, which GoogleSQL reads less leniently. */
  List<Argument> listOfProcedure() {
    cursor.advance();
    List<Argument> arguments = new ArrayList<>();
    if (!cursor.accept(RIGHT_PAREN)) {
      arguments.add(argument());
      while (!cursor.accept(RIGHT_PAREN)) {
        cursor.expect(COMMA, RIGHT_PAREN);
        arguments.add(argument());
      }
    }
    return List.copyOf(arguments);
  }

  private Argument argument() {
    int start = cursor.start();
    if (cursor.atIdentifier() && cursor.kind(1) == FAT_ARROW) {
      return named(start);
    }
    if (cursor.at(LEFT_PAREN) && cursor.kind(1).isIdentifier() && cursor.kind(2) == FAT_ARROW) {
      cursor.advance();
      named(cursor.start());
      cursor.expect(RIGHT_PAREN);
      throw cursor.syntaxError(
          start,
          "Named arguments for table-valued function calls written as \"name => value\" must not"
              + " be enclosed in parentheses. To fix this, replace (name => value) with name =>"
              + " value");
    }
    return switch (cursor.kind()) {
      case SELECT -> throw looseQuery();
      case TABLE -> cursor.kind(1).isIdentifier() ? table() : value(start);
      case MODEL -> cursor.kind(1).isIdentifier() ? model(start) : value(start);
      case CONNECTION ->
          cursor.kind(1).isIdentifier() || cursor.kind(1) == DEFAULT
              ? connection(start)
              : value(start);
      case DESCRIPTOR -> cursor.kind(1) == LEFT_PAREN ? descriptor(start) : value(start);
      case INPUT -> cursor.kind(1) == TABLE ? inputTable(start) : value(start);
      default -> value(start);
    };
  }

  private Argument value(int start) {
    Expression value = grammar.expressions.expression();
    return new Argument.Value(cursor.since(start), value, Optional.empty());
  }

  private Argument named(int start) {
    Identifier name = grammar.names.take();
    cursor.advance();
    Argument value;
    if (cursor.at(TABLE) && cursor.kind(1).isIdentifier()) {
      value = table();
    } else if (cursor.at(DESCRIPTOR, LEFT_PAREN)) {
      value = descriptor(cursor.start());
    } else if (cursor.at(INPUT, TABLE)) {
      value = inputTable(cursor.start());
    } else {
      value = grammar.functions.valueOrLambda();
    }
    return new Argument.Named(cursor.since(start), name, value);
  }

  private Argument table() {
    Argument table = grammar.queries.tableArgument();
    if (cursor.accept(WHERE)) {
      cursor.defer(cursor.error(table.span().start(), "TABLE clause with WHERE is not supported"));
      grammar.expressions.expression();
    }
    return table;
  }

  private Argument model(int start) {
    cursor.advance();
    PathName name = grammar.names.path();
    return new Argument.Model(cursor.since(start), name);
  }

  private Argument connection(int start) {
    cursor.advance();
    ConnectionName name = grammar.names.connection();
    return new Argument.Connection(cursor.since(start), name);
  }

  private Argument descriptor(int start) {
    cursor.advance();
    List<Identifier> columns = grammar.names.columns();
    return new Argument.Descriptor(cursor.since(start), columns);
  }

  private Argument inputTable(int start) {
    cursor.advance();
    cursor.advance();
    return new Argument.InputTable(cursor.since(start));
  }

  private RuntimeException looseQuery() {
    return cursor.syntaxError(
        cursor.start(),
        "Each subquery argument for table-valued function calls must be enclosed in parentheses."
            + " To fix this, replace SELECT... with (SELECT...)");
  }
}
