package dev.quern.sql.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Queries. Source: "Query syntax". */
class QueryParserTest {

  @ParameterizedTest
  @MethodSource
  void parsesQueries(String sql, String expected) {
    assertThat(ParserCases.statement(sql)).isEqualTo(expected);
  }

  static Stream<Arguments> parsesQueries() {
    return ParserCases.table(
        """
        SELECT 1 >>> (Query (Select items:[(Column 1)]))
        SELECT DISTINCT a, b AS c FROM t >>> (Query (Select distinct items:[(Column a) (Column b alias:c)] from:(Table t)))
        SELECT * EXCEPT (a) REPLACE (1 AS b) FROM t >>> (Query (Select items:[(Star (StarModifiers except:[a] replace:[(Replacement 1 b)]))] from:(Table t)))
        SELECT t.*, s.x.* FROM t >>> (Query (Select items:[(ValueStar t) (ValueStar s.x)] from:(Table t)))
        SELECT AS STRUCT 1 AS a >>> (Query (Select as:(As STRUCT) items:[(Column 1 alias:a)]))
        SELECT AS VALUE x FROM t >>> (Query (Select as:(As VALUE) items:[(Column x)] from:(Table t)))
        SELECT a FROM p.d.t AS x WHERE a > 1 >>> (Query (Select items:[(Column a)] from:(Table p.d.t alias:x) where:(GREATER a 1)))
        SELECT a FROM `p-q.d.t` >>> (Query (Select items:[(Column a)] from:(Table `p-q.d.t`)))
        SELECT a FROM p-q.d.t >>> (Query (Select items:[(Column a)] from:(Table p-q.d.t)))
        SELECT a, COUNT(*) FROM t GROUP BY a HAVING COUNT(*) > 1 >>> (Query (Select items:[(Column a) (Column (FunctionCall COUNT parenthesized arguments:[*]))] from:(Table t) groupBy:(GroupBy items:[(Value a)]) having:(GREATER (FunctionCall COUNT parenthesized arguments:[*]) 1)))
        SELECT a FROM t GROUP BY ALL >>> (Query (Select items:[(Column a)] from:(Table t) groupBy:(GroupBy all)))
        SELECT a, b FROM t GROUP BY ROLLUP (a, b) >>> (Query (Select items:[(Column a) (Column b)] from:(Table t) groupBy:(GroupBy items:[(Rollup values:[a b])])))
        SELECT a, b FROM t GROUP BY GROUPING SETS (a, (a, b), ()) >>> (Query (Select items:[(Column a) (Column b)] from:(Table t) groupBy:(GroupBy items:[(GroupingSets sets:[(Value a) (Value (Tuple values:[a b])) (Empty)])])))
        SELECT a, b FROM t GROUP BY CUBE (a, b) >>> (Query (Select items:[(Column a) (Column b)] from:(Table t) groupBy:(GroupBy items:[(Cube values:[a b])])))
        SELECT a FROM t QUALIFY ROW_NUMBER() OVER (ORDER BY b) = 1 >>> (Query (Select items:[(Column a)] from:(Table t) qualify:(EQUAL (FunctionCall ROW_NUMBER parenthesized over:(WindowSpecification orderBy:(OrderBy items:[(Item b)]))) 1)))
        SELECT SUM(a) OVER w FROM t WINDOW w AS (PARTITION BY b) >>> (Query (Select items:[(Column (FunctionCall SUM parenthesized arguments:[a] over:(WindowSpecification base:w)))] from:(Table t) windows:[(NamedWindow w (WindowSpecification partitionBy:(PartitionBy expressions:[b])))]))
        SELECT a FROM t ORDER BY a DESC NULLS LAST, 2 LIMIT 10 OFFSET 5 >>> (Query (Select items:[(Column a)] from:(Table t)) orderBy:(OrderBy items:[(Item a direction:DESC nulls:LAST) (Item 2)]) limit:(Limit count:10 offset:5))
        SELECT * FROM a JOIN b ON a.x = b.x >>> (Query (Select items:[(Star)] from:(Join INNER (Table a) (Table b) on:(EQUAL a.x b.x))))
        SELECT * FROM a LEFT OUTER JOIN b USING (x, y) >>> (Query (Select items:[(Star)] from:(Join LEFT (Table a) (Table b) using:[x y])))
        SELECT * FROM a CROSS JOIN b >>> (Query (Select items:[(Star)] from:(Join CROSS (Table a) (Table b))))
        SELECT * FROM a, b >>> (Query (Select items:[(Star)] from:(Join COMMA (Table a) (Table b))))
        SELECT * FROM a FULL JOIN b ON TRUE RIGHT JOIN c USING (x) >>> (Query (Select items:[(Star)] from:(Join RIGHT (Join FULL (Table a) (Table b) on:TRUE) (Table c) using:[x])))
        SELECT * FROM (a JOIN b USING (x)) >>> (Query (Select items:[(Star)] from:(ParenthesizedJoin (Join INNER (Table a) (Table b) using:[x]))))
        SELECT * FROM UNNEST([1, 2]) AS x WITH OFFSET AS o >>> (Query (Select items:[(Star)] from:(Unnest arrays:[(Array elements:[1 2])] alias:x withOffset:(WithOffset alias:o))))
        SELECT * FROM t, t.arr AS e >>> (Query (Select items:[(Star)] from:(Join COMMA (Table t) (Table t.arr alias:e))))
        SELECT * FROM (SELECT 1 AS a) AS s >>> (Query (Select items:[(Star)] from:(Subquery (Query (Select items:[(Column 1 alias:a)])) alias:s)))
        SELECT * FROM f(1, TABLE t) >>> (Query (Select items:[(Star)] from:(TableFunction f arguments:[1 (Table t)])))
        SELECT * FROM t FOR SYSTEM_TIME AS OF TIMESTAMP '2020-01-01' >>> (Query (Select items:[(Star)] from:(Table t systemTime:(Typed TIMESTAMP '2020-01-01'))))
        SELECT * FROM t TABLESAMPLE SYSTEM (10 PERCENT) >>> (Query (Select items:[(Star)] from:(Table t operators:[(Sample SYSTEM 10 PERCENT)])))
        SELECT * FROM t PIVOT (SUM(x) FOR y IN ('a', 'b' AS c)) AS p >>> (Query (Select items:[(Star)] from:(Table t operators:[(Pivot aggregates:[(PivotItem (FunctionCall SUM parenthesized arguments:[x]))] y values:[(PivotItem 'a') (PivotItem 'b' alias:c)] alias:p)])))
        SELECT * FROM t UNPIVOT INCLUDE NULLS (v FOR n IN (a, b AS 'c')) >>> (Query (Select items:[(Star)] from:(Table t operators:[(Unpivot includeNulls:true values:[v] n items:[(UnpivotItem columns:[a]) (UnpivotItem columns:[b] label:'c')])])))
        SELECT * FROM t MATCH_RECOGNIZE (PARTITION BY a ORDER BY b MEASURES MIN(c) AS m PATTERN (x y+) DEFINE x AS c > 1, y AS TRUE) >>> (Query (Select items:[(Star)] from:(Table t operators:[(MatchRecognize partitionBy:(PartitionBy expressions:[a]) (OrderBy items:[(Item b)]) measures:[(Column (FunctionCall MIN parenthesized arguments:[c]) alias:m)] (Sequence parts:[(Variable x) (Repetition (Variable y) ONE_OR_MORE)]) definitions:[(Definition x (GREATER c 1)) (Definition y TRUE)])])))
        SELECT 1 UNION ALL SELECT 2 >>> (Query (SetOperation operators:[(SetOperator UNION BY_POSITION)] inputs:[(Select items:[(Column 1)]) (Select items:[(Column 2)])]))
        SELECT 1 EXCEPT DISTINCT (SELECT 2) >>> (Query (SetOperation operators:[(SetOperator EXCEPT distinct BY_POSITION)] inputs:[(Select items:[(Column 1)]) (Parenthesized (Query (Select items:[(Column 2)])))]))
        SELECT 1 AS a UNION ALL BY NAME SELECT 2 AS a >>> (Query (SetOperation operators:[(SetOperator UNION BY_NAME)] inputs:[(Select items:[(Column 1 alias:a)]) (Select items:[(Column 2 alias:a)])]))
        SELECT 1 AS a LEFT UNION ALL CORRESPONDING BY (a) SELECT 2 AS a >>> (Query (SetOperation operators:[(SetOperator UNION CORRESPONDING_BY propagation:LEFT byColumns:[a])] inputs:[(Select items:[(Column 1 alias:a)]) (Select items:[(Column 2 alias:a)])]))
        WITH q AS (SELECT 1) SELECT * FROM q >>> (Query with:(With tables:[(CommonTable q query:(Query (Select items:[(Column 1)])))]) (Select items:[(Star)] from:(Table q)))
        WITH RECURSIVE q AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM q) SELECT * FROM q >>> (Query with:(With recursive tables:[(CommonTable q query:(Query (SetOperation operators:[(SetOperator UNION BY_POSITION)] inputs:[(Select items:[(Column 1 alias:n)]) (Select items:[(Column (ADD n 1))] from:(Table q))])))]) (Select items:[(Star)] from:(Table q)))
        (SELECT 1) ORDER BY 1 >>> (Query (Parenthesized (Query (Select items:[(Column 1)]))) orderBy:(OrderBy items:[(Item 1)]))
        SELECT a, FROM t >>> (Query (Select items:[(Column a)] from:(Table t)))
        SELECT 'x' AS `a b` FROM t >>> (Query (Select items:[(Column 'x' alias:`a b`)] from:(Table t)))
        FROM t >>> (Query (From (Table t)))
        """);
  }
}
