package dev.quern.sql.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pipe operators. Source: "Pipe query syntax". */
class PipeParserTest {

  @ParameterizedTest
  @MethodSource
  void parsesPipeOperators(String sql, String expected) {
    assertThat(ParserCases.statement(sql)).isEqualTo(expected);
  }

  static Stream<Arguments> parsesPipeOperators() {
    return ParserCases.table(
        """
        FROM t |> SELECT a, b AS c >>> (Query (From (Table t)) pipes:[(SelectColumns (Select items:[(Column a) (Column b alias:c)]))])
        FROM t |> WHERE a > 1 >>> (Query (From (Table t)) pipes:[(Where (GREATER a 1))])
        FROM t |> EXTEND a + 1 AS b >>> (Query (From (Table t)) pipes:[(Extend items:[(Column (ADD a 1) alias:b)])])
        FROM t |> SET a = 1, b = 2 >>> (Query (From (Table t)) pipes:[(SetColumns assignments:[(Assignment a 1) (Assignment b 2)])])
        FROM t |> DROP a, b >>> (Query (From (Table t)) pipes:[(Drop columns:[a b])])
        FROM t |> RENAME a AS b >>> (Query (From (Table t)) pipes:[(Rename renamings:[(Renaming a b)])])
        FROM t |> AS x >>> (Query (From (Table t)) pipes:[(As x)])
        FROM t |> AGGREGATE SUM(a) AS s GROUP BY b DESC >>> (Query (From (Table t)) pipes:[(Aggregate items:[(Column (FunctionCall SUM parenthesized arguments:[a]) alias:s)] groupBy:(GroupBy items:[(Value b ordering:(GroupingOrder direction:DESC))]))])
        FROM t |> AGGREGATE COUNT(*) GROUP AND ORDER BY a >>> (Query (From (Table t)) pipes:[(Aggregate items:[(Column (FunctionCall COUNT parenthesized arguments:[*]))] groupBy:(GroupBy andOrderBy items:[(Value a)]))])
        FROM t |> DISTINCT >>> (Query (From (Table t)) pipes:[(Distinct)])
        FROM t |> JOIN u USING (a) >>> (Query (From (Table t)) pipes:[(JoinTable (Join INNER (PipeInput) (Table u) using:[a]))])
        FROM t |> LEFT JOIN u ON t.a = u.a >>> (Query (From (Table t)) pipes:[(JoinTable (Join LEFT (PipeInput) (Table u) on:(EQUAL t.a u.a)))])
        FROM t |> CROSS JOIN u >>> (Query (From (Table t)) pipes:[(JoinTable (Join CROSS (PipeInput) (Table u)))])
        FROM t |> UNION ALL (SELECT 1), (SELECT 2) >>> (Query (From (Table t)) pipes:[(SetQueries (SetOperator UNION BY_POSITION) inputs:[(Parenthesized (Query (Select items:[(Column 1)]))) (Parenthesized (Query (Select items:[(Column 2)])))])])
        FROM t |> INTERSECT DISTINCT BY NAME (SELECT 1 AS a) >>> (Query (From (Table t)) pipes:[(SetQueries (SetOperator INTERSECT distinct BY_NAME) inputs:[(Parenthesized (Query (Select items:[(Column 1 alias:a)])))])])
        FROM t |> ORDER BY a DESC |> LIMIT 3 OFFSET 1 >>> (Query (From (Table t)) pipes:[(Order (OrderBy items:[(Item a direction:DESC)])) (LimitRows (Limit count:3 offset:1))])
        FROM t |> CALL f(1) AS x >>> (Query (From (Table t)) pipes:[(Call (TableFunction f arguments:[1] alias:x))])
        FROM t |> WINDOW RANK() OVER (ORDER BY a) AS r >>> (Query (From (Table t)) pipes:[(Window items:[(Column (FunctionCall RANK parenthesized over:(WindowSpecification orderBy:(OrderBy items:[(Item a)]))) alias:r)])])
        FROM t |> PIVOT (SUM(a) FOR b IN ('x')) >>> (Query (From (Table t)) pipes:[(Apply (Pivot aggregates:[(PivotItem (FunctionCall SUM parenthesized arguments:[a]))] b values:[(PivotItem 'x')]))])
        FROM t |> UNPIVOT (v FOR n IN (a, b)) >>> (Query (From (Table t)) pipes:[(Apply (Unpivot values:[v] n items:[(UnpivotItem columns:[a]) (UnpivotItem columns:[b])]))])
        FROM t |> TABLESAMPLE SYSTEM (10 PERCENT) >>> (Query (From (Table t)) pipes:[(Apply (Sample SYSTEM 10 PERCENT))])
        FROM t |> WITH q AS (SELECT 1) |> SELECT a >>> (Query (From (Table t)) pipes:[(WithTables (With tables:[(CommonTable q query:(Query (Select items:[(Column 1)])))])) (SelectColumns (Select items:[(Column a)]))])
        FROM t |> ASSERT a > 0, 'no' >>> (Query (From (Table t)) pipes:[(Assert (GREATER a 0) payload:['no'])])
        SELECT 1 AS a |> WHERE a = 1 >>> (Query (Select items:[(Column 1 alias:a)]) pipes:[(Where (EQUAL a 1))])
        """);
  }
}
