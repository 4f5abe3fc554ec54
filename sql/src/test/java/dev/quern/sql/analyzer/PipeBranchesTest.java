package dev.quern.sql.analyzer;

import dev.quern.sql.QueryCases;
import dev.quern.sql.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pipe operator IF of GoogleSQL. */
class PipeBranchesTest {

  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  @Test
  void takesTheFirstBranchWhoseConditionIsTrue() {
    QueryCases.check(
        sandbox,
        """
        FROM UNNEST([1, 2]) AS k |> IF TRUE THEN (|> SELECT k * 10 AS z |> WHERE z > 10) ELSE (|> LIMIT 0)
        >>> (20)

        FROM UNNEST([1]) AS k |> IF FALSE THEN (|> SELECT 1) ELSEIF TRUE THEN (|> SELECT k, k) ELSEIF TRUE THEN (|> LIMIT 0)
        >>> (1, 1)

        FROM UNNEST([1]) AS k |> IF NULL THEN (|> SELECT 1) ELSE (|> EXTEND k + 1 AS n) |> SELECT n
        >>> (2)

        FROM UNNEST([1, 2]) AS k |> IF FALSE THEN (|> LIMIT 0) |> ORDER BY k
        >>> (1), (2)

        FROM UNNEST([5]) AS k |> IF TRUE THEN () |> SELECT k
        >>> (5)

        FROM UNNEST([5]) AS k |> IF TRUE THEN (|> IF FALSE THEN (|> LIMIT 0) ELSE (|> SELECT k + 1))
        >>> (6)
        """);
  }

  @Test
  void givesBranchesNoMeaningThatAreNotTaken() {
    QueryCases.check(
        sandbox,
        """
        FROM UNNEST([1]) AS k |> IF FALSE THEN (|> SELECT nothing.like_this) ELSEIF FALSE THEN (|> WHERE NO_FUNCTION(1))
        >>> (1)
        """);
  }
}
