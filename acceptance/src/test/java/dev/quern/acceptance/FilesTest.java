package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.acceptance.Server.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Rows as files and back: extract and load jobs, EXPORT DATA and LOAD DATA. */
@WithServer
class FilesTest {

  private final Server server;
  private String dataset = "";

  FilesTest(Server server) {
    this.server = server;
  }

  @BeforeEach
  void createTable() {
    dataset = server.uniqueName("files");
    server.send("POST", "datasets", "{\"datasetReference\":{\"datasetId\":\"" + dataset + "\"}}");
    query(
        "CREATE TABLE "
            + dataset
            + ".t AS SELECT 1 AS a, 'x,\"y' AS s, NUMERIC '3.25' AS n, DATE '2024-01-02' AS d,"
            + " TIMESTAMP '2024-01-01 10:00:00+00' AS ts, b'ab' AS b, 1.5 AS f UNION ALL SELECT"
            + " NULL, NULL, NULL, NULL, NULL, NULL, NULL");
  }

  private Answer query(String sql) {
    Answer answer =
        server.send(
            "POST",
            "queries",
            JsonMapper.shared()
                .createObjectNode()
                .put("query", sql)
                .put("useLegacySql", false)
                .toString());
    assertThat(answer.status()).as(answer.message()).isEqualTo(200);
    return answer;
  }

  private List<String> rows(String table) {
    List<String> rows = new ArrayList<>();
    query("SELECT TO_JSON_STRING(t) FROM " + dataset + "." + table + " t ORDER BY a")
        .body()
        .path("rows")
        .forEach(row -> rows.add(row.at("/f/0/v").asString()));
    return rows;
  }

  private Answer job(String configuration) {
    Answer answer = server.send("POST", "jobs", "{\"configuration\":" + configuration + "}");
    while (answer.status() == 200 && !answer.body().at("/status/state").asString().equals("DONE")) {
      answer = server.get("jobs/" + answer.body().at("/jobReference/jobId").asString());
    }
    return answer;
  }

  private String table(String id) {
    return "{\"datasetId\":\"" + dataset + "\",\"tableId\":\"" + id + "\"}";
  }

  @ParameterizedTest
  @CsvSource({
    "CSV,NONE",
    "CSV,GZIP",
    "NEWLINE_DELIMITED_JSON,NONE",
    "NEWLINE_DELIMITED_JSON,GZIP",
    "AVRO,NONE",
    "AVRO,DEFLATE",
    "AVRO,SNAPPY",
    "PARQUET,SNAPPY"
  })
  void readsBackWhatItWrote(String format, String compression) {
    String uri = "gs://bucket/" + dataset + "/" + format + compression + "-*";
    Answer extract =
        job(
            "{\"extract\":{\"sourceTable\":"
                + table("t")
                + ",\"destinationUris\":[\""
                + uri
                + "\"],\"destinationFormat\":\""
                + format
                + "\",\"compression\":\""
                + compression
                + "\"}}");
    assertThat(extract.body().at("/status/errorResult/message").asString("")).isEmpty();
    assertThat(extract.body().at("/statistics/extract/destinationUriFileCounts/0").asString())
        .isEqualTo("1");
    query("CREATE TABLE " + dataset + ".back LIKE " + dataset + ".t");

    Answer load =
        job(
            "{\"load\":{\"destinationTable\":"
                + table("back")
                + ",\"sourceUris\":[\""
                + uri
                + "\"],\"skipLeadingRows\":1,\"sourceFormat\":\""
                + format
                + "\"}}");

    assertThat(load.body().at("/status/errorResult/message").asString("")).isEmpty();
    assertThat(load.body().at("/statistics/load/outputRows").asString()).isEqualTo("2");
    assertThat(rows("back")).isEqualTo(rows("t"));
  }

  @Test
  void exportsAndLoadsByStatements() {
    query(
        "EXPORT DATA OPTIONS(uri='gs://bucket/"
            + dataset
            + "/e-*.json', format='JSON') AS SELECT * FROM "
            + dataset
            + ".t");
    query(
        "LOAD DATA OVERWRITE "
            + dataset
            + ".back (a INT64, s STRING, n NUMERIC, d DATE, ts TIMESTAMP, b BYTES, f FLOAT64)"
            + " FROM FILES(format='JSON', uris=['gs://bucket/"
            + dataset
            + "/e-*.json'])");

    assertThat(rows("back")).isEqualTo(rows("t"));
  }

  @Test
  void keepsFilesUnlessToldToOverwriteThem() {
    String export =
        "EXPORT DATA OPTIONS(uri='gs://bucket/" + dataset + "/o-*.csv', format='CSV') AS SELECT 1";
    query(export);

    Answer again =
        server.send("POST", "queries", "{\"query\":\"" + export + "\",\"useLegacySql\":false}");

    assertThat(again.status()).isEqualTo(400);
    assertThat(again.reason()).isEqualTo("invalidQuery");
  }

  @Test
  void refusesNestedRowsInCsv() {
    query("CREATE TABLE " + dataset + ".nested AS SELECT [1, 2] AS l");

    Answer extract =
        job(
            "{\"extract\":{\"sourceTable\":"
                + table("nested")
                + ",\"destinationUris\":[\"gs://bucket/n.csv\"]}}");

    assertThat(extract.body().at("/status/errorResult/message").asString())
        .isEqualTo("Operation cannot be performed on a nested schema. Field: l");
  }

  @Test
  void tellsOfFilesThatAreNotThere() {
    Answer load =
        job(
            "{\"load\":{\"destinationTable\":"
                + table("n")
                + ",\"autodetect\":true,\"sourceUris\":[\"gs://bucket/nothing-*\"]}}");

    assertThat(load.body().at("/status/errorResult/reason").asString()).isEqualTo("notFound");
    assertThat(load.body().at("/status/errorResult/message").asString())
        .isEqualTo("Not found: URI gs://bucket/nothing-*");
  }

  @Test
  void takesColumnsFromFolders() {
    for (String day : List.of("2024-01-01", "2024-01-02")) {
      query(
          "EXPORT DATA OPTIONS(uri='gs://bucket/"
              + dataset
              + "/h/day="
              + day
              + "/*.csv', format='CSV', header=true) AS SELECT 1 AS a");
    }

    Answer load =
        job(
            "{\"load\":{\"destinationTable\":"
                + table("h")
                + ",\"autodetect\":true,\"hivePartitioningOptions\":{\"mode\":\"AUTO\","
                + "\"sourceUriPrefix\":\"gs://bucket/"
                + dataset
                + "/h\"},\"sourceUris\":[\"gs://bucket/"
                + dataset
                + "/h/*\"]}}");

    assertThat(load.body().at("/status/errorResult/message").asString("")).isEmpty();
    assertThat(rows("h"))
        .containsExactlyInAnyOrder(
            "{\"a\":1,\"day\":\"2024-01-01\"}", "{\"a\":1,\"day\":\"2024-01-02\"}");
  }

  @Test
  void makesSnapshotsClonesAndRestoresThem() {
    Answer snapshot =
        job(
            "{\"copy\":{\"operationType\":\"SNAPSHOT\",\"sourceTable\":"
                + table("t")
                + ",\"destinationTable\":"
                + table("s")
                + "}}");
    assertThat(snapshot.body().at("/status/errorResult/message").asString("")).isEmpty();
    assertThat(server.get("datasets/" + dataset + "/tables/s").body().path("type").asString())
        .isEqualTo("SNAPSHOT");
    query("DELETE FROM " + dataset + ".t WHERE TRUE");

    Answer restore =
        job(
            "{\"copy\":{\"operationType\":\"RESTORE\",\"sourceTable\":"
                + table("s")
                + ",\"destinationTable\":"
                + table("r")
                + "}}");

    assertThat(restore.body().at("/status/errorResult/message").asString("")).isEmpty();
    assertThat(rows("r")).hasSize(2);
  }

  @Test
  void dividesRowsAmongPatterns() {
    query("CREATE TABLE " + dataset + ".many AS SELECT a FROM UNNEST(GENERATE_ARRAY(1, 5000)) a");
    String folder = "gs://bucket/" + dataset + "/";

    Answer extract =
        job(
            "{\"extract\":{\"sourceTable\":"
                + table("many")
                + ",\"printHeader\":false,\"fieldDelimiter\":\"|\",\"destinationUris\":[\""
                + folder
                + "x-*.csv\",\""
                + folder
                + "y-*.csv\"]}}");

    assertThat(extract.body().at("/status/errorResult/message").asString("")).isEmpty();
    query(
        "CREATE EXTERNAL TABLE "
            + dataset
            + ".back (a INT64) OPTIONS (format='CSV', uris=['"
            + folder
            + "x-*.csv', '"
            + folder
            + "y-*.csv'])");
    assertThat(
            query("SELECT SUM(a), COUNT(DISTINCT _FILE_NAME) FROM " + dataset + ".back")
                .body()
                .at("/rows/0/f")
                .toString())
        .isEqualTo("[{\"v\":\"12502500\"},{\"v\":\"2\"}]");
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void writesTimesToAvroAsTheirTypesOrAsText(boolean logical) {
    String uri = "gs://bucket/" + dataset + "/avro-" + logical + "-*";
    job(
        "{\"extract\":{\"sourceTable\":"
            + table("t")
            + ",\"destinationFormat\":\"AVRO\",\"useAvroLogicalTypes\":"
            + logical
            + ",\"destinationUris\":[\""
            + uri
            + "\"]}}");
    query(
        "CREATE EXTERNAL TABLE "
            + dataset
            + ".back OPTIONS (format='AVRO', uris=['"
            + uri
            + "'], enable_logical_types=true)");

    assertThat(timesOfBack()).isEqualTo(logical ? "DATE TIMESTAMP" : "STRING TIMESTAMP");
  }

  /** The types of a day and a moment in the table {@code back}. */
  private String timesOfBack() {
    return query("SELECT d, ts FROM " + dataset + ".back WHERE a = 1")
        .body()
        .at("/schema/fields")
        .findValuesAsString("type")
        .stream()
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({"'', DATE TIMESTAMP", "', use_avro_logical_types=FALSE', STRING STRING"})
  void exportsTimesToAvroAsTheirTypesUnlessToldNotTo(String option, String types) {
    String uri = "gs://bucket/" + dataset + "/exported-*";
    query(
        "EXPORT DATA OPTIONS(uri='%s', format='AVRO'%s) AS SELECT * FROM %s.t"
            .formatted(uri, option, dataset));
    query(
        "CREATE EXTERNAL TABLE %s.back OPTIONS (format='AVRO', uris=['%s'], enable_logical_types=true)"
            .formatted(dataset, uri));

    assertThat(timesOfBack()).isEqualTo(types);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AVRO", "PARQUET"})
  void givesColumnsTheirDefaultsThatFilesLack(String format) {
    String uri = "gs://bucket/" + dataset + "/defaults-" + format;
    job(
        "{\"extract\":{\"sourceTable\":%s,\"destinationUris\":[\"%s\"],\"destinationFormat\":\"%s\"}}"
            .formatted(table("t"), uri, format));
    query("CREATE TABLE %1$s.late AS SELECT * FROM %1$s.t WHERE FALSE".formatted(dataset));
    query("ALTER TABLE %s.late ADD COLUMN more STRING".formatted(dataset));
    query("ALTER TABLE %s.late ALTER COLUMN more SET DEFAULT 'yes'".formatted(dataset));
    Answer load =
        job(
            "{\"load\":{\"destinationTable\":%s,\"sourceUris\":[\"%s\"],\"sourceFormat\":\"%s\"}}"
                .formatted(table("late"), uri, format));

    assertThat(load.body().at("/status/errorResult/message").asString("")).isEmpty();
    assertThat(rows("late")).hasSize(2).allMatch(row -> row.contains("\"more\":\"yes\""));
  }

  private Answer loadIntoSession(String uri, String session) {
    return job(
        """
        {"load": {"destinationTable": {"datasetId": "_SESSION", "tableId": "t"},
          "sourceUris": ["%s"], "autodetect": true, %s}}\
        """
            .formatted(uri, session));
  }

  @Test
  void loadsIntoTemporaryTablesOfSessions() {
    String uri = "gs://bucket/" + dataset + "/session.csv";
    job(
        "{\"extract\":{\"sourceTable\":%s,\"destinationUris\":[\"%s\"]}}"
            .formatted(table("t"), uri));
    Answer first = loadIntoSession(uri, "\"createSession\": true");
    String session = first.body().at("/statistics/sessionInfo/sessionId").asString();
    String named = "\"connectionProperties\": [{\"key\": \"session_id\", \"value\": \"%s\"}]";
    Answer second = loadIntoSession(uri, named.formatted(session));
    assertThat(second.body().at("/statistics/sessionInfo/sessionId").asString(""))
        .isEqualTo(session);

    Answer count =
        server.send(
            "POST",
            "queries",
            "{\"useLegacySql\": false, \"query\": \"SELECT COUNT(*) FROM t\", %s}"
                .formatted(named.formatted(session)));
    assertThat(count.body().at("/rows/0/f/0/v").asString()).isEqualTo("4");
    assertThat(
            loadIntoSession(uri, named.formatted("none")).body().at("/status/errorResult/message"))
        .hasToString("\"Invalid input session id.\"");
  }

  @ParameterizedTest
  @CsvSource({"sourceModel,{}", "secureContext,{}", "nativeGeographyExportEnabled,true"})
  void refusesWhatItDoesNotExtract(String field, String value) {
    Answer extract =
        job(
            "{\"extract\":{\"sourceTable\":"
                + table("t")
                + ",\"destinationUris\":[\"gs://bucket/m\"],\""
                + field
                + "\":"
                + value
                + "}}");

    assertThat(extract.message())
        .startsWith("Option " + field + ": ")
        .endsWith(" is not supported by Quern; see docs/files.md.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\"sourceFormat\":\"DATASTORE_BACKUP\";sourceFormat",
        "\"copyFilesOnly\":true;copyFilesOnly",
        "\"timestampTargetPrecision\":[12];timestampTargetPrecision"
      })
  void refusesLoadOptionsThatItDoesNotServe(String option, String name) {
    Answer load =
        job(
            "{\"load\":{\"destinationTable\":"
                + table("n")
                + ",\"sourceUris\":[\"gs://bucket/n.csv\"],"
                + option
                + "}}");

    assertThat(load.message()).startsWith("Option " + name + ": ").contains("docs/files.md");
  }
}
