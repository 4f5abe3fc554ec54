package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.ARRAY;
import static dev.quern.sql.parser.TokenKind.ARROW;
import static dev.quern.sql.parser.TokenKind.AT_SIGN;
import static dev.quern.sql.parser.TokenKind.COLLATE;
import static dev.quern.sql.parser.TokenKind.COMMA;
import static dev.quern.sql.parser.TokenKind.DOUBLE_AT;
import static dev.quern.sql.parser.TokenKind.FUNCTION;
import static dev.quern.sql.parser.TokenKind.INTERVAL;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.LESS;
import static dev.quern.sql.parser.TokenKind.LESS_GREATER;
import static dev.quern.sql.parser.TokenKind.MAP;
import static dev.quern.sql.parser.TokenKind.MAX;
import static dev.quern.sql.parser.TokenKind.RANGE;
import static dev.quern.sql.parser.TokenKind.RIGHT_PAREN;
import static dev.quern.sql.parser.TokenKind.STRING;
import static dev.quern.sql.parser.TokenKind.STRUCT;

import dev.quern.sql.ast.ColumnAttributes;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.ast.TypeExpression;
import dev.quern.sql.ast.TypeExpression.TypeParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Types. Source: "Data types", "Parameterized data types". */
final class TypeParser {

  private final Grammar grammar;
  private final TokenCursor cursor;

  TypeParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** A type with its parameters and its collation. */
  TypeExpression type() {
    cursor.enter();
    int start = cursor.start();
    TypeExpression type =
        switch (cursor.kind()) {
          case ARRAY -> array(start);
          case STRUCT -> struct(start);
          case RANGE -> range(start);
          case MAP -> cursor.kind(1) == LESS ? map(start) : named(start);
          case FUNCTION -> cursor.kind(1) == LESS ? function(start) : named(start);
          default -> named(start);
        };
    cursor.leave();
    return type;
  }

  /** A type named by a path, with its parameters and its collation. */
  TypeExpression named() {
    return named(cursor.start());
  }

  private TypeExpression named(int start) {
    PathName name =
        cursor.at(INTERVAL)
            ? new PathName(cursor.here(), List.of(grammar.names.take()))
            : grammar.names.path();
    var parameters = parameters();
    var collation = collation();
    return new TypeExpression.Named(cursor.since(start), name, parameters, collation);
  }

  private TypeExpression array(int start) {
    cursor.advance();
    cursor.expect(LESS);
    TypeExpression element = type();
    cursor.expectCloseOfType();
    var parameters = parameters();
    var collation = collation();
    return new TypeExpression.Array(
        cursor.since(start), element, ColumnAttributes.NONE, parameters, collation);
  }

  /** {@code ARRAY<T>} before the bracket of a constructor. */
  TypeExpression.Array arrayOfConstructor() {
    int start = cursor.start();
    cursor.advance();
    cursor.expect(LESS);
    TypeExpression element = type();
    cursor.expectCloseOfType();
    return new TypeExpression.Array(
        cursor.since(start), element, ColumnAttributes.NONE, List.of(), Optional.empty());
  }

  private TypeExpression range(int start) {
    cursor.advance();
    cursor.expect(LESS);
    TypeExpression element = type();
    cursor.expectCloseOfType();
    var parameters = parameters();
    var collation = collation();
    return new TypeExpression.Range(
        cursor.since(start), element, ColumnAttributes.NONE, parameters, collation);
  }

  /** {@code RANGE<T>} before the string of a literal. */
  TypeExpression.Range rangeOfLiteral() {
    int start = cursor.start();
    cursor.advance();
    cursor.expect(LESS);
    TypeExpression element = type();
    cursor.expectCloseOfType();
    return new TypeExpression.Range(
        cursor.since(start), element, ColumnAttributes.NONE, List.of(), Optional.empty());
  }

  private TypeExpression struct(int start) {
    List<TypeExpression.Field> fields = structFields();
    var parameters = parameters();
    var collation = collation();
    return new TypeExpression.Struct(cursor.since(start), fields, parameters, collation);
  }

  /** {@code STRUCT<...>} before the parenthesis of a constructor. */
  TypeExpression.Struct structOfConstructor() {
    int start = cursor.start();
    List<TypeExpression.Field> fields = structFields();
    return new TypeExpression.Struct(cursor.since(start), fields, List.of(), Optional.empty());
  }

  private List<TypeExpression.Field> structFields() {
    cursor.advance();
    if (cursor.accept(LESS_GREATER)) {
      return List.of();
    }
    cursor.expect(LESS);
    List<TypeExpression.Field> fields = new ArrayList<>();
    if (atType()) {
      do {
        fields.add(field());
      } while (cursor.accept(COMMA));
    }
    cursor.expectCloseOfType();
    return List.copyOf(fields);
  }

  private boolean atType() {
    return cursor.atIdentifier() || cursor.atAny(ARRAY, STRUCT, RANGE, INTERVAL);
  }

  private TypeExpression.Field field() {
    int start = cursor.start();
    Optional<Identifier> name = Optional.empty();
    if (cursor.atIdentifier() && startsType(cursor.kind(1))) {
      name = Optional.of(grammar.names.take());
    }
    TypeExpression type = type();
    return new TypeExpression.Field(cursor.since(start), name, type, ColumnAttributes.NONE);
  }

  /** Whether a token behind a name makes that name a field's rather than a type's. */
  static boolean startsType(TokenKind kind) {
    return kind.isIdentifier()
        || kind == ARRAY
        || kind == STRUCT
        || kind == RANGE
        || kind == INTERVAL;
  }

  private TypeExpression map(int start) {
    cursor.advance();
    cursor.expect(LESS);
    TypeExpression key = type();
    cursor.expect(COMMA);
    TypeExpression value = type();
    cursor.expectCloseOfType();
    var parameters = parameters();
    var collation = collation();
    return new TypeExpression.Map(cursor.since(start), key, value, parameters, collation);
  }

  private TypeExpression function(int start) {
    cursor.advance();
    cursor.expect(LESS);
    List<TypeExpression> arguments = new ArrayList<>();
    if (cursor.accept(LEFT_PAREN)) {
      if (!cursor.accept(RIGHT_PAREN)) {
        arguments.add(type());
        while (!cursor.accept(RIGHT_PAREN)) {
          cursor.expect(COMMA, RIGHT_PAREN);
          arguments.add(type());
        }
      }
    } else {
      arguments.add(type());
    }
    cursor.expect(ARROW);
    TypeExpression result = type();
    cursor.expectCloseOfType();
    var parameters = parameters();
    var collation = collation();
    return new TypeExpression.Function(
        cursor.since(start), List.copyOf(arguments), result, parameters, collation);
  }

  /** {@code [(1, MAX)]} */
  List<TypeParameter> parameters() {
    if (!cursor.accept(LEFT_PAREN)) {
      return List.of();
    }
    List<TypeParameter> parameters = new ArrayList<>();
    parameters.add(parameter());
    while (!cursor.accept(RIGHT_PAREN)) {
      int comma = cursor.start();
      cursor.expect(COMMA, RIGHT_PAREN);
      if (cursor.at(RIGHT_PAREN)) {
        throw cursor.syntaxError(comma, "Trailing comma in type parameter list is not allowed.");
      }
      parameters.add(parameter());
    }
    return List.copyOf(parameters);
  }

  private TypeParameter parameter() {
    if (cursor.at(MAX)) {
      return new TypeParameter.Max(cursor.take());
    }
    return switch (cursor.kind()) {
      case INTEGER, FLOAT, STRING, BYTES, TRUE, FALSE -> {
        int start = cursor.start();
        var literal = grammar.literals.literal();
        yield new TypeParameter.Value(cursor.since(start), literal);
      }
      default -> throw cursor.unexpected();
    };
  }

  /** {@code [COLLATE collation]} */
  Optional<Expression> collation() {
    return cursor.accept(COLLATE) ? Optional.of(collationName()) : Optional.empty();
  }

  /** A string, a parameter or a system variable, where only those may stand. */
  Expression collationName() {
    return switch (cursor.kind()) {
      case STRING -> grammar.literals.string();
      case AT_SIGN -> grammar.operands.namedParameter();
      case DOUBLE_AT -> grammar.operands.systemVariable();
      default -> throw cursor.expected(STRING, AT_SIGN, DOUBLE_AT);
    };
  }
}
