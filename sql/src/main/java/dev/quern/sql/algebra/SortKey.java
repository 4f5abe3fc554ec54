package dev.quern.sql.algebra;

import java.util.EnumSet;
import java.util.Set;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/**
 * One item of an ORDER BY.
 *
 * @param expression what to order by
 * @param descending greatest first
 * @param nullsFirst NULLs before all others; BigQuery's default is first when ascending, last when
 *     descending
 */
public record SortKey(RexNode expression, boolean descending, boolean nullsFirst) {

  /** Ascending, NULLs first. */
  public static SortKey ascending(RexNode expression) {
    return new SortKey(expression, false, true);
  }

  RelFieldCollation at(int position) {
    return new RelFieldCollation(
        position,
        descending ? RelFieldCollation.Direction.DESCENDING : RelFieldCollation.Direction.ASCENDING,
        nullsFirst ? RelFieldCollation.NullDirection.FIRST : RelFieldCollation.NullDirection.LAST);
  }

  RexFieldCollation inWindow() {
    Set<SqlKind> directions = EnumSet.of(nullsFirst ? SqlKind.NULLS_FIRST : SqlKind.NULLS_LAST);
    if (descending) {
      directions.add(SqlKind.DESCENDING);
    }
    return new RexFieldCollation(Collation.key(expression), directions);
  }
}
