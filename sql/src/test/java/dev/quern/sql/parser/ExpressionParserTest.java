package dev.quern.sql.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Expressions. Source: "Operators"; "Function calls"; "Lexical structure and syntax". */
class ExpressionParserTest {

  @ParameterizedTest
  @MethodSource
  void parsesExpressions(String sql, String expected) {
    assertThat(ParserCases.expression(sql)).isEqualTo(expected);
  }

  static Stream<Arguments> parsesExpressions() {
    return ParserCases.table(
        """
        1 + 2 * 3 >>> (ADD 1 (MULTIPLY 2 3))
        (1 + 2) * 3 >>> (MULTIPLY (ADD 1 2) 3)
        -x >>> (MINUS x)
        - 1 >>> (MINUS 1)
        a OR b AND NOT c >>> (OR a (AND b (NOT c)))
        a = 1 AND b <> 2 >>> (AND (EQUAL a 1) (NOT_EQUAL b 2))
        a IS NOT NULL >>> (IS_NOT a NULL)
        a IS NOT DISTINCT FROM b >>> (IS_NOT_DISTINCT_FROM a b)
        a BETWEEN 1 AND 2 AND c >>> (AND (Between a 1 2) c)
        a NOT BETWEEN 1 AND 2 >>> (Between a negated 1 2)
        a IN (1, 2) >>> (In a (Values values:[1 2]))
        a NOT IN (SELECT x FROM t) >>> (In a negated (Rows (Query (Select items:[(Column x)] from:(Table t)))))
        a IN UNNEST([1, 2]) >>> (In a (Unnested (Array elements:[1 2])))
        a LIKE ANY ('x', 'y') >>> (QuantifiedLike a ANY (Values values:['x' 'y']))
        a NOT LIKE ALL UNNEST(b) >>> (QuantifiedLike a negated ALL (Unnested b))
        a || b || c >>> (CONCAT (CONCAT a b) c)
        a << 1 | b & c ^ d >>> (BITWISE_OR (SHIFT_LEFT a 1) (BITWISE_XOR (BITWISE_AND b c) d))
        a.b.c >>> a.b.c
        a[0].b >>> (Field (Element a 0) b)
        a[SAFE_OFFSET(1)] >>> (Element a kind:SAFE_OFFSET 1)
        f(x) >>> (FunctionCall f parenthesized arguments:[x])
        net.host(url) >>> (FunctionCall net.host parenthesized arguments:[url])
        SAFE.SUBSTR(s, 1) >>> (FunctionCall SAFE.SUBSTR parenthesized arguments:[s 1])
        COUNT(*) >>> (FunctionCall COUNT parenthesized arguments:[*])
        COUNT(DISTINCT x) >>> (FunctionCall COUNT parenthesized arguments:[x] (AggregateModifiers distinct))
        ARRAY_AGG(x IGNORE NULLS ORDER BY y DESC LIMIT 3) >>> (FunctionCall ARRAY_AGG parenthesized arguments:[x] (AggregateModifiers nulls:IGNORE orderBy:(OrderBy items:[(Item y direction:DESC)]) limit:(Limit count:3)))
        ANY_VALUE(x HAVING MAX y) >>> (FunctionCall ANY_VALUE parenthesized arguments:[x] (AggregateModifiers havingExtreme:(Having max y)))
        f(a => 1) >>> (FunctionCall f parenthesized arguments:[(Named a 1)])
        ARRAY_FILTER(a, e -> e > 1) >>> (FunctionCall ARRAY_FILTER parenthesized arguments:[a (Lambda parameters:[e] (GREATER e 1))])
        (x).UPPER() >>> (FunctionCall UPPER chained parenthesized arguments:[x])
        SUM(x) OVER (PARTITION BY a ORDER BY b ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) >>> (FunctionCall SUM parenthesized arguments:[x] over:(WindowSpecification partitionBy:(PartitionBy expressions:[a]) orderBy:(OrderBy items:[(Item b)]) frame:(Frame ROWS (Bound PRECEDING offset:1) end:(Bound CURRENT_ROW))))
        RANK() OVER w >>> (FunctionCall RANK parenthesized over:(WindowSpecification base:w))
        CASE WHEN a THEN 1 ELSE 2 END >>> (Case whens:[(When a 1)] otherwise:2)
        CASE x WHEN 1 THEN 'a' END >>> (Case operand:x whens:[(When 1 'a')])
        IF(a, b, c) >>> (FunctionCall IF parenthesized arguments:[a b c])
        CAST(x AS STRING) >>> (Cast x STRING)
        SAFE_CAST(x AS NUMERIC(10, 2)) >>> (Cast safe x (Named NUMERIC parameters:[10 2]))
        CAST(x AS STRING FORMAT 'YYYY' AT TIME ZONE 'UTC') >>> (Cast x STRING format:(Format 'YYYY' timeZone:'UTC'))
        EXTRACT(DAY FROM d) >>> (Extract DAY d)
        EXTRACT(HOUR FROM ts AT TIME ZONE 'UTC') >>> (Extract HOUR ts timeZone:'UTC')
        INTERVAL 1 DAY >>> (Interval 1 DAY)
        INTERVAL '1-2' YEAR TO MONTH >>> (Interval '1-2' YEAR to:MONTH)
        DATE '2020-01-01' >>> (Typed DATE '2020-01-01')
        NUMERIC '1.5' >>> (Typed NUMERIC '1.5')
        RANGE<DATE> '[2020-01-01, UNBOUNDED)' >>> (Range (Range DATE) '[2020-01-01, UNBOUNDED)')
        b'ab' >>> b'ab'
        r'\\d' >>> '\\d'
        0x1F >>> 0x1F
        1.5e3 >>> 1.5e3
        NULL >>> NULL
        TRUE >>> TRUE
        [1, 2] >>> (Array elements:[1 2])
        ARRAY<INT64>[1] >>> (Array type:(Array INT64) elements:[1])
        STRUCT(1 AS a, 'x') >>> (Struct fields:[(StructField 1 alias:a) (StructField 'x')])
        STRUCT<a INT64, STRING>(1, 'x') >>> (Struct type:(Struct fields:[(Field name:a INT64) (Field STRING)]) fields:[(StructField 1) (StructField 'x')])
        (1, 'a') >>> (Tuple values:[1 'a'])
        (SELECT 1) >>> (SubqueryExpression SCALAR (Query (Select items:[(Column 1)])))
        ARRAY(SELECT 1) >>> (SubqueryExpression ARRAY (Query (Select items:[(Column 1)])))
        EXISTS(SELECT 1) >>> (SubqueryExpression EXISTS (Query (Select items:[(Column 1)])))
        @p >>> @p
        ? >>> ?1
        @@time_zone >>> @@time_zone
        WITH(a AS 1, a + 1) >>> (With bindings:[(Binding a 1)] (ADD a 1))
        CURRENT_DATE >>> (FunctionCall CURRENT_DATE)
        COLLATE(x, 'und:ci') >>> (FunctionCall COLLATE parenthesized arguments:[x 'und:ci'])
        """);
  }
}
