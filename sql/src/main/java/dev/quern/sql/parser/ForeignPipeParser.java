package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.AS;
import static dev.quern.sql.parser.TokenKind.COMMA;
import static dev.quern.sql.parser.TokenKind.DATA;
import static dev.quern.sql.parser.TokenKind.ELSE;
import static dev.quern.sql.parser.TokenKind.ELSEIF;
import static dev.quern.sql.parser.TokenKind.INTO;
import static dev.quern.sql.parser.TokenKind.JOIN;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.OR;
import static dev.quern.sql.parser.TokenKind.TABLE;
import static dev.quern.sql.parser.TokenKind.THEN;

import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.PipeOperator;
import java.util.ArrayList;
import java.util.List;

/**
 * Pipe operators of GoogleSQL that BigQuery lacks. They are read in full, so that faults of their
 * syntax are named first, and kept by name only, but for IF.
 */
final class ForeignPipeParser {

  private final Grammar grammar;
  private final TokenCursor cursor;

  ForeignPipeParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** The operator here. */
  PipeOperator operator() {
    int start = cursor.start();
    TokenKind kind = cursor.kind();
    if (kind == TokenKind.IF) {
      return branches(start);
    }
    String name =
        switch (kind) {
          case STATIC_DESCRIBE, DESCRIBE -> {
            cursor.advance();
            yield kind.name();
          }
          case LOG -> {
            cursor.advance();
            grammar.options.hint();
            if (cursor.at(LEFT_PAREN)) {
              subpipeline();
            }
            yield "LOG";
          }
          case FORK, TEE -> branchesOfAll(kind);
          case EXPORT -> exportData();
          case CREATE -> createTable();
          case INSERT -> insert();
          default -> throw cursor.expected(JOIN);
        };
    return new PipeOperator.Foreign(cursor.since(start), name);
  }

  private void subpipeline() {
    grammar.pipes.subpipeline();
  }

  private PipeOperator branches(int start) {
    List<PipeOperator.Branch> branches = new ArrayList<>();
    do {
      cursor.advance();
      grammar.options.hint();
      int condition = cursor.start();
      Expression test = grammar.expressions.expression();
      cursor.expect(THEN);
      List<PipeOperator> operators = grammar.pipes.subpipeline();
      branches.add(new PipeOperator.Branch(cursor.since(condition), test, operators));
    } while (cursor.at(ELSEIF));
    List<PipeOperator> otherwise = cursor.accept(ELSE) ? grammar.pipes.subpipeline() : List.of();
    return new PipeOperator.If(cursor.since(start), branches, otherwise);
  }

  private String branchesOfAll(TokenKind kind) {
    cursor.advance();
    boolean hinted = grammar.options.hint().isPresent();
    if (cursor.at(LEFT_PAREN)) {
      do {
        subpipeline();
      } while (cursor.accept(COMMA) && cursor.at(LEFT_PAREN));
    } else if (kind == TokenKind.FORK) {
      throw hinted ? cursor.expected(LEFT_PAREN) : cursor.expected("\"(\" or @ for hint");
    }
    return kind.name();
  }

  private String exportData() {
    cursor.advance();
    cursor.expect(DATA);
    grammar.statements.connectionClause();
    grammar.options.optional();
    refuseQuery("EXPORT DATA");
    return "EXPORT DATA";
  }

  private void refuseQuery(String operator) {
    if (cursor.at(AS)) {
      throw cursor.syntaxError(cursor.start(), "AS query is not allowed on pipe " + operator);
    }
  }

  private String createTable() {
    cursor.advance();
    if (cursor.accept(OR)) {
      cursor.expect(TokenKind.REPLACE);
    }
    if (!cursor.accept(TokenKind.TEMP)) {
      cursor.accept(TokenKind.TEMPORARY);
    }
    if (!cursor.at(TABLE)) {
      throw cursor.expected(TABLE);
    }
    grammar.statements.pipedCreateTable();
    refuseQuery("CREATE TABLE");
    return "CREATE TABLE";
  }

  private String insert() {
    cursor.advance();
    cursor.accept(INTO);
    grammar.names.tablePath();
    grammar.options.hint();
    if (cursor.at(LEFT_PAREN)) {
      grammar.names.columnList();
    }
    return "INSERT";
  }
}
