package dev.quern.sql.analyzer;

import dev.quern.sql.ErrorCases;
import org.junit.jupiter.api.Test;

/** The errors of names. Source: "Query syntax", Using aliases. */
class NameErrorsTest {

  @Test
  void saysWhatIsWrongAndWhere() {
    ErrorCases.check(
        """
        SELECT lastnames FROM (select 1 LASTNAME) >>> Unrecognized name: lastnames at [1:8]
        SELECT lASTNAMES FROM (select 1 LASTNAME) >>> Unrecognized name: lASTNAMES; Did you mean LASTNAME? at [1:8]
        SELECT abcx FROM (select 1 abcd, 2 abce) >>> Unrecognized name: abcx; Did you mean abcd? at [1:8]
        SELECT abcx FROM (select 1 abce, 2 abcd) >>> Unrecognized name: abcx; Did you mean abcd? at [1:8]
        SELECT abcx FROM (select 1 ABCE, 2 abcf) >>> Unrecognized name: abcx; Did you mean abcf? at [1:8]
        SELECT abxy FROM (select 1 abcd) >>> Unrecognized name: abxy; Did you mean abcd? at [1:8]
        SELECT axyz FROM (select 1 abcd) >>> Unrecognized name: axyz at [1:8]
        SELECT abxyz FROM (select 1 abcde) >>> Unrecognized name: abxyz; Did you mean abcde? at [1:8]
        SELECT abwxyz FROM (select 1 abcdef) >>> Unrecognized name: abwxyz at [1:8]
        SELECT (select abcx from (select 1 abyy)) FROM (select 1 abcd) >>> Unrecognized name: abcx; Did you mean abyy? at [1:16]
        SELECT (select abcx from (select 1 zz)) FROM (select 1 abcd) >>> Unrecognized name: abcx at [1:16]
        SELECT tabl.x FROM (select 1 abcd) table1 >>> Unrecognized name: tabl; Did you mean table1? at [1:8]
        SELECT colx FROM (select 1 abcd) cola >>> Unrecognized name: colx; Did you mean cola? at [1:8]
        SELECT key1.x FROM (select struct(1 as x) as key) t >>> Unrecognized name: key1; Did you mean key? at [1:8]
        SELECT select_as FROM t ORDER BY bb >>> Unrecognized name: select_as at [1:8]
        SELECT a AS value1 FROM t GROUP BY valu >>> Unrecognized name: valu at [1:36]
        SELECT a AS value1 FROM t ORDER BY valu >>> Unrecognized name: valu; Did you mean value1? at [1:36]
        SELECT a AS value1, count(*) as cnt FROM t group by 1 HAVING cnnt > 1 >>> Unrecognized name: cnnt; Did you mean cnt? at [1:62]
        SELECT t.arrr FROM t >>> Name arrr not found inside t at [1:10]
        SELECT s.xyz FROM t >>> Field name xyz does not exist in STRUCT<x INT64, y STRING> at [1:10]
        SELECT upperr('a') >>> Function not found: upperr; Did you mean upper? at [1:8]
        SELECT UPPERR('a') >>> Function not found: UPPERR; Did you mean upper? at [1:8]
        SELECT safe.upperr('a') >>> Function not found: upperr; Did you mean safe.upper? at [1:8]
        SELECT net.hosst('a') >>> Function not found: net.hosst; Did you mean net.host? at [1:8]
        SELECT nett.host('a') >>> Function not found: nett.host at [1:8]
        SELECT fun(1) >>> Function not found: fun at [1:8]
        SELECT fu(1) >>> Function not found: fu at [1:8]
        SELECT x.y.z(1) >>> Function not found: x.y.z at [1:8]
        SELECT SAFE.x.y(1) >>> Function not found: x.y at [1:8]
        SELECT net.upper('a') >>> Function not found: net.upper; Chained function calls require parentheses on input paths; Did you mean (net).upper(...)? at [1:8]
        SELECT safe.net.upper('a') >>> Function not found: net.upper; Chained function calls require parentheses on input paths; Did you mean (safe.net).upper(...)? at [1:8]
        SELECT foo.upper('a') >>> Function not found: foo.upper; Chained function calls require parentheses on input paths; Did you mean (foo).upper(...)? at [1:8]
        SELECT foo.bar.upper('a') >>> Function not found: foo.bar.upper; Chained function calls require parentheses on input paths; Did you mean (foo.bar).upper(...)? at [1:8]
        SELECT a.upper('a') from t >>> Function not found: a.upper; Chained function calls require parentheses on input paths; Did you mean (a).upper(...)? at [1:8]
        SELECT abs.upper('a') from t >>> Function not found: abs.upper; Chained function calls require parentheses on input paths; Did you mean (abs).upper(...)? at [1:8]
        SELECT (select date_dif(1,2,day)) >>> Function not found: date_dif; Did you mean date_diff? at [1:16]
        SELECT * FROM unnest(arr1) >>> Unrecognized name: arr1 at [1:22]
        SELECT * FROM t join a using (zzz) >>> Column zzz in USING clause not found on left side of join at [1:31]
        SELECT x FROM UNNEST([struct(1 as xyzw)]) >>> Unrecognized name: x at [1:8]
        SELECT xyzz FROM UNNEST([struct(1 as xyzw)]) >>> Unrecognized name: xyzz at [1:8]
        SELECT xyzz FROM UNNEST([struct(1 as xyzw)]) xyzv >>> Unrecognized name: xyzz; Did you mean xyzv? at [1:8]
        SELECT sumx(a) FROM t >>> Function not found: sumx; Did you mean sum? at [1:8]
        SELECT 'a' 'b' >>> Concatenation of subsequent string literals is not supported. Did you mean to use the || operator? at [1:12]
        SELECT b'a' b'b' >>> Concatenation of subsequent bytes literals is not supported. Did you mean to use the || operator? at [1:13]
        SELECT INTERVAL '1' '2' YEAR >>> Concatenation of subsequent string literals is not supported. Did you mean to use the || operator? at [1:21]
        SELECT ARRAY_AGG(a ORDER BY zz) FROM t >>> Unrecognized name: zz at [1:29]
        SELECT ANY_VALUE(a HAVING MAX zz) FROM t >>> Unrecognized name: zz at [1:31]
        SELECT ORDER_BY FROM t ORDER BY SUM(zz) >>> Unrecognized name: ORDER_BY at [1:8]
        SELECT a FROM t UNION ALL SELECT 1 ORDER BY b >>> Unrecognized name: b at [1:45]
        SELECT t.a FROM t JOIN a USING (a, b) >>> Name a in USING clause is a table alias, not a column name, on right side of join at [1:33]
        SELECT t.a FROM t JOIN a USING (zz) >>> Column zz in USING clause not found on left side of join at [1:33]
        SELECT a FROM t CROSS JOIN t >>> Duplicate table alias t in the same FROM clause at [1:28]
        SELECT a FROM t, t >>> Duplicate table alias t in the same FROM clause at [1:18]
        SELECT * FROM t LIMIT a >>> Unrecognized name: a at [1:23]
        SELECT zz.* FROM t >>> Unrecognized name: zz at [1:8]
        SELECT CAST('x' AS FOO) >>> Type not found: FOO at [1:20]
        SELECT CAST(1 AS STRING FORMAT b) >>> Unrecognized name: b at [1:32]
        SELECT s.zz.* FROM t >>> Field name zz does not exist in STRUCT<x INT64, y STRING> at [1:10]
        SELECT t.*, t.zz FROM t >>> Name zz not found inside t at [1:15]
        SELECT a x, b x FROM t ORDER BY x >>> Column name x is ambiguous at [1:33]
        """);
  }
}
