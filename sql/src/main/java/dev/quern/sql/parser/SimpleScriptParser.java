package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.AS;
import static dev.quern.sql.parser.TokenKind.BATCH;
import static dev.quern.sql.parser.TokenKind.COMMA;
import static dev.quern.sql.parser.TokenKind.DEFAULT;
import static dev.quern.sql.parser.TokenKind.DOT;
import static dev.quern.sql.parser.TokenKind.EQUALS;
import static dev.quern.sql.parser.TokenKind.IMMEDIATE;
import static dev.quern.sql.parser.TokenKind.INTO;
import static dev.quern.sql.parser.TokenKind.ISOLATION;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.LEVEL;
import static dev.quern.sql.parser.TokenKind.MESSAGE;
import static dev.quern.sql.parser.TokenKind.ONLY;
import static dev.quern.sql.parser.TokenKind.READ;
import static dev.quern.sql.parser.TokenKind.RIGHT_PAREN;
import static dev.quern.sql.parser.TokenKind.TRANSACTION;
import static dev.quern.sql.parser.TokenKind.USING;
import static dev.quern.sql.parser.TokenKind.WRITE;

import dev.quern.sql.ast.Access;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.FunctionCall.Argument;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Literal;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.ast.ScriptStatement;
import dev.quern.sql.ast.ScriptStatement.TransactionMode;
import dev.quern.sql.ast.ScriptStatement.UsingArgument;
import dev.quern.sql.ast.Statement;
import dev.quern.sql.ast.TypeExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements of scripts that hold no others. Source: "Procedural language". */
final class SimpleScriptParser {

  private final Grammar grammar;
  private final TokenCursor cursor;

  SimpleScriptParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** {@code DECLARE name, ... [type] [DEFAULT value]} */
  ScriptStatement declare() {
    int start = cursor.start();
    cursor.advance();
    List<Identifier> names = grammar.names.list();
    Optional<TypeExpression> type =
        cursor.at(DEFAULT) ? Optional.empty() : Optional.of(grammar.types.type());
    Optional<Expression> value =
        cursor.accept(DEFAULT) ? Optional.of(grammar.expressions.expression()) : Optional.empty();
    return new ScriptStatement.Declare(cursor.since(start), names, type, value);
  }

  /** BREAK, CONTINUE, RETURN, RAISE and their other names. */
  ScriptStatement jump() {
    int start = cursor.start();
    TokenKind word = cursor.kind();
    cursor.advance();
    return switch (word) {
      case BREAK, LEAVE -> {
        Optional<Identifier> label = label();
        yield new ScriptStatement.Break(cursor.since(start), label);
      }
      case CONTINUE, ITERATE -> {
        Optional<Identifier> label = label();
        yield new ScriptStatement.Continue(cursor.since(start), label);
      }
      case RETURN -> new ScriptStatement.Return(cursor.since(start));
      default -> raise(start);
    };
  }

  private Optional<Identifier> label() {
    return cursor.atIdentifier() ? Optional.of(grammar.names.take()) : Optional.empty();
  }

  private ScriptStatement raise(int start) {
    Optional<Expression> message = Optional.empty();
    if (cursor.accept(USING)) {
      cursor.expect(MESSAGE);
      cursor.expect(EQUALS);
      message = Optional.of(grammar.expressions.expression());
    }
    return new ScriptStatement.Raise(cursor.since(start), message);
  }

  /** SET of a variable, of several, of a parameter, of a system variable, of a transaction. */
  Statement set() {
    int start = cursor.start();
    cursor.advance();
    if (cursor.at(TRANSACTION, READ) || cursor.at(TRANSACTION, ISOLATION)) {
      cursor.advance();
      List<TransactionMode> modes = modes();
      return new ScriptStatement.SetTransaction(cursor.since(start), modes);
    }
    return switch (cursor.kind()) {
      case LEFT_PAREN -> setVariables(start);
      case AT_SIGN -> {
        Access.NamedParameter parameter = grammar.operands.namedParameter();
        Expression value = assigned();
        yield new ScriptStatement.SetParameter(cursor.since(start), parameter, value);
      }
      case DOUBLE_AT -> {
        Access.SystemVariable variable = grammar.operands.systemVariable();
        Expression value = assigned();
        yield new ScriptStatement.SetSystemVariable(cursor.since(start), variable, value);
      }
      default -> setVariable(start);
    };
  }

  private Expression assigned() {
    cursor.expect(EQUALS);
    return grammar.expressions.expression();
  }

  private Statement setVariable(int start) {
    Identifier name = grammar.names.identifier();
    if (cursor.at(COMMA)) {
      while (cursor.accept(COMMA)) {
        grammar.names.identifier();
      }
      assigned();
      throw cursor.error(
          name.span().start(),
          "Using SET with multiple variables requires parentheses around the variable list");
    }
    cursor.expect(EQUALS, COMMA);
    Expression value = grammar.expressions.expression();
    return new ScriptStatement.SetVariable(cursor.since(start), name, value);
  }

  private Statement setVariables(int start) {
    cursor.advance();
    if (cursor.at(RIGHT_PAREN)) {
      throw cursor.error(cursor.start(), "Parenthesized SET statement requires a variable list");
    }
    List<Identifier> names = grammar.names.list();
    cursor.expect(RIGHT_PAREN);
    Expression value = assigned();
    return new ScriptStatement.SetVariables(cursor.since(start), names, value);
  }

  /** {@code BEGIN [TRANSACTION]}, {@code START TRANSACTION}, COMMIT and ROLLBACK. */
  Statement transaction() {
    int start = cursor.start();
    TokenKind word = cursor.kind();
    cursor.advance();
    switch (word) {
      case COMMIT -> {
        cursor.accept(TRANSACTION);
        return new ScriptStatement.Commit(cursor.since(start));
      }
      case ROLLBACK -> {
        cursor.accept(TRANSACTION);
        return new ScriptStatement.Rollback(cursor.since(start));
      }
      case START -> {
        if (cursor.accept(BATCH)) {
          if (cursor.atIdentifier()) {
            cursor.advance();
          }
          return new Statement.Foreign(cursor.since(start), "StartBatchStatement");
        }
        cursor.expect(TRANSACTION, BATCH);
      }
      default -> cursor.accept(TRANSACTION);
    }
    List<TransactionMode> modes =
        cursor.atAny(READ, ISOLATION) ? modes() : List.<TransactionMode>of();
    return new ScriptStatement.BeginTransaction(cursor.since(start), modes);
  }

  private List<TransactionMode> modes() {
    List<TransactionMode> modes = new ArrayList<>();
    do {
      int start = cursor.start();
      if (cursor.accept(READ)) {
        if (!cursor.accept(ONLY)) {
          cursor.expect(WRITE, ONLY);
        }
      } else {
        cursor.expect(ISOLATION, READ);
        cursor.expect(LEVEL);
        grammar.names.identifier();
        if (cursor.atIdentifier()) {
          grammar.names.take();
        }
      }
      var span = cursor.since(start);
      modes.add(new TransactionMode(span, span.of(cursor.text())));
    } while (cursor.accept(COMMA));
    return List.copyOf(modes);
  }

  /** {@code CALL procedure(...)} */
  Statement call() {
    int start = cursor.start();
    cursor.advance();
    PathName procedure = grammar.names.path();
    if (!cursor.at(LEFT_PAREN)) {
      throw cursor.expected(LEFT_PAREN, DOT);
    }
    List<Argument> arguments = grammar.froms.procedureArguments();
    return new ScriptStatement.Call(cursor.since(start), procedure, arguments);
  }

  /** {@code EXECUTE IMMEDIATE sql [INTO ...] [USING ...]} */
  Statement executeImmediate() {
    int start = cursor.start();
    cursor.advance();
    cursor.expect(IMMEDIATE);
    Expression sql = grammar.expressions.expression();
    List<Identifier> into = cursor.accept(INTO) ? grammar.names.list() : List.of();
    List<UsingArgument> using = new ArrayList<>();
    if (cursor.accept(USING)) {
      do {
        int argumentStart = cursor.start();
        Expression value = grammar.expressions.expression();
        Optional<Identifier> name = grammar.names.aliasWithAs();
        using.add(new UsingArgument(cursor.since(argumentStart), value, name));
      } while (cursor.accept(COMMA));
    }
    return new ScriptStatement.ExecuteImmediate(cursor.since(start), sql, into, List.copyOf(using));
  }

  /** {@code ASSERT condition [AS 'description']} */
  Statement assertion() {
    int start = cursor.start();
    cursor.advance();
    Expression condition = grammar.expressions.expression();
    Optional<Literal.Text> description =
        cursor.accept(AS) ? Optional.of(grammar.literals.string()) : Optional.empty();
    return new ScriptStatement.Assert(cursor.since(start), condition, description);
  }
}
