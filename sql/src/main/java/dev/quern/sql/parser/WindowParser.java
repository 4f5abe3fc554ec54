package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.AND;
import static dev.quern.sql.parser.TokenKind.BETWEEN;
import static dev.quern.sql.parser.TokenKind.COMMA;
import static dev.quern.sql.parser.TokenKind.CURRENT;
import static dev.quern.sql.parser.TokenKind.FOLLOWING;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.ORDER;
import static dev.quern.sql.parser.TokenKind.PARTITION;
import static dev.quern.sql.parser.TokenKind.PRECEDING;
import static dev.quern.sql.parser.TokenKind.RANGE;
import static dev.quern.sql.parser.TokenKind.RIGHT_PAREN;
import static dev.quern.sql.parser.TokenKind.ROW;
import static dev.quern.sql.parser.TokenKind.ROWS;
import static dev.quern.sql.parser.TokenKind.UNBOUNDED;

import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Hint;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.OrderBy;
import dev.quern.sql.ast.PartitionBy;
import dev.quern.sql.ast.WindowSpecification;
import dev.quern.sql.ast.WindowSpecification.Bound;
import dev.quern.sql.ast.WindowSpecification.BoundKind;
import dev.quern.sql.ast.WindowSpecification.Frame;
import dev.quern.sql.ast.WindowSpecification.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Windows. Source: "Window function calls". */
final class WindowParser {

  private final Grammar grammar;
  private final TokenCursor cursor;

  WindowParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** The name of a window, or {@code (...)}. */
  WindowSpecification nameOrSpecification() {
    if (cursor.at(LEFT_PAREN)) {
      return specification();
    }
    Identifier name = grammar.names.identifier();
    return new WindowSpecification(
        name.span(), Optional.of(name), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private WindowSpecification specification() {
    int start = cursor.start();
    cursor.advance();
    Optional<Identifier> base =
        cursor.atIdentifier() ? Optional.of(grammar.names.take()) : Optional.empty();
    Optional<PartitionBy> partitionBy =
        cursor.at(PARTITION) ? Optional.of(partitionBy()) : Optional.empty();
    Optional<OrderBy> orderBy = grammar.selects.orderBy();
    Optional<Frame> frame =
        cursor.at(ROWS) || cursor.at(RANGE) ? Optional.of(frame()) : Optional.empty();
    if (frame.isPresent()) {
      cursor.expect(RIGHT_PAREN);
    } else if (orderBy.isPresent()) {
      cursor.expect(RIGHT_PAREN, ROWS, RANGE);
    } else {
      cursor.expect(RIGHT_PAREN, ORDER, ROWS, RANGE);
    }
    return new WindowSpecification(cursor.since(start), base, partitionBy, orderBy, frame);
  }

  /** {@code PARTITION BY ...} */
  PartitionBy partitionBy() {
    int start = cursor.start();
    cursor.advance();
    Optional<Hint> hint = grammar.options.hint();
    grammar.selects.expectBy(hint.isPresent());
    List<Expression> expressions = expressions();
    return new PartitionBy(cursor.since(start), hint, expressions);
  }

  private List<Expression> expressions() {
    List<Expression> expressions = new ArrayList<>();
    do {
      expressions.add(grammar.expressions.expression());
    } while (cursor.accept(COMMA));
    return List.copyOf(expressions);
  }

  private Frame frame() {
    int start = cursor.start();
    Unit unit = cursor.at(ROWS) ? Unit.ROWS : Unit.RANGE;
    cursor.advance();
    if (!cursor.accept(BETWEEN)) {
      Bound bound = bound();
      return new Frame(cursor.since(start), unit, bound, Optional.empty());
    }
    Bound first = bound();
    cursor.expect(AND);
    Bound last = bound();
    return new Frame(cursor.since(start), unit, first, Optional.of(last));
  }

  private Bound bound() {
    int start = cursor.start();
    if (cursor.accept(CURRENT)) {
      cursor.expect(ROW);
      return new Bound(cursor.since(start), BoundKind.CURRENT_ROW, Optional.empty());
    }
    Optional<Expression> offset =
        cursor.accept(UNBOUNDED) ? Optional.empty() : Optional.of(grammar.expressions.expression());
    boolean preceding = cursor.at(PRECEDING);
    if (!cursor.accept(PRECEDING)) {
      cursor.expect(FOLLOWING, PRECEDING);
    }
    BoundKind kind;
    if (offset.isPresent()) {
      kind = preceding ? BoundKind.PRECEDING : BoundKind.FOLLOWING;
    } else {
      kind = preceding ? BoundKind.UNBOUNDED_PRECEDING : BoundKind.UNBOUNDED_FOLLOWING;
    }
    return new Bound(cursor.since(start), kind, offset);
  }
}
