package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.JobStatistics.QueryStatistics;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.QueryStage;
import com.google.cloud.bigquery.QueryStage.QueryStep;
import com.google.cloud.bigquery.TableResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What jobs tell of themselves, through the Java client. */
@WithServer
class JobStatisticsTest {

  private final Server server;
  private final BigQuery bigquery;
  private String dataset = "";

  JobStatisticsTest(Server server) {
    this.server = server;
    this.bigquery = server.client();
  }

  @BeforeEach
  void createTable() throws InterruptedException {
    dataset = server.uniqueName("statistics");
    bigquery.create(DatasetInfo.of(dataset));
    bigquery.query(
        QueryJobConfiguration.of(
            "CREATE TABLE " + dataset + ".t AS SELECT n, n * 2 AS m FROM UNNEST([1, 2, 3]) AS n"));
  }

  private QueryStatistics statistics(String sql) throws InterruptedException {
    Job job = bigquery.create(JobInfo.of(QueryJobConfiguration.of(sql))).waitFor();
    return job.getStatistics();
  }

  @Test
  void tellsTheStagesOfAQuery() throws InterruptedException {
    QueryStatistics statistics =
        statistics("SELECT COUNT(*) FROM " + dataset + ".t WHERE n > 1 ORDER BY 1");

    assertThat(statistics.getQueryPlan())
        .extracting(QueryStage::getName)
        .startsWith("S00: Input")
        .last()
        .asString()
        .endsWith("Output");
    QueryStep read = statistics.getQueryPlan().getFirst().getSteps().getFirst();
    assertThat(read.getName()).isEqualTo("READ");
    assertThat(read.getSubsteps()).containsExactly("n", "FROM acme." + dataset + ".t");
    assertThat(statistics.getQueryPlan().getLast().getRecordsWritten()).isEqualTo(1);
    assertThat(statistics.getTimeline())
        .singleElement()
        .satisfies(sample ->
            assertThat(sample.getCompletedUnits()).isEqualTo(statistics.getQueryPlan().size()));
    assertThat(statistics.getTotalSlotMs()).isNotNull();
    assertThat(statistics.getEstimatedBytesProcessed()).isEqualTo(24);
    assertThat(statistics.getTotalBytesBilled()).isEqualTo(10L << 20);
  }

  @Test
  void tellsANewNameOfATable() {
    JsonNode answer =
        server
            .send(
                "POST",
                "jobs",
                """
                {"configuration": {"query": {"useLegacySql": false,
                  "query": "ALTER TABLE %s.t RENAME TO renamed"}}}\
                """
                    .formatted(dataset))
            .body();
    String job = answer.at("/jobReference/jobId").asString();
    server.get("queries/" + job);
    JsonNode statistics = server.get("jobs/" + job).body().at("/statistics/query");
    assertThat(statistics.at("/ddlTargetTable/tableId").asString()).isEqualTo("t");
    assertThat(statistics.at("/ddlDestinationTable/tableId").asString()).isEqualTo("renamed");
  }

  @Test
  void countsTheRowsThatDmlChanges() throws InterruptedException {
    QueryStatistics statistics = statistics("UPDATE " + dataset + ".t SET m = 0 WHERE n > 1");

    assertThat(statistics.getNumDmlAffectedRows()).isEqualTo(2);
    assertThat(statistics.getDmlStats().getUpdatedRowCount()).isEqualTo(2);
    assertThat(statistics.getStatementType()).hasToString("UPDATE");
    assertThat(statistics.getQueryPlan().getLast().getRecordsWritten()).isEqualTo(2);
  }

  @Test
  void refusesToReadMoreThanIsAllowed() throws InterruptedException {
    QueryJobConfiguration expensive =
        QueryJobConfiguration.newBuilder("DELETE FROM " + dataset + ".t WHERE n > 1")
            .setMaximumBytesBilled(1L)
            .build();

    assertThatThrownBy(() -> bigquery.query(expensive))
        .isInstanceOfSatisfying(
            BigQueryException.class,
            e -> assertThat(e.getReason()).isEqualTo("bytesBilledLimitExceeded"))
        .hasMessageContaining("Query exceeded limit for bytes billed: 1. 10485760 or higher");
    TableResult left =
        bigquery.query(QueryJobConfiguration.of("SELECT COUNT(*) FROM " + dataset + ".t"));
    assertThat(left.iterateAll().iterator().next().get(0).getLongValue()).isEqualTo(3);
  }

  @Test
  void tellsScriptsTheirJob() throws InterruptedException {
    Job job =
        bigquery
            .create(
                JobInfo.of(
                    QueryJobConfiguration.of(
                        "SELECT 1; SELECT @@script.job_id, @@last_job_id, @@script.num_child_jobs")))
            .waitFor();

    String id = job.getJobId().getJob();
    assertThat(job.getQueryResults().iterateAll())
        .singleElement()
        .satisfies(row -> {
          assertThat(row.get(0).getStringValue()).isEqualTo(id);
          assertThat(row.get(1).getStringValue()).isEqualTo("script_job_" + id + "_1");
          assertThat(row.get(2).getLongValue()).isEqualTo(1);
        });
    assertThat(bigquery.getJob("script_job_" + id + "_1")).isNotNull();
  }

  @Test
  void tellsTheTypesOfParametersWithoutValues() {
    Server.Answer plan =
        server.send(
            "POST",
            "jobs",
            """
            {"configuration": {"dryRun": true, "query": {"useLegacySql": false, "query":
              "SELECT n FROM %s.t WHERE CAST(n AS STRING) = @text AND m > @Number AND DATE '2024-01-01' < CAST(@day AS DATE) LIMIT @rows"}}}\
            """
                .formatted(dataset));

    assertThat(plan.body().at("/statistics/query/undeclaredQueryParameters"))
        .extracting(parameter ->
            parameter.at("/name").asString() + " " + parameter.at("/parameterType/type").asString())
        .containsExactly("text STRING", "Number INT64", "day DATE", "rows INT64");
  }

  @Test
  void takesParametersWithoutAValueForArraysOfWhatTheyAreComparedWith() {
    Server.Answer plan =
        server.send(
            "POST",
            "jobs",
            """
            {"configuration": {"dryRun": true, "query": {"useLegacySql": false, "query":
              "SELECT n FROM %s.t WHERE n IN UNNEST(?) AND CAST(n AS STRING) LIKE ANY UNNEST(?)"}}}\
            """
                .formatted(dataset));

    assertThat(plan.body().at("/statistics/query/undeclaredQueryParameters"))
        .extracting(parameter -> parameter.at("/parameterType/arrayType/type").asString())
        .containsExactly("INT64", "STRING");
  }
}
