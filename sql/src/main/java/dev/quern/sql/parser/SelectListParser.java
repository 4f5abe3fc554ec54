package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.AS;
import static dev.quern.sql.parser.TokenKind.COMMA;
import static dev.quern.sql.parser.TokenKind.DOT;
import static dev.quern.sql.parser.TokenKind.EXCEPT;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.REPLACE;
import static dev.quern.sql.parser.TokenKind.RIGHT_PAREN;
import static dev.quern.sql.parser.TokenKind.STAR;
import static dev.quern.sql.parser.TokenKind.STUCK_WORD;

import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.OrderBy;
import dev.quern.sql.ast.SelectItem;
import dev.quern.sql.ast.SelectItem.GroupingOrder;
import dev.quern.sql.ast.SelectItem.StarModifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What SELECT and its relatives compute. Source: "Query syntax", SELECT list. */
final class SelectListParser {

  private final Grammar grammar;
  private final TokenCursor cursor;

  SelectListParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** The list of SELECT; a comma may end it. */
  List<SelectItem> selectList() {
    List<SelectItem> items = new ArrayList<>();
    do {
      items.add(cursor.at(STAR) ? star() : item(false));
    } while (cursor.accept(COMMA) && (cursor.at(STAR) || grammar.expressions.atStart()));
    return List.copyOf(items);
  }

  /**
   * A list without a bare star, as in EXTEND; a comma may end it.
   *
   * @param ordered whether an item may have an order, as in AGGREGATE
   */
  List<SelectItem> items(boolean ordered) {
    List<SelectItem> items = new ArrayList<>();
    do {
      items.add(item(ordered));
    } while (cursor.accept(COMMA) && grammar.expressions.atStart());
    return List.copyOf(items);
  }

  private SelectItem star() {
    int start = cursor.start();
    cursor.advance();
    StarModifiers modifiers = starModifiers();
    return new SelectItem.Star(cursor.since(start), modifiers);
  }

  private SelectItem item(boolean ordered) {
    int start = cursor.start();
    int outer = grammar.operands.allowStar(start);
    Expression value = grammar.expressions.expression();
    grammar.operands.allowStar(outer);
    if (cursor.accept(DOT, STAR)) {
      StarModifiers modifiers = starModifiers();
      return new SelectItem.ValueStar(cursor.since(start), value, modifiers);
    }
    if (cursor.at(STUCK_WORD)) {
      throw cursor.syntaxError(cursor.start(), "Missing whitespace between literal and alias");
    }
    Optional<Identifier> alias = grammar.names.alias();
    Optional<GroupingOrder> order = ordered ? groupingOrder() : Optional.empty();
    return new SelectItem.Column(cursor.since(start), value, alias, order);
  }

  /** {@code [ASC|DESC] [NULLS FIRST|LAST]} */
  Optional<GroupingOrder> groupingOrder() {
    int start = cursor.start();
    Optional<OrderBy.Direction> direction = grammar.selects.direction();
    Optional<OrderBy.Nulls> nulls =
        direction.isPresent() ? grammar.selects.nulls() : Optional.empty();
    return direction.isPresent()
        ? Optional.of(new GroupingOrder(cursor.since(start), direction, nulls))
        : Optional.empty();
  }

  private StarModifiers starModifiers() {
    List<Identifier> except = List.of();
    if (cursor.at(EXCEPT, LEFT_PAREN)) {
      cursor.advance();
      except = grammar.names.columns();
    }
    if (!cursor.accept(REPLACE)) {
      return except.isEmpty() ? StarModifiers.NONE : new StarModifiers(except, List.of());
    }
    cursor.expect(LEFT_PAREN);
    List<SelectItem.Replacement> replacements = new ArrayList<>();
    replacements.add(replacement());
    while (!cursor.accept(RIGHT_PAREN)) {
      cursor.expect(COMMA, RIGHT_PAREN);
      replacements.add(replacement());
    }
    return new StarModifiers(except, List.copyOf(replacements));
  }

  private SelectItem.Replacement replacement() {
    int start = cursor.start();
    Expression value = grammar.expressions.expression();
    cursor.expect(AS);
    Identifier column = grammar.names.identifier();
    return new SelectItem.Replacement(cursor.since(start), value, column);
  }
}
