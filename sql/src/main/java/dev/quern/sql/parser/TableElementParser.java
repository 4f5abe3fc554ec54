package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.ASC;
import static dev.quern.sql.parser.TokenKind.CASCADE;
import static dev.quern.sql.parser.TokenKind.CHECK;
import static dev.quern.sql.parser.TokenKind.COMMA;
import static dev.quern.sql.parser.TokenKind.CONSTRAINT;
import static dev.quern.sql.parser.TokenKind.DELETE;
import static dev.quern.sql.parser.TokenKind.DESC;
import static dev.quern.sql.parser.TokenKind.DISTINCT;
import static dev.quern.sql.parser.TokenKind.DOT;
import static dev.quern.sql.parser.TokenKind.ENFORCED;
import static dev.quern.sql.parser.TokenKind.FOREIGN;
import static dev.quern.sql.parser.TokenKind.FULL;
import static dev.quern.sql.parser.TokenKind.KEY;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.MATCH;
import static dev.quern.sql.parser.TokenKind.NO;
import static dev.quern.sql.parser.TokenKind.NOT;
import static dev.quern.sql.parser.TokenKind.NULL;
import static dev.quern.sql.parser.TokenKind.NULLS;
import static dev.quern.sql.parser.TokenKind.ON;
import static dev.quern.sql.parser.TokenKind.PRIMARY;
import static dev.quern.sql.parser.TokenKind.REFERENCES;
import static dev.quern.sql.parser.TokenKind.RESTRICT;
import static dev.quern.sql.parser.TokenKind.RIGHT_PAREN;
import static dev.quern.sql.parser.TokenKind.SET;
import static dev.quern.sql.parser.TokenKind.SIMPLE;
import static dev.quern.sql.parser.TokenKind.UPDATE;

import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.OptionEntry;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.ast.TableElement;
import dev.quern.sql.ast.TableElement.ForeignKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The column list of a table, with its constraints. Source: "CREATE TABLE statement". */
final class TableElementParser {

  private final Grammar grammar;
  private final TokenCursor cursor;
  private final ColumnParser columns;

  TableElementParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.columns = new ColumnParser(grammar, this);
  }

  /** The parser of single columns. */
  ColumnParser columns() {
    return columns;
  }

  /** {@code (element, ...)}; a comma may end it. */
  List<TableElement> list() {
    cursor.expect(LEFT_PAREN);
    if (cursor.at(RIGHT_PAREN)) {
      throw cursor.error(cursor.start(), "A table must define at least one column.");
    }
    List<TableElement> elements = new ArrayList<>();
    elements.add(element());
    while (!cursor.accept(RIGHT_PAREN)) {
      cursor.expect(COMMA, RIGHT_PAREN);
      if (cursor.atIdentifier()) {
        elements.add(element());
      } else if (!cursor.at(RIGHT_PAREN) && !cursor.at(COMMA)) {
        throw cursor.expected(COMMA, RIGHT_PAREN);
      }
    }
    return List.copyOf(elements);
  }

  private TableElement element() {
    int start = cursor.start();
    if (cursor.at(PRIMARY, KEY)) {
      return primaryKey(start, Optional.empty());
    }
    if (cursor.at(FOREIGN, KEY)) {
      return foreignKey(start, Optional.empty());
    }
    if (cursor.at(CHECK, LEFT_PAREN)) {
      return check(start, Optional.empty());
    }
    if (cursor.at(CONSTRAINT)
        && cursor.kind(1).isIdentifier()
        && (cursor.kind(2) == FOREIGN || cursor.kind(2) == CHECK)) {
      cursor.advance();
      Identifier name = grammar.names.take();
      return cursor.at(CHECK)
          ? check(start, Optional.of(name))
          : foreignKey(start, Optional.of(name));
    }
    return columns.column();
  }

  /** {@code [CONSTRAINT [IF NOT EXISTS] name] PRIMARY KEY|FOREIGN KEY|CHECK ...} of ALTER TABLE. */
  TableElement constraint(int start, Optional<Identifier> name) {
    return switch (cursor.kind()) {
      case PRIMARY -> primaryKey(start, name);
      case FOREIGN -> foreignKey(start, name);
      case CHECK -> check(start, name);
      default -> throw cursor.expected(CHECK, FOREIGN, PRIMARY);
    };
  }

  private TableElement primaryKey(int start, Optional<Identifier> name) {
    cursor.advance();
    cursor.expect(KEY);
    cursor.expect(LEFT_PAREN);
    List<Identifier> keys = new ArrayList<>();
    if (!cursor.accept(RIGHT_PAREN)) {
      keys.add(keyColumn());
      while (!cursor.accept(RIGHT_PAREN)) {
        cursor.expect(COMMA, RIGHT_PAREN);
        keys.add(keyColumn());
      }
    }
    boolean enforced = enforced();
    List<OptionEntry> options = grammar.options.optional();
    return new TableElement.PrimaryKey(
        cursor.since(start), name, List.copyOf(keys), enforced, options);
  }

  private Identifier keyColumn() {
    Identifier column = grammar.names.identifier();
    if (cursor.atAny(ASC, DESC, NULLS)) {
      throw cursor.error(cursor.start(), "Ordering for primary keys is not supported");
    }
    return column;
  }

  /** {@code [[NOT] ENFORCED]} */
  boolean enforced() {
    if (cursor.accept(NOT)) {
      cursor.expect(ENFORCED);
      return false;
    }
    cursor.accept(ENFORCED);
    return true;
  }

  private TableElement foreignKey(int start, Optional<Identifier> name) {
    cursor.advance();
    cursor.expect(KEY);
    List<Identifier> own = grammar.names.columnList();
    ForeignKey reference = reference(start, name, own);
    List<OptionEntry> options = grammar.options.optional();
    return new ForeignKey(
        cursor.since(start),
        name,
        own,
        reference.table(),
        reference.referencedColumns(),
        reference.match(),
        reference.onUpdate(),
        reference.onDelete(),
        reference.enforced(),
        options);
  }

  /** {@code REFERENCES table (...) ... [NOT ENFORCED]} */
  ForeignKey reference(int start, Optional<Identifier> name, List<Identifier> own) {
    cursor.expect(REFERENCES);
    PathName table = grammar.names.path();
    if (!cursor.at(LEFT_PAREN)) {
      throw cursor.expected(LEFT_PAREN, DOT);
    }
    List<Identifier> referenced = grammar.names.columnList();
    Optional<String> match = cursor.accept(MATCH) ? Optional.of(match()) : Optional.empty();
    Optional<String> onUpdate = Optional.empty();
    Optional<String> onDelete = Optional.empty();
    while (cursor.accept(ON)) {
      if (cursor.accept(UPDATE)) {
        onUpdate = Optional.of(referentialAction());
      } else {
        cursor.expect(DELETE, UPDATE);
        onDelete = Optional.of(referentialAction());
      }
    }
    boolean enforced = true;
    if (!cursor.at(NOT, NULL)) {
      enforced = enforced();
    }
    return new ForeignKey(
        cursor.since(start),
        name,
        own,
        table,
        referenced,
        match,
        onUpdate,
        onDelete,
        enforced,
        List.of());
  }

  private String match() {
    if (cursor.accept(SIMPLE)) {
      return "SIMPLE";
    }
    if (cursor.accept(FULL)) {
      return "FULL";
    }
    cursor.expect(NOT, FULL, SIMPLE);
    cursor.expect(DISTINCT);
    return "NOT DISTINCT";
  }

  private String referentialAction() {
    int start = cursor.start();
    if (cursor.accept(NO)) {
      cursor.expect(TokenKind.ACTION);
    } else if (cursor.accept(SET)) {
      cursor.expect(NULL);
    } else if (!cursor.accept(CASCADE)) {
      cursor.expect(RESTRICT, CASCADE, NO, SET);
    }
    return cursor.since(start).of(cursor.text());
  }

  private TableElement check(int start, Optional<Identifier> name) {
    cursor.advance();
    cursor.expect(LEFT_PAREN);
    Expression condition = grammar.expressions.expression();
    cursor.expect(RIGHT_PAREN);
    boolean enforced = enforced();
    List<OptionEntry> options = grammar.options.optional();
    return new TableElement.Check(cursor.since(start), name, condition, enforced, options);
  }
}
