package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.AS;
import static dev.quern.sql.parser.TokenKind.AT;
import static dev.quern.sql.parser.TokenKind.COMMA;
import static dev.quern.sql.parser.TokenKind.ELSE;
import static dev.quern.sql.parser.TokenKind.END;
import static dev.quern.sql.parser.TokenKind.FORMAT;
import static dev.quern.sql.parser.TokenKind.FROM;
import static dev.quern.sql.parser.TokenKind.LEFT_BRACE;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.RIGHT_PAREN;
import static dev.quern.sql.parser.TokenKind.SAFE_CAST;
import static dev.quern.sql.parser.TokenKind.SELECT;
import static dev.quern.sql.parser.TokenKind.THEN;
import static dev.quern.sql.parser.TokenKind.TIME;
import static dev.quern.sql.parser.TokenKind.TO;
import static dev.quern.sql.parser.TokenKind.WHEN;
import static dev.quern.sql.parser.TokenKind.ZONE;

import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Hint;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Query;
import dev.quern.sql.ast.SpecialForm;
import dev.quern.sql.ast.SubqueryExpression;
import dev.quern.sql.ast.TypeExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Expressions with a syntax of their own. Source: "Conditional expressions", "Subqueries". */
final class SpecialFormParser {

  private final Grammar grammar;
  private final TokenCursor cursor;

  SpecialFormParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** {@code CASE ... END} */
  Expression caseExpression() {
    int start = cursor.start();
    cursor.advance();
    Optional<Expression> operand =
        cursor.at(WHEN) ? Optional.empty() : Optional.of(grammar.expressions.expression());
    List<SpecialForm.When> whens = new ArrayList<>();
    if (!cursor.at(WHEN)) {
      throw cursor.expected(WHEN);
    }
    while (cursor.at(WHEN)) {
      int whenStart = cursor.start();
      cursor.advance();
      Expression condition = grammar.expressions.expression();
      cursor.expect(THEN);
      Expression result = grammar.expressions.expression();
      whens.add(new SpecialForm.When(cursor.since(whenStart), condition, result));
    }
    Optional<Expression> otherwise = Optional.empty();
    if (cursor.accept(ELSE)) {
      otherwise = Optional.of(grammar.expressions.expression());
      cursor.expect(END);
    } else {
      cursor.expect(END, ELSE);
    }
    return new SpecialForm.Case(cursor.since(start), operand, List.copyOf(whens), otherwise);
  }

  /** {@code CAST(... AS ...)}, {@code SAFE_CAST(... AS ...)} */
  Expression cast() {
    int start = cursor.start();
    boolean safe = cursor.at(SAFE_CAST);
    cursor.advance();
    cursor.expect(LEFT_PAREN);
    if (cursor.at(SELECT)) {
      throw queryAsArgument("The argument to " + (safe ? "SAFE_CAST" : "CAST"));
    }
    Expression value = grammar.expressions.expression();
    cursor.expect(AS);
    TypeExpression type = grammar.types.type();
    Optional<SpecialForm.Format> format = Optional.empty();
    if (cursor.at(FORMAT)) {
      int formatStart = cursor.start();
      cursor.advance();
      Expression pattern = grammar.expressions.expression();
      Optional<Expression> timeZone = timeZone();
      format = Optional.of(new SpecialForm.Format(cursor.since(formatStart), pattern, timeZone));
      cursor.expect(RIGHT_PAREN);
    } else {
      cursor.expect(RIGHT_PAREN, FORMAT);
    }
    return new SpecialForm.Cast(cursor.since(start), safe, value, type, format);
  }

  /** The complaint about a query that needs parentheses. */
  RuntimeException queryAsArgument(String what) {
    return cursor.error(
        cursor.start(),
        what
            + " is an expression, not a query; to use a query as an expression, the query must be"
            + " wrapped with additional parentheses to make it a scalar subquery expression");
  }

  private Optional<Expression> timeZone() {
    if (!cursor.accept(AT)) {
      return Optional.empty();
    }
    cursor.expect(TIME);
    cursor.expect(ZONE);
    return Optional.of(grammar.expressions.expression());
  }

  /** {@code EXTRACT(part FROM value)} */
  Expression extract() {
    int start = cursor.start();
    cursor.advance();
    cursor.expect(LEFT_PAREN);
    Expression part = grammar.expressions.expression();
    cursor.require(FROM);
    Expression value = grammar.expressions.expression();
    Optional<Expression> timeZone = timeZone();
    if (timeZone.isPresent()) {
      cursor.expect(RIGHT_PAREN);
    } else {
      cursor.expect(RIGHT_PAREN, AT);
    }
    return new SpecialForm.Extract(cursor.since(start), part, value, timeZone);
  }

  /** {@code INTERVAL value part [TO part]} */
  Expression interval() {
    int start = cursor.start();
    cursor.advance();
    Expression value = grammar.expressions.expression();
    Identifier from = grammar.names.identifier();
    Optional<Identifier> to =
        cursor.accept(TO) ? Optional.of(grammar.names.identifier()) : Optional.empty();
    return new SpecialForm.Interval(cursor.since(start), value, from, to);
  }

  /** {@code EXISTS(query)} */
  Expression exists() {
    int start = cursor.start();
    cursor.advance();
    Optional<Hint> hint = grammar.options.hint();
    Query query;
    if (cursor.at(LEFT_BRACE)) {
      query = grammar.graphs.subquery();
    } else if (cursor.at(LEFT_PAREN)) {
      query = grammar.queries.parenthesized();
    } else {
      throw hint.isPresent() ? cursor.expected(LEFT_PAREN, LEFT_BRACE) : cursor.unexpected();
    }
    return new SubqueryExpression(cursor.since(start), SubqueryExpression.Kind.EXISTS, hint, query);
  }

  /** {@code ARRAY(query)} */
  Expression arraySubquery() {
    int start = cursor.start();
    cursor.advance();
    Query query =
        cursor.at(LEFT_BRACE) ? grammar.graphs.subquery() : grammar.queries.parenthesized();
    return new SubqueryExpression(
        cursor.since(start), SubqueryExpression.Kind.ARRAY, Optional.empty(), query);
  }

  /** <code>VALUE { graph query }</code> */
  Expression valueSubquery() {
    int start = cursor.start();
    cursor.advance();
    Query query = grammar.graphs.subquery();
    return new SubqueryExpression(
        cursor.since(start), SubqueryExpression.Kind.VALUE, Optional.empty(), query);
  }

  /** {@code WITH(name AS value, ..., result)} */
  Expression withExpression() {
    int start = cursor.start();
    cursor.advance();
    cursor.expect(LEFT_PAREN);
    List<SpecialForm.Binding> bindings = new ArrayList<>();
    while (cursor.atIdentifier() && cursor.kind(1) == AS) {
      int bindingStart = cursor.start();
      Identifier name = grammar.names.take();
      cursor.advance();
      Expression value = grammar.expressions.expression();
      bindings.add(new SpecialForm.Binding(cursor.since(bindingStart), name, value));
      cursor.expect(COMMA);
    }
    Expression result = grammar.expressions.expression();
    cursor.expect(RIGHT_PAREN);
    return new SpecialForm.With(cursor.since(start), List.copyOf(bindings), result);
  }

  /** {@code REPLACE_FIELDS(value, replacement AS path, ...)} */
  Expression replaceFields() {
    int start = cursor.start();
    cursor.advance();
    cursor.expect(LEFT_PAREN);
    Expression value = grammar.expressions.expression();
    cursor.expect(COMMA);
    List<SpecialForm.Replacement> replacements = new ArrayList<>();
    replacements.add(replacement());
    while (!cursor.accept(RIGHT_PAREN)) {
      cursor.expect(COMMA, RIGHT_PAREN);
      replacements.add(replacement());
    }
    return new SpecialForm.ReplaceFields(cursor.since(start), value, List.copyOf(replacements));
  }

  private SpecialForm.Replacement replacement() {
    int start = cursor.start();
    Expression value = grammar.expressions.expression();
    cursor.expect(AS);
    Expression path = grammar.operands.generalizedPath();
    return new SpecialForm.Replacement(cursor.since(start), value, path);
  }
}
