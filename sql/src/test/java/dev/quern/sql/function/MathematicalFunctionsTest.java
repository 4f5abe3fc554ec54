package dev.quern.sql.function;

import dev.quern.sql.QueryCases;
import dev.quern.sql.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MathematicalFunctionsTest {

  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  @Test
  void choosesTheTypeOfTheResultByTheArguments() {
    QueryCases.check(
        sandbox,
        """
        SELECT TYPEOF(ROUND(1)), TYPEOF(MOD(5, 3)), TYPEOF(MOD(NUMERIC '5', 3)), TYPEOF(POW(2, 3)), TYPEOF(SIGN(1))
        >>> (FLOAT64, INT64, NUMERIC, FLOAT64, INT64)

        SELECT TYPEOF(1 / 2), TYPEOF(NUMERIC '1' / 2), TYPEOF(1.0 / NUMERIC '2'), TYPEOF(1.5 + NUMERIC '1')
        >>> (FLOAT64, NUMERIC, NUMERIC, NUMERIC)
        """);
  }

  @Test
  void takesLiteralsForDecimalsOnlyBesideADecimal() {
    QueryCases.check(
        sandbox,
        """
        SELECT -SAFE_SUBTRACT(-1, 9223372036854775807)
        >>> error: Integer Overflow

        SELECT -(-9223372036854775807), -x FROM UNNEST([5]) AS x
        >>> (9223372036854775807, -5)

        SELECT DIV(NUMERIC '7', 2.5)
        >>> (2)

        SELECT MOD(5.5, 3)
        >>> error: No matching signature for function MOD
          Argument types: FLOAT64, INT64
          Signature: MOD(INT64, INT64)
            Argument 1: Unable to coerce type FLOAT64 to expected type INT64
          Signature: MOD(NUMERIC, NUMERIC)
            At least one argument must have NUMERIC type
          Signature: MOD(BIGNUMERIC, BIGNUMERIC)
            At least one argument must have BigNumeric type at [1:8]
        """);
  }

  @Test
  void keepsTheDigitsOfDecimalLiterals() {
    QueryCases.check(
        sandbox,
        """
        SELECT BIGNUMERIC '1' + 1.23000000000000000000000000000000000001
        >>> (2.23000000000000000000000000000000000001)

        SELECT CAST(9999999999999999999999999999.999999999 AS NUMERIC)
        >>> (9999999999999999999999999999.999999999)

        SELECT BIGNUMERIC "-578960446186580977117854925043439539266.34992332820282019728792003956564819968"
        >>> (-578960446186580977117854925043439539266.34992332820282019728792003956564819968)
        """);
  }

  @Test
  void roundsByModes() {
    QueryCases.check(
        sandbox,
        """
        SELECT ROUND(NUMERIC '2.5', 0, 'ROUND_HALF_EVEN'), ROUND(NUMERIC '2.5', 0, 'ROUND_HALF_AWAY_FROM_ZERO')
        >>> (2, 3)

        SELECT ROUND(BIGNUMERIC '2.25', 1, 'ROUND_HALF_EVEN'), ROUND(NUMERIC '2.5', 0, NULL)
        >>> (2.2, NULL)

        SELECT ROUND(NUMERIC '2.5', 0, 'UP')
        >>> error: Could not cast literal "UP" to type ROUNDING_MODE at [1:8]
        """);
  }

  @Test
  void failsOutsideOfTheRangeOfTheType() {
    QueryCases.check(
        sandbox,
        """
        SELECT 1e308 * 10
        >>> error: double overflow: 1e+308 * 10

        SELECT NUMERIC '99999999999999999999999999999' + 1
        >>> error: numeric overflow: 99999999999999999999999999999 + 1

        SELECT 9223372036854775807 + x, -x FROM UNNEST([1]) AS x
        >>> error: Integer Overflow

        SELECT -x FROM UNNEST([-9223372036854775808]) AS x
        >>> error: Integer Overflow

        SELECT SUM(x) FROM UNNEST([9223372036854775807, 1]) AS x
        >>> error: Error in SUM aggregation: integer overflow

        SELECT 1 / 0
        >>> error: division by zero: 1 / 0

        SELECT MOD(1, 0)
        >>> error: division by zero: MOD(1, 0)
        """);
  }

  @Test
  void givesNullForErrorsOfSafeFunctions() {
    QueryCases.check(
        sandbox,
        """
        SELECT SAFE_ADD(9223372036854775807, 1), SAFE_DIVIDE(1, 0), SAFE.LN(0), SAFE.DIV(1, 0), SAFE_MULTIPLY(1e308, 10)
        >>> (NULL, NULL, NULL, NULL, NULL)
        """);
  }

  @Test
  void measuresDistancesOfSparseVectors() {
    QueryCases.check(
        sandbox,
        """
        SELECT ROUND(COSINE_DISTANCE([(1, 1.0), (2, 2.0)], [(2, 4.0), (1, 3.0)]), 6)
        >>> (0.01613)

        SELECT EUCLIDEAN_DISTANCE([STRUCT('a' AS k, 3.0 AS v)], [('b', 4.0)])
        >>> (5)
        """);
  }
}
