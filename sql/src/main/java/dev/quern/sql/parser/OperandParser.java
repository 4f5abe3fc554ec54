package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.AS;
import static dev.quern.sql.parser.TokenKind.AT_SIGN;
import static dev.quern.sql.parser.TokenKind.CAST;
import static dev.quern.sql.parser.TokenKind.COLLATE;
import static dev.quern.sql.parser.TokenKind.DOT;
import static dev.quern.sql.parser.TokenKind.DOUBLE_AT;
import static dev.quern.sql.parser.TokenKind.GROUPING;
import static dev.quern.sql.parser.TokenKind.IDENTIFIER;
import static dev.quern.sql.parser.TokenKind.IF;
import static dev.quern.sql.parser.TokenKind.INTEGER;
import static dev.quern.sql.parser.TokenKind.LEFT;
import static dev.quern.sql.parser.TokenKind.LEFT_BRACE;
import static dev.quern.sql.parser.TokenKind.LEFT_BRACKET;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.LESS;
import static dev.quern.sql.parser.TokenKind.MINUS_SIGN;
import static dev.quern.sql.parser.TokenKind.QUESTION;
import static dev.quern.sql.parser.TokenKind.RANGE;
import static dev.quern.sql.parser.TokenKind.REPLACE_FIELDS;
import static dev.quern.sql.parser.TokenKind.RIGHT;
import static dev.quern.sql.parser.TokenKind.RIGHT_BRACKET;
import static dev.quern.sql.parser.TokenKind.RIGHT_PAREN;
import static dev.quern.sql.parser.TokenKind.SAFE_CAST;
import static dev.quern.sql.parser.TokenKind.STAR;
import static dev.quern.sql.parser.TokenKind.UPDATE;
import static dev.quern.sql.parser.TokenKind.VALUE;
import static dev.quern.sql.parser.TokenKind.WITH;

import dev.quern.sql.ast.Access;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.FunctionCall;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Literal;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.ast.Span;
import dev.quern.sql.ast.SpecialForm;
import dev.quern.sql.ast.TypeExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Operands: literals, names, calls and constructors, with the suffixes that bind tightest. */
final class OperandParser {

  private static final String CLOCK_PREFIX = "CURRENT_";
  private static final Set<String> CLOCK_NAMES =
      Set.of("CURRENT_DATE", "CURRENT_TIME", "CURRENT_DATETIME", "CURRENT_TIMESTAMP");

  private final Grammar grammar;
  private final TokenCursor cursor;
  private final ConstructorParser constructors;
  private final SpecialFormParser forms;
  private int positions;
  private int starStart = -1;

  OperandParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.constructors = new ConstructorParser(grammar);
    this.forms = new SpecialFormParser(grammar);
  }

  /** Lets {@code .*} end the operand that starts at an index, as in a select list. */
  int allowStar(int start) {
    int before = starStart;
    starStart = start;
    return before;
  }

  /** Makes the positional parameters count from one again, for the next statement. */
  void restartPositions() {
    positions = 0;
  }

  /** One operand. */
  Expression operand() {
    int start = cursor.start();
    return suffixes(primary(), start);
  }

  private Expression primary() {
    return switch (cursor.kind()) {
      case INTEGER, FLOAT, STRING, BYTES, NULL, TRUE, FALSE -> grammar.literals.literal();
      case LEFT_PAREN -> grammar.parentheses.operand();
      case LEFT_BRACKET -> constructors.array();
      case LEFT_BRACE -> throw bracesUnsupported();
      case AT_SIGN -> namedParameter();
      case DOUBLE_AT -> systemVariable();
      case QUESTION -> positionalParameter();
      case CASE -> forms.caseExpression();
      case CAST -> forms.cast();
      case EXTRACT -> forms.extract();
      case INTERVAL -> forms.interval();
      case EXISTS -> forms.exists();
      case ARRAY -> afterArray();
      case STRUCT -> constructors.struct();
      case NEW -> constructors.newProto();
      case RANGE -> cursor.kind(1) == LESS ? constructors.range() : keywordFunction();
      case IF, GROUPING, LEFT, RIGHT, COLLATE -> keywordFunction();
      case WITH -> {
        if (!atWithExpression()) {
          throw looseWith();
        }
        yield forms.withExpression();
      }
      default -> named();
    };
  }

  /** {@code WITH(name AS} starts an expression; in all else WITH belongs to a query. */
  boolean atWithExpression() {
    return cursor.at(WITH, LEFT_PAREN) && cursor.kind(2).isIdentifier() && cursor.kind(3) == AS;
  }

  private RuntimeException looseWith() {
    if (cursor.kind(1) == LEFT_PAREN) {
      cursor.advance();
    }
    return cursor.unexpected();
  }

  /** The complaint about {@code { ... }}. */
  RuntimeException bracesUnsupported() {
    return cursor.error(cursor.start(), "Braced constructors are not supported");
  }

  private Expression afterArray() {
    return switch (cursor.kind(1)) {
      case LEFT_PAREN, LEFT_BRACE -> forms.arraySubquery();
      default -> constructors.array();
    };
  }

  private Expression keywordFunction() {
    Identifier name = grammar.names.take();
    if (!cursor.at(LEFT_PAREN)) {
      throw cursor.expected(LEFT_PAREN);
    }
    return grammar.functions.call(new PathName(name.span(), List.of(name)));
  }

  /** What starts with a word that is not reserved. */
  private Expression named() {
    if (!cursor.atIdentifier()) {
      throw cursor.unexpected();
    }
    if (grammar.literals.atTyped()) {
      return grammar.literals.typed();
    }
    if (cursor.at(SAFE_CAST, LEFT_PAREN)) {
      return forms.cast();
    }
    if (cursor.at(REPLACE_FIELDS, LEFT_PAREN)) {
      return forms.replaceFields();
    }
    if (cursor.at(VALUE, LEFT_BRACE)) {
      return forms.valueSubquery();
    }
    boolean update = cursor.at(UPDATE, LEFT_PAREN);
    boolean first = !cursor.at(IDENTIFIER) || cursor.text().charAt(cursor.start()) != '`';
    int start = cursor.start();
    Identifier name = grammar.names.take();
    if (first && isClock(name) && !cursor.at(LEFT_PAREN)) {
      return clock(name);
    }
    PathName path = restOfPath(name, start);
    if (!cursor.at(LEFT_PAREN)) {
      return new Access.Path(path.span(), path);
    }
    Expression call = grammar.functions.call(path);
    if (update && cursor.at(LEFT_BRACE)) {
      throw bracesUnsupported();
    }
    return call;
  }

  private static boolean isClock(Identifier name) {
    return name.name().regionMatches(true, 0, CLOCK_PREFIX, 0, CLOCK_PREFIX.length())
        && CLOCK_NAMES.contains(name.name().toUpperCase(Locale.ROOT));
  }

  private static Expression clock(Identifier name) {
    return new FunctionCall(
        name.span(),
        new PathName(name.span(), List.of(name)),
        false,
        false,
        List.of(),
        FunctionCall.AggregateModifiers.NONE,
        Optional.empty(),
        Optional.empty());
  }

  private PathName restOfPath(Identifier first, int start) {
    if (!cursor.at(DOT, IDENTIFIER)) {
      return new PathName(first.span(), List.of(first));
    }
    List<Identifier> parts = new ArrayList<>();
    parts.add(first);
    while (cursor.at(DOT, IDENTIFIER)) {
      cursor.advance();
      parts.add(grammar.names.take());
    }
    return new PathName(cursor.since(start), List.copyOf(parts));
  }

  /** {@code @name} */
  Access.NamedParameter namedParameter() {
    if (grammar.options.atHint()) {
      throw cursor.unexpected();
    }
    int start = cursor.start();
    cursor.advance();
    Identifier name = grammar.names.identifier();
    return new Access.NamedParameter(cursor.since(start), name);
  }

  /** An integer, a parameter or a system variable, where no other expression may stand. */
  Expression integerOrParameter() {
    return switch (cursor.kind()) {
      case INTEGER -> grammar.literals.integer();
      case AT_SIGN -> namedParameter();
      case QUESTION -> positionalParameter();
      case DOUBLE_AT -> systemVariable();
      default -> throw cursor.unexpected();
    };
  }

  private Expression positionalParameter() {
    return new Access.PositionalParameter(cursor.take(), ++positions);
  }

  /** The same, or a cast of one. */
  Expression possiblyCastInteger() {
    if (!cursor.at(CAST)) {
      return integerOrParameter();
    }
    int start = cursor.start();
    cursor.advance();
    cursor.expect(LEFT_PAREN);
    if (!cursor.atAny(INTEGER, AT_SIGN, DOUBLE_AT, QUESTION)) {
      throw cursor.expected(INTEGER, AT_SIGN, DOUBLE_AT);
    }
    Expression value = integerOrParameter();
    cursor.expect(AS);
    TypeExpression type = grammar.types.type();
    cursor.expect(RIGHT_PAREN);
    return new SpecialForm.Cast(cursor.since(start), false, value, type, Optional.empty());
  }

  /** {@code @@a.b} */
  Access.SystemVariable systemVariable() {
    int start = cursor.start();
    cursor.advance();
    List<Identifier> parts = new ArrayList<>();
    parts.add(grammar.names.identifier());
    PathName path = grammar.names.pathFrom(parts);
    return new Access.SystemVariable(cursor.since(start), path);
  }

  /** What may follow an operand: fields, elements, chained calls. */
  Expression suffixes(Expression operand, int start) {
    Expression left = operand;
    while (true) {
      switch (cursor.kind()) {
        case DOT -> {
          if (cursor.kind(1) == STAR && start == starStart) {
            return left;
          }
          left = afterDot(left, start);
        }
        case LEFT_BRACKET -> left = element(left, start);
        case LEFT_PAREN -> throw looseCall(left);
        default -> {
          return left;
        }
      }
    }
  }

  private RuntimeException looseCall(Expression left) {
    boolean twice =
        left instanceof FunctionCall call
            && call.over().isEmpty()
            && call.span().end() == cursor.lastEnd();
    return cursor.syntaxError(
        cursor.start(),
        twice
            ? "Double function call parentheses"
            : "Function call cannot be applied to this expression. Function calls require a path,"
                + " e.g. a.b.c()");
  }

  private Expression afterDot(Expression left, int start) {
    cursor.advance();
    if (cursor.accept(LEFT_PAREN)) {
      PathName path = grammar.names.path();
      cursor.expect(RIGHT_PAREN, DOT);
      return cursor.at(LEFT_PAREN)
          ? grammar.functions.chained(left, path, start)
          : new Access.Extension(cursor.since(start), left, path);
    }
    Identifier name =
        cursor.atAny(IF, GROUPING, LEFT, RIGHT, COLLATE, RANGE)
            ? grammar.names.take()
            : grammar.names.identifier();
    if (!cursor.at(LEFT_PAREN)) {
      return new Access.Field(cursor.since(start), left, name);
    }
    if (isNumber(left) && left.span().start() == start) {
      throw cursor.unexpected();
    }
    return grammar.functions.chained(left, new PathName(name.span(), List.of(name)), start);
  }

  private static boolean isNumber(Expression expression) {
    return expression instanceof Literal.IntegerNumber
        || expression instanceof Literal.FloatingPoint;
  }

  private Expression element(Expression left, int start) {
    Span bracket = cursor.take();
    Expression position = grammar.expressions.expression();
    cursor.expect(RIGHT_BRACKET);
    return constructors.element(cursor.since(start), left, bracket, position);
  }

  /** A path with elements and fields in parentheses, as the target of an assignment. */
  Expression assignablePath() {
    int start = cursor.start();
    PathName path = restOfPath(grammar.names.identifier(), start);
    return pathSuffixes(new Access.Path(path.span(), path), start);
  }

  /** The same, but the first path may stand in parentheses. */
  Expression generalizedPath() {
    if (!cursor.at(LEFT_PAREN)) {
      return assignablePath();
    }
    int start = cursor.start();
    cursor.advance();
    PathName path = grammar.names.path();
    cursor.expect(RIGHT_PAREN, DOT);
    Expression left = new Access.Path(path.span(), path);
    return cursor.at(DOT) ? pathSuffixes(left, start) : left;
  }

  /** The table of an INSERT, UPDATE or DELETE, or a path where the statement is nested. */
  Expression dmlTarget() {
    int start = cursor.start();
    if (cursor.kind(1) != MINUS_SIGN) {
      return assignablePath();
    }
    PathName path = grammar.names.tablePath();
    return pathSuffixes(new Access.Path(path.span(), path), start);
  }

  private Expression pathSuffixes(Expression path, int start) {
    Expression left = path;
    while (true) {
      if (cursor.at(DOT)) {
        cursor.advance();
        if (cursor.accept(LEFT_PAREN)) {
          PathName extension = grammar.names.path();
          cursor.expect(RIGHT_PAREN, DOT);
          left = new Access.Extension(cursor.since(start), left, extension);
        } else {
          Identifier field = grammar.names.identifier();
          left = new Access.Field(cursor.since(start), left, field);
        }
      } else if (cursor.at(LEFT_BRACKET)) {
        left = element(left, start);
      } else {
        return left;
      }
    }
  }
}
