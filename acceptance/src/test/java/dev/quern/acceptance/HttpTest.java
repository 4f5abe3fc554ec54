package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.acceptance.Server.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What HTTP and Google's conventions on top of it ask for, whatever the method. */
@WithServer
class HttpTest {

  private final Server server;
  private String dataset = "";

  HttpTest(Server server) {
    this.server = server;
  }

  @BeforeEach
  void createDataset() {
    dataset = server.uniqueName("http");
    server.send(
        "POST",
        "datasets",
        "{\"datasetReference\":{\"datasetId\":\"" + dataset + "\"},\"labels\":{\"a\":\"b\"}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/bigquery/v2/projects/acme",
        "/projects/acme",
        "/upload/bigquery/v2/projects/acme"
      })
  void answersUnderEveryPrefix(String prefix) {
    assertThat(server.get(prefix + "/datasets/" + dataset).status()).isEqualTo(200);
  }

  @Test
  void takesTheVerbFromTheOverridingHeader() {
    Answer answer =
        server.send(
            "POST",
            "datasets/" + dataset,
            "{\"description\":\"patched\"}",
            "X-HTTP-Method-Override",
            "PATCH");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().at("/description").asString()).isEqualTo("patched");
    assertThat(answer.body().at("/labels/a").asString()).isEqualTo("b");
  }

  @Test
  void readsZippedBodies() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write("{\"description\":\"zipped\"}".getBytes(StandardCharsets.UTF_8));
    }

    Answer answer =
        server.sendBytes(
            "PATCH", "datasets/" + dataset, zipped.toByteArray(), "Content-Encoding", "gzip");

    assertThat(answer.body().at("/description").asString()).isEqualTo("zipped");
  }

  @Test
  void refusesABodyThatOnlyClaimsToBeZipped() {
    Answer answer = server.send("PATCH", "datasets/" + dataset, "{}", "Content-Encoding", "gzip");

    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void zipsLongAnswersForThoseWhoAskForIt() throws IOException {
    Answer answer = server.get("/discovery/v1/apis/bigquery/v2/rest", "Accept-Encoding", "gzip");

    assertThat(answer.response().headers().firstValue("Content-Encoding")).contains("gzip");
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(answer.response().body()))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("{\"kind\":\"discovery#restDescription\"");
    }
  }

  @Test
  void readsJsonUnderTheTypeOfAForm() {
    Answer answer =
        server.send(
            "PATCH",
            "datasets/" + dataset,
            "{\"description\":\"form\"}",
            "Content-Type",
            "application/x-www-form-urlencoded");

    assertThat(answer.body().at("/description").asString()).isEqualTo("form");
  }

  @Test
  void leavesOutFieldsNobodyAskedFor() {
    assertThat(
            server
                .get("datasets/" + dataset + "?fields=id,datasetReference(datasetId),labels/a")
                .body())
        .hasToString(
            "{\"id\":\"acme:%s\",\"datasetReference\":{\"datasetId\":\"%s\"},\"labels\":{\"a\":\"b\"}}"
                .formatted(dataset, dataset));
    assertThat(server.get("datasets/" + dataset + "?fields=nothing").body()).hasToString("{}");
    assertThat(server.get("datasets?fields=datasets/id").body().at("/datasets/0").size())
        .isEqualTo(1);
  }

  @Test
  void printsPrettilyWhenAskedTo() {
    Answer answer = server.get("datasets/" + dataset + "?prettyPrint=true");

    assertThat(new String(answer.response().body(), StandardCharsets.UTF_8))
        .startsWith("{\n  \"kind\"");
  }

  @Test
  void tellsWhoKnowsTheVersionThatNothingChanged() {
    String etag = server.get("datasets/" + dataset).body().at("/etag").asString();

    assertThat(server.get("datasets/" + dataset, "If-None-Match", etag).status()).isEqualTo(304);
    assertThat(server.get("datasets/" + dataset, "If-None-Match", "\"" + etag + "\"").status())
        .isEqualTo(304);
    assertThat(server.get("datasets/" + dataset, "If-None-Match", "other").status()).isEqualTo(200);
  }

  @Test
  void changesOnlyTheVersionTheClientSaw() {
    String etag = server.get("datasets/" + dataset).body().at("/etag").asString();
    assertThat(patch("first", etag).status()).isEqualTo(200);

    Answer late = patch("second", etag);

    assertThat(late.status()).isEqualTo(412);
    assertThat(late.reason()).isEqualTo("conditionNotMet");
    assertThat(server.get("datasets/" + dataset).body().at("/description").asString())
        .isEqualTo("first");
  }

  private Answer patch(String description, String etag) {
    return server.send(
        "PATCH",
        "datasets/" + dataset,
        "{\"description\":\"" + description + "\"}",
        "If-Match",
        etag);
  }

  @Test
  void letsBrowsersInFromAnywhere() {
    Answer preflight =
        server.send(
            "OPTIONS",
            "datasets",
            "",
            "Origin",
            "http://console.example",
            "Access-Control-Request-Method",
            "POST",
            "Access-Control-Request-Headers",
            "authorization");

    assertThat(preflight.status()).isEqualTo(200);
    assertThat(preflight.response().headers().firstValue("Access-Control-Allow-Origin"))
        .contains("http://console.example");
    assertThat(preflight.response().headers().firstValue("Access-Control-Allow-Headers"))
        .contains("authorization");
  }

  @Test
  void marksEveryAnswerWithTheRequestsId() {
    assertThat(server.get("datasets").response().headers().firstValue("X-Request-Id")).isPresent();
    assertThat(
            server
                .get("datasets", "X-Request-Id", "mine-7")
                .response()
                .headers()
                .firstValue("X-Request-Id"))
        .contains("mine-7");
  }

  @Test
  void refusesBodiesThatAreTooLong() {
    byte[] body = new byte[65 * 1024 * 1024];
    java.util.Arrays.fill(body, (byte) ' ');

    Answer answer = server.sendBytes("POST", "datasets", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).startsWith("Request payload size exceeds the limit: ");
  }

  @Test
  void answersAMalformedRequestLineWithTheEnvelope() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket
          .getOutputStream()
          .write("GET /a\\b HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 400").contains("{\"error\":{\"code\":400,");
    }
  }

  @Test
  void describesItself() {
    Answer answer = server.get("/$discovery/rest?version=v2");

    assertThat(answer.body().at("/rootUrl").asString()).isEqualTo(server.url() + "/");
    assertThat(
            answer
                .body()
                .at("/resources/jobs/methods/insert/mediaUpload/protocols/resumable/path")
                .asString())
        .isEqualTo("/resumable/upload/bigquery/v2/projects/{+projectId}/jobs");
    assertThat(answer.body().at("/schemas/Table/properties/numRows/format").asString())
        .isEqualTo("uint64");
    assertThat(answer.body().at("/resources/datasets/methods/list/parameters/all/type").asString())
        .isEqualTo("boolean");
  }

  @Test
  void builtAddressesFollowTheProxysHeaders() {
    Answer answer =
        server.get(
            "datasets/" + dataset,
            "X-Forwarded-Proto",
            "https",
            "X-Forwarded-Host",
            "bq.example",
            "X-Forwarded-Port",
            "443");

    assertThat(answer.body().at("/selfLink").asString())
        .isEqualTo("https://bq.example/bigquery/v2/projects/acme/datasets/" + dataset);
  }

  @Test
  void givesATokenToServiceAccounts() {
    Answer answer =
        server.send(
            "POST",
            "/token",
            "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=e30.eyJpc3MiOiJhQGIifQ.x",
            "Content-Type",
            "application/x-www-form-urlencoded");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().at("/token_type").asString()).isEqualTo("Bearer");
    assertThat(answer.body().at("/access_token").asString()).isNotEmpty();
  }

  @Test
  void listsProjectsAndNamesTheirServiceAccount() {
    assertThat(server.get("/bigquery/v2/projects").body().at("/projects/0/id").asString())
        .isEqualTo("acme");
    assertThat(server.get("serviceAccount").body().at("/email").asString())
        .endsWith("@bigquery-encryption.iam.gserviceaccount.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/healthz",
        "/readyz",
        "/actuator/health/liveness",
        "/actuator/health/readiness",
        "/metrics",
        "/actuator/prometheus"
      })
  void tellsHowItIs(String path) {
    assertThat(server.get(path).status()).isEqualTo(200);
  }

  @Test
  void countsRequestsByMethodPathTemplateAndStatus() {
    server.get("datasets/no_such_dataset");

    assertThat(new String(server.get("/metrics").response().body(), StandardCharsets.UTF_8))
        .containsPattern(
            "http_server_requests_seconds_count\\{[^}]*method=\"GET\",outcome=\"CLIENT_ERROR\","
                + "status=\"404\",uri=\"/projects/\\{project}/datasets/\\{dataset}\"[^}]*} [1-9]");
  }
}
