package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.AS;
import static dev.quern.sql.parser.TokenKind.COMMA;
import static dev.quern.sql.parser.TokenKind.DOT;
import static dev.quern.sql.parser.TokenKind.EQUALS;
import static dev.quern.sql.parser.TokenKind.GROUP;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.PIPE;
import static dev.quern.sql.parser.TokenKind.RIGHT_PAREN;
import static dev.quern.sql.parser.TokenKind.WITH;

import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.GroupBy;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Limit;
import dev.quern.sql.ast.OrderBy;
import dev.quern.sql.ast.PipeOperator;
import dev.quern.sql.ast.Query;
import dev.quern.sql.ast.QueryBody;
import dev.quern.sql.ast.Select;
import dev.quern.sql.ast.SelectItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The operators of pipes. Source: "Pipe query syntax". */
final class PipeParser {

  private final Grammar grammar;
  private final TokenCursor cursor;

  PipeParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** All operators from the {@code |>} here on. */
  List<PipeOperator> operators() {
    List<PipeOperator> operators = new ArrayList<>();
    while (cursor.accept(PIPE)) {
      operators.add(operator());
    }
    return List.copyOf(operators);
  }

  private PipeOperator operator() {
    int start = cursor.start();
    if (grammar.queries.atSetOperator()) {
      return setOperation(start);
    }
    if (grammar.joins.atPipeJoin()) {
      var join = grammar.joins.pipeJoin();
      return new PipeOperator.JoinTable(cursor.since(start), join);
    }
    return switch (cursor.kind()) {
      case SELECT -> {
        Select select = grammar.selects.pipeSelect();
        yield new PipeOperator.SelectColumns(cursor.since(start), select);
      }
      case EXTEND, WINDOW -> extend(start);
      case SET -> set(start);
      case DROP -> drop(start);
      case RENAME -> rename(start);
      case AS -> {
        cursor.advance();
        Identifier alias = grammar.names.identifier();
        yield new PipeOperator.As(cursor.since(start), alias);
      }
      case WHERE -> {
        cursor.advance();
        Expression condition = grammar.expressions.expression();
        yield new PipeOperator.Where(cursor.since(start), condition);
      }
      case LIMIT -> {
        Limit limit = grammar.selects.limit();
        yield new PipeOperator.LimitRows(cursor.since(start), limit);
      }
      case AGGREGATE -> aggregate(start);
      case DISTINCT -> new PipeOperator.Distinct(cursor.take());
      case ORDER -> {
        OrderBy orderBy = grammar.selects.orderBy(true);
        yield new PipeOperator.Order(cursor.since(start), orderBy);
      }
      case CALL -> {
        cursor.advance();
        var function = grammar.froms.callOfPipe();
        yield new PipeOperator.Call(cursor.since(start), function);
      }
      case TABLESAMPLE, PIVOT, UNPIVOT, MATCH_RECOGNIZE -> {
        var operator = grammar.tableOperators.ofPipe();
        yield new PipeOperator.Apply(cursor.since(start), operator);
      }
      case WITH -> {
        Query.With with = grammar.queries.with(true);
        yield new PipeOperator.WithTables(cursor.since(start), with);
      }
      case GROUP ->
          throw cursor.syntaxError(
              start,
              "GROUP BY should be part of a pipe AGGREGATE operator, without a leading pipe"
                  + " symbol");
      case ASSERT -> assertion(start);
      case RECURSIVE -> recursiveUnion(start);
      default -> grammar.foreignPipes.operator();
    };
  }

  private PipeOperator assertion(int start) {
    cursor.advance();
    Expression condition = grammar.expressions.expression();
    List<Expression> payload = new ArrayList<>();
    while (cursor.accept(COMMA) && grammar.expressions.atStart()) {
      payload.add(grammar.expressions.expression());
    }
    return new PipeOperator.Assert(cursor.since(start), condition, List.copyOf(payload));
  }

  private PipeOperator recursiveUnion(int start) {
    cursor.advance();
    var operator = grammar.queries.setOperations().operator();
    Optional<Query.RecursionDepth> depth =
        cursor.at(WITH) ? Optional.of(grammar.queries.recursionDepth()) : Optional.empty();
    int stepStart = cursor.start();
    PipeOperator.RecursiveStep step;
    if (cursor.at(LEFT_PAREN) && (cursor.kind(1) == PIPE || cursor.kind(1) == RIGHT_PAREN)) {
      List<PipeOperator> operators = subpipeline();
      step = new PipeOperator.RecursiveStep.Pipeline(cursor.since(stepStart), operators);
    } else {
      Query query = grammar.queries.parenthesized();
      step = new PipeOperator.RecursiveStep.Subquery(cursor.since(stepStart), query);
    }
    if (cursor.atIdentifier()) {
      throw cursor.syntaxError(
          cursor.start(),
          "The keyword \"AS\" is required before the alias for pipe RECURSIVE UNION");
    }
    Optional<Identifier> alias = grammar.names.aliasWithAs();
    return new PipeOperator.RecursiveUnion(cursor.since(start), operator, depth, step, alias);
  }

  /** {@code (|> ...)} */
  List<PipeOperator> subpipeline() {
    cursor.expect(LEFT_PAREN);
    cursor.enter();
    List<PipeOperator> operators = cursor.at(PIPE) ? operators() : List.of();
    cursor.leave();
    cursor.expect(RIGHT_PAREN);
    return operators;
  }

  private PipeOperator extend(int start) {
    boolean window = cursor.at(TokenKind.WINDOW);
    cursor.advance();
    List<SelectItem> items = grammar.selects.lists().items(false);
    List<Select.NamedWindow> windows = window ? List.of() : grammar.selects.windows();
    return window
        ? new PipeOperator.Window(cursor.since(start), items, windows)
        : new PipeOperator.Extend(cursor.since(start), items, windows);
  }

  private PipeOperator set(int start) {
    cursor.advance();
    List<PipeOperator.Assignment> assignments = new ArrayList<>();
    do {
      int itemStart = cursor.start();
      Identifier column = grammar.names.identifier();
      if (cursor.at(DOT)) {
        throw cursor.syntaxError(
            itemStart,
            "Pipe SET can only update columns by column name alone; Setting columns under table"
                + " aliases or fields under paths is not supported");
      }
      cursor.expect(EQUALS, DOT);
      Expression value = grammar.expressions.expression();
      assignments.add(new PipeOperator.Assignment(cursor.since(itemStart), column, value));
    } while (cursor.accept(COMMA) && cursor.atIdentifier());
    return new PipeOperator.SetColumns(cursor.since(start), List.copyOf(assignments));
  }

  private PipeOperator drop(int start) {
    cursor.advance();
    List<Identifier> columns = new ArrayList<>();
    do {
      Identifier column = grammar.names.identifier();
      if (cursor.at(DOT)) {
        throw cursor.syntaxError(
            column.span().start(),
            "Pipe DROP can only drop columns by name alone; Dropping columns under table aliases"
                + " or fields under paths is not supported");
      }
      columns.add(column);
    } while (cursor.accept(COMMA) && cursor.atIdentifier());
    return new PipeOperator.Drop(cursor.since(start), List.copyOf(columns));
  }

  private PipeOperator rename(int start) {
    cursor.advance();
    List<PipeOperator.Renaming> renamings = new ArrayList<>();
    do {
      int itemStart = cursor.start();
      Identifier oldName = grammar.names.identifier();
      if (cursor.at(DOT)) {
        throw cursor.syntaxError(
            itemStart,
            "Pipe RENAME can only rename columns by name alone; Renaming columns under table"
                + " aliases or fields under paths is not supported");
      }
      cursor.accept(AS);
      Identifier newName = grammar.names.identifier();
      renamings.add(new PipeOperator.Renaming(cursor.since(itemStart), oldName, newName));
    } while (cursor.accept(COMMA) && cursor.atIdentifier());
    return new PipeOperator.Rename(cursor.since(start), List.copyOf(renamings));
  }

  private PipeOperator aggregate(int start) {
    cursor.advance();
    Optional<Select.Modifier> with =
        cursor.at(WITH) && !grammar.operands.atWithExpression()
            ? Optional.of(grammar.selects.modifier())
            : Optional.empty();
    List<SelectItem> items =
        grammar.expressions.atStart() && !grammar.options.atHint()
            ? grammar.selects.lists().items(true)
            : List.of();
    Optional<GroupBy> groupBy =
        cursor.at(GROUP) ? Optional.of(grammar.selects.groupByOfPipe()) : Optional.empty();
    return new PipeOperator.Aggregate(cursor.since(start), with, items, groupBy);
  }

  private PipeOperator setOperation(int start) {
    var operator = grammar.queries.setOperations().operator();
    List<QueryBody> inputs = new ArrayList<>();
    if (!cursor.at(LEFT_PAREN)) {
      throw cursor.expected(LEFT_PAREN);
    }
    do {
      int inputStart = cursor.start();
      Query query = grammar.queries.parenthesized();
      inputs.add(new QueryBody.Parenthesized(cursor.since(inputStart), query, Optional.empty()));
    } while (cursor.accept(COMMA) && cursor.at(LEFT_PAREN));
    return new PipeOperator.SetQueries(cursor.since(start), operator, List.copyOf(inputs));
  }
}
