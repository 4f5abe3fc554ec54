package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.AS;
import static dev.quern.sql.parser.TokenKind.COMMA;
import static dev.quern.sql.parser.TokenKind.DOT;
import static dev.quern.sql.parser.TokenKind.EXCLUDE;
import static dev.quern.sql.parser.TokenKind.FOR;
import static dev.quern.sql.parser.TokenKind.IN;
import static dev.quern.sql.parser.TokenKind.INCLUDE;
import static dev.quern.sql.parser.TokenKind.INTEGER;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.MATCH_RECOGNIZE;
import static dev.quern.sql.parser.TokenKind.NULLS;
import static dev.quern.sql.parser.TokenKind.PIVOT;
import static dev.quern.sql.parser.TokenKind.RIGHT_PAREN;
import static dev.quern.sql.parser.TokenKind.STRING;
import static dev.quern.sql.parser.TokenKind.TABLESAMPLE;
import static dev.quern.sql.parser.TokenKind.UNPIVOT;

import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Literal;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.ast.TableOperator;
import dev.quern.sql.ast.TableOperator.PivotItem;
import dev.quern.sql.ast.TableOperator.UnpivotItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** PIVOT and UNPIVOT, and the dispatch of all that may follow a table. */
final class TableOperatorParser {

  private final Grammar grammar;
  private final TokenCursor cursor;
  private final SampleParser samples;
  private final MatchRecognizeParser matches;

  TableOperatorParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.samples = new SampleParser(grammar);
    this.matches = new MatchRecognizeParser(grammar);
  }

  /** Whether PIVOT or UNPIVOT starts a clause here, rather than being a name. */
  boolean atPivot() {
    if (cursor.at(PIVOT)) {
      return cursor.kind(1) == LEFT_PAREN;
    }
    return cursor.at(UNPIVOT)
        && (cursor.kind(1) == LEFT_PAREN || cursor.kind(1) == INCLUDE || cursor.kind(1) == EXCLUDE);
  }

  /**
   * {@code [PIVOT(...) [alias]]} or {@code [UNPIVOT(...) [alias]]}
   *
   * @param aliased whether an alias is read already, so that the words can be no alias
   */
  Optional<TableOperator> pivot(boolean aliased) {
    if (!atPivot() && !(aliased && cursor.atAny(PIVOT, UNPIVOT))) {
      return Optional.empty();
    }
    return Optional.of(cursor.at(PIVOT) ? pivotClause() : unpivotClause());
  }

  /** Adds {@code MATCH_RECOGNIZE(...) [alias]} and {@code TABLESAMPLE}, as many as follow. */
  void addSuffixes(List<TableOperator> operators) {
    while (true) {
      if (cursor.at(MATCH_RECOGNIZE)) {
        operators.add(matches.matchRecognize());
      } else if (cursor.at(TABLESAMPLE)) {
        operators.add(samples.sample());
      } else {
        return;
      }
    }
  }

  /** The operator of a pipe; one of its words is here. */
  TableOperator ofPipe() {
    return switch (cursor.kind()) {
      case PIVOT -> pivotClause();
      case UNPIVOT -> unpivotClause();
      case TABLESAMPLE -> samples.sample();
      default -> matches.matchRecognize();
    };
  }

  private TableOperator pivotClause() {
    int start = cursor.start();
    cursor.advance();
    cursor.expect(LEFT_PAREN);
    List<PivotItem> aggregates = new ArrayList<>();
    aggregates.add(pivotItem());
    while (!cursor.at(FOR)) {
      cursor.expect(COMMA, FOR);
      aggregates.add(pivotItem());
    }
    cursor.advance();
    Expression input = grammar.expressions.operators();
    cursor.require(IN);
    cursor.require(LEFT_PAREN);
    List<PivotItem> values = new ArrayList<>();
    values.add(pivotItem());
    while (!cursor.accept(RIGHT_PAREN)) {
      cursor.expect(COMMA, RIGHT_PAREN);
      values.add(pivotItem());
    }
    cursor.expect(RIGHT_PAREN);
    Optional<Identifier> alias = grammar.names.alias();
    return new TableOperator.Pivot(
        cursor.since(start), List.copyOf(aggregates), input, List.copyOf(values), alias);
  }

  private PivotItem pivotItem() {
    int start = cursor.start();
    Expression value = grammar.expressions.expression();
    Optional<Identifier> alias = grammar.names.alias();
    return new PivotItem(cursor.since(start), value, alias);
  }

  private TableOperator unpivotClause() {
    int start = cursor.start();
    cursor.advance();
    Optional<Boolean> includeNulls = nullFilter();
    cursor.expect(LEFT_PAREN);
    List<PathName> values = paths();
    cursor.expect(FOR);
    PathName name = grammar.names.path();
    cursor.expect(IN, DOT);
    cursor.expect(LEFT_PAREN);
    List<UnpivotItem> items = new ArrayList<>();
    items.add(unpivotItem());
    while (!cursor.accept(RIGHT_PAREN)) {
      cursor.expect(COMMA, RIGHT_PAREN);
      items.add(unpivotItem());
    }
    cursor.expect(RIGHT_PAREN);
    Optional<Identifier> alias = grammar.names.alias();
    return new TableOperator.Unpivot(
        cursor.since(start), includeNulls, values, name, List.copyOf(items), alias);
  }

  private Optional<Boolean> nullFilter() {
    if (!cursor.atAny(INCLUDE, EXCLUDE)) {
      return Optional.empty();
    }
    boolean include = cursor.at(INCLUDE);
    cursor.advance();
    cursor.expect(NULLS);
    return Optional.of(include);
  }

  /** A path, or several in parentheses. */
  private List<PathName> paths() {
    if (!cursor.accept(LEFT_PAREN)) {
      return List.of(grammar.names.path());
    }
    List<PathName> paths = new ArrayList<>();
    paths.add(grammar.names.path());
    while (!cursor.accept(RIGHT_PAREN)) {
      cursor.expect(COMMA, RIGHT_PAREN);
      paths.add(grammar.names.path());
    }
    return List.copyOf(paths);
  }

  private UnpivotItem unpivotItem() {
    int start = cursor.start();
    List<PathName> columns = paths();
    Optional<Literal> label = Optional.empty();
    boolean as = cursor.accept(AS);
    if (cursor.at(STRING) || cursor.at(INTEGER)) {
      label = Optional.of(grammar.literals.literal());
    } else if (as) {
      throw cursor.expected(STRING, INTEGER);
    }
    return new UnpivotItem(cursor.since(start), columns, label);
  }
}
