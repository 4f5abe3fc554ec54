package dev.quern.sql.analyzer;

import dev.quern.sql.ErrorCases;
import org.junit.jupiter.api.Test;

/** The errors of expressions. Source: "Operators". */
class ExpressionErrorsTest {

  @Test
  void saysWhatIsWrongAndWhere() {
    ErrorCases.check(
        """
        SELECT [1, 'a', 1.5] >>> Array elements of types {INT64, DOUBLE, STRING} do not have a common supertype at [1:8]
        SELECT [1.5, 'a', 1.5, b'x', NULL] >>> Array elements of types {NULL, DOUBLE, STRING, BYTES} do not have a common supertype at [1:8]
        SELECT [NULL, 'a', [1]] >>> Cannot construct array with element type ARRAY<INT64> because nested arrays are not supported at [1:20]
        SELECT [[1],[2]] >>> Cannot construct array with element type ARRAY<INT64> because nested arrays are not supported at [1:9]
        SELECT [[1],[2], 'a'] >>> Cannot construct array with element type ARRAY<INT64> because nested arrays are not supported at [1:9]
        SELECT [1,[2], [3]] >>> Cannot construct array with element type ARRAY<INT64> because nested arrays are not supported at [1:11]
        SELECT [STRUCT(1.5,'a'), 3] >>> Array elements of types {INT64, STRUCT<DOUBLE, STRING>} do not have a common supertype at [1:8]
        SELECT ARRAY<INT64>[[1]] >>> Cannot construct array with element type ARRAY<INT64> because nested arrays are not supported at [1:21]
        SELECT ARRAY<STRING>[1.5, [1]] >>> Cannot construct array with element type ARRAY<INT64> because nested arrays are not supported at [1:27]
        SELECT [CAST(NULL AS STRING), 1, 'x'] >>> Array elements of types {INT64, STRING, STRING} do not have a common supertype at [1:8]
        SELECT ['x', CAST(NULL AS STRING), 1, NULL] >>> Array elements of types {INT64, NULL, STRING, STRING} do not have a common supertype at [1:8]
        SELECT GREATEST('a', 1.5, [1]) >>> GREATEST is not defined for arguments of type ARRAY<INT64> at [1:8]
        SELECT NUMERIC '1' '.' 'x' >>> Invalid NUMERIC literal: "1.x" at [1:8]
        SELECT JSON '{}' '{' >>> Invalid JSON literal: syntax error while parsing value - unexpected '{'; expected end of input at [1:8]
        SELECT x'a' >>> Syntax error: Expected end of input but got string literal 'a' at [1:9]
        SELECT SUM(*) FROM t >>> Argument * can only be used in COUNT(*) at [1:12]
        SELECT COUNT(*, 1) FROM t >>> Argument * can only be used in COUNT(*) at [1:14]
        SELECT a FROM t TABLESAMPLE SYSTEM (SUM(1) PERCENT) >>> Syntax error: Unexpected identifier "SUM" at [1:37]
        SELECT GREATEST([1], 2) >>> GREATEST is not defined for arguments of type ARRAY<INT64> at [1:8]
        SELECT LEAST(1, STRUCT(1)) >>> LEAST is not defined for arguments of type STRUCT<INT64> at [1:8]
        SELECT MAX(arr) FROM t >>> MAX is not defined for arguments of type ARRAY<INT64> at [1:8]
        SELECT MIN(s) FROM t >>> MIN is not defined for arguments of type STRUCT<x INT64, y STRING> at [1:8]
        SELECT MAX(JSON '1') >>> MAX is not defined for arguments of type JSON at [1:8]
        SELECT ARRAY_AGG(arr) FROM t >>> The argument to ARRAY_AGG must not be an array type but was ARRAY<INT64> at [1:8]
        SELECT [1] = [2] >>> Equality is not defined for arguments of type ARRAY<INT64> at [1:8]
        SELECT [1] < [2] >>> Less than is not defined for arguments of type ARRAY<INT64> at [1:8]
        SELECT STRUCT(1) < STRUCT(2) >>> Less than is not defined for arguments of type STRUCT<INT64> at [1:8]
        SELECT JSON '1' = JSON '1' >>> Equality is not defined for arguments of type JSON at [1:8]
        SELECT [1] IN ([2]) >>> IN is not defined for arguments of type ARRAY<INT64> at [1:12]
        SELECT JSON '1' IN (JSON '2') >>> IN is not defined for arguments of type JSON at [1:17]
        SELECT [1] BETWEEN [2] AND [3] >>> BETWEEN is not defined for arguments of type ARRAY<INT64> at [1:12]
        SELECT 1 IN (SELECT 'a') >>> Cannot execute IN subquery with uncomparable types INT64 and STRING at [1:8]
        SELECT 1 IN (SELECT 1, 2) >>> Subquery of type IN must have only one output column at [1:14]
        SELECT (SELECT 1, 2) >>> Scalar subquery cannot have more than one column unless using SELECT AS STRUCT to build STRUCT values at [1:8]
        SELECT ARRAY(SELECT 1, 2) >>> ARRAY subquery cannot have more than one column unless using SELECT AS STRUCT to build STRUCT values at [1:8]
        SELECT ARRAY(SELECT [1]) >>> Cannot use array subquery with column of type ARRAY<INT64> because nested arrays are not supported at [1:8]
        SELECT 1 FROM t GROUP BY JSON '1' >>> Grouping by expressions of type JSON is not allowed at [1:26]
        SELECT JSON '1' AS j FROM t GROUP BY j >>> Grouping by expressions of type JSON is not allowed at [1:38]
        SELECT a.* FROM t >>> Dot-star is not supported for type INT64 at [1:8]
        SELECT * >>> SELECT * must have a FROM clause at [1:8]
        SELECT CAST([1] AS INT64) >>> Invalid cast from ARRAY<INT64> to INT64 at [1:13]
        SELECT CAST(1 AS DATE) >>> Invalid cast from INT64 to DATE at [1:13]
        SELECT CAST(STRUCT(1) AS STRUCT<INT64, INT64>) >>> Invalid cast from STRUCT<INT64> to STRUCT<INT64, INT64> at [1:13]
        SELECT CAST(1 AS STRING(0)) >>> STRING length must be greater than 0 at [1:24]
        SELECT CAST(1 AS NUMERIC(50)) >>> In NUMERIC(P), P must be between 1 and 29 at [1:25]
        SELECT CAST(1 AS INT64(3)) >>> INT64 does not support type parameters at [1:23]
        SELECT SAFE_CAST([1] AS INT64) >>> Invalid cast from ARRAY<INT64> to INT64 at [1:18]
        SELECT CAST('x' AS STRING FORMAT 'y') >>> FORMAT is not allowed for cast from STRING to STRING at [1:27]
        SELECT CAST(1 AS STRING FORMAT 5) >>> FORMAT expression should return type STRING, but returns INT64 at [1:32]
        SELECT EXTRACT(FOO FROM d) FROM t >>> A valid date part name is required but found FOO at [1:16]
        SELECT EXTRACT(HOUR FROM d) FROM t >>> EXTRACT from DATE does not support the HOUR date part at [1:8]
        SELECT EXTRACT(DAY FROM d AT TIME ZONE 'UTC') FROM t >>> EXTRACT from DATE does not support AT TIME ZONE at [1:8]
        SELECT DATE_ADD(d, INTERVAL 1 FOO) FROM t >>> A valid date part name is required but found FOO at [1:31]
        SELECT DATE_ADD(d, INTERVAL 'x' DAY) FROM t >>> Could not cast literal "x" to type INT64 at [1:29]
        SELECT DATE_ADD(d, INTERVAL 1 HOUR) FROM t >>> DATE_ADD does not support the HOUR date part when the argument is DATE type at [1:8]
        SELECT DATE_ADD(d, 1) FROM t >>> Expected INTERVAL expression at [1:20]
        SELECT DATE_DIFF(d, d, FOO) FROM t >>> A valid date part name is required but found FOO at [1:24]
        SELECT DATE_DIFF(d, d, HOUR) FROM t >>> DATE_DIFF does not support the HOUR date part when the argument is DATE type at [1:8]
        SELECT DATE_DIFF(d, d, 'DAY') FROM t >>> A valid date part name is required at [1:24]
        SELECT DATE_TRUNC(d, HOUR) FROM t >>> DATE_TRUNC does not support the HOUR date part at [1:8]
        """);
  }
}
