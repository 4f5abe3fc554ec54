package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.ALL;
import static dev.quern.sql.parser.TokenKind.AS;
import static dev.quern.sql.parser.TokenKind.COLLATE;
import static dev.quern.sql.parser.TokenKind.COLUMN;
import static dev.quern.sql.parser.TokenKind.COMMA;
import static dev.quern.sql.parser.TokenKind.CONSTRAINT;
import static dev.quern.sql.parser.TokenKind.DEFAULT;
import static dev.quern.sql.parser.TokenKind.FILL;
import static dev.quern.sql.parser.TokenKind.FILTER;
import static dev.quern.sql.parser.TokenKind.FOLLOWING;
import static dev.quern.sql.parser.TokenKind.FROM;
import static dev.quern.sql.parser.TokenKind.KEY;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.ON;
import static dev.quern.sql.parser.TokenKind.OPTIONS;
import static dev.quern.sql.parser.TokenKind.PRECEDING;
import static dev.quern.sql.parser.TokenKind.RIGHT_PAREN;
import static dev.quern.sql.parser.TokenKind.ROW;
import static dev.quern.sql.parser.TokenKind.TO;
import static dev.quern.sql.parser.TokenKind.USING;

import dev.quern.sql.ast.AlterAction;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.OptionEntry;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.ast.TableElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** What ALTER does. Source: "Data definition language statements". */
final class AlterActionParser {

  private final Grammar grammar;
  private final TokenCursor cursor;
  private final AlterColumnParser columns;

  AlterActionParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.columns = new AlterColumnParser(grammar);
  }

  /** {@code action, ...} of all but indexes and policies. */
  List<AlterAction> list() {
    return list(this::action);
  }

  /** {@code action, ...} of an index. */
  List<AlterAction> ofIndex() {
    return list(this::indexAction);
  }

  /** {@code action, ...} of a row access policy. */
  List<AlterAction> ofPolicy() {
    return list(this::policyAction);
  }

  private List<AlterAction> list(IntFunction<AlterAction> action) {
    List<AlterAction> actions = new ArrayList<>();
    do {
      actions.add(action.apply(cursor.start()));
    } while (cursor.accept(COMMA));
    return List.copyOf(actions);
  }

  private AlterAction action(int start) {
    return switch (cursor.kind()) {
      case SET -> set(start);
      case ADD -> add(start);
      case DROP -> drop(start);
      case RENAME -> rename(start);
      case ALTER -> columns.alter(start);
      case REPLACE -> {
        cursor.advance();
        int clause = cursor.start();
        cursor.expect(ROW);
        throw deletionPolicy(clause, "REPLACE");
      }
      default -> throw cursor.unexpected();
    };
  }

  private RuntimeException deletionPolicy(int clause, String verb) {
    return cursor.error(clause, verb + " ROW DELETION POLICY clause is not supported.");
  }

  private AlterAction set(int start) {
    cursor.advance();
    return switch (cursor.kind()) {
      case OPTIONS -> {
        cursor.advance();
        List<OptionEntry> options = grammar.options.list();
        yield new AlterAction.SetOptions(cursor.since(start), options);
      }
      case DEFAULT -> {
        cursor.advance();
        cursor.expect(COLLATE);
        Expression collation = grammar.types.collationName();
        yield new AlterAction.SetDefaultCollation(cursor.since(start), collation);
      }
      case AS -> {
        cursor.advance();
        grammar.statements.creates().entityBody();
        yield new AlterAction.Foreign(cursor.since(start), "SetAsAction");
      }
      case ON -> throw cursor.unexpected();
      default -> throw cursor.expected(AS, DEFAULT, ON, OPTIONS);
    };
  }

  private AlterAction add(int start) {
    cursor.advance();
    return switch (cursor.kind()) {
      case COLUMN -> addColumn(start);
      case PRIMARY, FOREIGN -> addConstraint(start);
      case CHECK -> {
        if (cursor.kind(1) != LEFT_PAREN) {
          throw nested(cursor.start());
        }
        yield addConstraint(start);
      }
      case CONSTRAINT -> addConstraint(start);
      case ROW -> throw deletionPolicy(cursor.start(), "ADD");
      case REPLICA -> {
        cursor.advance();
        boolean ifNotExists = grammar.statements.ifNotExists();
        Identifier name = grammar.names.identifier();
        List<OptionEntry> options = grammar.options.optional();
        yield new AlterAction.AddReplica(cursor.since(start), ifNotExists, name, options);
      }
      default -> throw nested(cursor.start());
    };
  }

  /** The complaint about a word that names nothing within what is altered. */
  private RuntimeException nested(int start) {
    if (!cursor.at(TokenKind.IDENTIFIER)) {
      return cursor.unexpected();
    }
    return cursor.error(
        start, cursor.here().of(cursor.text()) + " is not a supported nested object type");
  }

  private AlterAction addColumn(int start) {
    cursor.advance();
    boolean ifNotExists = grammar.statements.ifNotExists();
    TableElement.Column column = grammar.statements.elements().columns().column();
    if (cursor.accept(PRECEDING) || cursor.accept(FOLLOWING)) {
      grammar.names.identifier();
    }
    Optional<Expression> fill = Optional.empty();
    if (cursor.accept(FILL)) {
      cursor.expect(USING);
      fill = Optional.of(grammar.expressions.expression());
    }
    return new AlterAction.AddColumn(cursor.since(start), ifNotExists, column, fill);
  }

  private AlterAction addConstraint(int start) {
    int constraintStart = cursor.start();
    boolean ifNotExists = false;
    Optional<Identifier> name = Optional.empty();
    if (cursor.accept(CONSTRAINT)) {
      ifNotExists = grammar.statements.ifNotExists();
      name = Optional.of(grammar.names.identifier());
    }
    TableElement constraint = grammar.statements.elements().constraint(constraintStart, name);
    return new AlterAction.AddConstraint(cursor.since(start), ifNotExists, constraint);
  }

  private AlterAction drop(int start) {
    cursor.advance();
    return switch (cursor.kind()) {
      case COLUMN -> {
        cursor.advance();
        boolean ifExists = grammar.statements.ifExists();
        Identifier column = grammar.names.identifier();
        yield new AlterAction.DropColumn(cursor.since(start), ifExists, column);
      }
      case CONSTRAINT -> {
        cursor.advance();
        boolean ifExists = grammar.statements.ifExists();
        Identifier name = grammar.names.identifier();
        yield new AlterAction.DropConstraint(cursor.since(start), ifExists, name);
      }
      case PRIMARY -> {
        cursor.advance();
        cursor.expect(KEY);
        boolean ifExists = grammar.statements.ifExists();
        yield new AlterAction.DropPrimaryKey(cursor.since(start), ifExists);
      }
      case REPLICA -> {
        cursor.advance();
        boolean ifExists = grammar.statements.ifExists();
        Identifier name = grammar.names.identifier();
        yield new AlterAction.DropReplica(cursor.since(start), ifExists, name);
      }
      case ROW -> throw deletionPolicy(cursor.start(), "DROP");
      default -> throw nested(cursor.start());
    };
  }

  private AlterAction rename(int start) {
    cursor.advance();
    if (cursor.accept(COLUMN)) {
      boolean ifExists = grammar.statements.ifExists();
      Identifier column = grammar.names.identifier();
      cursor.expect(TO);
      Identifier newName = grammar.names.identifier();
      return new AlterAction.RenameColumn(cursor.since(start), ifExists, column, newName);
    }
    cursor.expect(TO, COLUMN);
    return renameTo(start);
  }

  private AlterAction renameTo(int start) {
    PathName name = grammar.names.path();
    return new AlterAction.RenameTo(cursor.since(start), name);
  }

  private AlterAction indexAction(int start) {
    return switch (cursor.kind()) {
      case ADD -> {
        cursor.advance();
        cursor.expect(COLUMN);
        boolean ifNotExists = grammar.statements.ifNotExists();
        Identifier column = grammar.names.identifier();
        List<OptionEntry> options = grammar.options.optional();
        yield new AlterAction.AddIndexColumn(cursor.since(start), ifNotExists, column, options);
      }
      case REBUILD -> {
        yield new AlterAction.Rebuild(cursor.take());
      }
      default -> {
        yield action(start);
      }
    };
  }

  private AlterAction policyAction(int start) {
    return switch (cursor.kind()) {
      case GRANT -> {
        cursor.advance();
        cursor.expect(TO);
        List<Expression> grantees = granteesInParentheses();
        yield new AlterAction.GrantTo(cursor.since(start), grantees);
      }
      case FILTER, USING -> {
        cursor.accept(FILTER);
        cursor.expect(USING);
        cursor.expect(LEFT_PAREN);
        Expression filter = grammar.expressions.expression();
        cursor.expect(RIGHT_PAREN);
        yield new AlterAction.FilterUsing(cursor.since(start), filter);
      }
      case REVOKE -> {
        yield revokeFrom();
      }
      case RENAME -> {
        cursor.advance();
        cursor.expect(TO);
        yield renameTo(start);
      }
      default -> throw cursor.unexpected();
    };
  }

  private List<Expression> granteesInParentheses() {
    cursor.expect(LEFT_PAREN);
    List<Expression> grantees = grammar.statements.accesses().grantees();
    cursor.expect(RIGHT_PAREN);
    return grantees;
  }

  /** {@code REVOKE FROM (...)} or {@code REVOKE FROM ALL} */
  AlterAction.RevokeFrom revokeFrom() {
    int start = cursor.start();
    cursor.advance();
    cursor.require(FROM);
    List<Expression> grantees = List.of();
    if (!cursor.accept(ALL)) {
      if (!cursor.at(LEFT_PAREN)) {
        throw cursor.expected(LEFT_PAREN, ALL);
      }
      grantees = granteesInParentheses();
    }
    return new AlterAction.RevokeFrom(cursor.since(start), grantees);
  }
}
