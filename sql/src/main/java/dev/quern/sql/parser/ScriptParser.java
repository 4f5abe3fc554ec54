package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.CASE;
import static dev.quern.sql.parser.TokenKind.COLON;
import static dev.quern.sql.parser.TokenKind.DO;
import static dev.quern.sql.parser.TokenKind.ELSE;
import static dev.quern.sql.parser.TokenKind.ELSEIF;
import static dev.quern.sql.parser.TokenKind.END;
import static dev.quern.sql.parser.TokenKind.END_OF_INPUT;
import static dev.quern.sql.parser.TokenKind.ERROR;
import static dev.quern.sql.parser.TokenKind.EXCEPTION;
import static dev.quern.sql.parser.TokenKind.FOR;
import static dev.quern.sql.parser.TokenKind.IF;
import static dev.quern.sql.parser.TokenKind.IN;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.LOOP;
import static dev.quern.sql.parser.TokenKind.REPEAT;
import static dev.quern.sql.parser.TokenKind.SEMICOLON;
import static dev.quern.sql.parser.TokenKind.THEN;
import static dev.quern.sql.parser.TokenKind.UNTIL;
import static dev.quern.sql.parser.TokenKind.WHEN;
import static dev.quern.sql.parser.TokenKind.WHILE;

import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Query;
import dev.quern.sql.ast.Script;
import dev.quern.sql.ast.ScriptStatement;
import dev.quern.sql.ast.ScriptStatement.Branch;
import dev.quern.sql.ast.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Scripts, blocks and the control of flow. Source: "Procedural language". */
final class ScriptParser {

  private final Grammar grammar;
  private final TokenCursor cursor;
  private final SimpleScriptParser simple;
  private boolean endsListWell;

  ScriptParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.simple = new SimpleScriptParser(grammar);
  }

  /** All statements up to the end of the text. */
  Script script() {
    int start = cursor.start();
    List<Statement> statements = new ArrayList<>();
    while (!cursor.at(END_OF_INPUT)) {
      statements.add(grammar.statements.scriptStatement());
      if (!cursor.accept(SEMICOLON) && !cursor.at(END_OF_INPUT)) {
        throw cursor.expected(END_OF_INPUT);
      }
    }
    return new Script(cursor.since(start), List.copyOf(statements));
  }

  /** Whether a statement stands here that only scripts have. */
  boolean atScriptStatement() {
    return switch (cursor.kind()) {
      case IF, CASE, LOOP, WHILE, REPEAT, FOR, DECLARE -> true;
      case BREAK, LEAVE, CONTINUE, ITERATE, RETURN, RAISE -> true;
      case BEGIN -> atBlock();
      default -> cursor.kind(1) == COLON;
    };
  }

  /** Whether BEGIN starts a block rather than a transaction. */
  private boolean atBlock() {
    return switch (cursor.kind(1)) {
      case TRANSACTION, READ, ISOLATION, SEMICOLON, END_OF_INPUT -> false;
      default -> true;
    };
  }

  /** The statement that {@link #atScriptStatement} has seen. */
  Statement scriptStatement() {
    cursor.enter();
    Statement statement = dispatch();
    cursor.leave();
    return statement;
  }

  private Statement dispatch() {
    int start = cursor.start();
    return switch (cursor.kind()) {
      case IF -> ifStatement(start);
      case CASE -> caseStatement(start);
      case LOOP, WHILE, REPEAT, FOR, BEGIN -> labeled(start, Optional.empty());
      case DECLARE -> simple.declare();
      case BREAK, LEAVE, CONTINUE, ITERATE, RETURN, RAISE -> simple.jump();
      default -> afterLabel(start);
    };
  }

  private Statement afterLabel(int start) {
    if (cursor.kind().isReserved()) {
      throw cursor.error(
          start,
          "Reserved keyword '"
              + cursor.here().of(cursor.text())
              + "' may not be used as a label name without backticks");
    }
    boolean labels =
        cursor.atIdentifier()
            && switch (cursor.kind(2)) {
              case BEGIN, LOOP, WHILE, REPEAT, FOR -> true;
              default -> false;
            };
    if (!labels) {
      throw cursor.unexpected();
    }
    Identifier label = grammar.names.take();
    cursor.advance();
    return labeled(start, Optional.of(label));
  }

  private Statement labeled(int start, Optional<Identifier> label) {
    return switch (cursor.kind()) {
      case LOOP -> loop(start, label);
      case WHILE -> whileLoop(start, label);
      case REPEAT -> repeat(start, label);
      case FOR -> forIn(start, label);
      default -> block(start, label);
    };
  }

  /** The statements up to a word that ends their list, each with its semicolon. */
  private List<Statement> statements() {
    List<Statement> statements = new ArrayList<>();
    while (!cursor.atAny(END, ELSE, ELSEIF, WHEN, UNTIL, EXCEPTION)) {
      statements.add(grammar.statements.scriptStatement());
      cursor.expect(SEMICOLON);
    }
    endsListWell = !statements.isEmpty();
    return List.copyOf(statements);
  }

  /**
   * Reads the word that ends a list of statements. GoogleSQL names it, and the others, only where
   * the list is not empty and another such word stands there.
   */
  private void endList(TokenKind kind, TokenKind... others) {
    if (endsListWell && cursor.atAny(END, ELSE, ELSEIF, WHEN, UNTIL, EXCEPTION)) {
      cursor.expect(kind, others);
    } else {
      cursor.require(kind);
    }
  }

  /** {@code [label]} behind END. */
  private void endLabel(Optional<Identifier> label) {
    if (label.isEmpty() || !cursor.atIdentifier()) {
      return;
    }
    int start = cursor.start();
    Identifier end = grammar.names.take();
    String expected = label.get().name();
    if (!end.name().toLowerCase(Locale.ROOT).equals(expected.toLowerCase(Locale.ROOT))) {
      throw cursor.error(
          start, "Mismatched end label; expected " + expected + ", got " + end.name());
    }
  }

  private ScriptStatement ifStatement(int start) {
    List<Branch> branches = new ArrayList<>();
    do {
      int branchStart = cursor.start();
      cursor.advance();
      Expression condition = grammar.expressions.expression();
      cursor.expect(THEN);
      List<Statement> statements = statements();
      branches.add(new Branch(cursor.since(branchStart), condition, statements));
    } while (cursor.at(ELSEIF));
    Optional<List<Statement>> otherwise =
        cursor.accept(ELSE) ? Optional.of(statements()) : Optional.empty();
    endList(END);
    cursor.expect(IF);
    return new ScriptStatement.If(cursor.since(start), List.copyOf(branches), otherwise);
  }

  private ScriptStatement caseStatement(int start) {
    cursor.advance();
    Optional<Expression> operand =
        cursor.at(WHEN) ? Optional.empty() : Optional.of(grammar.expressions.expression());
    if (!cursor.at(WHEN)) {
      throw cursor.expected(WHEN);
    }
    List<Branch> branches = new ArrayList<>();
    while (cursor.at(WHEN)) {
      int branchStart = cursor.start();
      cursor.advance();
      Expression condition = grammar.expressions.expression();
      cursor.expect(THEN);
      List<Statement> statements = statements();
      branches.add(new Branch(cursor.since(branchStart), condition, statements));
    }
    Optional<List<Statement>> otherwise =
        cursor.accept(ELSE) ? Optional.of(statements()) : Optional.empty();
    if (otherwise.isPresent()) {
      endList(END);
    } else {
      endList(END, ELSE, WHEN);
    }
    cursor.expect(CASE);
    return new ScriptStatement.Case(cursor.since(start), operand, List.copyOf(branches), otherwise);
  }

  private ScriptStatement loop(int start, Optional<Identifier> label) {
    cursor.advance();
    List<Statement> statements = statements();
    endList(END);
    cursor.expect(LOOP);
    endLabel(label);
    return new ScriptStatement.Loop(cursor.since(start), label, statements);
  }

  private ScriptStatement whileLoop(int start, Optional<Identifier> label) {
    cursor.advance();
    Expression condition = grammar.expressions.expression();
    cursor.expect(DO);
    List<Statement> statements = statements();
    endList(END);
    cursor.expect(WHILE);
    endLabel(label);
    return new ScriptStatement.While(cursor.since(start), label, condition, statements);
  }

  private ScriptStatement repeat(int start, Optional<Identifier> label) {
    cursor.advance();
    List<Statement> statements = statements();
    endList(UNTIL);
    Expression until = grammar.expressions.expression();
    cursor.expect(END);
    cursor.expect(REPEAT);
    endLabel(label);
    return new ScriptStatement.Repeat(cursor.since(start), label, statements, until);
  }

  private ScriptStatement forIn(int start, Optional<Identifier> label) {
    cursor.advance();
    Identifier variable = grammar.names.identifier();
    cursor.expect(IN);
    if (!cursor.at(LEFT_PAREN)) {
      throw cursor.expected(LEFT_PAREN);
    }
    Query query = grammar.queries.parenthesized();
    cursor.expect(DO);
    List<Statement> statements = statements();
    endList(END);
    cursor.expect(FOR);
    endLabel(label);
    return new ScriptStatement.ForIn(cursor.since(start), label, variable, query, statements);
  }

  /** {@code BEGIN ... END} of a procedure. */
  ScriptStatement.Block blockOfProcedure() {
    return block(cursor.start(), Optional.empty());
  }

  private ScriptStatement.Block block(int start, Optional<Identifier> label) {
    cursor.advance();
    List<Statement> statements = statements();
    Optional<ScriptStatement.ExceptionHandler> handler =
        cursor.at(EXCEPTION) ? Optional.of(handler()) : Optional.empty();
    if (handler.isPresent()) {
      endList(END);
    } else {
      endList(END, EXCEPTION);
    }
    endLabel(label);
    return new ScriptStatement.Block(cursor.since(start), label, statements, handler);
  }

  private ScriptStatement.ExceptionHandler handler() {
    int start = cursor.start();
    cursor.advance();
    cursor.expect(WHEN);
    cursor.expect(ERROR);
    cursor.expect(THEN);
    List<Statement> statements = statements();
    return new ScriptStatement.ExceptionHandler(cursor.since(start), statements);
  }

  /** The parser of statements that hold no others. */
  SimpleScriptParser simple() {
    return simple;
  }
}
