package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.AND;
import static dev.quern.sql.parser.TokenKind.ARROW;
import static dev.quern.sql.parser.TokenKind.BETWEEN;
import static dev.quern.sql.parser.TokenKind.CLAMPED;
import static dev.quern.sql.parser.TokenKind.COMMA;
import static dev.quern.sql.parser.TokenKind.DISTINCT;
import static dev.quern.sql.parser.TokenKind.FAT_ARROW;
import static dev.quern.sql.parser.TokenKind.GROUP;
import static dev.quern.sql.parser.TokenKind.HAVING;
import static dev.quern.sql.parser.TokenKind.IGNORE;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.LIMIT;
import static dev.quern.sql.parser.TokenKind.MAX;
import static dev.quern.sql.parser.TokenKind.MIN;
import static dev.quern.sql.parser.TokenKind.NULLS;
import static dev.quern.sql.parser.TokenKind.OVER;
import static dev.quern.sql.parser.TokenKind.REPORT;
import static dev.quern.sql.parser.TokenKind.RESPECT;
import static dev.quern.sql.parser.TokenKind.RIGHT_PAREN;
import static dev.quern.sql.parser.TokenKind.SELECT;
import static dev.quern.sql.parser.TokenKind.SEQUENCE;
import static dev.quern.sql.parser.TokenKind.STAR;
import static dev.quern.sql.parser.TokenKind.WHERE;
import static dev.quern.sql.parser.TokenKind.WITH;

import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.FunctionCall;
import dev.quern.sql.ast.FunctionCall.AggregateModifiers;
import dev.quern.sql.ast.FunctionCall.Argument;
import dev.quern.sql.ast.FunctionCall.NullHandling;
import dev.quern.sql.ast.GroupBy;
import dev.quern.sql.ast.Hint;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Limit;
import dev.quern.sql.ast.OptionEntry;
import dev.quern.sql.ast.OrderBy;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.ast.WindowSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls of functions. Source: "Function calls", "Aggregate function calls". */
final class FunctionCallParser {

  private final Grammar grammar;
  private final TokenCursor cursor;
  private final LambdaParser lambdas;

  FunctionCallParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.lambdas = new LambdaParser(grammar);
  }

  /** A call whose name has just been read; a parenthesis follows. */
  FunctionCall call(PathName name) {
    return call(name, name.span().start(), List.of(), false);
  }

  /** {@code operand.name(...)}; a parenthesis follows. */
  FunctionCall chained(Expression operand, PathName name, int start) {
    Argument first = new Argument.Value(operand.span(), operand, Optional.empty());
    return call(name, start, List.of(first), true);
  }

  private FunctionCall call(
      PathName name, int start, List<Argument> firstArguments, boolean chained) {
    cursor.advance();
    boolean distinct = cursor.accept(DISTINCT);
    List<Argument> arguments = new ArrayList<>(firstArguments);
    if (cursor.at(STAR)) {
      arguments.add(new Argument.Star(cursor.take()));
    } else if (cursor.at(SELECT) || grammar.expressions.atStart()) {
      arguments.add(argument());
    }
    while (arguments.size() > firstArguments.size() && cursor.accept(COMMA)) {
      arguments.add(argument());
    }
    AggregateModifiers modifiers = modifiers(distinct);
    cursor.expect(RIGHT_PAREN);
    Optional<Hint> hint = grammar.options.hint();
    Optional<WindowSpecification> over =
        cursor.accept(OVER) ? Optional.of(grammar.windows.nameOrSpecification()) : Optional.empty();
    return new FunctionCall(
        cursor.since(start), name, chained, true, List.copyOf(arguments), modifiers, hint, over);
  }

  private Argument argument() {
    int start = cursor.start();
    if (cursor.at(SELECT)) {
      throw cursor.error(
          start,
          "Each function argument is an expression, not a query; to use a query as an expression,"
              + " the query must be wrapped with additional parentheses to make it a scalar"
              + " subquery expression");
    }
    if (cursor.at(SEQUENCE) && cursor.kind(1).isIdentifier() && cursor.kind(1) != CLAMPED) {
      cursor.advance();
      PathName name = grammar.names.path();
      return new Argument.Sequence(cursor.since(start), name);
    }
    if (cursor.atIdentifier() && cursor.kind(1) == FAT_ARROW) {
      return named(start);
    }
    if (cursor.at(LEFT_PAREN, RIGHT_PAREN)) {
      return lambdas.withoutParameters();
    }
    Expression value = grammar.expressions.expression();
    if (cursor.at(ARROW)) {
      return lambdas.lambda(value, start);
    }
    Optional<Identifier> alias = grammar.names.aliasWithAs();
    return new Argument.Value(cursor.since(start), value, alias);
  }

  private Argument named(int start) {
    Identifier name = grammar.names.take();
    cursor.advance();
    Argument value = valueOrLambda();
    return new Argument.Named(cursor.since(start), name, value);
  }

  /** What may stand behind {@code name =>}. */
  Argument valueOrLambda() {
    int start = cursor.start();
    if (cursor.at(LEFT_PAREN, RIGHT_PAREN)) {
      return lambdas.withoutParameters();
    }
    Expression value = grammar.expressions.expression();
    return cursor.at(ARROW)
        ? lambdas.lambda(value, start)
        : new Argument.Value(cursor.since(start), value, Optional.empty());
  }

  private AggregateModifiers modifiers(boolean distinct) {
    if (cursor.at(RIGHT_PAREN) && !distinct) {
      return AggregateModifiers.NONE;
    }
    Optional<NullHandling> nulls = nullHandling();
    Optional<Expression> where =
        cursor.accept(WHERE) ? Optional.of(grammar.expressions.expression()) : Optional.empty();
    Optional<FunctionCall.Having> extreme = having();
    Optional<GroupBy> groupBy =
        cursor.at(GROUP) ? Optional.of(grammar.selects.groupByOfCall()) : Optional.empty();
    Optional<Expression> having = Optional.empty();
    if (groupBy.isPresent() && cursor.accept(HAVING)) {
      having = Optional.of(grammar.expressions.expression());
    }
    Optional<FunctionCall.Clamp> clamp = clamp();
    Optional<FunctionCall.WithReport> report = report();
    Optional<OrderBy> orderBy = grammar.selects.orderBy();
    Optional<Limit> limit =
        cursor.at(LIMIT) ? Optional.of(grammar.selects.limit()) : Optional.empty();
    return new AggregateModifiers(
        distinct, nulls, where, extreme, groupBy, having, clamp, report, orderBy, limit);
  }

  private Optional<NullHandling> nullHandling() {
    Optional<NullHandling> handling =
        switch (cursor.kind()) {
          case IGNORE -> Optional.of(NullHandling.IGNORE);
          case RESPECT -> Optional.of(NullHandling.RESPECT);
          default -> Optional.empty();
        };
    if (cursor.accept(IGNORE) || cursor.accept(RESPECT)) {
      cursor.expect(NULLS);
    }
    return handling;
  }

  private Optional<FunctionCall.Having> having() {
    int start = cursor.start();
    if (!cursor.accept(HAVING)) {
      return Optional.empty();
    }
    boolean max = cursor.at(MAX);
    if (!cursor.accept(MAX)) {
      cursor.expect(MIN, MAX);
    }
    Expression value = grammar.expressions.expression();
    return Optional.of(new FunctionCall.Having(cursor.since(start), max, value));
  }

  private Optional<FunctionCall.Clamp> clamp() {
    int start = cursor.start();
    if (!cursor.accept(CLAMPED)) {
      return Optional.empty();
    }
    cursor.expect(BETWEEN);
    Expression low = grammar.expressions.operators();
    cursor.require(AND);
    Expression high = grammar.expressions.expression();
    return Optional.of(new FunctionCall.Clamp(cursor.since(start), low, high));
  }

  private Optional<FunctionCall.WithReport> report() {
    int start = cursor.start();
    if (!cursor.accept(WITH)) {
      return Optional.empty();
    }
    cursor.expect(REPORT);
    List<OptionEntry> options = cursor.at(LEFT_PAREN) ? grammar.options.list() : List.of();
    return Optional.of(new FunctionCall.WithReport(cursor.since(start), options));
  }
}
