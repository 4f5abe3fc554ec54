package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.AS;
import static dev.quern.sql.parser.TokenKind.BATCH;
import static dev.quern.sql.parser.TokenKind.COMMA;
import static dev.quern.sql.parser.TokenKind.DOT;
import static dev.quern.sql.parser.TokenKind.EQUALS;
import static dev.quern.sql.parser.TokenKind.FAT_ARROW;
import static dev.quern.sql.parser.TokenKind.FROM;
import static dev.quern.sql.parser.TokenKind.INTO;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.LIKE;
import static dev.quern.sql.parser.TokenKind.MACRO;
import static dev.quern.sql.parser.TokenKind.MATERIALIZED;
import static dev.quern.sql.parser.TokenKind.MODULE;
import static dev.quern.sql.parser.TokenKind.PROTO;
import static dev.quern.sql.parser.TokenKind.RIGHT_PAREN;
import static dev.quern.sql.parser.TokenKind.STRING;
import static dev.quern.sql.parser.TokenKind.TABLE;
import static dev.quern.sql.parser.TokenKind.VIEWS;

import dev.quern.sql.ast.Statement;

/** Statements of GoogleSQL that BigQuery lacks; they are read in full and kept by name only. */
final class ForeignStatementParser {

  private final Grammar grammar;
  private final TokenCursor cursor;

  ForeignStatementParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** The statement here. */
  Statement statement() {
    int start = cursor.start();
    String kind =
        switch (cursor.kind()) {
          case EXPLAIN -> explain();
          case DESCRIBE, DESC -> describe();
          case SHOW -> show();
          case RUN -> run();
          case ABORT -> abort();
          case IMPORT -> importModule();
          case MODULE -> module();
          case DEFINE -> define(start);
          case ANALYZE -> analyze();
          case PIPE -> {
            grammar.pipes.operators();
            yield "SubpipelineStatement";
          }
          default -> throw cursor.unexpected();
        };
    return new Statement.Foreign(cursor.since(start), kind);
  }

  private String explain() {
    cursor.advance();
    grammar.statements.statement();
    return "ExplainStatement";
  }

  private String describe() {
    cursor.advance();
    if (cursor.atIdentifier() && cursor.kind(1).isIdentifier()) {
      grammar.names.take();
    }
    grammar.names.tablePath();
    if (cursor.accept(FROM)) {
      grammar.names.tablePath();
    }
    return "DescribeStatement";
  }

  private String show() {
    cursor.advance();
    if (!cursor.accept(MATERIALIZED, VIEWS)) {
      grammar.names.identifier();
    }
    if (cursor.accept(FROM)) {
      grammar.names.tablePath();
    }
    if (cursor.accept(LIKE)) {
      grammar.literals.string();
    }
    return "ShowStatement";
  }

  private String run() {
    cursor.advance();
    if (cursor.accept(BATCH)) {
      return "RunBatchStatement";
    }
    if (cursor.at(STRING)) {
      grammar.literals.string();
      cursor.expect(LEFT_PAREN);
    } else {
      grammar.names.path();
      cursor.expect(LEFT_PAREN, DOT);
    }
    if (cursor.atIdentifier()) {
      do {
        grammar.names.identifier();
        cursor.expect(FAT_ARROW, EQUALS);
        grammar.literals.string();
      } while (cursor.accept(COMMA));
    }
    cursor.expect(RIGHT_PAREN);
    return "RunStatement";
  }

  private String abort() {
    cursor.advance();
    cursor.expect(BATCH);
    return "AbortBatchStatement";
  }

  private String importModule() {
    cursor.advance();
    if (!cursor.accept(MODULE)) {
      cursor.expect(PROTO, MODULE);
    }
    if (cursor.at(STRING)) {
      grammar.literals.string();
    } else {
      grammar.names.path();
    }
    if (cursor.accept(AS) || cursor.accept(INTO)) {
      grammar.names.identifier();
    }
    grammar.options.optional();
    return "ImportStatement";
  }

  private String module() {
    cursor.advance();
    grammar.names.path();
    grammar.options.optional();
    return "ModuleStatement";
  }

  private String define(int start) {
    cursor.advance();
    if (cursor.at(MACRO)) {
      throw cursor.syntaxError(
          start, "DEFINE MACRO statements are not supported because macro expansions are disabled");
    }
    cursor.expect(TABLE, MACRO);
    grammar.names.path();
    if (!cursor.at(LEFT_PAREN)) {
      throw cursor.expected(LEFT_PAREN, DOT);
    }
    grammar.options.list();
    return "DefineTableStatement";
  }

  private String analyze() {
    cursor.advance();
    grammar.options.optionalBeforeNames();
    if (cursor.atIdentifier()) {
      do {
        grammar.names.tablePath();
        if (cursor.at(LEFT_PAREN)) {
          grammar.names.columnList();
        }
      } while (cursor.accept(COMMA));
    }
    return "AnalyzeStatement";
  }
}
