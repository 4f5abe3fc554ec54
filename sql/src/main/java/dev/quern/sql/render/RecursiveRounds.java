package dev.quern.sql.render;

import java.util.List;

/** Bounds the rounds of a recursive common table. */
final class RecursiveRounds {

  /** Source: "Quotas and limits", Query jobs: the most iterations of a recursive CTE. */
  private static final int MAX_ROUNDS = 500;

  private RecursiveRounds() {}

  /** The definition of the table, with the rounds counted in a column of their own. */
  static String counted(String name, List<String> names, String anchor, String step) {
    return """
    %1$s(%2$s, round) AS (SELECT *, 0 FROM (%3$s) UNION ALL SELECT *, (SELECT CASE WHEN max(round) >= %4$d \
    THEN error('A recursive CTE has reached the maximum number of iterations: %4$d')::INTEGER \
    ELSE max(round) + 1 END FROM %1$s) FROM (%5$s))\
    """
        .formatted(name, String.join(", ", names), anchor, MAX_ROUNDS, step);
  }
}
