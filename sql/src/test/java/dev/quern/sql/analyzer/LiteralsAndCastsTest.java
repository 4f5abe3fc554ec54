package dev.quern.sql.analyzer;

import dev.quern.sql.QueryCases;
import dev.quern.sql.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LiteralsAndCastsTest {

  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  @Test
  void readsLiteralsThatNameTheirType() {
    QueryCases.check(
        sandbox,
        """
        SELECT DATE '2020-2-3', TIMESTAMP '2020-01-01 00:00:00.5+08', DATETIME '2020-01-01 1:2:3', TIME '12:00:01.25'
        >>> (2020-02-03, 2019-12-31 16:00:00.500+00, 2020-01-01 01:02:03, 12:00:01.250)

        SELECT INTERVAL '1-2 3 4:5:6' YEAR TO SECOND, INTERVAL '3' WEEK, INTERVAL 5 QUARTER, INTERVAL '1.5' SECOND
        >>> (1-2 3 4:5:6, 0-0 21 0:0:0, 1-3 0 0:0:0, 0-0 0 0:0:1.500)

        SELECT RANGE<DATE> '[2020-01-01, UNBOUNDED)', NUMERIC '1.5', BIGNUMERIC '1e-38', JSON ' {"a":1}'
        >>> ([2020-01-01, UNBOUNDED), 1.5, 0.00000000000000000000000000000000000001, {"a":1})
        """);
  }

  @Test
  void refusesLiteralsThatAreNoValueOfTheirType() {
    QueryCases.check(
        sandbox,
        """
        SELECT DATE '2020-02-30'
        >>> error: Invalid DATE literal at [1:8]

        SELECT TIME '25:00:00'
        >>> error: Invalid TIME literal at [1:8]

        SELECT TIMESTAMP '2020-01-01 00:00:00 Foo/Bar'
        >>> error: Invalid TIMESTAMP literal at [1:8]

        SELECT NUMERIC '1e40'
        >>> error: Invalid NUMERIC literal: "1e40" at [1:8]

        SELECT RANGE<DATE> '[2020-01-01, 2019-01-01)'
        >>> error: Invalid RANGE literal value: Range start element must be smaller than range end element at [1:8]

        SELECT INTERVAL 'x' DAY
        >>> error: Invalid INTERVAL value 'x' at [1:8]

        SELECT INTERVAL '1-2' DAY TO MONTH
        >>> error: Invalid interval datetime fields: DAY TO MONTH at [1:8]

        SELECT INTERVAL '1' DAYOFWEEK
        >>> error: Unsupported interval datetime field DAYOFWEEK at [1:8]
        """);
  }

  @Test
  void takesTextLiteralsForDatesAndTimes() {
    QueryCases.check(
        sandbox,
        """
        SELECT DATE '2020-01-01' = '2020-01-01', TIMESTAMP '2020-01-01' > '2019-12-31 23:00:00-05', ['2020-01-01', DATE '2020-02-02'], STRUCT<a TIMESTAMP>('2020-01-01').a
        >>> (true, false, [2020-01-01, 2020-02-02], 2020-01-01 00:00:00+00)

        SELECT DATE '2020-01-01' = 'abc'
        >>> error: Could not cast literal "abc" to type DATE at [1:28]

        SELECT CASE WHEN true THEN DATE '2020-01-01' ELSE 'abc' END
        >>> error: Could not cast literal "abc" to type DATE at [1:51]

        SELECT [DATE '2020-01-01', 'abc']
        >>> error: Could not cast literal "abc" to type DATE at [1:28]

        SELECT DATE_ADD('abc', INTERVAL 1 DAY)
        >>> error: Could not cast literal "abc" to type DATE at [1:17]

        SELECT DATE_ADD(DATE '2020-01-01', INTERVAL 'x' DAY)
        >>> error: Could not cast literal "x" to type INT64 at [1:45]
        """);
  }

  @Test
  void castsOrSaysWhyNot() {
    QueryCases.check(
        sandbox,
        """
        SELECT CAST(TRUE AS INT64), CAST(2.5 AS INT64), CAST(-2.5 AS INT64), CAST('0x1F' AS INT64), CAST(1e20 AS STRING), CAST('inf' AS FLOAT64)
        >>> (1, 3, -3, 31, 1e+20, inf)

        SELECT CAST(DATETIME '1969-12-31 23:59:59.5' AS DATE), CAST(TIMESTAMP '1969-12-31 23:59:59.5+00' AS TIME), CAST(DATE '2020-01-01' AS TIMESTAMP)
        >>> (1969-12-31, 23:59:59.500, 2020-01-01 00:00:00+00)

        SELECT SAFE_CAST('abc' AS DATE), SAFE_CAST(STRUCT('abc', '2') AS STRUCT<a INT64, b INT64>), SAFE_CAST(1e40 AS NUMERIC)
        >>> (NULL, {NULL, 2}, NULL)

        SELECT CAST('abc' AS DATE)
        >>> error: Invalid date: 'abc'

        SELECT CAST(1e20 AS INT64)
        >>> error: int64 out of range: 1e+20

        SELECT CAST(1 AS DATE)
        >>> error: Invalid cast from INT64 to DATE at [1:13]
        """);
  }

  @Test
  void holdsCastsToTheParametersOfTypes() {
    QueryCases.check(
        sandbox,
        """
        SELECT CAST(NUMERIC '1.2345' AS NUMERIC(4, 3)), CAST('abc' AS STRING(3)), CAST(DATE '2020-01-01' AS STRING(4) FORMAT 'YYYY')
        >>> (1.235, abc, 2020)

        SELECT CAST(123456 AS STRING(5))
        >>> error: STRING(5) has maximum length 5 but got a value with length 6

        SELECT CAST(NUMERIC '12.345' AS NUMERIC(4, 3))
        >>> error: NUMERIC(4, 3) has precision 4 and scale 3 but got a value that is not in range of [-9.999, 9.999]
        """);
  }

  @Test
  void castsWithFormat() {
    QueryCases.check(
        sandbox,
        """
        SELECT CAST(b'\\xff\\x01' AS STRING FORMAT 'HEX'), CAST(b'abcd' AS STRING FORMAT 'BASE8'), CAST(CAST('1234567' AS BYTES FORMAT 'BASE8') AS STRING FORMAT 'HEX')
        >>> (ff01, 14130461544, 053977)

        SELECT CAST(TIMESTAMP '2020-01-01 00:00:00+00' AS STRING FORMAT 'YYYY-MM-DD HH24 TZH' AT TIME ZONE 'Asia/Tokyo'), SAFE_CAST('x' AS DATE FORMAT 'YYYY'), CAST(NULL AS STRING FORMAT 'x')
        >>> (2020-01-01 09 +09, NULL, NULL)

        SELECT CAST(DATE '2020-01-01' AS STRING FORMAT 'HH')
        >>> error: DATE does not support 'HH'

        SELECT CAST(DATE '2020-01-01' AS STRING FORMAT 1)
        >>> error: FORMAT expression should return type STRING, but returns INT64 at [1:48]

        SELECT CAST(DATE '2020-01-01' AS STRING FORMAT 'YYYY' AT TIME ZONE 'UTC')
        >>> error: AT TIME ZONE is not allowed for cast from DATE to STRING at [1:68]

        SELECT CAST('12' AS INT64 FORMAT '99')
        >>> error: FORMAT is not allowed for cast from STRING to INT64 at [1:27]

        SELECT CAST(b'abc' AS STRING FORMAT 'FOO')
        >>> error: Invalid format 'FOO'
        """);
  }

  @Test
  void holdsNestedValuesToTheirTypeParameters() {
    QueryCases.check(
        sandbox,
        """
        SELECT CAST([NUMERIC '1.26'] AS ARRAY<NUMERIC(5, 1)>)
        >>> ([1.3])

        SELECT CAST(STRUCT(NUMERIC '1.256', ['abc']) AS STRUCT<a NUMERIC(5, 2), b ARRAY<STRING(3)>>).a
        >>> (1.26)

        SELECT CAST(['hello', 'hi'] AS ARRAY<STRING(2)>)
        >>> error: STRING(2) has maximum length 2 but got a value with length 5

        SELECT CAST(CAST(NULL AS STRUCT<a STRING>) AS STRUCT<a STRING(1)>) IS NULL
        >>> (true)
        """);
  }

  @Test
  void knowsTheTypesOfFieldsOfNull() {
    QueryCases.check(
        sandbox,
        """
        SELECT (NULLIF(STRUCT(1 AS a, 'x' AS b), STRUCT(1 AS a, 'x' AS b)).a), CAST(CAST(NULL AS STRUCT<a INT64, b STRING>) AS STRUCT<a STRING, b STRING>).b
        >>> (NULL, NULL)
        """);
  }

  @Test
  void concatenatesTimesAsTheirTexts() {
    QueryCases.check(
        sandbox,
        """
        SELECT s || (SELECT TIMESTAMP '2024-01-02 03:04:05+00') FROM UNNEST(['at ']) AS s
        >>> (at 2024-01-02 03:04:05+00)
        """);
  }
}
