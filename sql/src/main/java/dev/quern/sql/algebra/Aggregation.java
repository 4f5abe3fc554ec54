package dev.quern.sql.algebra;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.calcite.rex.RexNode;

/**
 * An aggregate function's call in a GROUP BY.
 *
 * @param column the column of its results
 * @param operator the function
 * @param arguments over the columns of the input
 * @param distinct whether equal arguments count once
 * @param ignoreNulls whether rows with NULL as first argument are left out
 * @param filter rows that count; all when empty
 * @param orderBy the order in which rows are fed
 * @param limit how many rows are fed at most
 */
public record Aggregation(
    Column column,
    AggregateOperator operator,
    List<RexNode> arguments,
    boolean distinct,
    boolean ignoreNulls,
    Optional<RexNode> filter,
    List<SortKey> orderBy,
    OptionalLong limit) {

  public Aggregation {
    arguments = List.copyOf(arguments);
    orderBy = List.copyOf(orderBy);
  }

  /** A plain call. */
  public static Aggregation of(Column column, AggregateOperator operator, List<RexNode> arguments) {
    return new Aggregation(
        column,
        operator,
        arguments,
        false,
        false,
        Optional.empty(),
        List.of(),
        OptionalLong.empty());
  }
}
