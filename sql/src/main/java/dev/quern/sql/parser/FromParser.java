package dev.quern.sql.parser;

import static dev.quern.sql.parser.TokenKind.AS;
import static dev.quern.sql.parser.TokenKind.COMMA;
import static dev.quern.sql.parser.TokenKind.DOT;
import static dev.quern.sql.parser.TokenKind.DOUBLE_AT;
import static dev.quern.sql.parser.TokenKind.FAT_ARROW;
import static dev.quern.sql.parser.TokenKind.FOR;
import static dev.quern.sql.parser.TokenKind.GRAPH_TABLE;
import static dev.quern.sql.parser.TokenKind.IF;
import static dev.quern.sql.parser.TokenKind.LATERAL;
import static dev.quern.sql.parser.TokenKind.LEFT_BRACKET;
import static dev.quern.sql.parser.TokenKind.LEFT_PAREN;
import static dev.quern.sql.parser.TokenKind.OF;
import static dev.quern.sql.parser.TokenKind.OFFSET;
import static dev.quern.sql.parser.TokenKind.RIGHT_PAREN;
import static dev.quern.sql.parser.TokenKind.SYSTEM;
import static dev.quern.sql.parser.TokenKind.SYSTEM_TIME;
import static dev.quern.sql.parser.TokenKind.TIME;
import static dev.quern.sql.parser.TokenKind.UNNEST;
import static dev.quern.sql.parser.TokenKind.UPDATE;
import static dev.quern.sql.parser.TokenKind.WITH;

import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.FromItem;
import dev.quern.sql.ast.FunctionCall.Argument;
import dev.quern.sql.ast.Hint;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Literal;
import dev.quern.sql.ast.Operation.Candidates;
import dev.quern.sql.ast.PathName;
import dev.quern.sql.ast.Query;
import dev.quern.sql.ast.TableOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables of a FROM clause, without their joins. Source: "Query syntax", FROM clause. */
final class FromParser {

  private final Grammar grammar;
  private final TokenCursor cursor;
  private final TableArgumentParser arguments;
  private boolean firstOfFrom;

  FromParser(Grammar grammar) {
    this.grammar = grammar;
    this.cursor = grammar.cursor;
    this.arguments = new TableArgumentParser(grammar);
  }

  /** The first item behind FROM, where GoogleSQL has more to say of parameters. */
  FromItem first() {
    firstOfFrom = true;
    return primary();
  }

  /** One table, subquery, array, call or parenthesized join. */
  FromItem primary() {
    boolean first = firstOfFrom;
    firstOfFrom = false;
    int start = cursor.start();
    return switch (cursor.kind()) {
      case LEFT_PAREN -> grammar.joins.parenthesized();
      case UNNEST -> unnest(start);
      case LATERAL -> lateral(start);
      case GRAPH_TABLE -> graphTable(start);
      case AT_SIGN, QUESTION, DOUBLE_AT -> throw looseParameter(first);
      case IF -> {
        Identifier name = grammar.names.take();
        if (!cursor.at(LEFT_PAREN)) {
          throw cursor.expected(LEFT_PAREN);
        }
        yield call(start, false, new PathName(name.span(), List.of(name)));
      }
      default -> {
        PathName name = grammar.names.fromPath();
        boolean dashed = !name.first().quoted() && name.first().name().indexOf('-') >= 0;
        yield cursor.at(LEFT_PAREN) && !dashed ? call(start, false, name) : table(start, name);
      }
    };
  }

  /** A table by its path, with what may follow it, but no call. */
  FromItem tableOnly() {
    int start = cursor.start();
    return table(start, grammar.names.fromPath());
  }

  private RuntimeException looseParameter(boolean first) {
    if (!first || grammar.options.atHint()) {
      return cursor.unexpected();
    }
    String what = cursor.at(DOUBLE_AT) ? "System variables" : "Query parameters";
    return cursor.error(cursor.start(), what + " cannot be used in place of table names");
  }

  /** GoogleSQL's advice against paths that only expressions have. */
  private void refuseExpressionPath() {
    if (cursor.at(LEFT_BRACKET)) {
      throw notInFrom("Array element access");
    }
    if (cursor.accept(DOT)) {
      throw cursor.at(LEFT_PAREN)
          ? notInFrom("Generalized field access")
          : cursor.expected(LEFT_PAREN);
    }
  }

  private RuntimeException notInFrom(String what) {
    return cursor.syntaxError(
        cursor.start(),
        what + " is not allowed in the FROM clause without UNNEST; Use UNNEST(<expression>)");
  }

  private FromItem table(int start, PathName name) {
    refuseExpressionPath();
    Optional<Hint> hint = grammar.options.hint();
    Optional<Identifier> alias = alias();
    Optional<FromItem.WithOffset> withOffset = withOffset();
    List<TableOperator> operators = new ArrayList<>();
    grammar.tableOperators.pivot(alias.isPresent()).ifPresent(operators::add);
    Optional<Expression> systemTime = systemTime(operators);
    grammar.tableOperators.addSuffixes(operators);
    return new FromItem.Table(
        cursor.since(start), name, hint, alias, withOffset, systemTime, List.copyOf(operators));
  }

  /** An alias, as opposed to the start of a PIVOT or UNPIVOT clause. */
  Optional<Identifier> alias() {
    if (cursor.accept(AS)) {
      return Optional.of(grammar.names.identifier());
    }
    return cursor.atIdentifier() && !grammar.tableOperators.atPivot()
        ? Optional.of(grammar.names.take())
        : Optional.empty();
  }

  /** {@code [WITH OFFSET [[AS] alias]]} */
  Optional<FromItem.WithOffset> withOffset() {
    int start = cursor.start();
    if (!cursor.accept(WITH)) {
      return Optional.empty();
    }
    cursor.expect(OFFSET);
    Optional<Identifier> alias = alias();
    return Optional.of(new FromItem.WithOffset(cursor.since(start), alias));
  }

  private Optional<Expression> systemTime(List<TableOperator> pivots) {
    if (!cursor.at(FOR) || cursor.kind(1) == UPDATE) {
      return Optional.empty();
    }
    int start = cursor.start();
    Optional<Expression> time = systemTime();
    if (!pivots.isEmpty()) {
      String clause = pivots.getFirst() instanceof TableOperator.Pivot ? "PIVOT" : "UNPIVOT";
      throw cursor.syntaxError(start, clause + " and FOR SYSTEM TIME AS OF may not be combined");
    }
    return time;
  }

  /** {@code [FOR SYSTEM_TIME AS OF time]} */
  Optional<Expression> systemTime() {
    if (!cursor.accept(FOR)) {
      return Optional.empty();
    }
    if (cursor.accept(SYSTEM)) {
      cursor.expect(TIME);
    } else if (!cursor.accept(SYSTEM_TIME)) {
      throw cursor.expected("SYSTEM_TIME or keyword SYSTEM");
    }
    cursor.expect(AS);
    cursor.expect(OF);
    return Optional.of(grammar.expressions.expression());
  }

  /** What follows the parentheses of a subquery in FROM. */
  FromItem subquery(int start, boolean lateral, Query query) {
    Optional<Identifier> alias = alias();
    List<TableOperator> operators = new ArrayList<>();
    grammar.tableOperators.pivot(alias.isPresent()).ifPresent(operators::add);
    grammar.tableOperators.addSuffixes(operators);
    return new FromItem.Subquery(
        cursor.since(start), lateral, query, alias, List.copyOf(operators));
  }

  private FromItem lateral(int start) {
    cursor.advance();
    if (cursor.at(LEFT_PAREN)) {
      return subquery(start, true, grammar.queries.parenthesized());
    }
    PathName name = grammar.names.path();
    if (!cursor.at(LEFT_PAREN)) {
      throw cursor.expected(LEFT_PAREN, DOT);
    }
    return call(start, true, name);
  }

  private FromItem.TableFunction call(int start, boolean lateral, PathName name) {
    cursor.enter();
    List<Argument> values = arguments.list();
    cursor.leave();
    Optional<Hint> hint = grammar.options.hint();
    Optional<Identifier> alias = alias();
    List<TableOperator> operators = new ArrayList<>();
    grammar.tableOperators.pivot(alias.isPresent()).ifPresent(operators::add);
    grammar.tableOperators.addSuffixes(operators);
    return new FromItem.TableFunction(
        cursor.since(start), lateral, name, values, hint, alias, List.copyOf(operators));
  }

  /** A call of a table function whose name is read. */
  FromItem.TableFunction call(PathName name) {
    return call(name.span().start(), false, name);
  }

  /** {@code function(...) [[AS] alias]}, as in the pipe operator CALL. */
  FromItem.TableFunction callOfPipe() {
    int start = cursor.start();
    PathName name = grammar.names.path();
    if (!cursor.at(LEFT_PAREN)) {
      throw cursor.expected(LEFT_PAREN, DOT);
    }
    List<Argument> values = arguments.list();
    Optional<Hint> hint = grammar.options.hint();
    Optional<Identifier> alias = grammar.names.alias();
    return new FromItem.TableFunction(
        cursor.since(start), false, name, values, hint, alias, List.of());
  }

  /** The arguments of a procedure, with their parentheses. */
  List<Argument> procedureArguments() {
    return arguments.listOfProcedure();
  }

  private FromItem graphTable(int start) {
    cursor.advance();
    PathName graph = grammar.graphs.table();
    Optional<Identifier> alias = alias();
    List<TableOperator> operators = new ArrayList<>();
    grammar.tableOperators.pivot(alias.isPresent()).ifPresent(operators::add);
    grammar.tableOperators.addSuffixes(operators);
    return new FromItem.GraphTable(cursor.since(start), graph, alias, List.copyOf(operators));
  }

  private FromItem unnest(int start) {
    List<Argument> arrays = arrays();
    refuseExpressionPath();
    Optional<Hint> hint = grammar.options.hint();
    Optional<Identifier> alias = alias();
    Optional<FromItem.WithOffset> withOffset = withOffset();
    List<TableOperator> operators = new ArrayList<>();
    grammar.tableOperators.pivot(alias.isPresent()).ifPresent(operators::add);
    if (cursor.at(FOR) && cursor.kind(1) != UPDATE) {
      int at = cursor.start();
      systemTime();
      cursor.defer(cursor.error(at, "FOR SYSTEM_TIME AS OF is not allowed with array scans"));
    }
    grammar.tableOperators.addSuffixes(operators);
    return new FromItem.Unnest(
        cursor.since(start), arrays, hint, alias, withOffset, List.copyOf(operators));
  }

  /** {@code UNNEST(array [AS alias], ... [, mode => value])} */
  List<Argument> arrays() {
    cursor.advance();
    cursor.expect(LEFT_PAREN);
    if (cursor.at(TokenKind.SELECT)) {
      throw cursor.error(
          cursor.start(),
          "The argument to UNNEST is an expression, not a query; to use a query as an expression,"
              + " the query must be wrapped with additional parentheses to make it a scalar"
              + " subquery expression");
    }
    List<Argument> arrays = new ArrayList<>();
    arrays.add(array());
    while (!cursor.accept(RIGHT_PAREN)) {
      cursor.expect(COMMA, RIGHT_PAREN);
      if (cursor.atIdentifier() && cursor.kind(1) == FAT_ARROW) {
        int start = cursor.start();
        Identifier name = grammar.names.take();
        cursor.advance();
        Argument value = grammar.functions.valueOrLambda();
        arrays.add(new Argument.Named(cursor.since(start), name, value));
        cursor.expect(RIGHT_PAREN);
        break;
      }
      arrays.add(array());
    }
    return List.copyOf(arrays);
  }

  private Argument array() {
    int start = cursor.start();
    Expression value = grammar.expressions.expression();
    Optional<Identifier> alias = grammar.names.aliasWithAs();
    return new Argument.Value(cursor.since(start), value, alias);
  }

  /** {@code UNNEST(array)} behind IN or LIKE. */
  Candidates unnestedCandidates() {
    int start = cursor.start();
    List<Argument> arrays = arrays();
    if (arrays.size() == 1
        && arrays.getFirst() instanceof Argument.Value value
        && value.alias().isEmpty()) {
      return new Candidates.Unnested(cursor.since(start), value.value());
    }
    String fault =
        arrays.size() == 1
            ? "argument aliases inside UNNEST"
            : arrays.getLast() instanceof Argument.Named ? "named arguments" : "multiple arguments";
    cursor.defer(
        cursor.error(
            arrays.getLast().span().start(),
            "UNNEST expression used with IN operator does not allow " + fault));
    return new Candidates.Unnested(cursor.since(start), new Literal.Null(arrays.getLast().span()));
  }
}
