package dev.quern.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.domain.error.BigQueryException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tables of queries with their results, one or several lines each: the query, {@code >>>}, and the
 * rows as {@code (a, b), (c, d)} or {@code error: } and the message. Blank lines separate them.
 */
public final class QueryCases {

  private QueryCases() {}

  /** Runs every query of a table and compares. */
  public static void check(Sandbox sandbox, String table) {
    for (String line : table.strip().split("\\n\\s*\\n")) {
      int at = line.indexOf(">>>");
      assertThat(at).as(line).isPositive();
      String sql = line.substring(0, at).strip();
      assertThat(outcome(sandbox, sql)).as(sql).isEqualTo(line.substring(at + 3).strip());
    }
  }

  private static String outcome(Sandbox sandbox, String sql) {
    try {
      return sandbox.run(sql).stream().map(QueryCases::row).collect(Collectors.joining(", "));
    } catch (BigQueryException e) {
      return "error: " + e.getMessage();
    }
  }

  private static String row(List<String> values) {
    return String.join(", ", values).transform(text -> "(" + text + ")");
  }
}
