package dev.quern.sql.render;

import dev.quern.sql.algebra.Rex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;

/**
 * One SELECT of DuckDB's SQL while operators are folded into it. Each operator says what it needs
 * of the block below; a block that cannot take it becomes a derived table of a new one.
 */
final class SelectBlock {

  /** The definitions of a WITH clause. */
  final List<String> withs = new ArrayList<>();

  /** Whether one of them is recursive. */
  boolean recursive;

  /** The FROM clause; empty when there is none. */
  String from = "";

  /** Whether the FROM clause is a join, to be put in parentheses as a join's right side. */
  boolean joined;

  /** The terms of WHERE. */
  final List<String> where = new ArrayList<>();

  /** Whether it aggregates. */
  boolean grouped;

  /** The GROUP BY clause without the words; {@code ()} when all rows are one group. */
  String groupBy = "";

  /** The HAVING clause without the word. */
  String having = "";

  /** Whether a column is a window function's. */
  boolean windowed;

  /** Whether equal rows are left out. */
  boolean distinct;

  /** The ORDER BY clause without the words. */
  String orderBy = "";

  /** LIMIT and OFFSET, with the words. */
  String limit = "";

  /** What each column is computed by. */
  List<Cell> columns = List.of();

  /** The names of the columns. */
  List<String> names = List.of();

  /**
   * A column's text.
   *
   * @param text an expression, in parentheses where it needs them
   * @param simple whether it is a reference or a literal, cheap to repeat
   * @param isVolatile whether it may be computed once only
   * @param expression what it renders; a literal tells kernels of its value, anything else only its
   *     type
   * @param unchecked a shorter text that gives the same wherever its value is finite
   * @param finite whether a FLOAT64 is known to be finite or NULL
   */
  record Cell(
      String text,
      boolean simple,
      boolean isVolatile,
      Optional<RexNode> expression,
      String unchecked,
      boolean finite) {

    static Cell reference(String text) {
      return reference(text, false);
    }

    static Cell reference(String text, boolean finite) {
      return new Cell(text, true, false, Optional.empty(), text, finite);
    }

    /** Whether it is computed from columns of the query outside. */
    boolean isOuter() {
      return expression.filter(RexTraits::hasOuterReference).isPresent();
    }

    boolean isLiteral() {
      return expression.flatMap(Rex::asLiteral).isPresent();
    }

    static Cell computed(String text) {
      return new Cell(text, false, false, Optional.empty(), text, false);
    }

    static Cell finite(String text, String unchecked) {
      return new Cell(text, false, false, Optional.empty(), unchecked, true);
    }
  }

  /** A block over a FROM item that has the given columns under its alias. */
  static SelectBlock over(String item, String alias, List<String> columns, List<String> names) {
    SelectBlock block = new SelectBlock();
    block.from = item;
    block.columns = columns.stream().map(column -> Cell.reference(alias + "." + column)).toList();
    block.names = names;
    return block;
  }

  /** Whether nothing but a FROM clause is there, so that joins can take it as it is. */
  boolean isPlainFrom() {
    return withs.isEmpty()
        && !from.isEmpty()
        && where.isEmpty()
        && !grouped
        && !windowed
        && !distinct
        && orderBy.isEmpty()
        && limit.isEmpty();
  }

  /** Whether it is the one row of its expressions. */
  boolean isOneRow() {
    return withs.isEmpty() && from.isEmpty() && where.isEmpty() && !grouped && limit.isEmpty();
  }

  /** Whether every column is a reference or a literal. */
  boolean isSimple() {
    return columns.stream().allMatch(Cell::simple);
  }

  /** Whether a column is computed by a query. */
  boolean hasQuery() {
    return columns.stream()
        .anyMatch(cell -> cell.expression().filter(RexTraits::hasSubquery).isPresent());
  }

  /** Whether every column is one of the FROM clause, none a constant. */
  boolean isStored() {
    return columns.stream().allMatch(cell -> cell.simple() && !cell.isLiteral());
  }

  /** The whole SELECT. */
  String sql() {
    StringBuilder sql = new StringBuilder();
    if (!withs.isEmpty()) {
      sql.append(recursive ? "WITH RECURSIVE " : "WITH ")
          .append(String.join(", ", withs))
          .append(' ');
    }
    sql.append(distinct ? "SELECT DISTINCT " : "SELECT ");
    if (columns.isEmpty()) {
      sql.append('1');
    }
    for (int i = 0; i < columns.size(); i++) {
      sql.append(i == 0 ? "" : ", ")
          .append(columns.get(i).text())
          .append(" AS ")
          .append(names.get(i));
    }
    clause(sql, " FROM ", from);
    clause(sql, " WHERE ", String.join(" AND ", where));
    clause(sql, " GROUP BY ", groupBy);
    clause(sql, " HAVING ", having);
    clause(sql, " ORDER BY ", orderBy);
    return sql.append(limit).toString();
  }

  private static void clause(StringBuilder sql, String word, String text) {
    if (!text.isEmpty()) {
      sql.append(word).append(text);
    }
  }
}
