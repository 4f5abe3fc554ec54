package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.PolicyTags;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableInfo;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Columns with policy tags on every way to read them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PolicyTagsTest {

  private static final String TAG = "projects/acme/locations/us/taxonomies/1/policyTags/";
  private static final String[] CHIEF = {"X-Caller-Principal", "user:chief@example.com"};
  private static final String[] CLERK = {"X-Caller-Principal", "user:clerk@example.com"};

  private final Server server =
      new Server(
          "--quern.email=chief@example.com",
          "--quern.security.policy-tags[0].name=" + TAG + "1",
          "--quern.security.policy-tags[0].readers=user:chief@example.com",
          "--quern.security.policy-tags[1].name=" + TAG + "2",
          "--quern.security.policy-tags[1].readers=user:chief@example.com",
          "--quern.security.policy-tags[1].masks[0].rule=LAST_FOUR_CHARACTERS",
          "--quern.security.policy-tags[1].masks[0].readers=domain:example.com");

  @BeforeAll
  void createTable() throws InterruptedException {
    BigQuery bigquery = server.client();
    bigquery.create(DatasetInfo.of("d"));
    bigquery.create(
        TableInfo.of(
            TableId.of("d", "t"),
            StandardTableDefinition.of(
                Schema.of(
                    Field.of("id", StandardSQLTypeName.INT64),
                    tagged("secret", "1"),
                    tagged("phone", "2")))));
    bigquery.query(QueryJobConfiguration.of("INSERT INTO d.t VALUES (1, 'x', '555-1234')"));
  }

  private static Field tagged(String name, String tag) {
    return Field.newBuilder(name, StandardSQLTypeName.STRING)
        .setPolicyTags(PolicyTags.newBuilder().setNames(List.of(TAG + tag)).build())
        .build();
  }

  @AfterAll
  void close() {
    server.close();
  }

  private static void assertRefused(Server.Answer answer) {
    answer.assertAccessDenied("by policy tag \"" + TAG + "1\" on column acme.d.t.secret.");
  }

  @Test
  void masksAndRefusesInQueries() {
    assertThat(server.query("SELECT phone FROM d.t", CHIEF).body().at("/rows/0/f/0/v").asString())
        .isEqualTo("555-1234");
    assertThat(server.query("SELECT phone FROM d.t", CLERK).body().at("/rows/0/f/0/v").asString())
        .isEqualTo("XXXXX1234");
    assertRefused(server.query("SELECT * FROM d.t", CLERK));
  }

  @Test
  void masksAndRefusesInListsOfRows() {
    assertThat(
            server
                .get("datasets/d/tables/t/data?selectedFields=id,phone", CLERK)
                .body()
                .at("/rows/0/f/1/v")
                .asString())
        .isEqualTo("XXXXX1234");
    assertRefused(server.get("datasets/d/tables/t/data", CLERK));
    assertThat(server.get("datasets/d/tables/t/data", CHIEF).status()).isEqualTo(200);
  }

  @Test
  void refusesCopiesAndExtractsOfWhatIsNotSeen() {
    Server.Answer copy =
        job(
            """
            {"copy": {"sourceTable": {"projectId": "acme", "datasetId": "d", "tableId": "t"},
              "destinationTable": {"projectId": "acme", "datasetId": "d", "tableId": "c"}}}\
            """);
    Server.Answer extract =
        job(
            """
            {"extract": {"sourceTable": {"projectId": "acme", "datasetId": "d", "tableId": "t"},
              "destinationUris": ["gs://b/t.csv"]}}\
            """);

    assertThat(copy.body().at("/status/errorResult/reason").asString()).isEqualTo("accessDenied");
    assertThat(extract.body().at("/status/errorResult/reason").asString())
        .isEqualTo("accessDenied");
  }

  private Server.Answer job(String configuration) {
    String id = server.uniqueName("job");
    server.send(
        "POST",
        "jobs",
        """
        {"jobReference": {"projectId": "acme", "jobId": "%s"}, "configuration": %s}\
        """
            .formatted(id, configuration),
        CLERK);
    server.get("queries/" + id + "?timeoutMs=10000", CLERK);
    Server.Answer job = server.get("jobs/" + id, CLERK);
    while (!job.body().at("/status/state").asString().equals("DONE")) {
      job = server.get("jobs/" + id, CLERK);
    }
    return job;
  }
}
