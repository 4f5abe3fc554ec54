package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.ALL;
import static dev.quern.sql.parser.TokenKind.AS;
import static dev.quern.sql.parser.TokenKind.ASC;
import static dev.quern.sql.parser.TokenKind.BY;
import static dev.quern.sql.parser.TokenKind.COMMA;
import static dev.quern.sql.parser.TokenKind.DESC;
import static dev.quern.sql.parser.TokenKind.DISTINCT;
import static dev.quern.sql.parser.TokenKind.DOT;
import static dev.quern.sql.parser.TokenKind.FIRST;
import static dev.quern.sql.parser.TokenKind.FROM;
import static dev.quern.sql.parser.TokenKind.GROUP;
import static dev.quern.sql.parser.TokenKind.HAVING;
import static dev.quern.sql.parser.TokenKind.LAST;
import static dev.quern.sql.parser.TokenKind.NULLS;
import static dev.quern.sql.parser.TokenKind.OFFSET;
import static dev.quern.sql.parser.TokenKind.ORDER;
import static dev.quern.sql.parser.TokenKind.QUALIFY;
import static dev.quern.sql.parser.TokenKind.STRUCT;
import static dev.quern.sql.parser.TokenKind.VALUE;
import static dev.quern.sql.parser.TokenKind.WHERE;
import static dev.quern.sql.parser.TokenKind.WINDOW;
import static dev.quern.sql.parser.TokenKind.WITH;

import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.FromItem;
import dev.quern.sql.ast.GroupBy;
import dev.quern.sql.ast.Hint;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Limit;
import dev.quern.sql.ast.OrderBy;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.ast.Select;
import dev.quern.sql.ast.SelectItem;
import dev.quern.sql.ast.WindowSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** SELECT with its clauses, ORDER BY and LIMIT. Source: "Query syntax". */
final class SelectParser {

  private final Grammar grammar;
  private final TokenCursor cursor;
  private final SelectListParser lists;
  private final GroupByParser groups;

  SelectParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.lists = new SelectListParser(grammar);
    this.groups = new GroupByParser(grammar);
  }

  /** {@code SELECT ...} up to its WINDOW clause. */
  Select select() {
    int start = cursor.start();
    Head head = head();
    Optional<FromItem> from =
        cursor.accept(FROM) ? Optional.of(grammar.joins.fromClause()) : Optional.empty();
    Optional<Expression> where = clause(WHERE);
    Optional<GroupBy> groupBy =
        cursor.at(GROUP) ? Optional.of(groups.ofSelect()) : Optional.empty();
    Optional<Expression> having = clause(HAVING);
    Optional<Expression> qualify = clause(QUALIFY);
    List<Select.NamedWindow> windows = windows();
    return new Select(
        cursor.since(start),
        head.hint,
        head.with,
        head.distinct,
        head.as,
        head.items,
        from,
        where,
        groupBy,
        having,
        qualify,
        windows);
  }

  /** SELECT as a pipe operator, which has no clauses but WINDOW. */
  Select pipeSelect() {
    int start = cursor.start();
    Head head = head();
    List<Select.NamedWindow> windows = windows();
    return new Select(
        cursor.since(start),
        head.hint,
        head.with,
        head.distinct,
        head.as,
        head.items,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        windows);
  }

  private record Head(
      Optional<Hint> hint,
      Optional<Select.Modifier> with,
      boolean distinct,
      Optional<Select.As> as,
      List<SelectItem> items) {}

  private Head head() {
    cursor.advance();
    Optional<Hint> hint = grammar.options.hint();
    Optional<Select.Modifier> with =
        cursor.at(WITH) && !grammar.operands.atWithExpression()
            ? Optional.of(modifier())
            : Optional.empty();
    boolean distinct = cursor.accept(DISTINCT);
    if (!distinct) {
      cursor.accept(ALL);
    }
    Optional<Select.As> as = cursor.at(AS) ? Optional.of(as()) : Optional.empty();
    if (cursor.at(FROM)) {
      throw cursor.syntaxError(cursor.start(), "SELECT list must not be empty");
    }
    return new Head(hint, with, distinct, as, lists.selectList());
  }

  /** {@code WITH name [OPTIONS(...)]} */
  Select.Modifier modifier() {
    int start = cursor.start();
    cursor.advance();
    Identifier name = grammar.names.identifier();
    var options = grammar.options.optionalBeforeNames();
    return new Select.Modifier(cursor.since(start), name, options);
  }

  private Select.As as() {
    int start = cursor.start();
    cursor.advance();
    if (cursor.accept(STRUCT)) {
      return new Select.As(cursor.since(start), Select.AsKind.STRUCT, Optional.empty());
    }
    if (cursor.at(VALUE) && cursor.kind(1) != DOT) {
      cursor.advance();
      return new Select.As(cursor.since(start), Select.AsKind.VALUE, Optional.empty());
    }
    PathName type = grammar.names.path();
    return new Select.As(cursor.since(start), Select.AsKind.TYPE, Optional.of(type));
  }

  private Optional<Expression> clause(TokenKind word) {
    return cursor.accept(word) ? Optional.of(grammar.expressions.expression()) : Optional.empty();
  }

  /** {@code [WINDOW name AS ..., ...]} */
  List<Select.NamedWindow> windows() {
    if (!cursor.accept(WINDOW)) {
      return List.of();
    }
    List<Select.NamedWindow> windows = new ArrayList<>();
    do {
      int start = cursor.start();
      Identifier name = grammar.names.identifier();
      cursor.expect(AS);
      WindowSpecification window = grammar.windows.nameOrSpecification();
      windows.add(new Select.NamedWindow(cursor.since(start), name, window));
    } while (cursor.accept(COMMA));
    return List.copyOf(windows);
  }

  /** The items that pipe operators and other clauses compute. */
  SelectListParser lists() {
    return lists;
  }

  /** GROUP BY of a pipe. */
  GroupBy groupByOfPipe() {
    return groups.ofPipe();
  }

  /** GROUP BY within a call of an aggregate function. */
  GroupBy groupByOfCall() {
    return groups.ofCall();
  }

  /** Reads the BY that follows GROUP, ORDER or PARTITION and perhaps a hint. */
  void expectBy(boolean hinted) {
    if (!cursor.accept(BY)) {
      throw hinted ? cursor.expected(BY) : cursor.expected("@ for hint or keyword BY");
    }
  }

  /** {@code [ORDER BY ...]} */
  Optional<OrderBy> orderBy() {
    return cursor.at(ORDER) ? Optional.of(orderBy(false)) : Optional.empty();
  }

  /**
   * {@code ORDER BY ...}
   *
   * @param inPipe whether a comma may end it
   */
  OrderBy orderBy(boolean inPipe) {
    int start = cursor.start();
    cursor.advance();
    Optional<Hint> hint = grammar.options.hint();
    expectBy(hint.isPresent());
    List<OrderBy.Item> items = new ArrayList<>();
    items.add(orderingItem());
    while (cursor.accept(COMMA)) {
      if (inPipe && !grammar.expressions.atStart()) {
        break;
      }
      items.add(orderingItem());
    }
    return new OrderBy(cursor.since(start), hint, List.copyOf(items));
  }

  /** One sort key. */
  OrderBy.Item orderingItem() {
    int start = cursor.start();
    Expression value = grammar.expressions.expression();
    Optional<Expression> collation = grammar.types.collation();
    Optional<OrderBy.Direction> direction = direction();
    Optional<OrderBy.Nulls> nulls = nulls();
    return new OrderBy.Item(cursor.since(start), value, collation, direction, nulls, List.of());
  }

  /** {@code [ASC|DESC]} */
  Optional<OrderBy.Direction> direction() {
    if (cursor.accept(ASC)) {
      return Optional.of(OrderBy.Direction.ASC);
    }
    return cursor.accept(DESC) ? Optional.of(OrderBy.Direction.DESC) : Optional.empty();
  }

  /** {@code [NULLS FIRST|LAST]} */
  Optional<OrderBy.Nulls> nulls() {
    if (!cursor.accept(NULLS)) {
      return Optional.empty();
    }
    if (cursor.accept(FIRST)) {
      return Optional.of(OrderBy.Nulls.FIRST);
    }
    cursor.expect(LAST, FIRST);
    return Optional.of(OrderBy.Nulls.LAST);
  }

  /** {@code LIMIT count [OFFSET skip]} */
  Limit limit() {
    int start = cursor.start();
    cursor.advance();
    Optional<Expression> count =
        cursor.accept(ALL) ? Optional.empty() : Optional.of(grammar.expressions.expression());
    Optional<Expression> offset = clause(OFFSET);
    return new Limit(cursor.since(start), count, offset);
  }
}
