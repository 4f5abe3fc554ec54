package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.acceptance.Server.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows streamed in by {@code tabledata.insertAll}. */
@WithServer
class InsertAllTest {

  private final Server server;
  private String tables = "";

  InsertAllTest(Server server) {
    this.server = server;
  }

  @BeforeEach
  void createTable() {
    String dataset = server.uniqueName("insert");
    server.send("POST", "datasets", "{\"datasetReference\":{\"datasetId\":\"" + dataset + "\"}}");
    tables = "datasets/" + dataset + "/tables";
    server.send(
        "POST",
        tables,
        "{\"tableReference\":{\"tableId\":\"t\",\"datasetId\":\""
            + dataset
            + "\"},\"schema\":{\"fields\":["
            + "{\"name\":\"id\",\"type\":\"INTEGER\",\"mode\":\"REQUIRED\"},"
            + "{\"name\":\"at\",\"type\":\"TIMESTAMP\"},"
            + "{\"name\":\"tags\",\"type\":\"STRING\",\"mode\":\"REPEATED\"},"
            + "{\"name\":\"in\",\"type\":\"RECORD\",\"fields\":["
            + "{\"name\":\"x\",\"type\":\"NUMERIC\"}]}]}}");
  }

  private Answer insert(String request) {
    Answer answer = server.send("POST", tables + "/t/insertAll", request);
    assertThat(answer.status()).as(answer.message()).isEqualTo(200);
    return answer;
  }

  private List<String> ids(String table) {
    List<String> ids = new ArrayList<>();
    server
        .get(tables + "/" + table + "/data")
        .body()
        .path("rows")
        .forEach(row -> ids.add(row.at("/f/0/v").asString()));
    return ids;
  }

  @Test
  void showsRowsOfEveryTypeAtOnce() {
    Answer answer =
        insert(
            "{\"rows\":[{\"json\":{\"id\":1,\"at\":\"2024-01-01 10:00:00 UTC\","
                + "\"tags\":[\"a\",\"b\"],\"in\":{\"x\":\"1.5\"}}},{\"json\":{\"id\":\"2\"}}]}");

    assertThat(answer.body().has("insertErrors")).isFalse();
    assertThat(ids("t")).containsExactly("1", "2");
    Answer rows = server.get(tables + "/t/data");
    assertThat(rows.body().at("/rows/0/f/2/v/1/v").asString()).isEqualTo("b");
    assertThat(rows.body().at("/rows/0/f/3/v/f/0/v").asString()).isEqualTo("1.5");
  }

  @Test
  void writesARowOnceThatIsSentTwice() {
    String row = "{\"rows\":[{\"insertId\":\"k\",\"json\":{\"id\":1}}]}";
    insert(row);
    insert(row);

    assertThat(ids("t")).containsExactly("1");
  }

  @Test
  void writesNothingWhenARowIsBad() {
    Answer answer =
        insert("{\"rows\":[{\"json\":{\"id\":1}},{\"json\":{\"id\":\"x\"}},{\"json\":{}}]}");

    assertThat(answer.body().at("/insertErrors/0/index").asInt()).isEqualTo(1);
    assertThat(answer.body().at("/insertErrors/0/errors/0/reason").asString()).isEqualTo("invalid");
    assertThat(answer.body().at("/insertErrors/0/errors/0/location").asString()).isEqualTo("id");
    assertThat(answer.body().at("/insertErrors/1/errors/0/message").asString())
        .isEqualTo("Missing required field: id.");
    assertThat(answer.body().at("/insertErrors/2/errors/0/reason").asString()).isEqualTo("stopped");
    assertThat(ids("t")).isEmpty();
  }

  @Test
  void writesTheGoodRowsWhenAsked() {
    Answer answer =
        insert(
            "{\"skipInvalidRows\":true,\"rows\":[{\"json\":{\"id\":1}},"
                + "{\"json\":{\"id\":2,\"no\":1}}]}");

    assertThat(answer.body().path("insertErrors")).hasSize(1);
    assertThat(answer.body().at("/insertErrors/0/errors/0/message").asString())
        .isEqualTo("no such field: no.");
    assertThat(ids("t")).containsExactly("1");
  }

  @Test
  void leavesOutUnknownValuesWhenAsked() {
    insert("{\"ignoreUnknownValues\":true,\"rows\":[{\"json\":{\"id\":2,\"no\":1}}]}");

    assertThat(ids("t")).containsExactly("2");
  }

  @Test
  void makesATableLikeTheTemplate() {
    insert("{\"templateSuffix\":\"_2024\",\"rows\":[{\"json\":{\"id\":7}}]}");

    assertThat(ids("t")).isEmpty();
    assertThat(ids("t_2024")).containsExactly("7");
  }
}
