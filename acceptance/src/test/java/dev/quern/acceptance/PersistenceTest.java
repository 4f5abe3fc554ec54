package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobStatistics;
import com.google.cloud.bigquery.JobStatus;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.TableId;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with a data folder keeps what clients made. */
class PersistenceTest {

  @TempDir private Path folder;

  private Server start() {
    return new Server("--quern.data-dir=" + folder);
  }

  @Test
  void findsItsDatasetsAndTablesAgain() {
    String etag;
    try (Server server = start()) {
      server.send("POST", "datasets", "{\"datasetReference\":{\"datasetId\":\"kept\"}}");
      etag =
          server
              .send(
                  "POST",
                  "datasets/kept/tables",
                  "{\"tableReference\":{\"datasetId\":\"kept\",\"tableId\":\"t\"},\"schema\":"
                      + "{\"fields\":[{\"name\":\"a\",\"type\":\"RECORD\",\"fields\":["
                      + "{\"name\":\"b\",\"type\":\"GEOGRAPHY\",\"mode\":\"REPEATED\"}]}]}}")
              .body()
              .at("/etag")
              .asString();
    }

    try (Server server = start()) {
      Server.Answer table = server.get("datasets/kept/tables/t");
      assertThat(table.status()).isEqualTo(200);
      assertThat(table.body().at("/etag").asString()).isEqualTo(etag);
      assertThat(table.body().at("/schema/fields/0/fields/0/type").asString())
          .isEqualTo("GEOGRAPHY");
      assertThat(server.get("datasets/kept/tables/t/data").body().at("/totalRows").asString())
          .isEqualTo("0");
    }
  }

  @Test
  void remembersItsJobs() throws InterruptedException {
    try (Server server = start()) {
      server.send("POST", "datasets", "{\"datasetReference\":{\"datasetId\":\"jobs\"}}");
      BigQuery bigquery = server.client();
      bigquery.query(QueryJobConfiguration.of("SELECT 1"), JobId.of("first"));
      bigquery.query(
          QueryJobConfiguration.newBuilder("SELECT 7 AS n")
              .setDestinationTable(TableId.of("jobs", "t"))
              .build(),
          JobId.of("second"));
      assertThatThrownBy(
              () -> bigquery.query(QueryJobConfiguration.of("SELECT x"), JobId.of("bad")))
          .isInstanceOf(BigQueryException.class);
      server.send("DELETE", "jobs/first/delete", "");
    }

    try (Server server = start()) {
      BigQuery bigquery = server.client();
      Job second = bigquery.getJob("second");
      JobStatistics.QueryStatistics statistics = second.getStatistics();
      assertThat(statistics.getStatementType()).hasToString("SELECT");
      assertThat(second.getStatus().getState()).isEqualTo(JobStatus.State.DONE);
      assertThat(second.getQueryResults().iterateAll())
          .singleElement()
          .satisfies(row -> assertThat(row.get("n").getLongValue()).isEqualTo(7));
      assertThat(bigquery.getJob("bad").getStatus().getError().getReason())
          .isEqualTo("invalidQuery");
      assertThat(bigquery.getJob("first")).isNull();
      assertThat(bigquery.listJobs().iterateAll())
          .extracting(job -> job.getJobId().getJob())
          .containsExactly("bad", "second");
      assertThat(
              bigquery
                  .query(
                      QueryJobConfiguration.of(
                          "SELECT query FROM `region-us`.INFORMATION_SCHEMA.JOBS WHERE job_id = 'second'"))
                  .iterateAll())
          .singleElement()
          .satisfies(
              row -> assertThat(row.get("query").getStringValue()).isEqualTo("SELECT 7 AS n"));
      assertThat(
              server
                  .send(
                      "POST",
                      "jobs",
                      """
                      {"jobReference": {"jobId": "second"}, "configuration": {"query": {"query": "SELECT 1"}}}\
                      """)
                  .status())
          .isEqualTo(409);
    }
  }
}
