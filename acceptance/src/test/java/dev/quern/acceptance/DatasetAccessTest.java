package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.rpc.PermissionDeniedException;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteClient;
import com.google.cloud.bigquery.storage.v1.WriteStream;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Roles on datasets, on every way to read and write. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatasetAccessTest {

  private static final String[] CLERK = {"Authorization", "Bearer clerks-token"};
  private static final String[] WRITER = {"X-Caller-Principal", "writer@example.com"};

  private final Server server =
      new Server(
          "--quern.security.enforce-dataset-access=true",
          "--quern.security.tokens.clerks-token=clerk@example.com");

  @BeforeAll
  void createDatasets() {
    dataset("secret", "{\"role\": \"WRITER\", \"userByEmail\": \"writer@example.com\"}");
    dataset("reports", "{\"role\": \"READER\", \"userByEmail\": \"clerk@example.com\"}");
    server.query("CREATE TABLE secret.t AS SELECT 1 AS x");
    server.query("CREATE VIEW reports.v AS SELECT x + 1 AS y FROM secret.t");
    server.query("CREATE PROCEDURE reports.p() BEGIN SELECT x FROM secret.t; END");
    server.query("CREATE VIEW reports.closed AS SELECT x FROM secret.t");
    server.send(
        "PATCH",
        "datasets/secret",
        """
        {"access": [
          {"role": "WRITER", "userByEmail": "writer@example.com"},
          {"view": {"projectId": "acme", "datasetId": "reports", "tableId": "v"}},
          {"routine": {"projectId": "acme", "datasetId": "reports", "routineId": "p"}}]}\
        """);
  }

  private void dataset(String id, String entry) {
    server.send(
        "POST",
        "datasets",
        "{\"datasetReference\": {\"datasetId\": \"" + id + "\"}, \"access\": [" + entry + "]}");
  }

  @AfterAll
  void close() {
    server.close();
  }

  private static void assertRefused(Server.Answer answer) {
    answer.assertAccessDenied("acme:secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET    | datasets/secret                     |
          PATCH  | datasets/secret                     | {"description": "x"}
          DELETE | datasets/secret                     |
          GET    | datasets/secret/tables              |
          GET    | datasets/secret/tables/t            |
          DELETE | datasets/secret/tables/t            |
          GET    | datasets/secret/tables/t/data       |
          POST   | datasets/secret/tables/t/insertAll  | {"rows": [{"json": {"x": 1}}]}
          GET    | datasets/secret/routines            |
          POST   | queries | {"useLegacySql": false, "query": "SELECT * FROM secret.t"}
          POST   | queries | {"useLegacySql": false, "query": "SELECT * FROM reports.closed"}
          POST   | queries | {"useLegacySql": false, "query": "DELETE FROM secret.t WHERE TRUE"}
          POST   | queries | {"useLegacySql": false, "query": "CREATE TABLE secret.u (x INT64)"}
          """)
  void refusesThoseWithoutRole(String method, String path, String body) {
    assertRefused(server.send(method, path, body == null ? "" : body, CLERK));
  }

  @Test
  void listsTheDatasetsThatTheCallerMayRead() {
    assertThat(
            server.get("datasets", CLERK).body().path("datasets").findValuesAsString("datasetId"))
        .contains("reports")
        .doesNotContain("secret");
    assertThat(server.get("datasets").body().path("datasets").findValuesAsString("datasetId"))
        .contains("reports", "secret");
  }

  @Test
  void letsGrantsExpire() {
    dataset("lent", "{\"role\": \"OWNER\", \"specialGroup\": \"projectOwners\"}");
    assertThat(lendUntil("2020-01-01T00:00:00Z").status()).isEqualTo(200);
    assertThat(server.get("datasets/lent", CLERK).status()).isEqualTo(403);
    lendUntil("2999-01-01T00:00:00Z");
    assertThat(server.get("datasets/lent", CLERK).status()).isEqualTo(200);
  }

  private Server.Answer lendUntil(String time) {
    return server.send(
        "PATCH",
        "datasets/lent?accessPolicyVersion=3",
        """
        {"access": [{"role": "READER", "userByEmail": "clerk@example.com", "condition":
          {"title": "lent", "expression": "request.time < timestamp('%s')"}}]}\
        """
            .formatted(time));
  }

  @Test
  void letsAuthorizedViewsAndProceduresRead() {
    assertThat(server.query("SELECT y FROM reports.v", CLERK).body().at("/rows/0/f/0/v").asString())
        .isEqualTo("2");
    assertThat(server.query("CALL reports.p()", CLERK).body().at("/rows/0/f/0/v").asString())
        .isEqualTo("1");
  }

  @Test
  void letsWritersWriteButNotShare() {
    assertThat(
            server
                .send(
                    "POST",
                    "datasets/secret/tables/t/insertAll",
                    "{\"rows\": [{\"json\": {\"x\": null}}]}",
                    WRITER)
                .status())
        .isEqualTo(200);
    assertRefused(server.send("PATCH", "datasets/secret", "{\"access\": []}", WRITER));
  }

  @Test
  void letsOnlyWritersHandleWriteStreams() {
    String table = "projects/acme/datasets/secret/tables/t";
    try (BigQueryWriteClient writer = StorageClients.writer(server, WRITER);
        BigQueryWriteClient clerk = StorageClients.writer(server, CLERK)) {
      WriteStream pending = WriteStream.newBuilder().setType(WriteStream.Type.PENDING).build();
      String stream = writer.createWriteStream(table, pending).getName();
      List<ThrowingCallable> calls =
          List.of(
              () -> clerk.createWriteStream(table, pending),
              () -> clerk.getWriteStream(stream),
              () -> clerk.flushRows(stream),
              () -> clerk.finalizeWriteStream(stream),
              () -> clerk.batchCommitWriteStreams(table));
      assertThat(calls)
          .allSatisfy(
              call -> assertThatThrownBy(call).isInstanceOf(PermissionDeniedException.class));
      assertThat(writer.finalizeWriteStream(stream).getRowCount()).isZero();
    }
  }

  @Test
  void tellsWhatIsPermitted() {
    assertThat(
            server
                .send(
                    "POST",
                    "datasets/secret/tables/t:testIamPermissions",
                    """
                    {"permissions": ["bigquery.tables.updateData", "bigquery.tables.setIamPolicy"]}\
                    """,
                    WRITER)
                .body()
                .at("/permissions")
                .toString())
        .isEqualTo("[\"bigquery.tables.updateData\"]");
  }
}
