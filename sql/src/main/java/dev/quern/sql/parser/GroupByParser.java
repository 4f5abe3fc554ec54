package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.ALL;
import static dev.quern.sql.parser.TokenKind.AND;
import static dev.quern.sql.parser.TokenKind.BY;
import static dev.quern.sql.parser.TokenKind.COMMA;
import static dev.quern.sql.parser.TokenKind.CUBE;
import static dev.quern.sql.parser.TokenKind.GROUPING;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.ORDER;
import static dev.quern.sql.parser.TokenKind.RIGHT_PAREN;
import static dev.quern.sql.parser.TokenKind.ROLLUP;
import static dev.quern.sql.parser.TokenKind.SETS;

import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.GroupBy;
import dev.quern.sql.ast.GroupBy.GroupingItem;
import dev.quern.sql.ast.Hint;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.SelectItem.GroupingOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** GROUP BY in its three places. Source: "Query syntax", GROUP BY clause. */
final class GroupByParser {

  private final Grammar grammar;
  private final TokenCursor cursor;

  GroupByParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** {@code GROUP BY ALL} or {@code GROUP BY items}, of SELECT. */
  GroupBy ofSelect() {
    int start = cursor.start();
    cursor.advance();
    Optional<Hint> hint = grammar.options.hint();
    grammar.selects.expectBy(hint.isPresent());
    if (cursor.accept(ALL)) {
      return new GroupBy(cursor.since(start), hint, true, false, List.of());
    }
    List<GroupingItem> items = items(false);
    return new GroupBy(cursor.since(start), hint, false, false, items);
  }

  /** {@code GROUP BY items}, of an aggregate function. */
  GroupBy ofCall() {
    int start = cursor.start();
    cursor.advance();
    Optional<Hint> hint = grammar.options.hint();
    grammar.selects.expectBy(hint.isPresent());
    List<GroupingItem> items = items(false);
    return new GroupBy(cursor.since(start), hint, false, false, items);
  }

  /** {@code GROUP [AND ORDER] BY items}, of a pipe; items may have aliases and orders. */
  GroupBy ofPipe() {
    int start = cursor.start();
    cursor.advance();
    Optional<Hint> hint = grammar.options.hint();
    boolean andOrder = cursor.accept(AND);
    if (andOrder) {
      cursor.expect(ORDER);
      cursor.expect(BY);
    } else {
      cursor.require(BY);
    }
    List<GroupingItem> items = items(true);
    return new GroupBy(cursor.since(start), hint, false, andOrder, items);
  }

  private List<GroupingItem> items(boolean inPipe) {
    List<GroupingItem> items = new ArrayList<>();
    items.add(item(inPipe));
    while (cursor.accept(COMMA)) {
      if (inPipe && !atItem()) {
        break;
      }
      items.add(item(inPipe));
    }
    return List.copyOf(items);
  }

  private boolean atItem() {
    return cursor.atAny(ROLLUP, CUBE) || grammar.expressions.atStart();
  }

  private GroupingItem item(boolean inPipe) {
    int start = cursor.start();
    if (cursor.at(GROUPING, SETS)) {
      return groupingSets(start);
    }
    if (cursor.atAny(ROLLUP, CUBE) || cursor.at(LEFT_PAREN, RIGHT_PAREN)) {
      return simpleSet(start);
    }
    Expression value = grammar.expressions.expression();
    Optional<Identifier> alias = inPipe ? grammar.names.alias() : Optional.empty();
    Optional<GroupingOrder> order =
        inPipe ? grammar.selects.lists().groupingOrder() : Optional.empty();
    return new GroupingItem.Value(cursor.since(start), value, alias, order);
  }

  private GroupingItem groupingSets(int start) {
    cursor.advance();
    cursor.advance();
    cursor.expect(LEFT_PAREN);
    List<GroupingItem> sets = new ArrayList<>();
    sets.add(set());
    while (!cursor.accept(RIGHT_PAREN)) {
      cursor.expect(COMMA, RIGHT_PAREN);
      sets.add(set());
    }
    return new GroupingItem.GroupingSets(cursor.since(start), List.copyOf(sets));
  }

  private GroupingItem set() {
    int start = cursor.start();
    if (cursor.atAny(ROLLUP, CUBE) || cursor.at(LEFT_PAREN, RIGHT_PAREN)) {
      return simpleSet(start);
    }
    Expression value = grammar.expressions.expression();
    return new GroupingItem.Value(cursor.since(start), value, Optional.empty(), Optional.empty());
  }

  /** {@code ()}, {@code ROLLUP(...)} or {@code CUBE(...)} */
  private GroupingItem simpleSet(int start) {
    if (cursor.accept(LEFT_PAREN, RIGHT_PAREN)) {
      return new GroupingItem.Empty(cursor.since(start));
    }
    boolean rollup = cursor.at(ROLLUP);
    cursor.advance();
    cursor.expect(LEFT_PAREN);
    List<Expression> values = new ArrayList<>();
    values.add(grammar.expressions.expression());
    while (!cursor.accept(RIGHT_PAREN)) {
      cursor.expect(COMMA, RIGHT_PAREN);
      values.add(grammar.expressions.expression());
    }
    return rollup
        ? new GroupingItem.Rollup(cursor.since(start), List.copyOf(values))
        : new GroupingItem.Cube(cursor.since(start), List.copyOf(values));
  }
}
