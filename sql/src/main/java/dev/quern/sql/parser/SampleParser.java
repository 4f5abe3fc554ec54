package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.BY;
import static dev.quern.sql.parser.TokenKind.COMMA;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.PARTITION;
import static dev.quern.sql.parser.TokenKind.PERCENT;
import static dev.quern.sql.parser.TokenKind.REPEATABLE;
import static dev.quern.sql.parser.TokenKind.RIGHT_PAREN;
import static dev.quern.sql.parser.TokenKind.ROWS;
import static dev.quern.sql.parser.TokenKind.WEIGHT;
import static dev.quern.sql.parser.TokenKind.WITH;

import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.PartitionBy;
import dev.quern.sql.ast.TableOperator;
import dev.quern.sql.ast.TableOperator.SampleUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** TABLESAMPLE. Source: "Query syntax", TABLESAMPLE operator. */
final class SampleParser {

  private final Grammar grammar;
  private final TokenCursor cursor;

  SampleParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
  }

  /** {@code TABLESAMPLE method (size unit) ...} */
  TableOperator sample() {
    int start = cursor.start();
    cursor.advance();
    Identifier method = grammar.names.identifier();
    cursor.expect(LEFT_PAREN);
    Expression size = size();
    SampleUnit unit = cursor.at(PERCENT) ? SampleUnit.PERCENT : SampleUnit.ROWS;
    if (!cursor.accept(PERCENT)) {
      cursor.expect(ROWS, PERCENT);
    }
    Optional<PartitionBy> partitionBy =
        cursor.at(PARTITION) ? Optional.of(partitionBy()) : Optional.empty();
    cursor.expect(RIGHT_PAREN);
    Optional<TableOperator.Weight> weight =
        cursor.at(WITH) ? Optional.of(weight()) : Optional.empty();
    Optional<Expression> repeatable =
        cursor.at(REPEATABLE, LEFT_PAREN) || (cursor.at(REPEATABLE) && weight.isEmpty())
            ? Optional.of(repeatable())
            : Optional.empty();
    return new TableOperator.Sample(
        cursor.since(start), method, size, unit, partitionBy, weight, repeatable);
  }

  private Expression size() {
    return switch (cursor.kind()) {
      case FLOAT -> grammar.literals.literal();
      default -> grammar.operands.possiblyCastInteger();
    };
  }

  private PartitionBy partitionBy() {
    int start = cursor.start();
    cursor.advance();
    cursor.expect(BY);
    List<Expression> expressions = new ArrayList<>();
    do {
      expressions.add(grammar.expressions.expression());
    } while (cursor.accept(COMMA));
    return new PartitionBy(cursor.since(start), Optional.empty(), List.copyOf(expressions));
  }

  private TableOperator.Weight weight() {
    int start = cursor.start();
    cursor.advance();
    cursor.expect(WEIGHT);
    Optional<Identifier> alias =
        cursor.at(REPEATABLE, LEFT_PAREN) ? Optional.empty() : grammar.names.alias();
    return new TableOperator.Weight(cursor.since(start), alias);
  }

  private Expression repeatable() {
    cursor.advance();
    cursor.expect(LEFT_PAREN);
    Expression seed = grammar.operands.possiblyCastInteger();
    cursor.expect(RIGHT_PAREN);
    return seed;
  }
}
