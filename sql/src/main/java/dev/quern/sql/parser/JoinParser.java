package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.AS;
import static dev.quern.sql.parser.TokenKind.COMMA;
import static dev.quern.sql.parser.TokenKind.JOIN;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.PIPE;
import static dev.quern.sql.parser.TokenKind.RIGHT_PAREN;

import dev.quern.sql.ast.FromItem;
import dev.quern.sql.ast.Query;
import dev.quern.sql.ast.QueryBody;
import dev.quern.sql.ast.Span;
import dev.quern.sql.ast.TableOperator;
import java.util.ArrayList;
import java.util.List;

/** Joins of a FROM clause and their parentheses. Source: "Query syntax", Join operation. */
final class JoinParser {

  private final Grammar grammar;
  private final TokenCursor cursor;

  JoinParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** Everything behind FROM. */
  FromItem fromClause() {
    int start = cursor.start();
    return cursor.isLegacy() ? legacyFromClause() : chain(grammar.froms.first(), start, true);
  }

  /** In legacy SQL a comma unites the rows of tables, whose columns go by their names. */
  private FromItem legacyFromClause() {
    int start = cursor.start();
    List<FromItem> items = new ArrayList<>();
    do {
      int itemStart = cursor.start();
      items.add(chain(grammar.froms.primary(), itemStart, false));
    } while (cursor.accept(COMMA));
    return items.size() == 1 ? items.getFirst() : LegacySql.union(cursor.since(start), items);
  }

  private FromItem chain(FromItem first, int start, boolean commas) {
    JoinChain chain = new JoinChain(grammar, first, start);
    while ((commas && cursor.at(COMMA)) || atJoin()) {
      chain.read();
    }
    return chain.build();
  }

  private boolean atJoin() {
    return switch (cursor.kind()) {
      case JOIN, CROSS, NATURAL, RIGHT, HASH, LOOKUP -> true;
      case INNER, LEFT, FULL -> !grammar.queries.atSetOperator();
      default -> false;
    };
  }

  /** The join of a pipe, whose left side is what comes down the pipe. */
  FromItem.Join pipeJoin() {
    int start = cursor.start();
    JoinChain chain = new JoinChain(grammar, new FromItem.PipeInput(new Span(start, start)), start);
    return chain.single();
  }

  /** Whether a join of a pipe starts here. */
  boolean atPipeJoin() {
    return atJoin();
  }

  /** Parentheses in FROM: a subquery with what follows it, or a join. */
  FromItem parenthesized() {
    int start = cursor.start();
    return switch (inside()) {
      case Inside.OfQuery q -> grammar.froms.subquery(start, false, q.query());
      case Inside.OfJoin j -> j.join();
    };
  }

  /** What stood between parentheses in FROM. */
  private sealed interface Inside {
    /** A query, without its parentheses. */
    record OfQuery(Span span, Query query) implements Inside {}

    /** A join with its parentheses. */
    record OfJoin(FromItem join) implements Inside {}
  }

  private Inside inside() {
    cursor.enter();
    int start = cursor.start();
    cursor.advance();
    Inside result;
    if (grammar.queries.atStart()) {
      result = closedQuery(start, grammar.queries.query());
    } else if (cursor.at(LEFT_PAREN)) {
      result = nested(start);
    } else {
      int first = cursor.start();
      result = join(start, grammar.froms.primary(), first);
    }
    cursor.leave();
    return result;
  }

  private Inside nested(int start) {
    int innerStart = cursor.start();
    return switch (inside()) {
      case Inside.OfJoin j -> join(start, j.join(), innerStart);
      case Inside.OfQuery q -> afterQuery(start, q, innerStart);
    };
  }

  private Inside afterQuery(int start, Inside.OfQuery inner, int innerStart) {
    if (cursor.accept(RIGHT_PAREN)) {
      return new Inside.OfQuery(cursor.since(start), inner.query());
    }
    if (goesOnAsQuery()) {
      QueryBody body =
          new QueryBody.Parenthesized(inner.span(), inner.query(), grammar.names.aliasWithAs());
      return closedQuery(start, grammar.queries.continued(body, innerStart));
    }
    int end = cursor.lastEnd();
    FromItem first = grammar.froms.subquery(innerStart, false, inner.query());
    if (cursor.lastEnd() == end && !atJoin()) {
      throw cursor.expected(RIGHT_PAREN);
    }
    return join(start, first, innerStart);
  }

  /** Whether a query in parentheses goes on as a query, rather than as a table with an alias. */
  private boolean goesOnAsQuery() {
    if (cursor.at(AS)) {
      return cursor.kind(1).isIdentifier()
          && (cursor.kind(2) == RIGHT_PAREN || cursor.kind(2) == PIPE);
    }
    return grammar.queries.atContinuation();
  }

  private Inside closedQuery(int start, Query query) {
    cursor.expect(RIGHT_PAREN);
    return new Inside.OfQuery(cursor.since(start), query);
  }

  private Inside join(int start, FromItem first, int firstStart) {
    FromItem join = chain(first, firstStart, false);
    if (!(join instanceof FromItem.Join) || !cursor.at(RIGHT_PAREN)) {
      throw cursor.expected(JOIN);
    }
    cursor.advance();
    List<TableOperator> operators = new ArrayList<>();
    grammar.tableOperators.addSuffixes(operators);
    return new Inside.OfJoin(
        new FromItem.ParenthesizedJoin(cursor.since(start), join, List.copyOf(operators)));
  }
}
