package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.COMMA;
import static dev.quern.sql.parser.TokenKind.LEFT_BRACE;
import static dev.quern.sql.parser.TokenKind.LEFT_BRACKET;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.LESS;
import static dev.quern.sql.parser.TokenKind.LESS_GREATER;
import static dev.quern.sql.parser.TokenKind.RIGHT_BRACKET;
import static dev.quern.sql.parser.TokenKind.RIGHT_PAREN;
import static dev.quern.sql.parser.TokenKind.STRING;

import dev.quern.sql.ast.Access;
import dev.quern.sql.ast.Access.Subscript;
import dev.quern.sql.ast.Constructor;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.FunctionCall;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Literal;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.ast.Span;
import dev.quern.sql.ast.TypeExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Arrays, structs, ranges, and the elements of arrays. Source: "Data types", "Operators". */
final class ConstructorParser {

  private static final Map<String, Subscript> SUBSCRIPTS =
      Map.of(
          "OFFSET", Subscript.OFFSET,
          "ORDINAL", Subscript.ORDINAL,
          "SAFE_OFFSET", Subscript.SAFE_OFFSET,
          "SAFE_ORDINAL", Subscript.SAFE_ORDINAL,
          "KEY", Subscript.KEY,
          "SAFE_KEY", Subscript.SAFE_KEY);

  private final Grammar grammar;
  private final TokenCursor cursor;

  ConstructorParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** {@code [a, b]}, {@code ARRAY[a]}, {@code ARRAY<T>[a]} */
  Expression array() {
    int start = cursor.start();
    Optional<TypeExpression.Array> type = Optional.empty();
    if (cursor.at(TokenKind.ARRAY)) {
      if (cursor.kind(1) == LEFT_BRACKET) {
        cursor.advance();
      } else {
        type = Optional.of(grammar.types.arrayOfConstructor());
      }
    }
    cursor.expect(LEFT_BRACKET);
    List<Expression> elements = new ArrayList<>();
    if (!cursor.accept(RIGHT_BRACKET)) {
      elements.add(grammar.expressions.expression());
      while (!cursor.accept(RIGHT_BRACKET)) {
        cursor.expect(COMMA, RIGHT_BRACKET);
        elements.add(grammar.expressions.expression());
      }
    }
    return new Constructor.Array(cursor.since(start), type, List.copyOf(elements));
  }

  /** {@code STRUCT(a AS x)}, {@code STRUCT<x T>(a)} */
  Expression struct() {
    int start = cursor.start();
    Optional<TypeExpression.Struct> type = Optional.empty();
    if (cursor.kind(1) == LEFT_PAREN) {
      cursor.advance();
    } else if (cursor.kind(1) == LESS || cursor.kind(1) == LESS_GREATER) {
      type = Optional.of(grammar.types.structOfConstructor());
    } else {
      cursor.advance();
      throw cursor.expected(LESS);
    }
    if (cursor.at(LEFT_BRACE)) {
      throw grammar.operands.bracesUnsupported();
    }
    cursor.expect(LEFT_PAREN, LEFT_BRACE);
    List<Constructor.StructField> fields = new ArrayList<>();
    if (!cursor.accept(RIGHT_PAREN)) {
      fields.add(field());
      while (!cursor.accept(RIGHT_PAREN)) {
        cursor.expect(COMMA, RIGHT_PAREN);
        fields.add(field());
      }
    }
    return new Constructor.Struct(cursor.since(start), type, List.copyOf(fields));
  }

  private Constructor.StructField field() {
    int start = cursor.start();
    Expression value = grammar.expressions.expression();
    Optional<Identifier> alias = grammar.names.aliasWithAs();
    return new Constructor.StructField(cursor.since(start), value, alias);
  }

  /** {@code RANGE<T> '...'} */
  Expression range() {
    int start = cursor.start();
    TypeExpression.Range type = grammar.types.rangeOfLiteral();
    if (!cursor.at(STRING)) {
      throw cursor.expected(STRING);
    }
    Literal.Text text = grammar.literals.typedString();
    return new Literal.Range(cursor.since(start), type, text);
  }

  /** {@code NEW Type(value AS field)} */
  Expression newProto() {
    int start = cursor.start();
    cursor.advance();
    int typeStart = cursor.start();
    PathName name = grammar.names.path();
    TypeExpression type =
        new TypeExpression.Named(cursor.since(typeStart), name, List.of(), Optional.empty());
    if (cursor.at(LEFT_BRACE)) {
      throw grammar.operands.bracesUnsupported();
    }
    cursor.expect(LEFT_PAREN, LEFT_BRACE);
    List<Expression> values = new ArrayList<>();
    if (!cursor.accept(RIGHT_PAREN)) {
      values.add(protoField());
      while (!cursor.accept(RIGHT_PAREN)) {
        cursor.expect(COMMA, RIGHT_PAREN);
        values.add(protoField());
      }
    }
    return new Constructor.New(cursor.since(start), type, List.copyOf(values));
  }

  private Expression protoField() {
    Expression value = grammar.expressions.expression();
    if (cursor.accept(TokenKind.AS)) {
      if (cursor.accept(LEFT_PAREN)) {
        grammar.names.path();
        cursor.expect(RIGHT_PAREN, TokenKind.DOT);
      } else {
        grammar.names.identifier();
      }
    }
    return value;
  }

  /** An element of an array, whose position may be wrapped in {@code OFFSET(...)} and its like. */
  Access.Element element(Span span, Expression operand, Span bracket, Expression position) {
    if (position instanceof FunctionCall call
        && call.name().isSimple()
        && !call.chained()
        && call.over().isEmpty()
        && call.modifiers().equals(FunctionCall.AggregateModifiers.NONE)
        && call.arguments().size() == 1
        && call.arguments().getFirst() instanceof FunctionCall.Argument.Value value
        && value.alias().isEmpty()) {
      Subscript kind = SUBSCRIPTS.get(call.name().toString().toUpperCase(Locale.ROOT));
      if (kind != null) {
        return new Access.Element(span, operand, bracket, Optional.of(kind), value.value());
      }
    }
    return new Access.Element(span, operand, bracket, Optional.empty(), position);
  }
}
