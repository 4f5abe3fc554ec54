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
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
  void tellsOfTheExpressionsOfAScriptThatReadTables() {
    String script =
        run("\"query\": {\"useLegacySql\": false, \"query\": \"DECLARE a, b INT64;\\nSET a = (SELECT SUM(n) FROM %s.t); SET b = a + (SELECT 1); SELECT a + b\"}"
                .formatted(dataset))
            .asString();
    JsonNode statistics = statisticsOf(script);
    JsonNode jobs = server.get("jobs?projection=full&parentJobId=" + script).body().at("/jobs");
    JsonNode expression = jobs.at("/1/statistics");

    assertThat(statistics.at("/numChildJobs").asString()).isEqualTo("2");
    assertThat(statistics.at("/query/totalBytesProcessed").asString()).isEqualTo("24");
    assertThat(statistics.at("/query/referencedTables/0/tableId").asString()).isEqualTo("t");
    assertThat(jobs.at("/0/statistics/scriptStatistics/evaluationKind").asString())
        .isEqualTo("STATEMENT");
    assertThat(expression.at("/scriptStatistics/evaluationKind").asString())
        .isEqualTo("EXPRESSION");
    assertThat(expression.at("/query/totalBytesProcessed").asString()).isEqualTo("24");
    assertThat(expression.at("/scriptStatistics/stackFrames/0/startLine").asInt()).isEqualTo(2);
    assertThat(expression.at("/scriptStatistics/stackFrames/0/startColumn").asInt()).isEqualTo(9);
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

  private JsonNode statisticsOf(String job) {
    server.get("queries/" + job);
    return server.get("jobs/" + job).body().at("/statistics");
  }

  private JsonNode run(String configuration) {
    return server
        .send("POST", "jobs", "{\"configuration\": {" + configuration + "}}")
        .body()
        .at("/jobReference/jobId");
  }

  private JsonNode query(String sql) {
    return statisticsOf(
        run("\"query\": {\"useLegacySql\": false, \"query\": \"" + sql + "\"}").asString());
  }

  @Test
  void namesTheTransactionOfItsStatements() {
    String script =
        run("\"query\": {\"useLegacySql\": false, \"query\": \"BEGIN TRANSACTION; DELETE FROM %s.t WHERE TRUE; COMMIT; SELECT 1\"}"
                .formatted(dataset))
            .asString();
    assertThat(statisticsOf(script).has("transactionInfo")).isFalse();

    List<JsonNode> steps =
        IntStream.rangeClosed(1, 4)
            .mapToObj(i -> statisticsOf("script_job_" + script + "_" + i))
            .toList();
    assertThat(steps)
        .extracting(step -> step.at("/query/statementType").asString())
        .containsExactly("BEGIN_TRANSACTION", "DELETE", "COMMIT_TRANSACTION", "SELECT");
    List<String> ids =
        steps.stream().map(step -> step.at("/transactionInfo/transactionId").asString("")).toList();
    assertThat(ids.getFirst()).isNotEmpty();
    assertThat(ids).containsExactly(ids.getFirst(), ids.getFirst(), ids.getFirst(), "");
    assertThat(
            server
                .query(
                    "SELECT COUNT(*) FROM `region-us`.INFORMATION_SCHEMA.JOBS WHERE transaction_id = '"
                        + ids.getFirst()
                        + "'")
                .body()
                .at("/rows/0/f/0/v")
                .asString())
        .isEqualTo("3");
  }

  @Test
  void tellsWhyASearchUsesNoIndex() {
    server.query("CREATE TABLE %s.logs (line STRING)".formatted(dataset));
    String search = "SELECT * FROM %s.logs WHERE SEARCH(line, 'error')".formatted(dataset);
    JsonNode without = query(search).at("/query/searchStatistics");
    assertThat(without.at("/indexUsageMode").asString()).isEqualTo("UNUSED");
    assertThat(without.at("/indexUnusedReasons/0/code").asString())
        .isEqualTo("INDEX_CONFIG_NOT_AVAILABLE");
    assertThat(without.at("/indexUnusedReasons/0/baseTable/tableId").asString()).isEqualTo("logs");

    server.query("CREATE SEARCH INDEX words ON %s.logs (line)".formatted(dataset));
    JsonNode with = query(search + " LIMIT 1").at("/query/searchStatistics/indexUnusedReasons/0");
    assertThat(with.at("/code").asString()).isEqualTo("BASE_TABLE_TOO_SMALL");
    assertThat(with.at("/indexName").asString()).isEqualTo("words");
    assertThat(query("SELECT * FROM %s.logs".formatted(dataset)).at("/query").toString())
        .doesNotContain("searchStatistics");
  }

  private JsonNode ofQuery(String sql) {
    return query(sql.formatted(dataset)).at("/query");
  }

  @Test
  void tellsOfQueriesThatFail() {
    JsonNode statistics = ofQuery("SELECT 1 FROM %s.missing");

    assertThat(statistics.at("/totalBytesProcessed").asString()).isEqualTo("0");
    assertThat(statistics.at("/totalBytesBilled").asString()).isEqualTo("0");
    assertThat(statistics.has("statementType")).isFalse();
  }

  @Test
  void namesTheViewsThatAQueryReads() {
    server.query("CREATE VIEW %s.inner_view AS SELECT n FROM %1$s.t".formatted(dataset));
    server.query("CREATE VIEW %s.outer_view AS SELECT n FROM %1$s.inner_view".formatted(dataset));

    assertThat(ofQuery("SELECT * FROM %s.outer_view").at("/referencedLogicalViews"))
        .extracting(view -> view.at("/tableId").asString())
        .containsExactlyInAnyOrder("outer_view", "inner_view");
    assertThat(ofQuery("SELECT * FROM %s.t").has("referencedLogicalViews")).isFalse();
  }

  @Test
  void namesWhatAccessWasGrantedTo() {
    server.query("CREATE VIEW %s.granted AS SELECT 1 AS x".formatted(dataset));
    String to = "TO 'user:a@example.com'";
    JsonNode view = ofQuery("GRANT `roles/bigquery.dataViewer` ON VIEW %s.granted " + to);
    JsonNode table = ofQuery("GRANT `roles/bigquery.dataViewer` ON TABLE %s.t " + to);

    assertThat(view.at("/dclTargetView/tableId").asString()).isEqualTo("granted");
    assertThat(view.has("dclTargetTable")).isFalse();
    assertThat(table.at("/dclTargetTable/tableId").asString()).isEqualTo("t");
    assertThat(table.has("dclTargetView")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE TABLE %s.made AS SELECT 1 AS x                | made
          INSERT INTO %s.t VALUES (7, 8)                       | t
          MERGE %s.t USING (SELECT 1) ON FALSE WHEN NOT MATCHED BY SOURCE THEN DELETE | t
          CREATE VIEW %s.looked AS SELECT 1 AS x               | ''
          DROP TABLE %s.t                                      | ''
          """)
  void namesTheTableThatAStatementWrites(String sql, String table) {
    String id =
        run(("\"query\": {\"useLegacySql\": false, \"query\": \"" + sql + "\"}").formatted(dataset))
            .asString();
    server.get("queries/" + id);

    assertThat(
            server
                .get("jobs/" + id)
                .body()
                .at("/configuration/query/destinationTable/tableId")
                .asString(""))
        .isEqualTo(table);
    assertThat(
            server
                .query(
                    "SELECT destination_table.table_id FROM `region-us`.INFORMATION_SCHEMA.JOBS WHERE job_id = '"
                        + id
                        + "'")
                .body()
                .at("/rows/0/f/0/v")
                .asString(""))
        .isEqualTo(table);
  }

  @Test
  void countsTheRowsOfAnonymousTables() {
    String id =
        run("\"query\": {\"useLegacySql\": false, \"query\": \"SELECT x FROM UNNEST([1, 2]) AS x\"}")
            .asString();
    server.get("queries/" + id);
    JsonNode name = server.get("jobs/" + id).body().at("/configuration/query/destinationTable");
    JsonNode table =
        server
            .get(
                "datasets/%s/tables/%s"
                    .formatted(name.at("/datasetId").asString(), name.at("/tableId").asString()))
            .body();

    assertThat(table.at("/numRows").asString()).isEqualTo("2");
    assertThat(table.at("/schema/fields/0/name").asString()).isEqualTo("x");
    assertThat(table.at("/expirationTime").asLong() - table.at("/creationTime").asLong())
        .isEqualTo(86_400_000);
  }

  @Test
  void tellsHowRowsWereChanged() {
    assertThat(ofQuery("DELETE FROM %s.t WHERE n = 1").at("/dmlStats").toString())
        .isEqualTo(
            "{\"insertedRowCount\":\"0\",\"deletedRowCount\":\"1\",\"updatedRowCount\":\"0\","
                + "\"dmlMode\":\"COARSE_GRAINED_DML\","
                + "\"fineGrainedDmlUnusedReason\":\"TABLE_NOT_ENROLLED\"}");
  }

  @Test
  void tellsThatNoMetadataOfExternalTablesIsCached() throws IOException {
    Files.writeString(Server.OBJECTS.resolve("bucket/statistics.csv"), "1\n");
    server.query(
        "CREATE EXTERNAL TABLE %s.files (a INT64) OPTIONS (format = 'CSV', uris = ['gs://bucket/statistics.csv'])"
            .formatted(dataset));
    JsonNode usage =
        ofQuery("SELECT * FROM %s.files").at("/metadataCacheStatistics/tableMetadataCacheUsage");

    assertThat(usage).hasSize(1);
    assertThat(usage.at("/0/tableReference/tableId").asString()).isEqualTo("files");
    assertThat(usage.at("/0/unusedReason").asString()).isEqualTo("METADATA_CACHING_NOT_ENABLED");
  }

  @Test
  void tellsOfRowAccessPolicies() {
    server.query(
        "CREATE ROW ACCESS POLICY p ON %s.t GRANT TO ('allAuthenticatedUsers') FILTER USING (n > 1)"
            .formatted(dataset));

    assertThat(
            query("SELECT * FROM %s.t".formatted(dataset))
                .at("/rowLevelSecurityStatistics/rowLevelSecurityApplied")
                .asBoolean())
        .isTrue();
    assertThat(query("SELECT 1").has("rowLevelSecurityStatistics")).isFalse();
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
