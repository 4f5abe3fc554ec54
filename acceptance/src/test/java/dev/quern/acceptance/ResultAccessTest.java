package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.rpc.PermissionDeniedException;
import com.google.cloud.bigquery.storage.v1.BigQueryReadClient;
import com.google.cloud.bigquery.storage.v1.DataFormat;
import com.google.cloud.bigquery.storage.v1.ReadSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a job gave, and the job itself, belong to who ran it, on every way to read them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResultAccessTest {

  private static final String[] CLERK = {"X-Caller-Principal", "clerk@example.com"};
  private static final String[] OTHER = {"X-Caller-Principal", "other@example.com"};
  private static final String[] VIEWER = {"X-Caller-Principal", "viewer@example.com"};
  private static final String[] OWNER = {};

  private final Server server =
      new Server(
          "--quern.gcs-root=" + Server.OBJECTS,
          "--quern.security.enforce-dataset-access=true",
          "--quern.security.project-viewers=user:viewer@example.com");

  private String job = "";
  private String table = "";

  @BeforeAll
  void runAJob() {
    server.send(
        "POST",
        "datasets",
        """
        {"datasetReference": {"datasetId": "shared"}, "access": [
          {"role": "WRITER", "userByEmail": "clerk@example.com"},
          {"role": "WRITER", "userByEmail": "other@example.com"}]}\
        """);
    job = server.query("SELECT 42 AS answer", CLERK).body().at("/jobReference/jobId").asString();
    JsonNode destination =
        server.get("jobs/" + job, CLERK).body().at("/configuration/query/destinationTable");
    table =
        "datasets/%s/tables/%s"
            .formatted(
                destination.at("/datasetId").asString(), destination.at("/tableId").asString());
  }

  @AfterAll
  void close() {
    server.close();
  }

  private Server.Answer ask(String method, String path, String body, String... caller) {
    return server.send(method, named(path), named(body), caller);
  }

  private String named(String text) {
    String[] parts = table.split("/");
    return text.replace("{job}", job)
        .replace("{table}", table)
        .replace("{name}", "acme." + parts[1] + "." + parts[3])
        .replace(
            "{source}",
            "{\"projectId\": \"acme\", \"datasetId\": \"%s\", \"tableId\": \"%s\"}"
                .formatted(parts[1], parts[3]));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          GET    | queries/{job}        |
          GET    | jobs/{job}           |
          POST   | jobs/{job}/cancel    |
          DELETE | jobs/{job}/delete    |
          GET    | {table}              |
          GET    | {table}/data         |
          POST   | queries | {"useLegacySql": false, "query": "SELECT * FROM `{name}`"}
          POST   | queries | {"useLegacySql": false, "query": "SELECT * FROM `{name}`", "dryRun": true}
          POST   | queries | {"useLegacySql": false, "query": "CREATE TABLE shared.t AS SELECT * FROM `{name}`"}
          """)
  void refusesAllOthers(String method, String path, String body) {
    ask(method, path, body == null ? "" : body, OTHER).assertAccessDenied(job);
  }

  private static final String EXTRACT =
      """
      {"configuration": {"extract": {"sourceTable": {source}, "destinationUris": ["gs://bucket/r.csv"]}}}\
      """;
  private static final String COPY =
      """
      {"configuration": {"copy": {"sourceTable": {source}, "writeDisposition": "WRITE_TRUNCATE",
        "destinationTable": {"projectId": "acme", "datasetId": "shared", "tableId": "copied"}}}}\
      """;

  /** The error of a job that a caller starts; empty when it succeeds. */
  private String errorOf(String body, String... caller) {
    Server.Answer started = ask("POST", "jobs", body, caller);
    String id = started.body().at("/jobReference/jobId").asString();
    server.get("queries/" + id + "?timeoutMs=10000", caller);
    return server.get("jobs/" + id, caller).body().at("/status/errorResult/reason").asString("");
  }

  @ParameterizedTest
  @ValueSource(strings = {EXTRACT, COPY})
  void movesWhatAJobGaveForItsUserOnly(String body) {
    assertThat(errorOf(body, OTHER)).isEqualTo("accessDenied");
    assertThat(errorOf(body, CLERK)).isEmpty();
  }

  @Test
  void copiesWhatAJobGave() {
    assertThat(errorOf(COPY.replace("copied", "copied_too"), CLERK)).isEmpty();
    assertThat(
            server
                .query("SELECT answer FROM shared.copied_too", CLERK)
                .body()
                .at("/rows/0/f/0/v")
                .asString())
        .isEqualTo("42");
  }

  @ParameterizedTest
  @ValueSource(strings = {"queries/{job}", "{table}/data"})
  void givesRowsToTheUserOfTheJobAndToOwners(String path) {
    for (String[] caller : new String[][] {CLERK, OWNER}) {
      assertThat(ask("GET", path, "", caller).body().at("/rows/0/f/0/v").asString())
          .isEqualTo("42");
    }
  }

  @Test
  void showsViewersTheJobButNotItsRows() {
    assertThat(ask("GET", "jobs/{job}", "", VIEWER).status()).isEqualTo(200);
    ask("GET", "queries/{job}", "", VIEWER).assertAccessDenied("bigquery.tables.getData");
  }

  @Test
  void listsTheJobsOfOthersForViewersOnly() {
    String all = "jobs?allUsers=true&maxResults=1000";
    assertThat(server.get(all, VIEWER).body().toString()).contains(job);
    assertThat(server.get(all, OTHER).body().toString()).doesNotContain(job);
    String view = "SELECT job_id FROM `region-us`.INFORMATION_SCHEMA.JOBS";
    assertThat(server.query(view, VIEWER).body().toString()).contains(job);
    assertThat(server.query(view, OTHER).body().toString()).doesNotContain(job);
  }

  @Test
  void readsWhatAJobGaveThroughTheStorageApiForItsUserOnly() {
    ReadSession wanted =
        ReadSession.newBuilder()
            .setDataFormat(DataFormat.ARROW)
            .setTable("projects/acme/" + table)
            .build();
    try (BigQueryReadClient clerk = StorageClients.reader(server, CLERK);
        BigQueryReadClient other = StorageClients.reader(server, OTHER)) {
      assertThatThrownBy(() -> other.createReadSession("projects/acme", wanted, 1))
          .isInstanceOf(PermissionDeniedException.class);
      assertThat(StorageClients.rows(clerk, clerk.createReadSession("projects/acme", wanted, 1)))
          .hasToString("[{answer=42}]");
    }
  }

  @Test
  void keepsTheRequestIdsOfCallersApart() {
    String request =
        "{\"useLegacySql\": false, \"requestId\": \"r1\", \"query\": \"SELECT SESSION_USER()\"}";
    ask("POST", "queries", request, CLERK);

    assertThat(ask("POST", "queries", request, OTHER).body().at("/rows/0/f/0/v").asString())
        .isEqualTo("other@example.com");
  }
}
