package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.QueryParameterValue;
import com.google.cloud.bigquery.TableResult;
import dev.quern.acceptance.Server.Answer;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Queries through the Java client and plain HTTP. */
@WithServer
class QueriesTest {

  private final Server server;
  private final BigQuery bigquery;

  QueriesTest(Server server) {
    this.server = server;
    this.bigquery = server.client();
  }

  @Test
  void answersAQuery() throws InterruptedException {
    TableResult result =
        bigquery.query(
            QueryJobConfiguration.of("SELECT 1 AS one, 'x' AS text, [1, 2] AS list, NULL AS none"));

    FieldValueList row = result.iterateAll().iterator().next();
    assertThat(row.get("one").getLongValue()).isEqualTo(1);
    assertThat(row.get("text").getStringValue()).isEqualTo("x");
    assertThat(row.get("list").getRepeatedValue()).hasSize(2);
    assertThat(row.get("none").isNull()).isTrue();
    assertThat(result.getTotalRows()).isEqualTo(1);
  }

  @Test
  void takesParameters() throws InterruptedException {
    TableResult result =
        bigquery.query(
            QueryJobConfiguration.newBuilder("SELECT @a + 1, @b, @c")
                .addNamedParameter("a", QueryParameterValue.int64(41))
                .addNamedParameter("b", QueryParameterValue.string("te@xt"))
                .addNamedParameter("c", QueryParameterValue.array(new Long[] {7L}, Long.class))
                .build());

    FieldValueList row = result.iterateAll().iterator().next();
    assertThat(row.get(0).getLongValue()).isEqualTo(42);
    assertThat(row.get(1).getStringValue()).isEqualTo("te@xt");
    assertThat(row.get(2).getRepeatedValue().getFirst().getLongValue()).isEqualTo(7);
  }

  @Test
  void pagesThroughAHundredThousandRows() throws InterruptedException {
    TableResult result =
        bigquery
            .create(
                JobInfo.of(
                    QueryJobConfiguration.of(
                        numbers("a * 10000 + b * 1000 + c * 100 + d * 10 + e + 1 AS n", "abcde")
                            + " ORDER BY n")))
            .getQueryResults(BigQuery.QueryResultsOption.pageSize(30_000));

    long expected = 0;
    for (FieldValueList row : result.iterateAll()) {
      assertThat(row.get(0).getLongValue()).isEqualTo(++expected);
    }
    assertThat(expected).isEqualTo(100_000);
  }

  /** A query over the numbers 0 to 9, once for each of {@code names}. */
  private static String numbers(String expression, String names) {
    return "SELECT "
        + expression
        + " FROM "
        + names
            .chars()
            .mapToObj(name -> "UNNEST([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]) AS " + (char) name)
            .collect(Collectors.joining(", "));
  }

  @Test
  void tellsWhereASyntaxErrorIs() {
    BigQueryException failure =
        catchThrowableOfType(
            BigQueryException.class,
            () -> bigquery.query(QueryJobConfiguration.of("SELECT FROM WHERE")));

    assertThat(failure.getCode()).isEqualTo(400);
    assertThat(failure.getReason()).isEqualTo("invalidQuery");
    assertThat(failure.getMessage()).contains("Syntax error").contains("[1:");
  }

  @Test
  void keepsAFailedJobWithItsError() {
    Answer made =
        server.send(
            "POST",
            "jobs",
            "{\"configuration\":{\"query\":{\"query\":\"SELECT * FROM nowhere.nothing\"}}}");
    String job = made.body().at("/jobReference/jobId").asString();
    assertThat(made.status()).isEqualTo(200);

    Answer results = server.get("queries/" + job);
    Answer ended = server.get("jobs/" + job);

    assertThat(results.status()).isEqualTo(404);
    assertThat(results.message()).contains("nowhere");
    assertThat(ended.body().at("/status/state").asString()).isEqualTo("DONE");
    assertThat(ended.body().at("/status/errorResult/reason").asString()).isEqualTo("notFound");
  }

  @Test
  void runsAQuerySentTwiceUnderOneRequestIdOnce() {
    String body =
        "{\"query\":\"SELECT 1\",\"useLegacySql\":false,\"requestId\":\""
            + server.uniqueName("request")
            + "\"}";

    Answer first = server.send("POST", "queries", body);
    Answer second = server.send("POST", "queries", body);

    assertThat(first.status()).isEqualTo(200);
    assertThat(second.body().at("/jobReference/jobId"))
        .isEqualTo(first.body().at("/jobReference/jobId"));
    assertThat(second.body().at("/rows")).isEqualTo(first.body().at("/rows"));
  }

  @Test
  void refusesAJobIdThatIsTaken() {
    String body =
        "{\"jobReference\":{\"jobId\":\"%s\"},\"configuration\":{\"query\":{\"query\":\"SELECT 1\"}}}"
            .formatted(server.uniqueName("taken"));

    assertThat(server.send("POST", "jobs", body).status()).isEqualTo(200);
    Answer second = server.send("POST", "jobs", body);

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.reason()).isEqualTo("duplicate");
  }

  @Test
  void givesAKeptResultAgainAsLongAsNothingHasChanged() {
    String dataset = server.uniqueName("cached");
    run("CREATE SCHEMA " + dataset, "");
    run("CREATE TABLE " + dataset + ".t AS SELECT 1 AS i", "");
    String query = "SELECT i FROM " + dataset + ".t";

    Answer first = run(query, "");
    Answer again = run(query, "");
    Answer anew = run(query, ",\"useQueryCache\":false");
    run("INSERT INTO " + dataset + ".t VALUES (2)", "");
    Answer changed = run(query, "");

    assertThat(hit(first)).isFalse();
    assertThat(first.body().at("/totalBytesProcessed").asString()).isEqualTo("8");
    assertThat(hit(again)).isTrue();
    assertThat(again.body().at("/totalBytesProcessed").asString()).isEqualTo("0");
    assertThat(again.body().at("/jobReference/jobId"))
        .isNotEqualTo(first.body().at("/jobReference/jobId"));
    assertThat(again.body().at("/rows")).isEqualTo(first.body().at("/rows"));
    Answer job = server.get("jobs/" + again.body().at("/jobReference/jobId").asString());
    assertThat(job.body().at("/statistics/query/cacheHit").asBoolean()).isTrue();
    assertThat(job.body().at("/statistics/query/totalBytesBilled").asString()).isEqualTo("0");
    assertThat(hit(anew)).isFalse();
    assertThat(hit(changed)).isFalse();
    assertThat(changed.body().at("/totalRows").asString()).isEqualTo("2");
  }

  private Answer run(String sql, String more) {
    Answer answer =
        server.send(
            "POST", "queries", "{\"query\":\"%s\",\"useLegacySql\":false%s}".formatted(sql, more));
    assertThat(answer.status()).isEqualTo(200);
    return answer;
  }

  private static boolean hit(Answer answer) {
    return answer.body().at("/cacheHit").asBoolean();
  }

  @Test
  void analyzesButDoesNotRunADryRun() {
    Answer answer = server.send("POST", "queries", "{\"query\":\"SELECT 1 AS x\",\"dryRun\":true}");

    assertThat(answer.body().at("/schema/fields/0/name").asString()).isEqualTo("x");
    assertThat(answer.body().at("/jobComplete").asBoolean()).isTrue();
    assertThat(answer.body().at("/jobReference/jobId").isMissingNode()).isTrue();
    assertThat(answer.body().at("/rows").isMissingNode()).isTrue();
  }

  @Test
  void givesPagesByTokenAndByIndex() {
    Answer first =
        server.send(
            "POST",
            "queries",
            "{\"query\":\"SELECT n FROM UNNEST([1,2,3,4,5]) n ORDER BY n\",\"maxResults\":2}");
    String job = first.body().at("/jobReference/jobId").asString();

    Answer second =
        server.get(
            "queries/"
                + job
                + "?maxResults=2&pageToken="
                + first.body().at("/pageToken").asString());
    Answer indexed = server.get("queries/" + job + "?startIndex=4");

    assertThat(values(first)).containsExactly("1", "2");
    assertThat(values(second)).containsExactly("3", "4");
    assertThat(values(indexed)).containsExactly("5");
    assertThat(indexed.body().at("/pageToken").isMissingNode()).isTrue();
    assertThat(second.body().at("/totalRows").asString()).isEqualTo("5");
  }

  private static List<String> values(Answer answer) {
    return answer.body().at("/rows").valueStream().map(row -> row.at("/f/0/v").asString()).toList();
  }

  @Test
  void listsGetsAndDeletesJobs() {
    Answer made = server.send("POST", "queries", "{\"query\":\"SELECT 5\"}");
    String job = made.body().at("/jobReference/jobId").asString();

    assertThat(server.get("jobs/" + job).body().at("/status/state").asString()).isEqualTo("DONE");
    assertThat(server.get("jobs?maxResults=1&stateFilter=done").body().at("/jobs").size())
        .isEqualTo(1);
    assertThat(server.send("DELETE", "jobs/" + job + "/delete", "").status()).isEqualTo(200);
    assertThat(server.get("jobs/" + job).status()).isEqualTo(404);
  }

  @Test
  void stopsARunningQuery() {
    String job = server.uniqueName("endless");
    server.send(
        "POST",
        "jobs",
        "{\"jobReference\":{\"jobId\":\"%s\"},\"configuration\":{\"query\":{\"query\":\"%s\"}}}"
            .formatted(job, numbers("SUM(a * b * c * d)", "abcdefghijkl")));

    Answer cancelled = server.send("POST", "jobs/" + job + "/cancel", "");

    assertThat(cancelled.body().at("/kind").asString()).isEqualTo("bigquery#jobCancelResponse");
    Answer results = server.get("queries/" + job + "?timeoutMs=20000");
    assertThat(results.status()).isEqualTo(499);
    assertThat(results.reason()).isEqualTo("stopped");
  }
}
