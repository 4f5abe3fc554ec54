package dev.quern.sql.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of texts that are no GoogleSQL, and where. */
class SyntaxErrorTest {

  @ParameterizedTest
  @MethodSource
  void locatesSyntaxErrors(String sql, String expected) {
    assertThat(ParserCases.rejection(sql)).isEqualTo(expected);
  }

  static Stream<Arguments> locatesSyntaxErrors() {
    return ParserCases.table(
        """
        SELECT >>> Syntax error: Unexpected end of script at [1:7]
        SELECT FROM t >>> Syntax error: SELECT list must not be empty at [1:8]
        SELECT 1 FROM >>> Syntax error: Unexpected end of script at [1:14]
        SELECT a b c >>> Syntax error: Expected end of input but got identifier "c" at [1:12]
        SELECT (1 >>> Syntax error: Expected "," but got end of script at [1:10]
        SELECT 1) >>> Syntax error: Expected end of input but got ")" at [1:9]
        SELECT [1, 2 >>> Syntax error: Expected "," or "]" but got end of script at [1:13]
        SELECT 1 + >>> Syntax error: Unexpected end of script at [1:11]
        SELECT f(1,) >>> Syntax error: Unexpected ")" at [1:12]
        SELECT CASE END >>> Syntax error: Unexpected keyword END at [1:13]
        SELECT CASE WHEN 1 END >>> Syntax error: Expected keyword THEN but got keyword END at [1:20]
        SELECT CAST(1 STRING) >>> Syntax error: Expected keyword AS but got identifier "STRING" at [1:15]
        SELECT CAST(1 AS) >>> Syntax error: Unexpected ")" at [1:17]
        SELECT a BETWEEN 1 >>> Syntax error: Unexpected end of script at [1:19]
        SELECT a IN () >>> Syntax error: Unexpected ")" at [1:14]
        SELECT a NOT 1 >>> Syntax error: Expected end of input but got keyword NOT at [1:10]
        SELECT EXTRACT(DAY d) >>> Syntax error: Unexpected identifier "d" at [1:20]
        SELECT INTERVAL 1 >>> Syntax error: Unexpected end of script at [1:18]
        SELECT 'abc >>> Syntax error: Unclosed string literal at [1:8]
        SELECT "a\\nb" >>> Syntax error: Unclosed string literal at [1:8]
        SELECT '\\q' >>> Syntax error: Illegal escape sequence: \\q at [1:9]
        SELECT b'\\u1234' >>> Syntax error: Illegal escape sequence: Unicode escape sequence \\u cannot be used in bytes literals at [1:10]
        SELECT `a >>> Syntax error: Unclosed identifier literal at [1:8]
        SELECT `` >>> Syntax error: Invalid empty identifier at [1:8]
        SELECT 1a >>> Syntax error: Missing whitespace between literal and alias at [1:9]
        SELECT 0x >>> Syntax error: Missing whitespace between literal and alias at [1:9]
        SELECT /* x >>> Syntax error: Unclosed comment at [1:8]
        SELECT $ >>> Syntax error: Unexpected "$" at [1:8]
        SELECT 1;; SELECT 2 >>> Syntax error: Unexpected ";" at [1:10]
        SELECT * FROM t WHERE >>> Syntax error: Unexpected end of script at [1:22]
        SELECT * FROM t GROUP a >>> Syntax error: Expected @ for hint or keyword BY but got identifier "a" at [1:23]
        SELECT * FROM t ORDER a >>> Syntax error: Expected @ for hint or keyword BY but got identifier "a" at [1:23]
        SELECT * FROM t LIMIT >>> Syntax error: Unexpected end of script at [1:22]
        SELECT * FROM t JOIN >>> Syntax error: Unexpected end of script at [1:21]
        SELECT * FROM t JOIN u USING a >>> Syntax error: Expected "(" but got identifier "a" at [1:30]
        SELECT * FROM (SELECT 1 >>> Syntax error: Expected ")" but got end of script at [1:24]
        SELECT * FROM t TABLESAMPLE 10 >>> Syntax error: Unexpected integer literal "10" at [1:29]
        SELECT 1 UNION SELECT 2 >>> Syntax error: Expected keyword ALL or keyword DISTINCT but got keyword SELECT at [1:16]
        SELECT 1 UNION ALL >>> Syntax error: Expected "(" or keyword SELECT or keyword TABLE but got end of script at [1:19]
        WITH q (SELECT 1) SELECT 1 >>> Syntax error: Expected ")" but got keyword SELECT at [1:9]
        WITH q AS SELECT 1 >>> Syntax error: Expected "(" but got keyword SELECT at [1:11]
        SELECT a FROM t AS >>> Syntax error: Unexpected end of script at [1:19]
        SELECT SUM(x) OVER >>> Syntax error: Unexpected end of script at [1:19]
        SELECT SUM(x) OVER (ROWS) >>> Syntax error: Unexpected ")" at [1:25]
        FROM t |> >>> Syntax error: Expected keyword JOIN but got end of script at [1:10]
        FROM t |> FOO >>> Syntax error: Expected keyword JOIN but got identifier "FOO" at [1:11]
        FROM t |> WHERE >>> Syntax error: Unexpected end of script at [1:16]
        FROM t |> SELECT a |> a >>> Syntax error: Expected keyword JOIN but got identifier "a" at [1:23]
        FROM t |> AGGREGATE SUM(a) BY b >>> Syntax error: Expected end of input but got keyword BY at [1:28]
        FROM t |> UNION ALL SELECT 1 >>> Syntax error: Expected "(" but got keyword SELECT at [1:21]
        SELEC 1 >>> Syntax error: Unexpected identifier "SELEC" at [1:1]
        INSERT INTO t >>> Syntax error: Unexpected end of script at [1:14]
        INSERT INTO t (a VALUES (1) >>> Syntax error: Expected ")" but got keyword VALUES at [1:18]
        INSERT INTO t VALUES 1 >>> Syntax error: Expected "(" but got integer literal "1" at [1:22]
        UPDATE t >>> Syntax error: Unexpected end of script at [1:9]
        UPDATE t SET a 1 WHERE TRUE >>> Syntax error: Expected "." or "=" or "[" but got integer literal "1" at [1:16]
        DELETE WHERE TRUE >>> Syntax error: Unexpected keyword WHERE at [1:8]
        MERGE t USING u WHEN MATCHED THEN DELETE >>> Syntax error: Expected keyword ON but got keyword WHEN at [1:17]
        MERGE t USING u ON TRUE >>> Syntax error: Expected keyword WHEN but got end of script at [1:24]
        CREATE t >>> t is not a supported object type at [1:8]
        CREATE TABLE >>> Syntax error: Unexpected end of script at [1:13]
        CREATE TABLE t (a) >>> Syntax error: Unexpected ")" at [1:18]
        CREATE TABLE t (a INT64 >>> Syntax error: Expected ")" or "," but got end of script at [1:24]
        CREATE VIEW v >>> Syntax error: Expected keyword AS but got end of script at [1:14]
        CREATE FUNCTION f AS (1) >>> Syntax error: Expected "(" or "." but got keyword AS at [1:19]
        CREATE ROW ACCESS POLICY p ON t FILTER USING (TRUE) x >>> Syntax error: Expected end of input but got identifier "x" at [1:53]
        DROP t >>> t is not a supported object type at [1:6]
        DROP TABLE >>> Syntax error: Unexpected end of script at [1:11]
        DROP TABLE a, b >>> Syntax error: Expected end of input but got "," at [1:13]
        ALTER TABLE t >>> Syntax error: Unexpected end of script at [1:14]
        ALTER TABLE t ADD a INT64 >>> a is not a supported nested object type at [1:19]
        ALTER TABLE t ALTER COLUMN a >>> Syntax error: Unexpected end of script at [1:29]
        GRANT x ON t >>> Syntax error: Expected "." or keyword TO but got end of script at [1:13]
        EXPORT DATA AS SELECT 1 x y >>> Syntax error: Expected end of input but got identifier "y" at [1:27]
        LOAD DATA INTO t >>> Syntax error: Unexpected end of script at [1:17]
        BEGIN SELECT 1 END >>> Syntax error: Expected ";" but got keyword END at [1:16]
        IF x THEN SELECT 1; >>> Syntax error: Unexpected end of script at [1:20]
        IF x SELECT 1; END IF >>> Syntax error: Expected keyword THEN but got keyword SELECT at [1:6]
        WHILE x SELECT 1; END WHILE >>> Syntax error: Expected keyword DO but got keyword SELECT at [1:9]
        LOOP SELECT 1; >>> Syntax error: Unexpected end of script at [1:15]
        FOR x IN SELECT 1 DO SELECT 1; END FOR >>> Syntax error: Expected "(" but got keyword SELECT at [1:10]
        DECLARE >>> Syntax error: Unexpected end of script at [1:8]
        DECLARE x >>> Syntax error: Unexpected end of script at [1:10]
        SET x >>> Syntax error: Expected "," or "=" but got end of script at [1:6]
        SET x 1 >>> Syntax error: Expected "," or "=" but got integer literal "1" at [1:7]
        CALL >>> Syntax error: Unexpected end of script at [1:5]
        CALL p >>> Syntax error: Expected "(" or "." but got end of script at [1:7]
        EXECUTE IMMEDIATE >>> Syntax error: Unexpected end of script at [1:18]
        RAISE MESSAGE 'x' >>> Syntax error: Expected end of input but got keyword MESSAGE at [1:7]
        """);
  }
}
