package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.COMMA;
import static dev.quern.sql.parser.TokenKind.HASH;
import static dev.quern.sql.parser.TokenKind.JOIN;
import static dev.quern.sql.parser.TokenKind.LOOKUP;
import static dev.quern.sql.parser.TokenKind.NATURAL;
import static dev.quern.sql.parser.TokenKind.ON;
import static dev.quern.sql.parser.TokenKind.OUTER;
import static dev.quern.sql.parser.TokenKind.USING;

import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.FromItem;
import dev.quern.sql.ast.FromItem.JoinKind;
import dev.quern.sql.ast.FromItem.JoinMethod;
import dev.quern.sql.ast.Hint;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A chain of joins and the trees it makes: {@code a JOIN b ON x JOIN c ON y} leans left, while with
 * conditions in a row, as in {@code a JOIN b JOIN c ON x ON y}, each condition belongs to the last
 * join that has none. Source: "Query syntax", Sequential joins.
 */
final class JoinChain {

  /** One join as written, with the conditions behind it. */
  private record Link(
      JoinKind kind,
      boolean natural,
      Span first,
      Span symbol,
      Optional<JoinMethod> method,
      Optional<Hint> hint,
      FromItem right,
      List<Condition> conditions) {

    boolean needsCondition() {
      return !natural && kind != JoinKind.CROSS && kind != JoinKind.COMMA;
    }
  }

  private record Condition(Span span, Optional<Expression> on, List<Identifier> using) {}

  private final Grammar grammar;
  private final TokenCursor cursor;
  private final FromItem first;
  private final int start;
  private final List<Link> links = new ArrayList<>();
  private int unmatched;
  private boolean nested;
  private boolean commaSeen;

  JoinChain(Grammar grammar, FromItem first, int start) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.first = first;
    this.start = start;
  }

  /** Reads the next join. */
  void read() {
    Link link = link(true);
    links.add(link);
    count(link);
  }

  /** Reads one join with at most one condition, and makes it a tree. */
  FromItem.Join single() {
    return join(first, link(false), start);
  }

  private Link link(boolean manyConditions) {
    Span firstWord = cursor.here();
    if (cursor.accept(COMMA)) {
      commaSeen = true;
      return new Link(
          JoinKind.COMMA,
          false,
          firstWord,
          firstWord,
          Optional.empty(),
          Optional.empty(),
          grammar.froms.primary(),
          List.of());
    }
    boolean natural = cursor.accept(NATURAL);
    JoinKind kind = kind();
    Optional<JoinMethod> method = method();
    Span symbol = cursor.here();
    cursor.expect(JOIN);
    Optional<Hint> hint = grammar.options.hint();
    FromItem right = grammar.froms.primary();
    List<Condition> conditions = conditions(manyConditions);
    if (commaSeen && (kind == JoinKind.RIGHT || kind == JoinKind.FULL)) {
      throw cursor.syntaxError(
          firstWord.start(),
          kind
              + " JOIN must be parenthesized when following a comma join.  Also, if the preceding"
              + " comma join is a correlated CROSS JOIN that unnests an array, then CROSS JOIN"
              + " syntax must be used in place of the comma join");
    }
    return new Link(kind, natural, firstWord, symbol, method, hint, right, conditions);
  }

  private JoinKind kind() {
    JoinKind kind =
        switch (cursor.kind()) {
          case CROSS -> JoinKind.CROSS;
          case LEFT -> JoinKind.LEFT;
          case RIGHT -> JoinKind.RIGHT;
          case FULL -> JoinKind.FULL;
          default -> JoinKind.INNER;
        };
    if (cursor.atAny(TokenKind.CROSS, TokenKind.INNER)) {
      cursor.advance();
    } else if (kind != JoinKind.INNER) {
      cursor.advance();
      cursor.accept(OUTER);
    }
    return kind;
  }

  private Optional<JoinMethod> method() {
    if (cursor.accept(HASH)) {
      return Optional.of(JoinMethod.HASH);
    }
    return cursor.accept(LOOKUP) ? Optional.of(JoinMethod.LOOKUP) : Optional.empty();
  }

  private List<Condition> conditions(boolean many) {
    List<Condition> conditions = new ArrayList<>();
    while ((many || conditions.isEmpty()) && cursor.atAny(ON, USING)) {
      if (commaSeen && !conditions.isEmpty()) {
        throw cursor.unexpected();
      }
      int conditionStart = cursor.start();
      if (cursor.accept(ON)) {
        Expression on = grammar.expressions.expression();
        conditions.add(new Condition(cursor.since(conditionStart), Optional.of(on), List.of()));
      } else {
        cursor.advance();
        List<Identifier> using = grammar.names.columns();
        conditions.add(new Condition(cursor.since(conditionStart), Optional.empty(), using));
      }
    }
    return List.copyOf(conditions);
  }

  private void count(Link link) {
    int needing = unmatched + (link.needsCondition() ? 1 : 0);
    int given = link.conditions.size();
    if (given >= 2) {
      nested = true;
      if (given > needing) {
        Condition surplus = link.conditions.get(needing);
        String word = surplus.on.isPresent() ? "ON" : "USING";
        throw cursor.syntaxError(
            surplus.span.start(),
            "The number of join conditions is "
                + given
                + " but the number of joins that require a join condition is only "
                + needing
                + ". Unexpected keyword "
                + word);
      }
    }
    unmatched = Math.max(0, needing - given);
  }

  /** The tree of all joins read. */
  FromItem build() {
    if (nested) {
      return buildNested();
    }
    FromItem tree = first;
    for (Link link : links) {
      tree = join(tree, link, start);
    }
    return tree;
  }

  private FromItem.Join join(FromItem left, Link link, int from) {
    Optional<Condition> condition = link.conditions.stream().findFirst();
    int end = condition.map(c -> c.span.end()).orElse(link.right.span().end());
    return join(left, link, link.right, condition, new Span(from, end));
  }

  private static FromItem.Join join(
      FromItem left, Link link, FromItem right, Optional<Condition> condition, Span span) {
    return new FromItem.Join(
        span,
        link.kind,
        link.natural,
        link.symbol,
        link.method,
        link.hint,
        left,
        right,
        condition.flatMap(Condition::on),
        condition.map(Condition::using).orElse(List.of()));
  }

  private FromItem buildNested() {
    Deque<FromItem> tables = new ArrayDeque<>();
    Deque<Link> waiting = new ArrayDeque<>();
    tables.push(first);
    for (Link link : links) {
      if (link.needsCondition()) {
        tables.push(link.right);
        waiting.push(link);
      } else {
        FromItem left = tables.pop();
        Span span = new Span(left.span().start(), link.right.span().end());
        tables.push(join(left, link, link.right, Optional.empty(), span));
      }
      for (Condition condition : link.conditions) {
        FromItem right = tables.pop();
        FromItem left = tables.pop();
        Span span = new Span(left.span().start(), condition.span.end());
        tables.push(join(left, waiting.pop(), right, Optional.of(condition), span));
      }
    }
    if (!waiting.isEmpty()) {
      throw missingCondition(waiting.getLast());
    }
    return tables.pop();
  }

  private RuntimeException missingCondition(Link link) {
    int given = links.stream().mapToInt(l -> l.conditions.size()).sum();
    long needing = links.stream().filter(Link::needsCondition).count();
    return cursor.syntaxError(
        link.first.start(),
        "The number of join conditions is "
            + given
            + " but the number of joins that require a join condition is "
            + needing
            + ". "
            + link.kind
            + " JOIN must have an ON or USING clause");
  }
}
