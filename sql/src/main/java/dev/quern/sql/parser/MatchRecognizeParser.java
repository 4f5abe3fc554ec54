package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.AFTER;
import static dev.quern.sql.parser.TokenKind.AS;
import static dev.quern.sql.parser.TokenKind.BAR;
import static dev.quern.sql.parser.TokenKind.CARET;
import static dev.quern.sql.parser.TokenKind.COMMA;
import static dev.quern.sql.parser.TokenKind.DEFINE;
import static dev.quern.sql.parser.TokenKind.DOLLAR;
import static dev.quern.sql.parser.TokenKind.DOUBLE_BAR;
import static dev.quern.sql.parser.TokenKind.LAST;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.MATCH;
import static dev.quern.sql.parser.TokenKind.MEASURES;
import static dev.quern.sql.parser.TokenKind.NEXT;
import static dev.quern.sql.parser.TokenKind.ORDER;
import static dev.quern.sql.parser.TokenKind.PARTITION;
import static dev.quern.sql.parser.TokenKind.PAST;
import static dev.quern.sql.parser.TokenKind.PATTERN;
import static dev.quern.sql.parser.TokenKind.QUESTION;
import static dev.quern.sql.parser.TokenKind.RIGHT_BRACE;
import static dev.quern.sql.parser.TokenKind.RIGHT_PAREN;
import static dev.quern.sql.parser.TokenKind.ROW;
import static dev.quern.sql.parser.TokenKind.SKIP;
import static dev.quern.sql.parser.TokenKind.TO;

import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.OptionEntry;
import dev.quern.sql.ast.OrderBy;
import dev.quern.sql.ast.PartitionBy;
import dev.quern.sql.ast.RowPattern;
import dev.quern.sql.ast.SelectItem;
import dev.quern.sql.ast.TableOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** MATCH_RECOGNIZE and its patterns. Source: "Query syntax", MATCH_RECOGNIZE clause. */
final class MatchRecognizeParser {

  private final Grammar grammar;
  private final TokenCursor cursor;

  MatchRecognizeParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** {@code MATCH_RECOGNIZE(...) [alias]} */
  TableOperator matchRecognize() {
    int start = cursor.start();
    cursor.advance();
    cursor.expect(LEFT_PAREN);
    Optional<PartitionBy> partitionBy =
        cursor.at(PARTITION) ? Optional.of(grammar.windows.partitionBy()) : Optional.empty();
    if (!cursor.at(ORDER)) {
      throw cursor.expected(ORDER);
    }
    OrderBy orderBy = grammar.selects.orderBy(false);
    cursor.expect(MEASURES);
    List<SelectItem> measures = measures();
    Optional<Boolean> skip = cursor.accept(AFTER) ? Optional.of(skip()) : Optional.empty();
    cursor.expect(PATTERN);
    cursor.expect(LEFT_PAREN);
    RowPattern pattern = alternation();
    cursor.advance();
    cursor.expect(DEFINE);
    List<TableOperator.Definition> definitions = definitions();
    List<OptionEntry> options = grammar.options.optional();
    cursor.expect(RIGHT_PAREN);
    Optional<Identifier> alias = grammar.names.alias();
    return new TableOperator.MatchRecognize(
        cursor.since(start),
        options,
        partitionBy,
        orderBy,
        measures,
        skip,
        pattern,
        definitions,
        alias);
  }

  private List<SelectItem> measures() {
    List<SelectItem> measures = new ArrayList<>();
    do {
      int start = cursor.start();
      Expression value = grammar.expressions.expression();
      cursor.expect(AS);
      Identifier name = grammar.names.identifier();
      measures.add(
          new SelectItem.Column(cursor.since(start), value, Optional.of(name), Optional.empty()));
    } while (cursor.accept(COMMA));
    return List.copyOf(measures);
  }

  private boolean skip() {
    cursor.expect(MATCH);
    cursor.expect(SKIP);
    boolean pastLast = cursor.accept(PAST);
    if (pastLast) {
      cursor.expect(LAST);
    } else {
      cursor.expect(TO, PAST);
      cursor.expect(NEXT);
    }
    cursor.expect(ROW);
    return pastLast;
  }

  private List<TableOperator.Definition> definitions() {
    List<TableOperator.Definition> definitions = new ArrayList<>();
    do {
      int start = cursor.start();
      Identifier name = grammar.names.identifier();
      cursor.expect(AS);
      Expression condition = grammar.expressions.expression();
      definitions.add(new TableOperator.Definition(cursor.since(start), name, condition));
    } while (cursor.accept(COMMA));
    return List.copyOf(definitions);
  }

  /** Choices up to the closing parenthesis, which is left. */
  private RowPattern alternation() {
    cursor.enter();
    int start = cursor.start();
    List<RowPattern> choices = new ArrayList<>();
    choices.add(sequence());
    while (cursor.atAny(BAR, DOUBLE_BAR)) {
      int barStart = cursor.start();
      if (cursor.accept(DOUBLE_BAR)) {
        choices.add(new RowPattern.Empty(cursor.since(barStart)));
      } else {
        cursor.advance();
      }
      choices.add(sequence());
    }
    if (!cursor.at(RIGHT_PAREN)) {
      throw cursor.expected(RIGHT_PAREN, BAR, DOUBLE_BAR);
    }
    cursor.leave();
    return choices.size() == 1
        ? choices.getFirst()
        : new RowPattern.Alternation(cursor.since(start), List.copyOf(choices));
  }

  private RowPattern sequence() {
    int start = cursor.start();
    List<RowPattern> parts = new ArrayList<>();
    while (cursor.atIdentifier() || cursor.atAny(LEFT_PAREN, CARET, DOLLAR)) {
      parts.add(part());
    }
    return switch (parts.size()) {
      case 0 -> new RowPattern.Empty(cursor.since(start));
      case 1 -> parts.getFirst();
      default -> new RowPattern.Sequence(cursor.since(start), List.copyOf(parts));
    };
  }

  private RowPattern part() {
    int start = cursor.start();
    if (cursor.atAny(CARET, DOLLAR)) {
      boolean first = cursor.at(CARET);
      return new RowPattern.Anchor(cursor.take(), first);
    }
    RowPattern operand;
    if (cursor.accept(LEFT_PAREN)) {
      operand = alternation();
      cursor.advance();
    } else {
      Identifier name = grammar.names.take();
      operand = new RowPattern.Variable(name.span(), name);
    }
    return repetition(operand, start);
  }

  private RowPattern repetition(RowPattern operand, int start) {
    RowPattern.Quantifier quantifier;
    Optional<Expression> lower = Optional.empty();
    Optional<Expression> upper = Optional.empty();
    switch (cursor.kind()) {
      case QUESTION -> quantifier = RowPattern.Quantifier.OPTIONAL;
      case STAR -> quantifier = RowPattern.Quantifier.ZERO_OR_MORE;
      case PLUS_SIGN -> quantifier = RowPattern.Quantifier.ONE_OR_MORE;
      case LEFT_BRACE -> {
        cursor.advance();
        lower = cursor.at(COMMA) ? Optional.empty() : bound(COMMA);
        if (lower.isPresent() && cursor.accept(RIGHT_BRACE)) {
          return new RowPattern.Repetition(
              cursor.since(start), operand, RowPattern.Quantifier.EXACTLY, lower, lower, false);
        }
        cursor.expect(COMMA);
        upper = cursor.at(RIGHT_BRACE) ? Optional.empty() : bound(RIGHT_BRACE);
        if (!cursor.at(RIGHT_BRACE)) {
          throw cursor.expected(RIGHT_BRACE);
        }
        quantifier = RowPattern.Quantifier.BETWEEN;
      }
      default -> {
        return operand;
      }
    }
    cursor.advance();
    boolean reluctant = cursor.accept(QUESTION);
    return new RowPattern.Repetition(
        cursor.since(start), operand, quantifier, lower, upper, reluctant);
  }

  private Optional<Expression> bound(TokenKind otherwise) {
    return switch (cursor.kind()) {
      case INTEGER, AT_SIGN, DOUBLE_AT, QUESTION ->
          Optional.of(grammar.operands.integerOrParameter());
      default -> throw cursor.expected(otherwise);
    };
  }
}
