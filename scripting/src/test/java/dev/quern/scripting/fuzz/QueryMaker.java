package dev.quern.scripting.fuzz;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Makes queries around expressions of chance. */
final class QueryMaker {

  private static final int DEPTH = 3;

  private final ExpressionMaker expressions;
  private final RandomGenerator random;

  QueryMaker(RandomGenerator random) {
    this.random = random;
    this.expressions = new ExpressionMaker(random);
  }

  private String any() {
    return of(expressions.type());
  }

  private String of(String type) {
    return expressions.expression(type, DEPTH);
  }

  /** The next query. */
  String next() {
    String type = expressions.type();
    String window =
        expressions.pick(
            List.of(
                "",
                "ORDER BY " + any(),
                "PARTITION BY " + any() + " ORDER BY " + any() + " DESC",
                "PARTITION BY b ORDER BY i ROWS BETWEEN 1 PRECEDING AND CURRENT ROW",
                "ORDER BY i RANGE BETWEEN 2 PRECEDING AND 1 FOLLOWING"));
    return switch (random.nextInt(14)) {
      case 0, 1, 2 -> "SELECT " + any() + ", " + any() + " AS x FROM every";
      case 3 -> "SELECT " + any() + " AS k, COUNT(*) FROM every GROUP BY 1 ORDER BY 1 LIMIT 3";
      case 4 -> "SELECT i FROM every WHERE " + of("BOOL") + " ORDER BY " + any() + " DESC";
      case 5 -> "SELECT " + expressions.aggregate(DEPTH, Optional.empty()) + " FROM every";
      case 6 ->
          "SELECT "
              + any()
              + ", "
              + expressions.aggregate(DEPTH, Optional.empty())
              + " FROM every GROUP BY ALL HAVING COUNT(*) > "
              + of("INT64");
      case 7, 8 -> "SELECT " + expressions.aggregate(DEPTH, Optional.of(window)) + " FROM every";
      case 9 ->
          "SELECT " + of(type) + " AS x FROM every UNION ALL SELECT " + of(type) + " FROM every";
      case 10 ->
          "SELECT o.i FROM every JOIN (SELECT i, "
              + of(type)
              + " AS x FROM every) AS o ON o.x = "
              + expressions.expression(type, 0).replace("i", "every.i");
      case 11 -> "SELECT DISTINCT " + any() + " FROM every";
      case 12 ->
          "SELECT (SELECT AS STRUCT "
              + any()
              + " AS a, "
              + any()
              + " AS b).a, ARRAY(SELECT "
              + any()
              + " FROM UNNEST(ai) AS e) FROM every";
      default ->
          "FROM every |> EXTEND "
              + any()
              + " AS x |> WHERE "
              + of("BOOL")
              + " |> AGGREGATE "
              + expressions.aggregate(DEPTH - 1, Optional.empty())
              + " AS y GROUP BY x";
    };
  }
}
