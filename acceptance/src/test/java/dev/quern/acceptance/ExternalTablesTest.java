package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.CsvOptions;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.ExternalTableDefinition;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.FieldValue;
import com.google.cloud.bigquery.FormatOptions;
import com.google.cloud.bigquery.HivePartitioningOptions;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableInfo;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables whose rows stay in files, through the Java client and by statements. */
@WithServer
class ExternalTablesTest {

  private final Server server;
  private final BigQuery bigquery;
  private String dataset = "";

  ExternalTablesTest(Server server) {
    this.server = server;
    this.bigquery = server.client();
  }

  @BeforeEach
  void createDataset() {
    dataset = server.uniqueName("external");
    bigquery.create(DatasetInfo.of(dataset));
  }

  private String uri(String name) {
    return "gs://bucket/" + dataset + "/" + name;
  }

  private List<List<Object>> query(String sql) throws InterruptedException {
    return query(QueryJobConfiguration.of(sql.replace("$d", dataset)));
  }

  private List<List<Object>> query(QueryJobConfiguration configuration)
      throws InterruptedException {
    return StreamSupport.stream(bigquery.query(configuration).iterateAll().spliterator(), false)
        .map(row -> row.stream().map(FieldValue::getValue).toList())
        .toList();
  }

  private void export(String name, String format, String sql) throws InterruptedException {
    query(
        "EXPORT DATA OPTIONS(uri='"
            + uri(name)
            + "', format='"
            + format
            + "', overwrite=true"
            + (format.equals("CSV") ? ", header=true" : "")
            + ") AS "
            + sql);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CSV", "JSON", "AVRO", "PARQUET"})
  void readsEveryFormatThroughTheClient(String format) throws InterruptedException {
    export("f-*", format, "SELECT 1 AS a, 'x' AS b UNION ALL SELECT 2, 'y'");
    FormatOptions options =
        switch (format) {
          case "CSV" -> CsvOptions.newBuilder().setSkipLeadingRows(1).build();
          case "JSON" -> FormatOptions.json();
          case "AVRO" -> FormatOptions.avro();
          default -> FormatOptions.parquet();
        };
    TableId id = TableId.of(dataset, "t");
    bigquery.create(
        TableInfo.of(
            id,
            ExternalTableDefinition.newBuilder(uri("f-*"), options).setAutodetect(true).build()));

    assertThat(bigquery.getTable(id).getDefinition().getSchema().getFields())
        .extracting(Field::getName)
        .containsExactly("a", "b");
    assertThat(query("SELECT b, a FROM $d.t WHERE a > 1")).containsExactly(List.of("y", "2"));
    assertThat(query("SELECT DISTINCT _FILE_NAME FROM $d.t"))
        .containsExactly(List.of(uri("f-000000000000")));
  }

  @Test
  void takesColumnsFromFoldersAndDemandsAFilterOnThem() throws InterruptedException {
    export("h/day=2024-01-01/*.csv", "CSV", "SELECT 1 AS a");
    export("h/day=2024-01-02/*.csv", "CSV", "SELECT 2 AS a");
    bigquery.create(
        TableInfo.of(
            TableId.of(dataset, "h"),
            ExternalTableDefinition.newBuilder(
                    uri("h/*"), CsvOptions.newBuilder().setSkipLeadingRows(1).build())
                .setAutodetect(true)
                .setHivePartitioningOptions(
                    HivePartitioningOptions.newBuilder()
                        .setMode("AUTO")
                        .setSourceUriPrefix(uri("h"))
                        .setRequirePartitionFilter(true)
                        .build())
                .build()));

    assertThat(query("SELECT a, day FROM $d.h WHERE day = '2024-01-02'"))
        .containsExactly(List.of("2", "2024-01-02"));
    assertThatThrownBy(() -> query("SELECT a FROM $d.h"))
        .hasMessageContaining("without a filter over column(s) 'day'");
  }

  @Test
  void createsAndReplacesThemByStatements() throws InterruptedException {
    export("s-*.csv", "CSV", "SELECT 1 AS a, 'x' AS b");
    query(
        "CREATE EXTERNAL TABLE $d.s (a INT64, b STRING) OPTIONS (format='CSV', uris=['"
            + uri("s-*.csv")
            + "'], skip_leading_rows=1, description='files')");
    assertThat(query("SELECT a, b FROM $d.s")).containsExactly(List.of("1", "x"));
    assertThat(bigquery.getTable(dataset, "s").getDescription()).isEqualTo("files");

    query(
        "CREATE OR REPLACE EXTERNAL TABLE $d.s OPTIONS (format='CSV', uris=['"
            + uri("s-*.csv")
            + "'])");

    ExternalTableDefinition definition = bigquery.getTable(dataset, "s").getDefinition();
    assertThat(definition.getAutodetect()).isTrue();
    assertThat(definition.getSourceUris()).containsExactly(uri("s-*.csv"));
    assertThat(query("SELECT a, b FROM $d.s")).containsExactly(List.of("1", "x"));
  }

  @Test
  void namesTheFolderColumnsByStatements() throws InterruptedException {
    export("p/k=1/*.csv", "CSV", "SELECT 'x' AS a");
    query(
        "CREATE EXTERNAL TABLE $d.p (a STRING) WITH PARTITION COLUMNS (k STRING) OPTIONS"
            + " (format='CSV', uris=['"
            + uri("p/*")
            + "'], skip_leading_rows=1, hive_partition_uri_prefix='"
            + uri("p")
            + "')");

    assertThat(query("SELECT a, k FROM $d.p")).containsExactly(List.of("x", "1"));
  }

  @Test
  void readsTablesThatOnlyTheQueryKnows() throws InterruptedException {
    export("q-*.json", "JSON", "SELECT 7 AS n");
    ExternalTableDefinition definition =
        ExternalTableDefinition.newBuilder(
                uri("q-*.json"),
                Schema.of(Field.of("n", StandardSQLTypeName.INT64)),
                FormatOptions.json())
            .build();

    assertThat(
            query(
                QueryJobConfiguration.newBuilder("SELECT n + 1 FROM brought")
                    .addTableDefinition("brought", definition)
                    .build()))
        .containsExactly(List.of("8"));
  }

  @Test
  void leavesOutBadRowsAsFarAsAllowed() throws InterruptedException {
    export("b-*.csv", "CSV", "SELECT '1' AS a UNION ALL SELECT 'x' UNION ALL SELECT '3'");
    String create =
        "CREATE OR REPLACE EXTERNAL TABLE $d.b (a INT64) OPTIONS (format='CSV', uris=['"
            + uri("b-*.csv")
            + "'], skip_leading_rows=1, max_bad_records=";
    query(create + "1)");
    assertThat(query("SELECT SUM(a) FROM $d.b")).containsExactly(List.of("4"));

    query(create + "0)");
    assertThatThrownBy(() -> query("SELECT SUM(a) FROM $d.b"))
        .hasMessageContaining("Error while reading table: ")
        .hasMessageContaining("CSV table encountered too many errors, giving up.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO $d.x (a) VALUES (1)",
        "UPDATE $d.x SET a = 1 WHERE TRUE",
        "DELETE FROM $d.x WHERE TRUE",
        "TRUNCATE TABLE $d.x",
        "MERGE $d.x USING (SELECT 1 AS b) ON FALSE WHEN NOT MATCHED THEN INSERT VALUES (b)"
      })
  void refusesToChangeTheirRows(String sql) throws InterruptedException {
    export("x-*.csv", "CSV", "SELECT 1 AS a");
    query(
        "CREATE EXTERNAL TABLE $d.x (a INT64) OPTIONS (format='CSV', uris=['"
            + uri("x-*.csv")
            + "'])");

    assertThatThrownBy(() -> query(sql))
        .isInstanceOfSatisfying(
            BigQueryException.class, e -> assertThat(e.getReason()).startsWith("invalid"));
  }
}
