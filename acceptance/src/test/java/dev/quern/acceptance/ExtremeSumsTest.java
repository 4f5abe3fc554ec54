package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.acceptance.Server.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums of FLOAT64 that are not of moderate size, which queries at first take them to be. */
@WithServer
class ExtremeSumsTest {

  private final Server server;

  ExtremeSumsTest(Server server) {
    this.server = server;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SUM(x) FROM UNNEST([1.0, CAST('inf' AS FLOAT64)]) AS x                        | Infinity
          SUM(-x) FROM UNNEST([1.0, CAST('inf' AS FLOAT64)]) AS x                       | -Infinity
          SUM(x) FROM UNNEST([1.0, CAST('nan' AS FLOAT64)]) AS x                        | NaN
          SUM(x) FROM UNNEST([CAST('-inf' AS FLOAT64), CAST('inf' AS FLOAT64)]) AS x    | NaN
          AVG(x) FROM UNNEST([1.5e308, 1.5e308]) AS x                                   | 1.5E308
          AVG(x) FROM UNNEST([1.0, CAST('nan' AS FLOAT64)]) AS x                        | NaN
          SUM(x * y) FROM (SELECT CAST('inf' AS FLOAT64) AS x, 2.0 AS y)                | Infinity
          SUM(x) * 2 FROM UNNEST([1.0, CAST('inf' AS FLOAT64)]) AS x                    | Infinity
          2 * SUM(x) - 1 FROM UNNEST([1.0, 2.5]) AS x                                   | 6.0
          SUM(IF(x > 0, x * 2, 0)) FROM UNNEST([1.0, CAST('inf' AS FLOAT64)]) AS x      | Infinity
          """)
  void areInfiniteOrNanWhereTheirValuesAre(String query, String expected) {
    assertThat(server.query("SELECT " + query).body().at("/rows/0/f/0/v").asString())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SUM(x) FROM UNNEST([1.5e308, 1.5e308]) AS x
          SUM(x * y) FROM (SELECT 1e308 AS x, 10.0 AS y)
          SUM(x * (y * 10)) FROM UNNEST([STRUCT(CAST(NULL AS FLOAT64) AS x, 1e308 AS y), (1.0, 1.0)])
          10 * SUM(x) FROM UNNEST([1e308]) AS x
          AVG(IF(x > 1, x * 10, x)) FROM UNNEST([1.0, 1e308]) AS x
          """)
  void failWhereTheyOverflow(String query) {
    Answer answer = server.query("SELECT " + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.reason()).isEqualTo("invalidQuery");
    assertThat(answer.body().at("/error/message").asString()).contains("overflow");
  }

  @Test
  void leaveTheOtherGroupsAsTheyAre() {
    Answer answer =
        server.query(
            "SELECT MOD(x, 9000) AS g, SUM(IF(x = 17777, CAST('inf' AS FLOAT64), 1.5)) AS s"
                + " FROM UNNEST(GENERATE_ARRAY(1, 18000)) AS x GROUP BY g ORDER BY s DESC, g");

    assertThat(answer.body().at("/totalRows").asString()).isEqualTo("9000");
    assertThat(answer.body().at("/rows/0/f/1/v").asString()).isEqualTo("Infinity");
    assertThat(answer.body().at("/rows/1/f/1/v").asString()).isEqualTo("3.0");
  }

  @Test
  void areSortedBelowAllNumbersWhereTheyAreNan() {
    Answer answer =
        server.query(
            "SELECT g, SUM(x) AS s FROM UNNEST([STRUCT('a' AS g, 1.0 AS x),"
                + " ('b', CAST('nan' AS FLOAT64)), ('c', -5.0)]) GROUP BY g ORDER BY s");

    assertThat(answer.body().at("/rows/0/f/0/v").asString()).isEqualTo("b");
    assertThat(answer.body().at("/rows/1/f/0/v").asString()).isEqualTo("c");
  }
}
