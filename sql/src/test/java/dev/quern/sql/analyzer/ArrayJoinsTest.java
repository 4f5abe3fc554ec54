package dev.quern.sql.analyzer;

import dev.quern.sql.QueryCases;
import dev.quern.sql.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ArrayJoinsTest {

  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  @Test
  void joinsArraysByTheirElementsAndOffsets() {
    QueryCases.check(
        sandbox,
        """
        SELECT a, b, offset FROM UNNEST([1, 4]) a WITH OFFSET FULL JOIN UNNEST([7]) b WITH OFFSET USING (offset) ORDER BY offset
        >>> (1, 7, 0), (4, NULL, 1)

        SELECT a FROM UNNEST([1, 2]) a RIGHT JOIN UNNEST([2, 3]) a USING (a) ORDER BY a
        >>> (2), (3)

        SELECT b, x FROM (SELECT 1 AS k, 2 AS x) JOIN UNNEST([5, 6]) b WITH OFFSET AS k USING (k)
        >>> (6, 2)
        """);
  }
}
