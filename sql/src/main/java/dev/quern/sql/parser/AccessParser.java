package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.ADD;
import static dev.quern.sql.parser.TokenKind.ALL;
import static dev.quern.sql.parser.TokenKind.AT_SIGN;
import static dev.quern.sql.parser.TokenKind.COMMA;
import static dev.quern.sql.parser.TokenKind.DOT;
import static dev.quern.sql.parser.TokenKind.DOUBLE_AT;
import static dev.quern.sql.parser.TokenKind.FROM;
import static dev.quern.sql.parser.TokenKind.GRANT;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.ON;
import static dev.quern.sql.parser.TokenKind.PRIVILEGES;
import static dev.quern.sql.parser.TokenKind.REMOVE;
import static dev.quern.sql.parser.TokenKind.RESTRICT;
import static dev.quern.sql.parser.TokenKind.RIGHT_PAREN;
import static dev.quern.sql.parser.TokenKind.SELECT;
import static dev.quern.sql.parser.TokenKind.STRING;
import static dev.quern.sql.parser.TokenKind.TO;

import dev.quern.sql.ast.AccessStatement;
import dev.quern.sql.ast.AccessStatement.Privilege;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.ast.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** GRANT, REVOKE and what names principals. Source: "Data control language statements". */
final class AccessParser {

  private final Grammar grammar;
  private final TokenCursor cursor;

  AccessParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** {@code GRANT ... ON ... TO ...} or {@code REVOKE ... ON ... FROM ...} */
  Statement statement() {
    int start = cursor.start();
    boolean grant = cursor.at(GRANT);
    cursor.advance();
    List<Privilege> privileges = privileges();
    cursor.expect(ON);
    List<Identifier> objectType = objectType();
    PathName name = grammar.names.path();
    if (grant) {
      cursor.expect(TO, DOT);
    } else if (!cursor.accept(FROM)) {
      throw cursor.expected(DOT);
    }
    List<Expression> grantees = grantees();
    return grant
        ? new AccessStatement.Grant(cursor.since(start), privileges, objectType, name, grantees)
        : new AccessStatement.Revoke(cursor.since(start), privileges, objectType, name, grantees);
  }

  private List<Privilege> privileges() {
    if (cursor.accept(ALL)) {
      cursor.accept(PRIVILEGES);
      return List.of();
    }
    List<Privilege> privileges = new ArrayList<>();
    do {
      privileges.add(privilege());
    } while (cursor.accept(COMMA));
    return List.copyOf(privileges);
  }

  private Privilege privilege() {
    int start = cursor.start();
    Identifier name = cursor.at(SELECT) ? grammar.names.take() : grammar.names.identifier();
    Optional<List<PathName>> columns = Optional.empty();
    if (cursor.accept(LEFT_PAREN)) {
      List<PathName> paths = new ArrayList<>();
      paths.add(grammar.names.path());
      while (!cursor.accept(RIGHT_PAREN)) {
        cursor.expect(COMMA, RIGHT_PAREN);
        paths.add(grammar.names.path());
      }
      columns = Optional.of(List.copyOf(paths));
    }
    return new Privilege(cursor.since(start), name, columns);
  }

  /** The words before the name of an object: as many as other words follow, two at most. */
  private List<Identifier> objectType() {
    List<Identifier> words = new ArrayList<>();
    while (words.size() < 2 && cursor.atIdentifier() && cursor.kind(1).isIdentifier()) {
      words.add(grammar.names.take());
    }
    return List.copyOf(words);
  }

  /** {@code 'user:...', @parameter, ...} */
  List<Expression> grantees() {
    List<Expression> grantees = new ArrayList<>();
    do {
      grantees.add(grantee());
    } while (cursor.accept(COMMA));
    return List.copyOf(grantees);
  }

  private Expression grantee() {
    return switch (cursor.kind()) {
      case STRING -> grammar.literals.string();
      case AT_SIGN -> grammar.operands.namedParameter();
      case DOUBLE_AT -> grammar.operands.systemVariable();
      case QUESTION -> grammar.operands.integerOrParameter();
      default -> throw cursor.expected(STRING, AT_SIGN, DOUBLE_AT);
    };
  }

  /** {@code ON privileges ON type name} of privilege restrictions, which BigQuery lacks. */
  void droppedRestriction() {
    cursor.expect(ON);
    privileges();
    cursor.expect(ON);
    grammar.names.identifier();
    grammar.names.path();
  }

  /** {@code ON privileges ON type name [RESTRICT TO (...)]} */
  void restriction() {
    droppedRestriction();
    if (cursor.at(RESTRICT)) {
      restrictTo();
    }
  }

  private void restrictTo() {
    cursor.advance();
    cursor.expect(TO);
    cursor.expect(LEFT_PAREN);
    grantees();
    cursor.expect(RIGHT_PAREN);
  }

  /** {@code ON privileges ON type name action, ...} */
  void alteredRestriction() {
    droppedRestriction();
    do {
      switch (cursor.kind()) {
        case RESTRICT -> restrictTo();
        case ADD, REMOVE -> {
          boolean add = cursor.accept(ADD);
          if (!add) {
            cursor.expect(REMOVE);
          }
          cursor.expect(LEFT_PAREN);
          grantees();
          cursor.expect(RIGHT_PAREN);
        }
        default -> throw cursor.unexpected();
      }
    } while (cursor.accept(COMMA));
  }
}
