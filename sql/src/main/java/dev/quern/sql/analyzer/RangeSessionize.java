package dev.quern.sql.analyzer;

import dev.quern.domain.type.RangeType;
import dev.quern.sql.ast.FromItem;
import dev.quern.sql.scope.NameScope;
import dev.quern.sql.scope.NamedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * RANGE_SESSIONIZE: beside each range the union of all that it meets or overlaps, directly or by
 * way of others. A NULL beside the ranges counts as one that never ends. Source: "Range functions".
 */
final class RangeSessionize {

  private static final List<String> PARAMETERS =
      List.of("table", "range_column", "partitioning_columns", "sessionize_option");

  private RangeSessionize() {}

  static FromResult analyze(
      Analysis analysis, FromItem.TableFunction call, Optional<FromResult> input, NameScope outer) {
    BuiltInTableCall arguments = new BuiltInTableCall(analysis, call, PARAMETERS, input, outer);
    arguments.check(3);
    int range = rangeColumn(arguments);
    String partition =
        arguments.texts("partitioning_columns").orElseThrow().stream()
            .map(name -> "c" + arguments.column(name, "partitioning_columns") + ", ")
            .collect(Collectors.joining("", "", "TRUE"));
    List<NamedColumn> columns = arguments.columns();
    String all =
        IntStream.range(0, columns.size()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
    List<String> names = new ArrayList<>(columns.stream().map(NamedColumn::name).toList());
    names.add("session_range");
    return arguments.result(query(all, "c" + range, partition, comparison(arguments)), names);
  }

  /**
   * The query.
   *
   * @param all all columns
   * @param range the range
   * @param partition what divides the rows
   * @param comparison how the start of a range that begins a session compares with the end of those
   *     before
   */
  private static String query(String all, String range, String partition, String comparison) {
    return """
    SELECT %1$s,
      IF(%2$s IS NULL, NULL, RANGE(
        RANGE_START(FIRST_VALUE(%2$s IGNORE NULLS) OVER (PARTITION BY session, %3$s ORDER BY %2$s
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)),
        IF(LOGICAL_OR(%2$s IS NOT NULL AND RANGE_END(%2$s) IS NULL) OVER (PARTITION BY session, %3$s),
          NULL,
          MAX(RANGE_END(%2$s)) OVER (PARTITION BY session, %3$s))))
    FROM (
      SELECT *,
        COUNTIF(is_first) OVER (PARTITION BY %3$s ORDER BY %2$s ROWS UNBOUNDED PRECEDING) AS session
      FROM (
        SELECT *,
          NOT LOGICAL_OR(RANGE_END(%2$s) IS NULL) OVER
              (PARTITION BY %3$s ORDER BY %2$s ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
            AND RANGE_START(%2$s) %4$s MAX(RANGE_END(%2$s)) OVER
              (PARTITION BY %3$s ORDER BY %2$s ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
            AS is_first
        FROM input))\
    """
        .formatted(all, range, partition, comparison);
  }

  private static int rangeColumn(BuiltInTableCall arguments) {
    String name = arguments.texts("range_column").orElseThrow().getFirst();
    int range = arguments.column(name, "range_column");
    if (!(arguments.columns().get(range).column().type() instanceof RangeType)) {
      throw arguments.error(
          arguments.expression("range_column").orElseThrow(),
          "Column %s of RANGE_SESSIONIZE must be of type RANGE",
          name);
    }
    return range;
  }

  private static String comparison(BuiltInTableCall arguments) {
    String option = arguments.texts("sessionize_option").map(List::getFirst).orElse("MEETS");
    return switch (option.toUpperCase(Locale.ROOT)) {
      case "MEETS" -> ">";
      case "OVERLAPS" -> ">=";
      default ->
          throw arguments.error(
              arguments.expression("sessionize_option").orElseThrow(),
              "Could not cast literal \"%s\" to type RANGE_SESSIONIZE_MODE",
              option);
    };
  }
}
