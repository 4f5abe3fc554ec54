package dev.quern.sql.analyzer;

import dev.quern.sql.QueryCases;
import dev.quern.sql.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MatchRecognizeTest {

  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  @Test
  void computesMeasuresPerMatch() {
    QueryCases.check(
        sandbox,
        """
        SELECT * FROM (SELECT x, pos FROM UNNEST(['a', 'a', 'b', 'c', 'a', 'b']) AS x WITH OFFSET AS pos)
        MATCH_RECOGNIZE (
          ORDER BY pos
          MEASURES MATCH_NUMBER() AS n, COUNT(*) AS size, STRING_AGG(CLASSIFIER(), '') AS names,
            MAX(first_rows.pos) AS last_a, FIRST(pos) AS f, LAST(pos) AS l
          PATTERN (first_rows+ second_row)
          DEFINE first_rows AS x = 'a', second_row AS x = 'b')
        ORDER BY n
        >>> (1, 3, first_rowsfirst_rowssecond_row, 1, 0, 2), (2, 2, first_rowssecond_row, 4, 4, 5)

        SELECT * FROM (SELECT * FROM UNNEST([STRUCT(1 AS k, 5 AS v), (1, 4), (2, 7), (1, 6), (2, 9)]) WITH OFFSET AS pos)
        MATCH_RECOGNIZE (
          PARTITION BY k ORDER BY pos
          MEASURES ARRAY_AGG(v) AS vs
          PATTERN (start_row rising)
          DEFINE start_row AS TRUE, rising AS v > PREV(v))
        ORDER BY k
        >>> (1, [4, 6]), (2, [7, 9])

        SELECT * FROM (SELECT 1 AS x)
        MATCH_RECOGNIZE (ORDER BY x MEASURES COUNT(*) AS size PATTERN (never*) DEFINE never AS FALSE)
        >>> (0)
        """);
  }

  @Test
  void rejectsWhatHasNoMeaning() {
    QueryCases.check(
        sandbox,
        """
        SELECT * FROM (SELECT 1  AS x) MATCH_RECOGNIZE (ORDER BY x MEASURES x AS y PATTERN (a) DEFINE a AS TRUE)
        >>> error: MATCH_RECOGNIZE MEASURES clause expression references column x which is neither grouped nor aggregated at [1:69]

        SELECT * FROM (SELECT 1  AS x) MATCH_RECOGNIZE (ORDER BY x MEASURES COUNT(*) AS y PATTERN (b) DEFINE a AS TRUE)
        >>> error: Pattern variable `b` is not defined in the DEFINE clause at [1:92]

        SELECT * FROM (SELECT 1  AS x) MATCH_RECOGNIZE (ORDER BY x MEASURES COUNT(*) AS y PATTERN (a) DEFINE a AS 1)
        >>> error: MATCH_RECOGNIZE DEFINE predicate should return type BOOL, but returns INT64 at [1:107]

        SELECT * FROM (SELECT 1 t) MATCH_RECOGNIZE (ORDER BY t MEASURES MAX(t) AS n PATTERN (a) DEFINE a AS TRUE, b AS FALSE)
        >>> error: Pattern variable `b` is defined but not used in the pattern at [1:107]

        SELECT * FROM (SELECT 1 t) MATCH_RECOGNIZE (ORDER BY t MEASURES MAX(t) AS n PATTERN (a) DEFINE a AS TRUE, a AS FALSE)
        >>> error: Pattern variable `a` is defined multiple times at [1:107]

        SELECT * FROM (SELECT 1 t) MATCH_RECOGNIZE (ORDER BY t MEASURES MAX(t) AS n PATTERN (a{3,2}) DEFINE a AS TRUE)
        >>> error: Quantifier upper bound cannot be smaller than the lower bound at [1:87]
        """);
  }
}
