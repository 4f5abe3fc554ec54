package dev.quern.benchmarks.sql;

/**
 * Functions to measure, each within an aggregate over a table with the columns {@code i} INT64,
 * {@code x} FLOAT64, {@code n} NUMERIC, {@code s} and {@code w} STRING, {@code d} DATE, {@code t}
 * TIMESTAMP, {@code dt} DATETIME and {@code j} STRING with JSON.
 */
public enum FunctionCase {
  INT64("MAX(i)", "max(i)"),
  INT64_ADD("MAX(i + 1)", "max(i + 1)"),
  INT64_MULTIPLY("MAX(i * 3)", "max(i * 3)"),
  INT64_DIVIDE("MAX(i / 3)", "max(i / 3)"),
  INT64_MOD("MAX(MOD(i, 7))", "max(i % 7)"),
  INT64_DIV("MAX(DIV(i, 7))", "max(i // 7)"),
  INT64_ABS("MAX(ABS(i))", "max(abs(i))"),
  INT64_COMPARE("COUNTIF(i > 500000)", "count_if(i > 500000)"),
  INT64_IN("COUNTIF(i IN (1, 5, 9))", "count_if(i IN (1, 5, 9))"),
  INT64_CASE("MAX(CASE WHEN i > 9 THEN i ELSE -i END)", "max(CASE WHEN i > 9 THEN i ELSE -i END)"),
  INT64_SAFE_DIVIDE("MAX(SAFE_DIVIDE(i, 3))", "max(i / 3)"),
  INT64_TO_FLOAT64("MAX(CAST(i AS FLOAT64))", "max(CAST(i AS DOUBLE))"),
  FLOAT64_ADD("MAX(x + 1)", "max(x + 1)"),
  FLOAT64_DIVIDE("MAX(x / 3)", "max(x / 3)"),
  FLOAT64_COMPARE("COUNTIF(x > 500000)", "count_if(x > 500000)"),
  FLOAT64_ROUND("MAX(ROUND(x, 2))", "max(round(x, 2))"),
  FLOAT64_FLOOR("MAX(FLOOR(x))", "max(floor(x))"),
  FLOAT64_SQRT("MAX(SQRT(x))", "max(sqrt(x))"),
  FLOAT64_SUM("SUM(x)", "sum(x)"),
  FLOAT64_TO_INT64("MAX(CAST(x AS INT64))", "max(CAST(x AS BIGINT))"),
  DATE_ADD("MAX(DATE_ADD(d, INTERVAL 1 DAY))", "max(d + 1)"),
  DATE_ADD_MONTH("MAX(DATE_ADD(d, INTERVAL 1 MONTH))", "max(d + INTERVAL 1 MONTH)"),
  DATE_DIFF("MAX(DATE_DIFF(d, DATE '2020-01-01', DAY))", "max(d - DATE '2020-01-01')"),
  DATE_DIFF_MONTH(
      "MAX(DATE_DIFF(d, DATE '2020-01-01', MONTH))",
      "max(date_diff('month', DATE '2020-01-01', d))"),
  DATE_TRUNC_MONTH("MAX(DATE_TRUNC(d, MONTH))", "max(date_trunc('month', d))"),
  DATE_TRUNC_WEEK("MAX(DATE_TRUNC(d, WEEK))", "max(date_trunc('week', d))"),
  DATE_TRUNC_YEAR("MAX(DATE_TRUNC(d, YEAR))", "max(date_trunc('year', d))"),
  DATE_EXTRACT_YEAR("MAX(EXTRACT(YEAR FROM d))", "max(year(d))"),
  DATE_EXTRACT_WEEK("MAX(EXTRACT(WEEK FROM d))", "max(week(d))"),
  DATE_LAST_DAY("MAX(LAST_DAY(d))", "max(last_day(d))"),
  TIMESTAMP_ADD("MAX(TIMESTAMP_ADD(t, INTERVAL 1 HOUR))", "max(dt + INTERVAL 1 HOUR)"),
  TIMESTAMP_DIFF(
      "MAX(TIMESTAMP_DIFF(t, TIMESTAMP '2020-01-01', HOUR))",
      "max(date_sub('hour', TIMESTAMP '2020-01-01', dt))"),
  TIMESTAMP_TRUNC_HOUR("MAX(TIMESTAMP_TRUNC(t, HOUR))", "max(date_trunc('hour', dt))"),
  TIMESTAMP_TRUNC_MONTH("MAX(TIMESTAMP_TRUNC(t, MONTH))", "max(date_trunc('month', dt))"),
  TIMESTAMP_TRUNC_ZONE("MAX(TIMESTAMP_TRUNC(t, DAY, 'Europe/Berlin'))", ""),
  TIMESTAMP_EXTRACT_YEAR("MAX(EXTRACT(YEAR FROM t))", "max(year(dt))"),
  TIMESTAMP_EXTRACT_ZONE("MAX(EXTRACT(HOUR FROM t AT TIME ZONE 'Asia/Tokyo'))", ""),
  TIMESTAMP_TO_DATE("MAX(DATE(t))", "max(CAST(dt AS DATE))"),
  TIMESTAMP_UNIX("MAX(UNIX_SECONDS(t))", "max(epoch_us(dt))"),
  DATETIME_TRUNC_DAY("MAX(DATETIME_TRUNC(dt, DAY))", "max(date_trunc('day', dt))"),
  DATETIME_DIFF(
      "MAX(DATETIME_DIFF(dt, DATETIME '2020-01-01', DAY))",
      "max(date_diff('day', TIMESTAMP '2020-01-01', dt))"),
  NUMERIC_ADD("MAX(n + 1)", "max(n + 1::DECIMAL(38, 9))"),
  NUMERIC_SUBTRACT("MAX(n - n)", "max(n - n)"),
  NUMERIC_MULTIPLY("MAX(n * 3)", ""),
  NUMERIC_DIVIDE("MAX(n / 3)", ""),
  NUMERIC_SUM("SUM(n)", "sum(n)"),
  NUMERIC_AVG("AVG(n)", "avg(n)"),
  NUMERIC_COMPARE("COUNTIF(n > 9)", "count_if(n > 9)"),
  NUMERIC_ROUND("MAX(ROUND(n, 2))", "max(round(n, 2))"),
  NUMERIC_FLOOR("MAX(FLOOR(n))", "max(floor(n))"),
  NUMERIC_OF_INT64("MAX(CAST(i AS NUMERIC))", "max(CAST(i AS DECIMAL(38, 9)))"),
  NUMERIC_OF_FLOAT64("MAX(CAST(x AS NUMERIC))", "max(CAST(x AS DECIMAL(38, 9)))"),
  NUMERIC_TO_INT64("MAX(CAST(n AS INT64))", "max(CAST(n AS BIGINT))"),
  NUMERIC_TO_FLOAT64("MAX(CAST(n AS FLOAT64))", "max(CAST(n AS DOUBLE))"),
  STRING("MAX(s)", "max(s)"),
  STRING_COMPARE("COUNTIF(s > 'text 5')", "count_if(s > 'text 5')"),
  UPPER("MAX(UPPER(s))", "max(upper(s))"),
  LENGTH("MAX(LENGTH(s))", "max(length(s))"),
  TRIM("MAX(TRIM(s))", "max(trim(s))"),
  SUBSTR("MAX(SUBSTR(s, 2, 3))", "max(substr(s, 2, 3))"),
  LEFT("MAX(LEFT(s, 3))", "max(left(s, 3))"),
  CONCAT("MAX(CONCAT(s, w))", "max(s || w)"),
  REPLACE("MAX(REPLACE(s, '1', '2'))", "max(replace(s, '1', '2'))"),
  REVERSE("MAX(REVERSE(s))", "max(reverse(s))"),
  LPAD("MAX(LPAD(w, 9, '0'))", "max(lpad(w, 9, '0'))"),
  STRPOS("MAX(STRPOS(s, '9'))", "max(strpos(s, '9'))"),
  STARTS_WITH("COUNTIF(STARTS_WITH(s, 'text 9'))", "count_if(starts_with(s, 'text 9'))"),
  LIKE("COUNTIF(s LIKE '%99%')", "count_if(s LIKE '%99%')"),
  SPLIT("MAX(ARRAY_LENGTH(SPLIT(s, ' ')))", "max(len(string_split(s, ' ')))"),
  REGEXP_CONTAINS("COUNTIF(REGEXP_CONTAINS(s, r'9$'))", "count_if(regexp_matches(s, '9$'))"),
  REGEXP_EXTRACT("MAX(REGEXP_EXTRACT(s, r'[0-9]+'))", "max(regexp_extract(s, '[0-9]+'))"),
  REGEXP_EXTRACT_GROUP(
      "MAX(REGEXP_EXTRACT(s, r'([a-z]+) [0-9]'))", "max(regexp_extract(s, '([a-z]+) [0-9]', 1))"),
  REGEXP_REPLACE(
      "MAX(REGEXP_REPLACE(s, r'[0-9]+', 'x'))", "max(regexp_replace(s, '[0-9]+', 'x', 'g'))"),
  FORMAT_INT64("MAX(FORMAT('%d', i))", "max(printf('%d', i))"),
  FORMAT_DATE("MAX(FORMAT_DATE('%Y%m', d))", "max(strftime(d, '%Y%m'))"),
  FORMAT_TIMESTAMP("MAX(FORMAT_TIMESTAMP('%F %T', t))", "max(strftime(dt, '%Y-%m-%d %H:%M:%S'))"),
  PARSE_DATE(
      "MAX(PARSE_DATE('%F', CAST(d AS STRING)))", "max(strptime(CAST(d AS VARCHAR), '%Y-%m-%d'))"),
  INT64_TO_STRING("MAX(CAST(i AS STRING))", "max(CAST(i AS VARCHAR))"),
  FLOAT64_TO_STRING("MAX(CAST(x / 8 AS STRING))", "max(CAST(x / 8 AS VARCHAR))"),
  NUMERIC_TO_STRING("MAX(CAST(n AS STRING))", "max(CAST(n AS VARCHAR))"),
  DATE_TO_STRING("MAX(CAST(d AS STRING))", "max(CAST(d AS VARCHAR))"),
  TIMESTAMP_TO_STRING("MAX(CAST(t AS STRING))", "max(CAST(dt AS VARCHAR))"),
  STRING_TO_INT64("MAX(CAST(w AS INT64))", "max(CAST(w AS BIGINT))"),
  STRING_TO_FLOAT64("MAX(SAFE_CAST(w AS FLOAT64))", "max(TRY_CAST(w AS DOUBLE))"),
  STRING_TO_NUMERIC("MAX(SAFE_CAST(w AS NUMERIC))", "max(TRY_CAST(w AS DECIMAL(38, 9)))"),
  STRING_TO_DATE("MAX(SAFE_CAST(CAST(d AS STRING) AS DATE))", "max(CAST(d::VARCHAR AS DATE))"),
  FARM_FINGERPRINT("MAX(FARM_FINGERPRINT(s))", "max(hash(s))"),
  MD5("MAX(TO_HEX(MD5(s)))", "max(md5(s))"),
  JSON_VALUE("MAX(JSON_VALUE(j, '$.a'))", "max(json_extract_string(j, '$.a'))"),
  JSON_VALUE_DEEP("MAX(JSON_VALUE(j, '$.c[1].e'))", "max(json_extract_string(j, '$.c[1].e'))"),
  JSON_QUERY("MAX(JSON_QUERY(j, '$.c'))", "max(CAST(json_extract(j, '$.c') AS VARCHAR))");

  private final String sql;
  private final String engineSql;

  FunctionCase(String sql, String engineSql) {
    this.sql = sql;
    this.engineSql = engineSql;
  }

  /** The aggregate in GoogleSQL. */
  String sql() {
    return sql;
  }

  /** What comes nearest in DuckDB's own SQL, empty when nothing does; its edges may differ. */
  String engineSql() {
    return engineSql;
  }

  /** How many million rows a second are wanted. */
  int wanted() {
    if (compareTo(NUMERIC_ADD) < 0) {
      return 50;
    }
    return compareTo(STRING) < 0 ? 20 : 5;
  }
}
