package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.ARROW;
import static dev.quern.sql.parser.TokenKind.RIGHT_PAREN;

import dev.quern.sql.ast.Access;
import dev.quern.sql.ast.Constructor;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.FunctionCall.Argument;
import dev.quern.sql.ast.Identifier;
import java.util.ArrayList;
import java.util.List;

/** Lambda expressions, whose parameters are read as an expression at first. */
final class LambdaParser {

  private final Grammar grammar;
  private final TokenCursor cursor;

  LambdaParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** {@code () -> body} */
  Argument withoutParameters() {
    int start = cursor.start();
    cursor.advance();
    cursor.expect(RIGHT_PAREN);
    cursor.expect(ARROW);
    Expression body = grammar.expressions.expression();
    return new Argument.Lambda(cursor.since(start), List.of(), body);
  }

  /** {@code parameters -> body}; the arrow is next. */
  Argument lambda(Expression parameters, int start) {
    List<Identifier> names = new ArrayList<>();
    switch (parameters) {
      case Access.Path path -> names.add(parameter(path));
      case Constructor.Tuple tuple -> tuple.values().forEach(v -> names.add(parameter(v)));
      default -> throw cursor.syntaxError(start, "Expecting lambda argument list");
    }
    cursor.advance();
    Expression body = grammar.expressions.expression();
    return new Argument.Lambda(cursor.since(start), List.copyOf(names), body);
  }

  private Identifier parameter(Expression expression) {
    if (expression instanceof Access.Path path && path.path().isSimple()) {
      return path.path().first();
    }
    cursor.defer(
        cursor.error(
            expression.span().start(), "Lambda argument name must be a single identifier"));
    return new Identifier(expression.span(), "", false);
  }
}
