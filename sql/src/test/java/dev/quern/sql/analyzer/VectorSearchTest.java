package dev.quern.sql.analyzer;

import dev.quern.sql.QueryCases;
import dev.quern.sql.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VectorSearchTest {

  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  @Test
  void findsTheNearestRowsOfEachQuery() {
    QueryCases.check(
        sandbox,
        """
        SELECT v.query.k, v.base.id, v.distance
        FROM VECTOR_SEARCH(
          (SELECT 'a' AS id, [1.0, 2.0] AS e UNION ALL SELECT 'b', [5.0, 5.0] UNION ALL SELECT 'c', NULL), 'e',
          (SELECT 7 AS k, [1.0, 1.0] AS q UNION ALL SELECT 8, [4.0, 5.0]), top_k => 1) AS v
        ORDER BY 1
        >>> (7, a, 1), (8, b, 1)

        SELECT base, ROUND(distance, 6)
        FROM VECTOR_SEARCH(
          (SELECT 'a' AS id, [1.0, 2.0] AS e UNION ALL SELECT 'b', [5.0, 5.0]), 'e',
          (SELECT [1.0] AS other, [1.0, 1.0] AS q), 'q', distance_type => 'COSINE', options => '{"use_brute_force": true}')
        ORDER BY distance
        >>> ({b, [5, 5]}, 0), ({a, [1, 2]}, 0.051317)
        """);
  }

  @Test
  void refusesArgumentsThatHaveNoMeaning() {
    QueryCases.check(
        sandbox,
        """
        SELECT * FROM VECTOR_SEARCH((SELECT 1 AS e), 'e', (SELECT [1.0] AS q))
        >>> error: Column e of VECTOR_SEARCH must be of type ARRAY<FLOAT64>, but is of type INT64 at [1:46]

        SELECT * FROM VECTOR_SEARCH((SELECT [1.0] AS e), 'e', (SELECT 1 AS q))
        >>> error: No column of type ARRAY<FLOAT64> is found in the query table of VECTOR_SEARCH at [1:50]

        SELECT * FROM VECTOR_SEARCH((SELECT [1.0] AS e), 'e', (SELECT [1.0] AS q), top_k => 0)
        >>> error: The argument top_k of VECTOR_SEARCH must be an INT64 literal of at least 1 at [1:85]

        SELECT * FROM VECTOR_SEARCH((SELECT [1.0] AS e), 'e', (SELECT [1.0] AS q), distance_type => 'DOT_PRODUCT')
        >>> error: The distance type DOT_PRODUCT of VECTOR_SEARCH is not supported by Quern; see docs/reference/functions.md at [1:93]
        """);
  }
}
