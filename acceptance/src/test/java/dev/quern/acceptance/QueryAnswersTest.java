package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.acceptance.Server.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What queries are asked with, and what the answers to them say. */
@WithServer
class QueryAnswersTest {

  private final Server server;
  private String dataset = "";

  QueryAnswersTest(Server server) {
    this.server = server;
  }

  @BeforeEach
  void createDataset() {
    dataset = server.uniqueName("answers");
    server.send("POST", "datasets", "{\"datasetReference\":{\"datasetId\":\"" + dataset + "\"}}");
  }

  private Answer query(String sql, String more) {
    return server.send(
        "POST",
        "queries",
        """
        {"query":"%s","useLegacySql":false,"defaultDataset":{"datasetId":"%s"}%s}
        """
            .formatted(sql, dataset, more));
  }

  @ParameterizedTest
  @CsvSource({"INT64,7", "FLOAT64,12.5", "BOOL,true", "STRING,4", "NUMERIC,0.1"})
  void takesNumbersAndTruthsAsValuesOfParameters(String type, String value) {
    Answer answer =
        query(
            "SELECT @p",
            ",\"queryParameters\":[{\"name\":\"p\",\"parameterType\":{\"type\":\"%s\"},\"parameterValue\":{\"value\":%s}}]"
                .formatted(type, value));

    assertThat(answer.body().at("/rows/0/f/0/v").asString()).isEqualTo(value);
  }

  @Test
  void takesNumbersInsideOfArraysAndStructs() {
    Answer answer =
        query(
            "SELECT @p.n + @p.a[1]",
            """
            ,"queryParameters":[{"name":"p","parameterType":{"type":"STRUCT","structTypes":[
              {"name":"n","type":{"type":"INT64"}},
              {"name":"a","type":{"type":"ARRAY","arrayType":{"type":"INT64"}}}]},
             "parameterValue":{"structValues":{"n":{"value":40},
               "a":{"arrayValues":[{"value":1},{"value":2}]}}}}]
            """);

    assertThat(answer.body().at("/rows/0/f/0/v").asString()).isEqualTo("42");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[1]"})
  void refusesParametersThatAreNoScalars(String value) {
    Answer answer =
        query(
            "SELECT @p",
            ",\"queryParameters\":[{\"name\":\"p\",\"parameterType\":{\"type\":\"INT64\"},\"parameterValue\":{\"value\":%s}}]"
                .formatted(value));

    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void callsAParameterThatIsNoJsonAnInvalidQuery() {
    Answer answer =
        query(
            "SELECT @p",
            ",\"queryParameters\":[{\"name\":\"p\",\"parameterType\":{\"type\":\"JSON\"},\"parameterValue\":{\"value\":\"{a\"}}]");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.reason()).isEqualTo("invalidQuery");
  }

  @Test
  void countsNoRowsOfStatementsThatGiveNone() {
    JsonNode made =
        query("CREATE TABLE cups (size INT64 OPTIONS(description='how large'))", "").body();
    JsonNode filled = query("INSERT cups VALUES (1), (2)", "").body();

    assertThat(made.has("totalRows")).isFalse();
    assertThat(made.at("/schema/fields/0/name").asString()).isEqualTo("size");
    assertThat(filled.has("totalRows")).isFalse();
    assertThat(filled.at("/numDmlAffectedRows").asString()).isEqualTo("2");
    assertThat(filled.at("/schema/fields/0/description").asString()).isEqualTo("how large");
  }

  @ParameterizedTest
  @CsvSource({
    "JOB_CREATION_MODE_UNSPECIFIED,true,true",
    "JOB_CREATION_REQUIRED,true,false",
    "JOB_CREATION_OPTIONAL,false,true"
  })
  void namesJobAndQueryAsTheClientWishes(String mode, boolean job, boolean query) {
    JsonNode answer = query("SELECT 1", ",\"jobCreationMode\":\"" + mode + "\"").body();

    assertThat(answer.has("jobReference")).isEqualTo(job);
    assertThat(answer.has("queryId")).isEqualTo(query);
    assertThat(answer.at("/rows/0/f/0/v").asString()).isEqualTo("1");
  }

  @Test
  void namesTheJobWhenThereAreMoreRowsToAskFor() {
    JsonNode answer =
        query(
                "SELECT * FROM UNNEST([1, 2, 3])",
                ",\"maxResults\":2,\"jobCreationMode\":\"JOB_CREATION_OPTIONAL\"")
            .body();
    JsonNode rest =
        server
            .get(
                "queries/%s?pageToken=%s"
                    .formatted(
                        answer.at("/jobReference/jobId").asString(),
                        answer.at("/pageToken").asString()))
            .body();

    assertThat(rest.at("/rows")).hasSize(1);
  }

  @Test
  void givesTheBoundsOfRangesAllTheirDigits() {
    String sql =
        "SELECT RANGE<TIMESTAMP> '[1969-12-31 23:59:58.500000+00, 2020-01-01 00:00:00+00)'";

    assertThat(query(sql, "").body().at("/rows/0/f/0/v").asString())
        .isEqualTo("[-1.500000, 1577836800.000000)");
    assertThat(
            query(sql, ",\"formatOptions\":{\"useInt64Timestamp\":true}")
                .body()
                .at("/rows/0/f/0/v")
                .asString())
        .isEqualTo("[-1500000, 1577836800000000)");
  }

  @Test
  void beginsASessionWithADryRun() {
    Answer answer =
        server.send(
            "POST",
            "jobs",
            """
            {"configuration":{"dryRun":true,
              "query":{"query":"SELECT 1","useLegacySql":false,"createSession":true}}}
            """);

    assertThat(answer.body().at("/statistics/sessionInfo/sessionId").asString()).isNotEmpty();
  }
}
