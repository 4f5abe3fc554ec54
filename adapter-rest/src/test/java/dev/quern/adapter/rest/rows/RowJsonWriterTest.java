package dev.quern.adapter.rest.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.domain.data.KeptRows;
import dev.quern.domain.data.RowStream;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.storage.duckdb.DuckConnection;
import dev.quern.storage.duckdb.DuckDatabase;
import dev.quern.storage.duckdb.DuckOptions;
import dev.quern.storage.result.ResultOptions;
import dev.quern.storage.result.ResultStore;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The wire text of every type, from the engine's own memory and from kept rows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowJsonWriterTest {

  private final DuckDatabase database = DuckDatabase.open(DuckOptions.IN_MEMORY);
  private final DuckConnection connection = database.connect();
  private final ResultStore results =
      new ResultStore(
          ResultOptions.in(Path.of("target", "unused-results")), InstantSource.system());

  @AfterAll
  void close() {
    results.close();
    connection.close();
    database.close();
  }

  record Case(SqlType type, String value, String json) {}

  private static final StructType PAIR =
      StructType.of(
          new StructType.Field("a", ScalarType.INT64),
          new StructType.Field("b", ScalarType.STRING));

  static Stream<Case> cases() {
    return Stream.of(
        new Case(ScalarType.INT64, "NULL::BIGINT", "null"),
        new Case(ScalarType.INT64, "0::BIGINT", "\"0\""),
        new Case(ScalarType.INT64, "9223372036854775807::BIGINT", "\"9223372036854775807\""),
        new Case(ScalarType.INT64, "(-9223372036854775808)::BIGINT", "\"-9223372036854775808\""),
        new Case(ScalarType.INT64, "1000000000000000000::BIGINT", "\"1000000000000000000\""),
        new Case(ScalarType.BOOL, "true", "\"true\""),
        new Case(ScalarType.BOOL, "false", "\"false\""),
        new Case(ScalarType.FLOAT64, "1.5::DOUBLE", "\"1.5\""),
        new Case(ScalarType.FLOAT64, "1::DOUBLE", "\"1.0\""),
        new Case(ScalarType.FLOAT64, "1e20::DOUBLE", "\"1.0E20\""),
        new Case(ScalarType.FLOAT64, "'nan'::DOUBLE", "\"NaN\""),
        new Case(ScalarType.FLOAT64, "'-inf'::DOUBLE", "\"-Infinity\""),
        new Case(ScalarType.NUMERIC, "12.5::DECIMAL(38,9)", "\"12.5\""),
        new Case(ScalarType.NUMERIC, "(-3)::DECIMAL(38,9)", "\"-3\""),
        new Case(
            ScalarType.BIGNUMERIC, "'150000000000000000000000000000000000000'::BIGNUM", "\"1.5\""),
        new Case(ScalarType.STRING, "''", "\"\""),
        new Case(ScalarType.STRING, "'größer als zwölf 😀'", "\"größer als zwölf 😀\""),
        new Case(
            ScalarType.STRING,
            "'a\"b\\c' || chr(10) || chr(1) || 'long enough to leave the entry'",
            "\"a\\\"b\\\\c\\n\\u0001long enough to leave the entry\""),
        new Case(ScalarType.BYTES, "'\\x00\\xFF'::BLOB", "\"AP8=\""),
        new Case(ScalarType.BYTES, "'abc'::BLOB", "\"YWJj\""),
        new Case(ScalarType.BYTES, "''::BLOB", "\"\""),
        new Case(ScalarType.DATE, "DATE '0001-01-01'", "\"0001-01-01\""),
        new Case(ScalarType.DATE, "DATE '2024-02-29'", "\"2024-02-29\""),
        new Case(ScalarType.TIME, "TIME '01:02:03'", "\"01:02:03\""),
        new Case(ScalarType.TIME, "TIME '23:59:59.5'", "\"23:59:59.500000\""),
        new Case(
            ScalarType.DATETIME,
            "TIMESTAMP '1969-12-31 23:59:59.000001'",
            "\"1969-12-31T23:59:59.000001\""),
        new Case(ScalarType.TIMESTAMP, "TIMESTAMPTZ '2024-01-01 00:00:00+00'", "\"1.7040672E9\""),
        new Case(
            ScalarType.TIMESTAMP,
            "TIMESTAMPTZ '2014-08-19 12:41:35.220001+00'",
            "\"1.408452095220001E9\""),
        new Case(ScalarType.INTERVAL, "INTERVAL '1 year 2 months 3 days'", "\"1-2 3 0:0:0\""),
        new Case(
            ScalarType.INTERVAL,
            "to_months(-14) + to_days(5) - to_microseconds(3661000001)",
            "\"-1-2 5 -1:1:1.000001\""),
        new Case(ScalarType.JSON, "'{\"a\":[1,\"x\"]}'", "\"{\\\"a\\\":[1,\\\"x\\\"]}\""),
        new Case(
            new RangeType(ScalarType.DATE),
            "struct_pack(f0 := DATE '2024-01-01', f1 := NULL::DATE)",
            "\"[2024-01-01, UNBOUNDED)\""),
        new Case(
            new ArrayType(ScalarType.INT64),
            "[1::BIGINT, 2::BIGINT]",
            "[{\"v\":\"1\"},{\"v\":\"2\"}]"),
        new Case(new ArrayType(ScalarType.INT64), "NULL::BIGINT[]", "[]"),
        new Case(
            PAIR,
            "struct_pack(f0 := 1::BIGINT, f1 := 'x')",
            "{\"f\":[{\"v\":\"1\"},{\"v\":\"x\"}]}"),
        new Case(PAIR, "NULL::STRUCT(f0 BIGINT, f1 VARCHAR)", "null"),
        new Case(
            new ArrayType(PAIR),
            "[struct_pack(f0 := 1::BIGINT, f1 := NULL::VARCHAR)]",
            "[{\"v\":{\"f\":[{\"v\":\"1\"},{\"v\":null}]}}]"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void writesEveryType(Case sample) {
    String expected = "[{\"f\":[{\"v\":" + sample.json() + "}]}]";

    assertThat(write(query(sample), TimestampFormat.FLOAT64)).isEqualTo(expected);
    assertThat(write(results.keep(query(sample)).rows(0, Long.MAX_VALUE), TimestampFormat.FLOAT64))
        .isEqualTo(expected);
  }

  private RowStream query(Case sample) {
    return connection.query("SELECT " + sample.value(), schema(sample.type()));
  }

  @Test
  void writesTimestampsAsTheClientWants() {
    Case moment = new Case(ScalarType.TIMESTAMP, "TIMESTAMPTZ '2024-01-01 00:00:00.25+00'", "");

    assertThat(write(query(moment), TimestampFormat.INT64)).contains("\"1704067200250000\"");
    assertThat(write(query(moment), TimestampFormat.ISO8601_STRING))
        .contains("\"2024-01-01T00:00:00.250000Z\"");
  }

  @Test
  void keepsRowsForPagesOfAnySize() {
    KeptRows rows =
        results.keep(connection.query("SELECT i FROM range(5000) t(i)", schema(ScalarType.INT64)));

    assertThat(rows.rowCount()).isEqualTo(5000);
    assertThat(write(rows.rows(2047, 3), TimestampFormat.FLOAT64))
        .isEqualTo(
            "[{\"f\":[{\"v\":\"2047\"}]},{\"f\":[{\"v\":\"2048\"}]},{\"f\":[{\"v\":\"2049\"}]}]");
    assertThat(write(rows.rows(4999, 10), TimestampFormat.FLOAT64))
        .isEqualTo("[{\"f\":[{\"v\":\"4999\"}]}]");
    assertThat(write(rows.rows(5000, 10), TimestampFormat.FLOAT64)).isEqualTo("[]");
  }

  @Test
  void endsAPageThatIsLongEnough() {
    KeptRows rows =
        results.keep(connection.query("SELECT i FROM range(5000) t(i)", schema(ScalarType.INT64)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    long written =
        new RowJsonWriter(rows.schema(), TimestampFormat.FLOAT64)
            .write(rows.rows(0, 5000), out, 100);

    assertThat(written).isBetween(1L, 10L);
    assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("}]}]");
  }

  private static TableSchema schema(SqlType type) {
    return new TableSchema(
        List.of(
            type == ScalarType.INT64
                ? SchemaField.scalar("c", type, FieldMode.NULLABLE)
                : SchemaField.of("c", type)));
  }

  private static String write(RowStream rows, TimestampFormat timestamps) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (rows) {
      new RowJsonWriter(rows.schema(), timestamps).write(rows, out, Long.MAX_VALUE);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
