package dev.quern.sql.function;

import dev.quern.sql.QueryCases;
import dev.quern.sql.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TimeFunctionsTest {

  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  @Test
  void namesThePartsThatAFunctionLacks() {
    QueryCases.check(
        sandbox,
        """
        SELECT DATE_ADD(DATE '2020-01-01', INTERVAL 1 HOUR)
        >>> error: DATE_ADD does not support the HOUR date part when the argument is DATE type at [1:8]

        SELECT TIMESTAMP_ADD(TIMESTAMP '2020-01-01', INTERVAL 1 MONTH)
        >>> error: TIMESTAMP_ADD does not support the MONTH date part when the argument is TIMESTAMP type at [1:8]

        SELECT TIME_ADD(TIME '00:00:00', INTERVAL 1 DAY)
        >>> error: TIME_ADD does not support the DAY date part at [1:8]

        SELECT DATE_TRUNC(DATE '2020-01-01', HOUR)
        >>> error: DATE_TRUNC does not support the HOUR date part at [1:8]

        SELECT LAST_DAY(DATE '2020-01-01', DAY)
        >>> error: LAST_DAY does not support the DAY date part at [1:8]

        SELECT EXTRACT(HOUR FROM DATE '2020-01-01')
        >>> error: EXTRACT from DATE does not support the HOUR date part at [1:8]

        SELECT EXTRACT(NANOSECOND FROM DATE '2020-01-01')
        >>> error: EXTRACT from DATE does not support the NANOSECOND date part at [1:8]

        SELECT EXTRACT(PICOSECOND FROM TIME '00:00:00')
        >>> error: EXTRACT from TIME does not support the PICOSECOND date part at [1:8]

        SELECT TIMESTAMP_TRUNC(TIMESTAMP '2020-01-01', PICOSECOND)
        >>> error: TIMESTAMP_TRUNC does not support the PICOSECOND date part at [1:8]

        SELECT EXTRACT(DATE FROM TIME '00:00:00')
        >>> error: EXTRACT from TIME does not support the DATE date part at [1:8]

        SELECT GENERATE_DATE_ARRAY(DATE '2020-01-01', DATE '2020-01-03', INTERVAL 1 HOUR)
        >>> error: GENERATE_DATE_ARRAY does not support the HOUR date part at [1:8]

        SELECT DATE_TRUNC(DATE '2020-01-01', FOO)
        >>> error: A valid date part name is required but found FOO at [1:38]

        SELECT DATE_TRUNC(DATE '2020-01-01', WEEK(FOO))
        >>> error: A valid date part argument for WEEK is required, but found FOO at [1:43]

        SELECT DATE_ADD(DATE '2020-01-01', 1)
        >>> error: Expected INTERVAL expression at [1:36]
        """);
  }

  @Test
  void printsIntervalsAndPartsInSignatures() {
    QueryCases.check(
        sandbox,
        """
        SELECT TIMESTAMP_ADD(TRUE, INTERVAL 1 DAY)
        >>> error: No matching signature for function TIMESTAMP_ADD for argument types: BOOL, INTERVAL INT64 DATE_TIME_PART
          Signature: TIMESTAMP_ADD(TIMESTAMP, INTERVAL INT64 DATE_TIME_PART)
            Argument 1: Unable to coerce type BOOL to expected type TIMESTAMP
          Signature: TIMESTAMP_ADD(DATETIME, INTERVAL INT64 DATE_TIME_PART)
            Argument 1: Unable to coerce type BOOL to expected type DATETIME at [1:8]

        SELECT LAST_DAY(TRUE, MONTH)
        >>> error: No matching signature for function LAST_DAY
          Argument types: BOOL, DATE_TIME_PART
          Signature: LAST_DAY(DATE, [DATE_TIME_PART])
            Argument 1: Unable to coerce type BOOL to expected type DATE
          Signature: LAST_DAY(DATETIME, [DATE_TIME_PART])
            Argument 1: Unable to coerce type BOOL to expected type DATETIME at [1:8]

        SELECT EXTRACT(DATE FROM TIMESTAMP '2020-01-01' AT TIME ZONE 1)
        >>> error: No matching signature for function EXTRACT for argument types: DATE FROM TIMESTAMP AT TIME ZONE INT64
          Signature: EXTRACT(DATE FROM TIMESTAMP [AT TIME ZONE STRING])
            Argument 2: Unable to coerce type INT64 to expected type STRING
          Signature: EXTRACT(DATE FROM DATETIME)
            Signature accepts at most 1 argument, found 2 arguments at [1:8]
        """);
  }

  @Test
  void computesInTheTimeZoneGiven() {
    QueryCases.check(
        sandbox,
        """
        SELECT EXTRACT(DAY FROM x AT TIME ZONE 'America/New_York'), EXTRACT(DAY FROM x), DATE(x, '+05:30'), TIMESTAMP_TRUNC(x, MONTH, 'America/New_York') FROM UNNEST([TIMESTAMP '2020-03-01 02:00:00+00']) AS x
        >>> (29, 1, 2020-03-01, 2020-02-01 05:00:00+00)

        SELECT DATE('2020-09-01 23:00:00-08'), TIMESTAMP('2020-01-01', 'America/New_York'), STRING(TIMESTAMP '2020-01-01 00:00:00+00', 'Asia/Kolkata')
        >>> (2020-09-02, 2020-01-01 05:00:00+00, 2020-01-01 05:30:00+05:30)

        SELECT TIMESTAMP('2020-01-01 00:00:00+01', 'UTC')
        >>> error: Timezone is not allowed in "2020-01-01 00:00:00+01"

        SELECT CURRENT_DATE('foo')
        >>> error: Invalid time zone: foo
        """);
  }

  @Test
  void computesWithIntervals() {
    QueryCases.check(
        sandbox,
        """
        SELECT INTERVAL 1 MONTH = INTERVAL 30 DAY, INTERVAL 25 HOUR > INTERVAL 1 DAY, INTERVAL 1 DAY IN (INTERVAL 24 HOUR), INTERVAL 1 DAY BETWEEN INTERVAL 1 HOUR AND INTERVAL 2 DAY
        >>> (true, true, true, true)

        SELECT DATE '2024-01-31' + INTERVAL 1 MONTH, 1 + DATE '2024-01-31', INTERVAL 1 HOUR + TIMESTAMP '2024-01-31 23:30:00+00', DATE '2024-03-01' - DATE '2024-02-01'
        >>> (2024-02-29 00:00:00, 2024-02-01, 2024-02-01 00:30:00+00, 0-0 29 0:0:0)

        SELECT INTERVAL 1 DAY / 2, 2 * INTERVAL 1 DAY, - INTERVAL 1 DAY, MAKE_INTERVAL(hour => 1, year => 3)
        >>> (0-0 0 12:0:0, 0-0 2 0:0:0, 0-0 -1 0:0:0, 3-0 0 1:0:0)

        SELECT SUM(x), AVG(x) FROM UNNEST([INTERVAL 1 DAY, INTERVAL 12 HOUR, NULL]) AS x
        >>> (0-0 1 12:0:0, 0-0 0 18:0:0)
        """);
  }

  @Test
  void computesWithRanges() {
    QueryCases.check(
        sandbox,
        """
        SELECT RANGE(NULL, DATETIME '2020-01-01'), RANGE_END(CAST(NULL AS RANGE<DATE>)), RANGE_CONTAINS(RANGE<DATE> '[2020-01-01, 2020-01-02)', NULL)
        >>> ([UNBOUNDED, 2020-01-01 00:00:00), NULL, NULL)

        SELECT RANGE(1, 2)
        >>> error: INT64 is not supported by RANGE() at [1:8]

        SELECT RANGE(NULL, NULL)
        >>> error: at least one of RANGE() arguments must be typed at [1:8]

        SELECT RANGE(DATE '2020-01-01', '2020-01-02')
        >>> error: RANGE() arguments must be of the same type at [1:8]

        SELECT RANGE_CONTAINS(NULL, DATE '2020-01-01')
        >>> error: A literal NULL argument cannot be accepted in place of RANGE. Add a CAST to specify the type like CAST(NULL AS RANGE<DATE>). Range supports DATE, DATETIME, and TIMESTAMP at [1:8]

        SELECT GENERATE_RANGE_ARRAY(NULL, INTERVAL 1 DAY)
        >>> error: A literal NULL argument cannot be accepted in place of RANGE. Add a CAST to specify the type like CAST(NULL AS RANGE<DATE>). Range supports DATE, DATETIME, and TIMESTAMP at [1:8]

        SELECT CAST(NULL AS RANGE<INT64>)
        >>> error: Unsupported type: RANGE<INT64> is not supported at [1:27]

        SELECT TIMESTAMP_BUCKET(TIMESTAMP '2020-01-05', INTERVAL -1 HOUR)
        >>> error: Negative bucket width INTERVAL is not allowed

        SELECT RANGE_INTERSECT(RANGE<DATE> '[2020-01-01, 2020-01-02)', RANGE<DATE> '[2020-01-02, 2020-01-03)')
        >>> error: Provided RANGE inputs: RANGE<DATE>[2020-01-01, 2020-01-02) and RANGE<DATE>[2020-01-02, 2020-01-03) do not overlap. Please check RANGE_OVERLAPS before calling RANGE_INTERSECT
        """);
  }

  @Test
  void givesNullUnderSafe() {
    QueryCases.check(
        sandbox,
        """
        SELECT SAFE.TIMESTAMP('x'), SAFE.PARSE_DATE('%Y', 'x'), SAFE.DATE_ADD(DATE '9999-12-31', INTERVAL 1 DAY), SAFE.DATE('x'), SAFE.RANGE(DATE '2020-01-02', DATE '2020-01-01')
        >>> (NULL, NULL, NULL, NULL, NULL)
        """);
  }

  @Test
  void extractsPartsFinerThanAnyValue() {
    QueryCases.check(
        sandbox,
        """
        SELECT EXTRACT(NANOSECOND FROM TIMESTAMP '2020-01-01 00:00:00.123456' AT TIME ZONE 'Asia/Tokyo'), EXTRACT(PICOSECOND FROM TIMESTAMP '2020-01-01 00:00:00.5')
        >>> (123456000, 500000000000)

        SELECT EXTRACT(NANOSECOND FROM DATETIME '2020-01-01 00:00:00.000001'), EXTRACT(NANOSECOND FROM TIME '01:02:03.25'), EXTRACT(NANOSECOND FROM INTERVAL '-0:0:0.123456' HOUR TO SECOND)
        >>> (1000, 250000000, -123456000)
        """);
  }
}
