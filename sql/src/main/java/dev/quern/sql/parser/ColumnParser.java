package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.ALWAYS;
import static dev.quern.sql.parser.TokenKind.ARRAY;
import static dev.quern.sql.parser.TokenKind.AS;
import static dev.quern.sql.parser.TokenKind.BY;
import static dev.quern.sql.parser.TokenKind.COMMA;
import static dev.quern.sql.parser.TokenKind.CONSTRAINT;
import static dev.quern.sql.parser.TokenKind.CYCLE;
import static dev.quern.sql.parser.TokenKind.DEFAULT;
import static dev.quern.sql.parser.TokenKind.ENFORCED;
import static dev.quern.sql.parser.TokenKind.GENERATED;
import static dev.quern.sql.parser.TokenKind.HIDDEN;
import static dev.quern.sql.parser.TokenKind.IDENTITY;
import static dev.quern.sql.parser.TokenKind.INCREMENT;
import static dev.quern.sql.parser.TokenKind.KEY;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.LESS;
import static dev.quern.sql.parser.TokenKind.LESS_GREATER;
import static dev.quern.sql.parser.TokenKind.MAXVALUE;
import static dev.quern.sql.parser.TokenKind.MINUS_SIGN;
import static dev.quern.sql.parser.TokenKind.MINVALUE;
import static dev.quern.sql.parser.TokenKind.NO;
import static dev.quern.sql.parser.TokenKind.NOT;
import static dev.quern.sql.parser.TokenKind.NULL;
import static dev.quern.sql.parser.TokenKind.PRIMARY;
import static dev.quern.sql.parser.TokenKind.RANGE;
import static dev.quern.sql.parser.TokenKind.RIGHT_PAREN;
import static dev.quern.sql.parser.TokenKind.START;
import static dev.quern.sql.parser.TokenKind.STORED;
import static dev.quern.sql.parser.TokenKind.STRUCT;
import static dev.quern.sql.parser.TokenKind.VOLATILE;
import static dev.quern.sql.parser.TokenKind.WITH;

import dev.quern.sql.ast.ColumnAttributes;
import dev.quern.sql.ast.ColumnAttributes.GeneratedColumn;
import dev.quern.sql.ast.ColumnAttributes.InlineKey;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.OptionEntry;
import dev.quern.sql.ast.TableElement;
import dev.quern.sql.ast.TypeExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Columns as they are declared: a type whose fields and elements may carry attributes too. Source:
 * "CREATE TABLE statement", column schema.
 */
final class ColumnParser {

  private final Grammar grammar;
  private final TokenCursor cursor;
  private final TableElementParser elements;

  ColumnParser(Grammar grammar, TableElementParser elements) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.elements = elements;
  }

  /** {@code name type attributes} */
  TableElement.Column column() {
    int start = cursor.start();
    Identifier name = grammar.names.identifier();
    Optional<TypeExpression> type =
        cursor.atAny(AS, GENERATED) && !startsTypeName() ? Optional.empty() : Optional.of(type());
    ColumnAttributes attributes = attributes(true);
    return new TableElement.Column(cursor.since(start), name, type, attributes);
  }

  /** Whether GENERATED is the name of a type here. */
  private boolean startsTypeName() {
    return cursor.at(GENERATED) && !cursor.atAnyAhead(1, ALWAYS, AS, BY);
  }

  /** The type of a column, whose parts may carry attributes. */
  TypeExpression type() {
    cursor.enter();
    int start = cursor.start();
    TypeExpression type =
        switch (cursor.kind()) {
          case ARRAY -> array(start);
          case STRUCT -> struct(start);
          case RANGE -> range(start);
          default -> grammar.types.named();
        };
    cursor.leave();
    return type;
  }

  private TypeExpression array(int start) {
    cursor.advance();
    cursor.expect(LESS);
    TypeExpression element = type();
    ColumnAttributes attributes = attributes(false);
    cursor.expectCloseOfType();
    var parameters = grammar.types.parameters();
    var collation = grammar.types.collation();
    return new TypeExpression.Array(
        cursor.since(start), element, attributes, parameters, collation);
  }

  private TypeExpression range(int start) {
    cursor.advance();
    cursor.expect(LESS);
    TypeExpression element = type();
    ColumnAttributes attributes = attributes(false);
    cursor.expectCloseOfType();
    var parameters = grammar.types.parameters();
    var collation = grammar.types.collation();
    return new TypeExpression.Range(
        cursor.since(start), element, attributes, parameters, collation);
  }

  private TypeExpression struct(int start) {
    cursor.advance();
    List<TypeExpression.Field> fields = new ArrayList<>();
    if (!cursor.accept(LESS_GREATER)) {
      cursor.expect(LESS);
      if (cursor.atIdentifier() || cursor.atAny(ARRAY, STRUCT, RANGE, TokenKind.INTERVAL)) {
        do {
          fields.add(field());
        } while (cursor.accept(COMMA));
      }
      cursor.expectCloseOfType();
    }
    var parameters = grammar.types.parameters();
    var collation = grammar.types.collation();
    return new TypeExpression.Struct(
        cursor.since(start), List.copyOf(fields), parameters, collation);
  }

  private TypeExpression.Field field() {
    int start = cursor.start();
    Optional<Identifier> name = Optional.empty();
    if (cursor.atIdentifier() && TypeParser.startsType(cursor.kind(1)) && !startsAttribute()) {
      name = Optional.of(grammar.names.take());
    }
    TypeExpression type = type();
    ColumnAttributes attributes = attributes(false);
    return new TypeExpression.Field(cursor.since(start), name, type, attributes);
  }

  /** Whether the word behind a lone type's name starts its attributes. */
  private boolean startsAttribute() {
    return switch (cursor.kind(1)) {
      case OPTIONS -> cursor.kind(2) == LEFT_PAREN;
      case PRIMARY -> cursor.kind(2) == KEY;
      default -> false;
    };
  }

  /**
   * What follows a type.
   *
   * @param whole whether it is the type of a whole column, which may have a default
   */
  ColumnAttributes attributes(boolean whole) {
    Optional<Expression> value = Optional.empty();
    Optional<GeneratedColumn> generated = Optional.empty();
    if (whole && cursor.accept(DEFAULT)) {
      value = Optional.of(grammar.expressions.expression());
    } else if (whole && cursor.atAny(AS, GENERATED)) {
      generated = Optional.of(generated());
    }
    boolean notNull = false;
    boolean hidden = false;
    Optional<InlineKey> primaryKey = Optional.empty();
    Optional<TableElement.ForeignKey> foreignKey = Optional.empty();
    while (true) {
      int start = cursor.start();
      switch (cursor.kind()) {
        case NOT -> {
          cursor.advance();
          cursor.expect(NULL);
          notNull = true;
        }
        case HIDDEN -> {
          cursor.advance();
          hidden = true;
        }
        case PRIMARY -> primaryKey = Optional.of(inlineKey());
        case CONSTRAINT -> {
          cursor.advance();
          Optional<Identifier> name = Optional.of(grammar.names.identifier());
          foreignKey = Optional.of(elements.reference(start, name, List.of()));
        }
        case REFERENCES ->
            foreignKey = Optional.of(elements.reference(start, Optional.empty(), List.of()));
        default -> {
          List<OptionEntry> options = grammar.options.optional();
          return new ColumnAttributes(
              value, generated, notNull, hidden, primaryKey, foreignKey, options);
        }
      }
    }
  }

  private InlineKey inlineKey() {
    int start = cursor.start();
    cursor.advance();
    cursor.expect(KEY);
    if (cursor.at(NOT) && cursor.kind(1) != NULL) {
      cursor.advance();
      cursor.expect(ENFORCED, NULL);
      return new InlineKey(cursor.since(start), false);
    }
    cursor.accept(ENFORCED);
    return new InlineKey(cursor.since(start), true);
  }

  /** {@code [GENERATED [ALWAYS|BY DEFAULT]] AS (expression)|IDENTITY(...)} */
  GeneratedColumn generated() {
    int start = cursor.start();
    boolean byDefault = generatedAs();
    if (cursor.accept(IDENTITY)) {
      identity();
      return new GeneratedColumn(cursor.since(start), byDefault, Optional.empty(), false);
    }
    cursor.expect(LEFT_PAREN, IDENTITY);
    Expression expression = grammar.expressions.expression();
    cursor.expect(RIGHT_PAREN);
    boolean stored = cursor.accept(STORED);
    if (stored) {
      cursor.accept(VOLATILE);
    }
    return new GeneratedColumn(cursor.since(start), byDefault, Optional.of(expression), stored);
  }

  /** {@code GENERATED ... AS IDENTITY(...)}, where no expression may stand. */
  GeneratedColumn generatedIdentity() {
    int start = cursor.start();
    boolean byDefault = generatedAs();
    cursor.expect(IDENTITY);
    identity();
    return new GeneratedColumn(cursor.since(start), byDefault, Optional.empty(), false);
  }

  private boolean generatedAs() {
    boolean byDefault = false;
    if (cursor.accept(GENERATED)) {
      if (cursor.accept(BY)) {
        cursor.expect(DEFAULT);
        byDefault = true;
      } else if (!cursor.accept(ALWAYS) && !cursor.at(AS)) {
        throw cursor.expected(ALWAYS, AS, BY);
      }
    }
    cursor.expect(AS);
    return byDefault;
  }

  private void identity() {
    cursor.expect(LEFT_PAREN);
    if (cursor.accept(START)) {
      cursor.expect(WITH);
      signedNumber();
    }
    if (cursor.accept(INCREMENT)) {
      cursor.expect(BY);
      signedNumber();
    }
    if (cursor.accept(MAXVALUE)) {
      signedNumber();
    }
    if (cursor.accept(MINVALUE)) {
      signedNumber();
    }
    if (cursor.accept(NO)) {
      cursor.expect(CYCLE);
    } else {
      cursor.accept(CYCLE);
    }
    cursor.expect(RIGHT_PAREN);
  }

  private void signedNumber() {
    if (cursor.accept(MINUS_SIGN)) {
      if (!cursor.accept(TokenKind.FLOAT)) {
        cursor.expect(TokenKind.INTEGER, TokenKind.FLOAT);
      }
    } else if (grammar.literals.atTyped()
        && cursor.atAny(
            TokenKind.NUMERIC, TokenKind.DECIMAL, TokenKind.BIGNUMERIC, TokenKind.BIGDECIMAL)) {
      grammar.literals.typed();
    } else if (cursor.atAny(TokenKind.INTEGER, TokenKind.FLOAT)) {
      cursor.advance();
    } else {
      throw cursor.unexpected();
    }
  }
}
