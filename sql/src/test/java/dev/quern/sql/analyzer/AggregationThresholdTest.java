package dev.quern.sql.analyzer;

import dev.quern.sql.ErrorCases;
import dev.quern.sql.QueryCases;
import dev.quern.sql.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SELECT WITH AGGREGATION_THRESHOLD. Source: "Query syntax", AGGREGATION_THRESHOLD clause. */
class AggregationThresholdTest {

  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  @Test
  void showsGroupsThatEnoughUnitsContributeTo() {
    QueryCases.check(
        sandbox,
        """
        SELECT WITH AGGREGATION_THRESHOLD OPTIONS (threshold = 2, privacy_unit_column = who)
          city, COUNT(*) AS visits
        FROM UNNEST([STRUCT('ann' AS who, 'Bonn' AS city), ('bob', 'Bonn'), ('ann', 'Kiel'), ('ann', 'Kiel'),
                     (NULL, 'Ulm'), ('cid', 'Ulm')])
        GROUP BY city
        >>> (Bonn, 2)

        SELECT WITH AGGREGATION_THRESHOLD OPTIONS (threshold = 1, privacy_unit_column = v.who)
          city, COUNT(*) AS visits
        FROM UNNEST([STRUCT('ann' AS who, 'Bonn' AS city), ('ann', 'Bonn'), ('bob', 'Kiel')]) AS v
        GROUP BY city HAVING visits > 1
        >>> (Bonn, 2)

        SELECT WITH AGGREGATION_THRESHOLD OPTIONS (threshold = 2, privacy_unit_column = x) SUM(x)
        FROM UNNEST([3, 4]) AS x
        >>> (7)

        SELECT COUNT(*) FROM (
          SELECT WITH AGGREGATION_THRESHOLD OPTIONS (threshold = 3, privacy_unit_column = x) SUM(x)
          FROM UNNEST([3, 4]) AS x)
        >>> (0)
        """);
  }

  @Test
  void saysWhatIsWrongAndWhere() {
    ErrorCases.check(
        """
        SELECT WITH FOO a FROM t >>> Invalid identifier after SELECT WITH; expected DIFFERENTIAL_PRIVACY, AGGREGATION_THRESHOLD but got: FOO at [1:13]
        SELECT WITH AGGREGATION_THRESHOLD OPTIONS(threshold=1, privacy_unit_column=a) 1 >>> SELECT without FROM clause cannot specify WITH AGGREGATION_THRESHOLD at [1:1]
        SELECT WITH AGGREGATION_THRESHOLD OPTIONS(threshold=1, privacy_unit_column=a) DISTINCT COUNT(*) FROM t >>> SELECT WITH AGGREGATION_THRESHOLD does not support DISTINCT at [1:1]
        SELECT WITH AGGREGATION_THRESHOLD OPTIONS(threshold=1, privacy_unit_column=a) a FROM t >>> You must use GROUP BY or aggregation function in a SELECT WITH AGGREGATION_THRESHOLD query, but it was absent at [1:79]
        SELECT WITH AGGREGATION_THRESHOLD OPTIONS(foo=1) COUNT(*) FROM t >>> Unknown aggregation threshold option: foo at [1:43]
        SELECT WITH AGGREGATION_THRESHOLD OPTIONS(threshold=1, threshold=2) COUNT(*) FROM t >>> Duplicate aggregation threshold option specified for 'threshold' at [1:56]
        SELECT WITH AGGREGATION_THRESHOLD OPTIONS(threshold='1', privacy_unit_column=a) COUNT(*) FROM t >>> Aggregation threshold option threshold value has type STRING which cannot be coerced to expected type INT64 at [1:53]
        SELECT WITH AGGREGATION_THRESHOLD OPTIONS(threshold=0, privacy_unit_column=a) COUNT(*) FROM t >>> threshold must be an INT64 literal between 1 and 2147483647 at [1:53]
        SELECT WITH AGGREGATION_THRESHOLD OPTIONS(threshold=1, privacy_unit_column=zz) COUNT(*) FROM t >>> Unrecognized name: zz at [1:76]
        SELECT WITH AGGREGATION_THRESHOLD OPTIONS(threshold=1, privacy_unit_column=a+1) COUNT(*) FROM t >>> Aggregation threshold option must be a path expression at [1:76]
        SELECT WITH AGGREGATION_THRESHOLD OPTIONS(threshold=1) COUNT(*) FROM t >>> A SELECT WITH AGGREGATION_THRESHOLD query must query data with a specified privacy unit column at [1:1]
        """);
  }
}
