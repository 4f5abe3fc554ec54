package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.acceptance.Server.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads and batches that come damaged: none is the server's fault, none does half its work. */
@WithServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokenUploadsTest {

  private static final String UPLOAD = "/upload/bigquery/v2/projects/acme/jobs?uploadType=";

  private static final String JOB =
      """
      {"configuration": {"load": {"destinationTable": {"datasetId": "broken", "tableId": "t"},
       "schema": {"fields": [{"name": "a", "type": "INTEGER"}]}}}}
      """;

  private static final String MULTIPART =
      "--b\r\nContent-Type: application/json\r\n\r\n%s\r\n--b\r\nContent-Type: text/csv\r\n\r\n1\n2\n\r\n--b--"
          .formatted(JOB);

  private static final String BATCH =
      """
      --b
      Content-Type: application/http
      Content-ID: <1>

      GET /bigquery/v2/projects/acme/datasets HTTP/1.1

      --b
      Content-Type: application/http
      Content-ID: <2>

      PATCH /bigquery/v2/projects/acme/datasets/broken
      Content-Type: application/json

      {"description": "patched"}
      --b--\
      """;

  private final Server server;

  BrokenUploadsTest(Server server) {
    this.server = server;
  }

  @BeforeAll
  void createDataset() {
    server.query("CREATE SCHEMA broken");
  }

  private void isNotTheServersFault(Answer answer, byte[] body) {
    assertThat(answer.status())
        .as(answer.message() + " of " + new String(body, StandardCharsets.ISO_8859_1))
        .isBetween(200, 499);
    assertThat(new String(answer.response().body(), StandardCharsets.UTF_8))
        .doesNotContain("HTTP/1.1 5")
        .doesNotContain("java.");
  }

  /** Prefixes, and copies with some bytes changed, the same ones in each run. */
  private void damage(String whole, String path, String type) {
    byte[] good = whole.getBytes(StandardCharsets.UTF_8);
    Random random = new Random(good.length);
    for (int i = 0; i < 300; i++) {
      byte[] body = good.clone();
      for (int change = random.nextInt(4); change >= 0; change--) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      isNotTheServersFault(server.sendBytes("POST", path, body, "Content-Type", type), body);
    }
    for (int length = 0; length < good.length; length += 5) {
      byte[] body = Arrays.copyOf(good, length);
      isNotTheServersFault(server.sendBytes("POST", path, body, "Content-Type", type), body);
    }
  }

  @Test
  void servesDamagedUploadsOfManyParts() {
    damage(MULTIPART, UPLOAD + "multipart", "multipart/related; boundary=b");
  }

  @Test
  void servesDamagedBatches() {
    damage(BATCH, "/batch", "multipart/mixed; boundary=b");
  }

  @Test
  void loadsNothingOfAnUploadThatIsCutOff() {
    byte[] good = MULTIPART.replace("\"t\"", "\"cut\"").getBytes(StandardCharsets.UTF_8);
    Answer answer =
        server.sendBytes(
            "POST",
            UPLOAD + "multipart",
            Arrays.copyOf(good, good.length - 4),
            "Content-Type",
            "multipart/related; boundary=b");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(server.get("datasets/broken/tables/cut").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "G{T /bigquery/v2/projects/acme/datasets",
        "CONNECT /bigquery/v2/projects/acme/datasets",
        "GET /bigquery/v2/projects/acme/%zz",
        "GET /x\nBad Header: x",
        "GET"
      })
  void sendsNothingOfABatchWithAMalformedPart(String line) {
    server.send("PATCH", "datasets/broken", "{\"description\": \"before\"}");
    String batch =
        BATCH.replace("--b--", "--b\nContent-Type: application/http\n\n" + line + "\n\n{}\n--b--");
    Answer answer =
        server.send("POST", "/batch", batch, "Content-Type", "multipart/mixed; boundary=b");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.reason()).isEqualTo("badRequest");
    assertThat(server.get("datasets/broken").body().at("/description").asString())
        .isEqualTo("before");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes",
        "bytes 0-3/*,bytes 4-5/*",
        "items 0-3/4",
        "bytes 3-0/4",
        "bytes 0-3/2",
        "bytes 0-9/10",
        "bytes 0-1000000000000000000000000000000/10000000000000000000000000000000",
        "bytes 9223372036854775807-9223372036854775807/*"
      })
  void refusesRangesThatAreNone(String range) {
    String location =
        server
            .send("POST", UPLOAD + "resumable", JOB)
            .response()
            .headers()
            .firstValue("Location")
            .orElseThrow();
    String path = location.substring(location.indexOf("/upload"));
    Answer refused = server.send("PUT", path, "1\n2\n", "Content-Range", range);
    Answer whole = server.send("PUT", path, "1\n2\n", "Content-Range", "bytes 0-3/4");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.reason()).isEqualTo("badRequest");
    assertThat(whole.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}\n", "{\"a\":1,\"b\":\"x\"}"})
  void tellsThatAFileHasNoColumns(String content) {
    String job =
        """
        {"configuration": {"load": {"destinationTable": {"datasetId": "broken", "tableId": "none"},
         "sourceFormat": "%s", "autodetect": true}}}
        """
            .formatted(content.equals("{}\n") ? "NEWLINE_DELIMITED_JSON" : "CSV");
    Answer answer =
        server.send(
            "POST",
            UPLOAD + "multipart",
            MULTIPART.replace(JOB, job).replace("1\n2\n", content),
            "Content-Type",
            "multipart/related; boundary=b");

    assertThat(answer.body().at("/status/errorResult/reason").asString()).isEqualTo("invalid");
    assertThat(answer.body().at("/status/errorResult/message").asString())
        .isEqualTo("Schema has no fields. Table: none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Accept", "Content-Type"})
  void answersInJsonWhateverTypesTheClientNames(String header) {
    for (String type : new String[] {"x", "appli{ation/json", "text/html", "multipart/x{"}) {
      Answer answer =
          server.send("PATCH", "datasets/broken", "{\"labels\": {\"a\": \"b\"}}", header, type);

      assertThat(answer.status()).as(type).isIn(200, 400);
      assertThat(answer.body().isObject()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"queries", "datasets", "jobs", "datasets/broken/tables/t/insertAll"})
  void refusesBodiesThatAreNotZipped(String path) {
    byte[] head = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4};
    for (byte[] body : new byte[][] {{}, {'z'}, Arrays.copyOf(head, 5), head}) {
      Answer answer = server.sendBytes("POST", path, body, "Content-Encoding", "gzip");

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.reason()).isNotEqualTo("internalError");
    }
  }
}
