package dev.quern.sql.function;

import dev.quern.sql.QueryCases;
import dev.quern.sql.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FormatElementsTest {

  @RegisterExtension static final Sandbox sandbox = new Sandbox();

  @Test
  void printsEveryElementOfADate() {
    QueryCases.check(
        sandbox,
"""
        SELECT FORMAT_DATE('%A', DATE '2024-12-30'), FORMAT_DATE('%a', DATE '2024-12-30')
        >>> (Monday, Mon)

        SELECT FORMAT_DATE('%B', DATE '2024-12-30'), FORMAT_DATE('%b', DATE '2024-12-30')
        >>> (December, Dec)

        SELECT FORMAT_DATE('%h', DATE '2024-12-30'), FORMAT_DATE('%C', DATE '2024-12-30')
        >>> (Dec, 20)

        SELECT FORMAT_DATE('%D', DATE '2024-12-30'), FORMAT_DATE('%d', DATE '2024-12-30')
        >>> (12/30/24, 30)

        SELECT FORMAT_DATE('%e', DATE '2024-12-30'), FORMAT_DATE('%F', DATE '2024-12-30')
        >>> (30, 2024-12-30)

        SELECT FORMAT_DATE('%G', DATE '2024-12-30'), FORMAT_DATE('%g', DATE '2024-12-30')
        >>> (2025, 25)

        SELECT FORMAT_DATE('%j', DATE '2024-12-30'), FORMAT_DATE('%m', DATE '2024-12-30')
        >>> (365, 12)

        SELECT FORMAT_DATE('%Q', DATE '2024-12-30')
        >>> (4)

        SELECT FORMAT_DATE('%U', DATE '2024-12-30')
        >>> (52)

        SELECT FORMAT_DATE('%u', DATE '2024-12-30'), FORMAT_DATE('%V', DATE '2024-12-30')
        >>> (1, 01)

        SELECT FORMAT_DATE('%W', DATE '2024-12-30'), FORMAT_DATE('%w', DATE '2024-12-30')
        >>> (53, 1)

        SELECT FORMAT_DATE('%x', DATE '2024-12-30'), FORMAT_DATE('%Y', DATE '2024-12-30')
        >>> (12/30/24, 2024)

        SELECT FORMAT_DATE('%y', DATE '2024-12-30'), FORMAT_DATE('%E4Y', DATE '2024-12-30')
        >>> (24, 2024)

        SELECT FORMAT_DATE('%EY', DATE '2024-12-30')
        >>> (2024)
""");
  }

  @Test
  void printsEveryElementOfATime() {
    QueryCases.check(
        sandbox,
        """
        SELECT FORMAT_TIMESTAMP('%c', TIMESTAMP '2024-02-09 15:04:05.678+00', 'America/New_York')
        >>> (Fri Feb  9 10:04:05 2024)

        SELECT FORMAT_TIMESTAMP('%H', TIMESTAMP '2024-02-09 15:04:05.678+00', 'America/New_York')
        >>> (10)

        SELECT FORMAT_TIMESTAMP('%I', TIMESTAMP '2024-02-09 15:04:05.678+00', 'America/New_York')
        >>> (10)

        SELECT FORMAT_TIMESTAMP('%k', TIMESTAMP '2024-02-09 15:04:05.678+00', 'America/New_York')
        >>> (10)

        SELECT FORMAT_TIMESTAMP('%l', TIMESTAMP '2024-02-09 15:04:05.678+00', 'America/New_York')
        >>> (10)

        SELECT FORMAT_TIMESTAMP('%M', TIMESTAMP '2024-02-09 15:04:05.678+00', 'America/New_York')
        >>> (04)

        SELECT FORMAT_TIMESTAMP('%p', TIMESTAMP '2024-02-09 15:04:05.678+00', 'America/New_York')
        >>> (AM)

        SELECT FORMAT_TIMESTAMP('%P', TIMESTAMP '2024-02-09 15:04:05.678+00', 'America/New_York')
        >>> (am)

        SELECT FORMAT_TIMESTAMP('%R', TIMESTAMP '2024-02-09 15:04:05.678+00', 'America/New_York')
        >>> (10:04)

        SELECT FORMAT_TIMESTAMP('%r', TIMESTAMP '2024-02-09 15:04:05.678+00', 'America/New_York')
        >>> (10:04:05 AM)

        SELECT FORMAT_TIMESTAMP('%S', TIMESTAMP '2024-02-09 15:04:05.678+00', 'America/New_York')
        >>> (05)

        SELECT FORMAT_TIMESTAMP('%s', TIMESTAMP '2024-02-09 15:04:05.678+00', 'America/New_York')
        >>> (1707491045)

        SELECT FORMAT_TIMESTAMP('%T', TIMESTAMP '2024-02-09 15:04:05.678+00', 'America/New_York')
        >>> (10:04:05)

        SELECT FORMAT_TIMESTAMP('%X', TIMESTAMP '2024-02-09 15:04:05.678+00', 'America/New_York')
        >>> (10:04:05)

        SELECT FORMAT_TIMESTAMP('%Z', TIMESTAMP '2024-02-09 15:04:05.678+00', 'America/New_York')
        >>> (UTC-5)

        SELECT FORMAT_TIMESTAMP('%z', TIMESTAMP '2024-02-09 15:04:05.678+00', 'America/New_York')
        >>> (-0500)

        SELECT FORMAT_TIMESTAMP('%Ez', TIMESTAMP '2024-02-09 15:04:05.678+00', 'America/New_York')
        >>> (-05:00)

        SELECT FORMAT_TIMESTAMP('%E3S', TIMESTAMP '2024-02-09 15:04:05.678+00', 'America/New_York')
        >>> (05.678)

        SELECT FORMAT_TIMESTAMP('%E0S', TIMESTAMP '2024-02-09 15:04:05.678+00', 'America/New_York')
        >>> (05)

        SELECT FORMAT_TIMESTAMP('%E*S', TIMESTAMP '2024-02-09 15:04:05.678+00', 'America/New_York')
        >>> (05.678)

        SELECT FORMAT_TIMESTAMP('%%', TIMESTAMP '2024-02-09 15:04:05.678+00', 'America/New_York')
        >>> (%)
        """);
  }

  @Test
  void readsDatesAndTimesByElements() {
    QueryCases.check(
        sandbox,
        """
        SELECT PARSE_DATE('%d/%m/%y', '25/12/08'), PARSE_DATE('%A %b %e %Y', 'Thursday Dec 25 2008')
        >>> (2008-12-25, 2008-12-25)

        SELECT PARSE_DATE('%Y %j', '2024 366'), PARSE_DATE('%F', '2008-12-25 ')
        >>> (2024-12-31, 2008-12-25)

        SELECT PARSE_TIME('%I:%M:%S %p', '2:23:38 pm'), PARSE_TIME('%H:%M:%E*S', '14:23:38.5')
        >>> (14:23:38, 14:23:38.500)

        SELECT PARSE_DATETIME('%m/%d/%Y %H', '8/30/2018 14'), PARSE_DATETIME('%s', '1525000000')
        >>> (2018-08-30 14:00:00, 2018-04-29 11:06:40)

        SELECT PARSE_TIMESTAMP('%Y-%m-%d %H:%M:%S%Ez', '2020-06-03 10:00:00+05:30')
        >>> (2020-06-03 04:30:00+00)

        SELECT PARSE_TIMESTAMP('%Y-%m-%d %Z', '2020-06-03 America/New_York')
        >>> (2020-06-03 04:00:00+00)

        SELECT PARSE_TIMESTAMP('%F %T', '2020-06-03 10:00:00', 'Asia/Tokyo')
        >>> (2020-06-03 01:00:00+00)

        SELECT PARSE_TIMESTAMP('%s', '1525000000'), PARSE_TIMESTAMP('%Q', '1'), PARSE_DATE('%y', '70')
        >>> (2018-04-29 11:06:40+00, 1970-01-01 00:00:00+00, 1970-01-01)

        SELECT PARSE_DATE('%e %B %Y', ' 5 May 2020')
        >>> (2020-05-05)

        SELECT PARSE_DATE('%G-%V-%u', '2024-01-1')
        >>> error: ISO parse elements are not supported yet

        SELECT PARSE_DATE('%Y%m%d', '20081301')
        >>> error: Failed to parse input string "20081301"

        SELECT PARSE_DATE('%Y', 'x')
        >>> error: Failed to parse input string "x"

        SELECT PARSE_DATE('%H', '10')
        >>> error: Invalid format: %H is not allowed for the DATE type.
        """);
  }

  @Test
  void castsDatesAndTimesByFormat() {
    QueryCases.check(
        sandbox,
        """
        SELECT CAST(TIMESTAMP '2024-02-09 15:04:05.678901+00' AS STRING FORMAT 'YYYY' AT TIME ZONE 'America/New_York')
        >>> (2024)

        SELECT CAST(TIMESTAMP '2024-02-09 15:04:05.678901+00' AS STRING FORMAT 'YYY' AT TIME ZONE 'America/New_York')
        >>> (024)

        SELECT CAST(TIMESTAMP '2024-02-09 15:04:05.678901+00' AS STRING FORMAT 'YY' AT TIME ZONE 'America/New_York')
        >>> (24)

        SELECT CAST(TIMESTAMP '2024-02-09 15:04:05.678901+00' AS STRING FORMAT 'Y' AT TIME ZONE 'America/New_York')
        >>> (4)

        SELECT CAST(TIMESTAMP '2024-02-09 15:04:05.678901+00' AS STRING FORMAT 'RRRR' AT TIME ZONE 'America/New_York')
        >>> (2024)

        SELECT CAST(TIMESTAMP '2024-02-09 15:04:05.678901+00' AS STRING FORMAT 'RR' AT TIME ZONE 'America/New_York')
        >>> (24)

        SELECT CAST(TIMESTAMP '2024-02-09 15:04:05.678901+00' AS STRING FORMAT 'MONTH' AT TIME ZONE 'America/New_York')
        >>> (FEBRUARY)

        SELECT CAST(TIMESTAMP '2024-02-09 15:04:05.678901+00' AS STRING FORMAT 'Month' AT TIME ZONE 'America/New_York')
        >>> (February)

        SELECT CAST(TIMESTAMP '2024-02-09 15:04:05.678901+00' AS STRING FORMAT 'MON' AT TIME ZONE 'America/New_York')
        >>> (FEB)

        SELECT CAST(TIMESTAMP '2024-02-09 15:04:05.678901+00' AS STRING FORMAT 'mon' AT TIME ZONE 'America/New_York')
        >>> (feb)

        SELECT CAST(TIMESTAMP '2024-02-09 15:04:05.678901+00' AS STRING FORMAT 'MM' AT TIME ZONE 'America/New_York')
        >>> (02)

        SELECT CAST(TIMESTAMP '2024-02-09 15:04:05.678901+00' AS STRING FORMAT 'DDD' AT TIME ZONE 'America/New_York')
        >>> (040)

        SELECT CAST(TIMESTAMP '2024-02-09 15:04:05.678901+00' AS STRING FORMAT 'DD' AT TIME ZONE 'America/New_York')
        >>> (09)

        SELECT CAST(TIMESTAMP '2024-02-09 15:04:05.678901+00' AS STRING FORMAT 'D' AT TIME ZONE 'America/New_York')
        >>> (6)

        SELECT CAST(TIMESTAMP '2024-02-09 15:04:05.678901+00' AS STRING FORMAT 'DAY' AT TIME ZONE 'America/New_York')
        >>> (FRIDAY)

        SELECT CAST(TIMESTAMP '2024-02-09 15:04:05.678901+00' AS STRING FORMAT 'Day' AT TIME ZONE 'America/New_York')
        >>> (Friday)

        SELECT CAST(TIMESTAMP '2024-02-09 15:04:05.678901+00' AS STRING FORMAT 'DY' AT TIME ZONE 'America/New_York')
        >>> (FRI)

        SELECT CAST(TIMESTAMP '2024-02-09 15:04:05.678901+00' AS STRING FORMAT 'HH' AT TIME ZONE 'America/New_York')
        >>> (10)

        SELECT CAST(TIMESTAMP '2024-02-09 15:04:05.678901+00' AS STRING FORMAT 'HH12' AT TIME ZONE 'America/New_York')
        >>> (10)

        SELECT CAST(TIMESTAMP '2024-02-09 15:04:05.678901+00' AS STRING FORMAT 'HH24' AT TIME ZONE 'America/New_York')
        >>> (10)

        SELECT CAST(TIMESTAMP '2024-02-09 15:04:05.678901+00' AS STRING FORMAT 'MI' AT TIME ZONE 'America/New_York')
        >>> (04)

        SELECT CAST(TIMESTAMP '2024-02-09 15:04:05.678901+00' AS STRING FORMAT 'SS' AT TIME ZONE 'America/New_York')
        >>> (05)

        SELECT CAST(TIMESTAMP '2024-02-09 15:04:05.678901+00' AS STRING FORMAT 'SSSSS' AT TIME ZONE 'America/New_York')
        >>> (36245)

        SELECT CAST(TIMESTAMP '2024-02-09 15:04:05.678901+00' AS STRING FORMAT 'FF1' AT TIME ZONE 'America/New_York')
        >>> (6)

        SELECT CAST(TIMESTAMP '2024-02-09 15:04:05.678901+00' AS STRING FORMAT 'FF3' AT TIME ZONE 'America/New_York')
        >>> (678)

        SELECT CAST(TIMESTAMP '2024-02-09 15:04:05.678901+00' AS STRING FORMAT 'FF6' AT TIME ZONE 'America/New_York')
        >>> (678901)

        SELECT CAST(TIMESTAMP '2024-02-09 15:04:05.678901+00' AS STRING FORMAT 'A.M.' AT TIME ZONE 'America/New_York')
        >>> (A.M.)

        SELECT CAST(TIMESTAMP '2024-02-09 15:04:05.678901+00' AS STRING FORMAT 'am' AT TIME ZONE 'America/New_York')
        >>> (am)

        SELECT CAST(TIMESTAMP '2024-02-09 15:04:05.678901+00' AS STRING FORMAT 'PM' AT TIME ZONE 'America/New_York')
        >>> (AM)

        SELECT CAST(TIMESTAMP '2024-02-09 15:04:05.678901+00' AS STRING FORMAT 'TZH' AT TIME ZONE 'America/New_York')
        >>> (-05)

        SELECT CAST(TIMESTAMP '2024-02-09 15:04:05.678901+00' AS STRING FORMAT 'TZM' AT TIME ZONE 'America/New_York')
        >>> (00)

        SELECT CAST(TIMESTAMP '2024-02-09 15:04:05.678901+00' AS STRING FORMAT '"text"-YYYY' AT TIME ZONE 'America/New_York')
        >>> (text-2024)

        SELECT CAST(TIMESTAMP '2024-02-09 15:04:05.678901+00' AS STRING FORMAT 'YYYY/MM.DD HH24:MI:SS' AT TIME ZONE 'America/New_York')
        >>> (2024/02.09 10:04:05)

        SELECT CAST(TIMESTAMP '2024-02-09 15:04:05.678901+00' AS STRING FORMAT 'MONTHDD' AT TIME ZONE 'America/New_York')
        >>> (FEBRUARY09)

        SELECT CAST(TIMESTAMP '2024-02-09 15:04:05.678901+00' AS STRING FORMAT 'YYYYx' AT TIME ZONE 'America/New_York')
        >>> error: Cannot find matched format element at 4
        """);
  }

  @Test
  void readsDatesAndTimesByFormat() {
    QueryCases.check(
        sandbox,
        """
        SELECT CAST('18-12-03' AS DATE FORMAT 'YY-MM-DD')
        >>> (2018-12-03)

        SELECT CAST('3 JAN 2018' AS DATE FORMAT 'DD MON YYYY')
        >>> (2018-01-03)

        SELECT CAST('12:30:5 A.M.' AS TIME FORMAT 'HH12:MI:SS P.M.')
        >>> (00:30:05)

        SELECT CAST('2020.06.03 21:30' AS DATETIME FORMAT 'YYYY.MM.DD HH24:MI')
        >>> (2020-06-03 21:30:00)

        SELECT CAST('2020.06.03 00:00 +05:30' AS TIMESTAMP FORMAT 'YYYY.MM.DD HH24:MI TZH:TZM')
        >>> (2020-06-02 18:30:00+00)

        SELECT CAST('73' AS DATE FORMAT 'RR') IS NULL
        >>> (false)

        SELECT CAST('01:02:03.45' AS TIME FORMAT 'HH24:MI:SS.FF2'), CAST('86399' AS TIME FORMAT 'SSSSS')
        >>> (01:02:03.450, 23:59:59)

        SELECT CAST('2020-13-01' AS DATE FORMAT 'YYYY-MM-DD')
        >>> error: Failed to parse input timestamp string at 5 with format element 'MM'

        SELECT CAST('2018' AS DATE FORMAT 'YYYY YYYY')
        >>> error: Format element 'YYYY' appears more than once in the format string

        SELECT CAST('10' AS TIME FORMAT 'HH')
        >>> error: Format element in category MERIDIAN_INDICATOR is required when format element 'HH' exists

        SELECT CAST('2020-02-30' AS DATE FORMAT 'YYYY-MM-DD')
        >>> error: Invalid result from year, month, day values after parsing
        """);
  }

  @Test
  void castsNumbersByFormat() {
    QueryCases.check(
        sandbox,
        """
        SELECT CAST(1 AS STRING FORMAT '9'), CAST(-1 AS STRING FORMAT '9')
        >>> ( 1, -1)

        SELECT CAST(12 AS STRING FORMAT '000'), CAST(-12 AS STRING FORMAT '999MI')
        >>> ( 012,  12-)

        SELECT CAST(12 AS STRING FORMAT 'S99'), CAST(12 AS STRING FORMAT '99S')
        >>> (+12, 12+)

        SELECT CAST(-12 AS STRING FORMAT '99PR'), CAST(1234567 AS STRING FORMAT '9,999,999')
        >>> (<12>,  1,234,567)

        SELECT CAST(1234.5 AS STRING FORMAT '9999.99'), CAST(12.5 AS STRING FORMAT '$99.9')
        >>> ( 1234.50,  $12.5)

        SELECT CAST(12.5 AS STRING FORMAT 'C99.9'), CAST(12.5 AS STRING FORMAT 'L99.9')
        >>> ( USD12.5,  $12.5)

        SELECT CAST(1234.5 AS STRING FORMAT '9.999EEEE'), CAST(0.5 AS STRING FORMAT 'B99')
        >>> ( 1.234E+03,    )

        SELECT CAST(0 AS STRING FORMAT 'B99'), CAST(255 AS STRING FORMAT 'XXXX')
        >>> (   ,    FF)

        SELECT CAST(255 AS STRING FORMAT 'xxxx'), CAST(12 AS STRING FORMAT 'FM9999')
        >>> (   ff, 12)

        SELECT CAST(123456 AS STRING FORMAT '999'), CAST(12.34 AS STRING FORMAT '99V99')
        >>> ( ###,  1234)

        SELECT CAST(0.05 AS STRING FORMAT '99V99'), CAST(0 AS STRING FORMAT 'V99'), CAST(1.5 AS STRING FORMAT 'FM9V99')
        >>> (   05,  00, 15)

        SELECT CAST(0.5 AS STRING FORMAT 'B9V9') || '|'
        >>> (   |)

        SELECT CAST(NUMERIC "1.25" AS STRING FORMAT '9.9')
        >>> ( 1.3)

        SELECT CAST(CAST("inf" AS FLOAT64) AS STRING FORMAT '999')
        >>> ( INF)

        SELECT CAST(12 AS STRING FORMAT '9Q')
        >>> error: Error in format string: Invalid format element 'Q'
        """);
  }
}
