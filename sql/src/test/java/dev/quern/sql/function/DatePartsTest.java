package dev.quern.sql.function;

import dev.quern.sql.QueryCases;
import dev.quern.sql.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatePartsTest {

  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  @Test
  void readsIntervals() {
    QueryCases.check(
        sandbox,
        """
        SELECT CAST('1-2' AS INTERVAL), CAST('1-2 3' AS INTERVAL), CAST('1-2 3 4:5:6.789' AS INTERVAL)
        >>> (1-2 0 0:0:0, 1-2 3 0:0:0, 1-2 3 4:5:6.789)

        SELECT CAST('-1-2 3 -4:5:6' AS INTERVAL), CAST('10:20:30' AS INTERVAL), CAST('3 4:5' AS INTERVAL)
        >>> (-1-2 3 -4:5:6, 0-0 0 10:20:30, 0-0 3 4:5:0)

        SELECT CAST('P1Y2M3DT4H5M6.7S' AS INTERVAL), CAST('P1W' AS INTERVAL), CAST('PT-1.5S' AS INTERVAL)
        >>> (1-2 3 4:5:6.700, 0-0 7 0:0:0, 0-0 0 -0:0:1.500)

        SELECT CAST('PT10H20M30,456S' AS INTERVAL)
        >>> (0-0 0 10:20:30.456)

        SELECT CAST('P' AS INTERVAL)
        >>> error: Invalid INTERVAL value 'P': At least one datetime part must be defined in the interval

        SELECT CAST('1' AS INTERVAL)
        >>> error: Invalid INTERVAL value '1'

        SELECT CAST('1-2-3' AS INTERVAL)
        >>> error: Invalid INTERVAL value '1-2-3'

        SELECT CAST('P1H' AS INTERVAL)
        >>> error: Invalid INTERVAL value 'P1H': Unexpected 'H' in the date portion of interval
        """);
  }

  @Test
  void extractsParts() {
    QueryCases.check(
        sandbox,
        """
        SELECT EXTRACT(MICROSECOND FROM DATETIME '2016-01-01 05:06:07.891234')
        >>> (891234)

        SELECT EXTRACT(MILLISECOND FROM DATETIME '2016-01-01 05:06:07.891234')
        >>> (891)

        SELECT EXTRACT(SECOND FROM DATETIME '2016-01-01 05:06:07.891234')
        >>> (7)

        SELECT EXTRACT(MINUTE FROM DATETIME '2016-01-01 05:06:07.891234')
        >>> (6)

        SELECT EXTRACT(HOUR FROM DATETIME '2016-01-01 05:06:07.891234')
        >>> (5)

        SELECT EXTRACT(DAYOFWEEK FROM DATETIME '2016-01-01 05:06:07.891234')
        >>> (6)

        SELECT EXTRACT(DAY FROM DATETIME '2016-01-01 05:06:07.891234')
        >>> (1)

        SELECT EXTRACT(DAYOFYEAR FROM DATETIME '2016-01-01 05:06:07.891234')
        >>> (1)

        SELECT EXTRACT(WEEK FROM DATETIME '2016-01-01 05:06:07.891234')
        >>> (0)

        SELECT EXTRACT(WEEK(THURSDAY) FROM DATETIME '2016-01-01 05:06:07.891234')
        >>> (0)

        SELECT EXTRACT(ISOWEEK FROM DATETIME '2016-01-01 05:06:07.891234')
        >>> (53)

        SELECT EXTRACT(MONTH FROM DATETIME '2016-01-01 05:06:07.891234')
        >>> (1)

        SELECT EXTRACT(QUARTER FROM DATETIME '2016-01-01 05:06:07.891234')
        >>> (1)

        SELECT EXTRACT(YEAR FROM DATETIME '2016-01-01 05:06:07.891234')
        >>> (2016)

        SELECT EXTRACT(ISOYEAR FROM DATETIME '2016-01-01 05:06:07.891234')
        >>> (2015)

        SELECT EXTRACT(DATE FROM DATETIME '2016-01-01 05:06:07.891234')
        >>> (2016-01-01)

        SELECT EXTRACT(TIME FROM DATETIME '2016-01-01 05:06:07.891234')
        >>> (05:06:07.891234)
        """);
  }

  @Test
  void truncatesToParts() {
    QueryCases.check(
        sandbox,
        """
        SELECT DATETIME_TRUNC(DATETIME '2016-01-01 05:06:07.891234', MICROSECOND)
        >>> (2016-01-01 05:06:07.891234)

        SELECT DATETIME_TRUNC(DATETIME '2016-01-01 05:06:07.891234', MILLISECOND)
        >>> (2016-01-01 05:06:07.891)

        SELECT DATETIME_TRUNC(DATETIME '2016-01-01 05:06:07.891234', SECOND)
        >>> (2016-01-01 05:06:07)

        SELECT DATETIME_TRUNC(DATETIME '2016-01-01 05:06:07.891234', MINUTE)
        >>> (2016-01-01 05:06:00)

        SELECT DATETIME_TRUNC(DATETIME '2016-01-01 05:06:07.891234', HOUR)
        >>> (2016-01-01 05:00:00)

        SELECT DATETIME_TRUNC(DATETIME '2016-01-01 05:06:07.891234', DAY)
        >>> (2016-01-01 00:00:00)

        SELECT DATETIME_TRUNC(DATETIME '2016-01-01 05:06:07.891234', WEEK)
        >>> (2015-12-27 00:00:00)

        SELECT DATETIME_TRUNC(DATETIME '2016-01-01 05:06:07.891234', WEEK(THURSDAY))
        >>> (2015-12-31 00:00:00)

        SELECT DATETIME_TRUNC(DATETIME '2016-01-01 05:06:07.891234', ISOWEEK)
        >>> (2015-12-28 00:00:00)

        SELECT DATETIME_TRUNC(DATETIME '2016-01-01 05:06:07.891234', MONTH)
        >>> (2016-01-01 00:00:00)

        SELECT DATETIME_TRUNC(DATETIME '2016-01-01 05:06:07.891234', QUARTER)
        >>> (2016-01-01 00:00:00)

        SELECT DATETIME_TRUNC(DATETIME '2016-01-01 05:06:07.891234', YEAR)
        >>> (2016-01-01 00:00:00)

        SELECT DATETIME_TRUNC(DATETIME '2016-01-01 05:06:07.891234', ISOYEAR)
        >>> (2014-12-29 00:00:00)
        """);
  }

  @Test
  void countsBoundariesOfParts() {
    QueryCases.check(
        sandbox,
        """
        SELECT DATE_DIFF(DATE '2018-01-01', DATE '2016-12-31', DAY)
        >>> (366)

        SELECT DATE_DIFF(DATE '2018-01-01', DATE '2016-12-31', WEEK)
        >>> (53)

        SELECT DATE_DIFF(DATE '2018-01-01', DATE '2016-12-31', WEEK(MONDAY))
        >>> (53)

        SELECT DATE_DIFF(DATE '2018-01-01', DATE '2016-12-31', ISOWEEK)
        >>> (53)

        SELECT DATE_DIFF(DATE '2018-01-01', DATE '2016-12-31', MONTH)
        >>> (13)

        SELECT DATE_DIFF(DATE '2018-01-01', DATE '2016-12-31', QUARTER)
        >>> (5)

        SELECT DATE_DIFF(DATE '2018-01-01', DATE '2016-12-31', YEAR)
        >>> (2)

        SELECT DATE_DIFF(DATE '2018-01-01', DATE '2016-12-31', ISOYEAR)
        >>> (2)

        SELECT DATE_DIFF(DATE '0001-01-01', DATE '9999-12-31', DAY)
        >>> (-3652058)

        SELECT TIMESTAMP_DIFF(TIMESTAMP '2020-01-01 00:00:00.9+00', TIMESTAMP '2020-01-01 00:00:02+00', SECOND)
        >>> (-1)
        """);
  }

  @Test
  void staysWithinItsBounds() {
    QueryCases.check(
        sandbox,
        """
        SELECT LAST_DAY(DATE '9999-12-31')
        >>> (9999-12-31)

        SELECT DATE_ADD(DATE '9999-12-31', INTERVAL 1 DAY)
        >>> error: Adding 1 DAY to date 9999-12-31 causes overflow

        SELECT DATE_SUB(DATE '0001-01-01', INTERVAL 1 MONTH)
        >>> error: Adding -1 MONTH to date 0001-01-01 causes overflow

        SELECT DATETIME_ADD(DATETIME '9999-12-31 23:59:59', INTERVAL 1 SECOND)
        >>> error: Adding 1 SECOND to datetime 9999-12-31 23:59:59 causes overflow

        SELECT TIMESTAMP_SUB(TIMESTAMP '0001-01-01 00:00:00+00', INTERVAL 1 MICROSECOND)
        >>> error: Adding -1 MICROSECOND to timestamp 0001-01-01 00:00:00.000000+00 causes overflow

        SELECT TIMESTAMP_SECONDS(253402300800)
        >>> error: Input value 253402300800 cannot be converted into a TIMESTAMP, because it would be out of the allowed range between -62135596800000000 to 253402300799999999 (microseconds)

        SELECT DATE_FROM_UNIX_DATE(2932897)
        >>> error: DATE_FROM_UNIX_DATE range is -719162 to 2932896 but saw 2932897

        SELECT DATE(2020, 2, 30)
        >>> error: Input calculates to invalid date: 2020-02-30

        SELECT DATETIME(2020, 2, 3, 25, 0, 0)
        >>> error: Input calculates to invalid datetime: 2020-02-03 0025:00:00

        SELECT TIME(1, 60, 0)
        >>> error: Input calculates to invalid time: 01:60:00

        SELECT INTERVAL 10001 YEAR
        >>> error: Interval field months '120012' is out of range -120000 to 120000

        SELECT MAKE_INTERVAL(year => 10001)
        >>> error: Interval field months '120012' is out of range -120000 to 120000

        SELECT DATE_TRUNC(DATE '0001-01-01', WEEK)
        >>> error: Truncating date 0001-01-01 to WEEK resulted in an out of range date value: -719163

        SELECT DATE '2020-01-01' + 9223372036854775807
        >>> error: Adding 9223372036854775807 DAY to date 2020-01-01 causes overflow
        """);
  }
}
