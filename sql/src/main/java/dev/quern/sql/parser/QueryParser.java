package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.AND;
import static dev.quern.sql.parser.TokenKind.AS;
import static dev.quern.sql.parser.TokenKind.BETWEEN;
import static dev.quern.sql.parser.TokenKind.COMMA;
import static dev.quern.sql.parser.TokenKind.DEPTH;
import static dev.quern.sql.parser.TokenKind.FOR;
import static dev.quern.sql.parser.TokenKind.FROM;
import static dev.quern.sql.parser.TokenKind.GROUP;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.LIMIT;
import static dev.quern.sql.parser.TokenKind.MAX;
import static dev.quern.sql.parser.TokenKind.PIPE;
import static dev.quern.sql.parser.TokenKind.RECURSIVE;
import static dev.quern.sql.parser.TokenKind.RIGHT_PAREN;
import static dev.quern.sql.parser.TokenKind.ROWS;
import static dev.quern.sql.parser.TokenKind.SELECT;
import static dev.quern.sql.parser.TokenKind.TABLE;
import static dev.quern.sql.parser.TokenKind.UNBOUNDED;
import static dev.quern.sql.parser.TokenKind.UPDATE;
import static dev.quern.sql.parser.TokenKind.WHERE;
import static dev.quern.sql.parser.TokenKind.WITH;

import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.FromItem;
import dev.quern.sql.ast.FunctionCall.Argument;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Limit;
import dev.quern.sql.ast.OrderBy;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.ast.PipeOperator;
import dev.quern.sql.ast.Query;
import dev.quern.sql.ast.Query.CommonTable;
import dev.quern.sql.ast.QueryBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Queries around their SELECTs. Source: "Query syntax". */
final class QueryParser {

  private final Grammar grammar;
  private final TokenCursor cursor;
  private final SetOperationParser setOperations;

  QueryParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.setOperations = new SetOperationParser(grammar);
  }

  /** Whether a query starts here, other than with a parenthesis. */
  boolean atStart() {
    return switch (cursor.kind()) {
      case SELECT, FROM -> true;
      case WITH -> !grammar.operands.atWithExpression() && cursor.kind(1) != LEFT_PAREN;
      case TABLE -> cursor.kind(1).isIdentifier();
      default -> false;
    };
  }

  /** Whether a query in parentheses just read goes on here. */
  boolean atContinuation() {
    return switch (cursor.kind()) {
      case PIPE, LIMIT, AS, FOR, ORDER -> true;
      default -> setOperations.atOperator();
    };
  }

  /** Whether a set operator stands here. */
  boolean atSetOperator() {
    return setOperations.atOperator();
  }

  /** The parser of set operators. */
  SetOperationParser setOperations() {
    return setOperations;
  }

  /** {@code (query)} where only a query may stand. */
  Query parenthesized() {
    cursor.expect(LEFT_PAREN);
    cursor.enter();
    Query query = query();
    cursor.leave();
    cursor.expect(RIGHT_PAREN);
    return query;
  }

  /** A query. */
  Query query() {
    cursor.enter();
    int start = cursor.start();
    if (grammar.operands.atWithExpression()) {
      throw cursor.unexpected();
    }
    Optional<Query.With> with = cursor.at(WITH) ? Optional.of(with(false)) : Optional.empty();
    if (with.isPresent() && cursor.at(PIPE)) {
      throw cursor.syntaxError(
          cursor.start(),
          "A pipe operator cannot follow the WITH clause before the main query; The main query"
              + " usually starts with SELECT or FROM here");
    }
    Query query = rest(start, with, primary());
    cursor.leave();
    return query;
  }

  /** The rest of a query whose first part has been read. */
  Query continued(QueryBody first, int start) {
    return rest(start, Optional.empty(), first);
  }

  private Query rest(int start, Optional<Query.With> with, QueryBody first) {
    int bodyStart = with.isPresent() ? first.span().start() : start;
    boolean from = first instanceof QueryBody.From;
    if (from) {
      refuseClausesAfterFrom();
    }
    QueryBody body = from ? first : setOperations.chain(first, bodyStart);
    Optional<OrderBy> orderBy = from ? Optional.empty() : grammar.selects.orderBy();
    Optional<Limit> limit =
        !from && cursor.at(LIMIT) ? Optional.of(grammar.selects.limit()) : Optional.empty();
    if (cursor.at(FOR, UPDATE)) {
      throw cursor.error(cursor.start(), "FOR UPDATE is not supported");
    }
    List<PipeOperator> pipes = cursor.at(PIPE) ? grammar.pipes.operators() : List.of();
    return new Query(cursor.since(start), with, body, orderBy, limit, pipes);
  }

  private QueryBody primary() {
    int start = cursor.start();
    return switch (cursor.kind()) {
      case SELECT -> grammar.selects.select();
      case FROM -> from(start);
      case LEFT_PAREN -> parenthesizedBody(start);
      case TABLE -> tableClause(start);
      case GRAPH -> grammar.graphs.query(start);
      default -> throw cursor.unexpected();
    };
  }

  /** {@code (query) [AS alias]} */
  QueryBody parenthesizedBody(int start) {
    Query query = parenthesized();
    Optional<Identifier> alias = grammar.names.aliasWithAs();
    return new QueryBody.Parenthesized(cursor.since(start), query, alias);
  }

  private QueryBody from(int start) {
    cursor.advance();
    FromItem from = grammar.joins.fromClause();
    return new QueryBody.From(cursor.since(start), from);
  }

  private void refuseClausesAfterFrom() {
    switch (cursor.kind()) {
      case SELECT -> throw pipesInstead("SELECT", "`|> SELECT`");
      case WHERE -> throw pipesInstead("WHERE", "`|> WHERE`");
      case GROUP -> throw pipesInstead("GROUP BY", "`|> AGGREGATE`");
      case ORDER -> throw pipesOrParentheses("ORDER BY");
      case LIMIT, UNION, INTERSECT -> throw pipesOrParentheses(cursor.kind().name());
      case EXCEPT -> {
        if (setOperations.atOperator()) {
          throw pipesOrParentheses("EXCEPT");
        }
      }
      default -> {}
    }
  }

  private RuntimeException pipesOrParentheses(String clause) {
    return pipesInstead(clause, "`|> " + clause + "` or parentheses around the FROM query");
  }

  private RuntimeException pipesInstead(String clause, String instead) {
    return cursor.syntaxError(
        cursor.start(),
        clause + " not supported after FROM query; Consider using pipe operator " + instead);
  }

  /** {@code TABLE name} or {@code TABLE function(...)} */
  QueryBody tableClause(int start) {
    Argument table = tableArgument();
    Optional<Expression> where =
        cursor.accept(WHERE) ? Optional.of(grammar.expressions.expression()) : Optional.empty();
    return new QueryBody.TableClause(cursor.since(start), table, where);
  }

  /** {@code TABLE name} or {@code TABLE function(...)} */
  Argument tableArgument() {
    int start = cursor.start();
    cursor.advance();
    PathName name;
    if (cursor.at(TokenKind.IF)) {
      Identifier word = grammar.names.take();
      name = new PathName(word.span(), List.of(word));
      if (!cursor.at(LEFT_PAREN)) {
        throw cursor.expected(LEFT_PAREN);
      }
    } else {
      name = grammar.names.path();
    }
    if (cursor.at(LEFT_PAREN)) {
      FromItem.TableFunction function = grammar.froms.call(name);
      return new Argument.TableCall(cursor.since(start), function);
    }
    return new Argument.Table(cursor.since(start), name);
  }

  /**
   * {@code WITH name AS (query), ...}
   *
   * @param inPipe whether a comma may end it
   */
  Query.With with(boolean inPipe) {
    int start = cursor.start();
    cursor.advance();
    boolean recursive = cursor.accept(RECURSIVE);
    List<CommonTable> tables = new ArrayList<>();
    tables.add(commonTable());
    while (cursor.accept(COMMA)) {
      if (!cursor.atIdentifier()) {
        if (inPipe) {
          break;
        }
        throw cursor.at(SELECT) || cursor.at(FROM)
            ? cursor.syntaxError(
                cursor.start(),
                "Trailing comma after the WITH clause before the main query is not allowed")
            : cursor.expected(SELECT);
      }
      tables.add(commonTable());
    }
    return new Query.With(cursor.since(start), recursive, List.copyOf(tables));
  }

  private CommonTable commonTable() {
    int start = cursor.start();
    Identifier name = grammar.names.identifier();
    if (cursor.accept(LEFT_PAREN)) {
      cursor.expect(RIGHT_PAREN);
      cursor.expect(AS);
      cursor.expect(GROUP);
      cursor.expect(ROWS);
      return new CommonTable(cursor.since(start), name, Optional.empty(), Optional.empty());
    }
    cursor.expect(AS, LEFT_PAREN);
    Query query = parenthesized();
    Optional<Query.RecursionDepth> depth =
        cursor.at(WITH) ? Optional.of(recursionDepth()) : Optional.empty();
    return new CommonTable(cursor.since(start), name, Optional.of(query), depth);
  }

  /** {@code WITH DEPTH ...} */
  Query.RecursionDepth recursionDepth() {
    int start = cursor.start();
    cursor.advance();
    cursor.expect(DEPTH);
    Optional<Identifier> name = grammar.names.aliasWithAs();
    Optional<Expression> lower = Optional.empty();
    Optional<Expression> upper = Optional.empty();
    if (cursor.accept(BETWEEN)) {
      lower = depthBound();
      cursor.expect(AND);
      upper = depthBound();
    } else if (cursor.accept(MAX)) {
      upper = depthBound();
    }
    return new Query.RecursionDepth(cursor.since(start), name, lower, upper);
  }

  private Optional<Expression> depthBound() {
    return cursor.accept(UNBOUNDED)
        ? Optional.empty()
        : Optional.of(grammar.operands.integerOrParameter());
  }
}
