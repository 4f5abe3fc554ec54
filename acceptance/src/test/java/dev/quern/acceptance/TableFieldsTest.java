package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.acceptance.Server.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Fields of datasets and tables: which are kept, which are inherited, which are not shown. */
@WithServer
class TableFieldsTest {

  private final Server server;
  private String dataset = "";

  TableFieldsTest(Server server) {
    this.server = server;
  }

  @BeforeEach
  void createDataset() {
    dataset = server.uniqueName("fields");
    server.send("POST", "datasets", "{\"datasetReference\":{\"datasetId\":\"" + dataset + "\"}}");
  }

  private Answer create(String name, String rest) {
    return server.send(
        "POST",
        "datasets/" + dataset + "/tables",
        "{\"tableReference\":{\"datasetId\":\"%s\",\"tableId\":\"%s\"},%s}"
            .formatted(dataset, name, rest));
  }

  private JsonNode table(String name) {
    return server.get("datasets/" + dataset + "/tables/" + name).body();
  }

  @Test
  void leavesOutAModeThatNobodySaid() {
    create(
        "modes",
        """
        "schema":{"fields":[{"name":"a","type":"STRING"},{"name":"b","type":"STRING","mode":"NULLABLE"},
          {"name":"c","type":"RECORD","fields":[{"name":"d","type":"DATE"}]}]}
        """);

    JsonNode fields = table("modes").at("/schema/fields");
    assertThat(fields.at("/0").has("mode")).isFalse();
    assertThat(fields.at("/1/mode").asString()).isEqualTo("NULLABLE");
    assertThat(fields.at("/2/fields/0").has("mode")).isFalse();
  }

  @Test
  void tellsNothingOfStorageInTheBasicView() {
    create("basic", "\"schema\":{\"fields\":[{\"name\":\"a\",\"type\":\"STRING\"}]}");

    JsonNode basic = server.get("datasets/" + dataset + "/tables/basic?view=BASIC").body();

    assertThat(basic.at("/schema/fields")).hasSize(1);
    assertThat(basic.has("numRows")).isFalse();
    assertThat(basic.has("numBytes")).isFalse();
    assertThat(basic.has("lastModifiedTime")).isFalse();
    assertThat(table("basic").has("lastModifiedTime")).isTrue();
    assertThat(server.get("datasets/" + dataset + "/tables/basic?view=SOME").status())
        .isEqualTo(400);
  }

  @Test
  void tellsTheSizeOfTheWholeTableWithSelectedFields() {
    server.query("CREATE TABLE %s.sized AS SELECT 1 AS a, 'xy' AS b".formatted(dataset));

    JsonNode selected = server.get("datasets/" + dataset + "/tables/sized?selectedFields=b").body();

    assertThat(selected.at("/schema/fields").findValuesAsString("name")).containsExactly("b");
    assertThat(selected.at("/numRows").asString()).isEqualTo("1");
    assertThat(selected.at("/numBytes").asString()).isEqualTo("12");
  }

  @Test
  void handsADefaultCollationDownToColumns() {
    create(
        "collated",
        """
        "defaultCollation":"und:ci",
        "schema":{"fields":[{"name":"a","type":"STRING"},{"name":"b","type":"INTEGER"},
          {"name":"c","type":"STRING","collation":""}]}
        """);

    JsonNode fields = table("collated").at("/schema/fields");
    assertThat(fields.at("/0/collation").asString()).isEqualTo("und:ci");
    assertThat(fields.at("/1").has("collation")).isFalse();
    assertThat(fields.at("/2/collation").asString()).isEmpty();
  }

  @Test
  void givesStreamedRowsTheDefaultsOfColumnsThatTheyLack() {
    create(
        "defaults",
        """
        "schema":{"fields":[{"name":"a","type":"INTEGER"},
          {"name":"b","type":"STRING","mode":"REQUIRED","defaultValueExpression":"'none'"},
          {"name":"c","type":"STRING","defaultValueExpression":"CONCAT('x', 'y')"}]}
        """);

    Answer inserted =
        server.send(
            "POST",
            "datasets/" + dataset + "/tables/defaults/insertAll",
            """
            {"rows":[{"json":{"a":1}},{"json":{"a":2,"b":"some","c":null}}]}
            """);
    JsonNode rows = server.get("datasets/" + dataset + "/tables/defaults/data").body().at("/rows");

    assertThat(inserted.body().has("insertErrors")).isFalse();
    assertThat(rows.at("/0/f/1/v").asString()).isEqualTo("none");
    assertThat(rows.at("/0/f/2/v").asString()).isEqualTo("xy");
    assertThat(rows.at("/1/f/1/v").asString()).isEqualTo("some");
    assertThat(rows.at("/1/f/2/v").isNull()).isTrue();
  }

  @Test
  void takesExpirationsAwayThatBecomeZero() {
    String path = "datasets/" + dataset;
    server.send("PATCH", path, "{\"defaultTableExpirationMs\":\"7200000\"}");

    Answer without = server.send("PATCH", path, "{\"defaultTableExpirationMs\":\"0\"}");

    assertThat(without.status()).isEqualTo(200);
    assertThat(without.body().has("defaultTableExpirationMs")).isFalse();
  }

  @Test
  void showsConditionsOfAccessToThoseWhoKnowThem() {
    String path = "datasets/" + dataset;
    String entries =
        """
        {"access":[{"role":"READER","userByEmail":"eve@example.com",
          "condition":{"title":"late","expression":"request.time > timestamp('2030-01-01T00:00:00Z')"}}]}
        """;

    assertThat(server.send("PATCH", path, entries).status()).isEqualTo(400);
    assertThat(server.send("PATCH", path + "?accessPolicyVersion=3", entries).status())
        .isEqualTo(200);
    assertThat(server.get(path + "?accessPolicyVersion=3").body().at("/access/0/condition/title"))
        .hasToString("\"late\"");
    JsonNode old = server.get(path).body().at("/access/0");
    assertThat(old.has("condition")).isFalse();
    assertThat(old.at("/role").asString()).startsWith("READER_withcond_");
    assertThat(server.get(path + "?accessPolicyVersion=4").status()).isEqualTo(400);
    assertThat(server.get(path + "?datasetView=METADATA").body().has("access")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'\"timePartitioning\":{\"type\":\"DAY\"}',Cannot convert non partitioned",
    "'\"rangePartitioning\":{\"field\":\"n\",\"range\":{\"start\":0,\"end\":9,\"interval\":1}}',Cannot convert non partitioned"
  })
  void refusesToDivideATableThatIsNotDivided(String change, String message) {
    create("whole", "\"schema\":{\"fields\":[{\"name\":\"n\",\"type\":\"INTEGER\"}]}");

    Answer answer =
        server.send("PATCH", "datasets/" + dataset + "/tables/whole", "{" + change + "}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).startsWith(message);
  }

  @Test
  void keepsTheDescriptionsOfAViewsColumns() {
    create(
        "seen",
        """
        "view":{"query":"SELECT 1 AS a, 2 AS b","useLegacySql":false},
        "schema":{"fields":[{"name":"b","type":"INTEGER","description":"the second"}]}
        """);

    JsonNode fields = table("seen").at("/schema/fields");
    assertThat(fields).hasSize(2);
    assertThat(fields.at("/1/description").asString()).isEqualTo("the second");
  }

  @Test
  void listsPartitionsInAMetaTable() {
    create(
        "days",
        """
        "schema":{"fields":[{"name":"d","type":"DATE"}]},
        "timePartitioning":{"type":"DAY","field":"d"}
        """);
    server.send(
        "POST",
        "datasets/" + dataset + "/tables/days/insertAll",
        """
        {"rows":[{"json":{"d":"2024-02-29"}},{"json":{"d":"2024-03-01"}},{"json":{"d":null}}]}
        """);

    JsonNode summary = table("days$__PARTITIONS_SUMMARY__");
    JsonNode columns = summary.at("/schema/fields");
    JsonNode rows =
        server.get("datasets/" + dataset + "/tables/days$__PARTITIONS_SUMMARY__/data").body();

    assertThat(summary.at("/tableReference/tableId").asString())
        .isEqualTo("days$__PARTITIONS_SUMMARY__");
    assertThat(columns.at("/3/name").asString()).isEqualTo("partition_id");
    assertThat(rows.at("/rows").valueStream().map(row -> row.at("/f/3/v").asString()))
        .containsExactly("20240229", "20240301", "__NULL__");
    assertThat(
            server
                .get(
                    "datasets/%s/tables/days$__PARTITIONS_SUMMARY__/data?selectedFields=partition_id"
                        .formatted(dataset))
                .body()
                .at("/rows/0/f"))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"type\":\"TIMESTAMP\",\"timestampPrecision\":\"12\"",
        "\"type\":\"STRING\",\"dataPolicies\":[{\"name\":\"projects/p/locations/us/dataPolicies/d\"}]",
        "\"type\":\"INTEGER\",\"generatedColumn\":{\"generatedExpressionInfo\":{\"generationExpression\":\"1\"}}"
      })
  void refusesColumnsThatItCannotServe(String column) {
    Answer answer = create("special", "\"schema\":{\"fields\":[{\"name\":\"a\"," + column + "}]}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.reason()).isEqualTo("notImplemented");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "type":"STRING","defaultValueExpression":"abc("           | Syntax error
          "type":"STRING","defaultValueExpression":"no_such()"      | Function not found: no_such
          "type":"INTEGER","defaultValueExpression":"'x'"           | type STRING for column of type INT64
          "type":"RECORD","fields":[{"name":"b","type":"STRING","defaultValueExpression":"'x'"}] | only supported on top-level fields
          """)
  void refusesDefaultValuesThatAreNone(String column, String message) {
    String schema = "\"schema\":{\"fields\":[{\"name\":\"a\"," + column + "}]}";
    create("plain", "\"schema\":{\"fields\":[{\"name\":\"a\",\"type\":\"INTEGER\"}]}");
    Answer created = create("defaulting", schema);
    Answer changed =
        server.send("PATCH", "datasets/" + dataset + "/tables/plain", "{" + schema + "}");

    assertThat(created.status()).isEqualTo(400);
    assertThat(created.reason()).isEqualTo("invalid");
    assertThat(created.message()).contains(message);
    assertThat(changed.status()).isEqualTo(400);
    assertThat(changed.reason()).isEqualTo("invalid");
  }

  @Test
  void showsTheOptionsOfStatementsAsFields() {
    server.query(
        ("CREATE TABLE %s.kept (a INT64) OPTIONS (kms_key_name = 'k', max_staleness = INTERVAL 15 MINUTE,"
                + " default_rounding_mode = 'ROUND_HALF_EVEN', tags = [('a/b', 'c')],"
                + " enable_change_history = TRUE)")
            .formatted(dataset));
    server.query(
        "CREATE MATERIALIZED VIEW %s.seen OPTIONS (enable_refresh = FALSE, refresh_interval_minutes = 60) AS SELECT COUNT(*) AS n FROM %1$s.kept"
            .formatted(dataset));
    server.send("PATCH", "datasets/" + dataset + "/tables/kept", "{\"description\":\"d\"}");
    JsonNode table = server.get("datasets/" + dataset + "/tables/kept").body();
    JsonNode view = server.get("datasets/" + dataset + "/tables/seen").body();
    Answer options =
        server.query(
            "SELECT option_name || '=' || option_value FROM %s.INFORMATION_SCHEMA.TABLE_OPTIONS WHERE table_name = 'kept' ORDER BY 1"
                .formatted(dataset));

    assertThat(table.at("/encryptionConfiguration/kmsKeyName").asString()).isEqualTo("k");
    assertThat(table.at("/maxStaleness").asString()).isEqualTo("0-0 0 0:15:0");
    assertThat(table.at("/defaultRoundingMode").asString()).isEqualTo("ROUND_HALF_EVEN");
    assertThat(table.at("/resourceTags").toString()).isEqualTo("{\"a/b\":\"c\"}");
    assertThat(view.at("/materializedView/enableRefresh").asBoolean()).isFalse();
    assertThat(view.at("/materializedView/refreshIntervalMs").asString()).isEqualTo("3600000");
    assertThat(options.body().at("/rows").valueStream().map(row -> row.at("/f/0/v").asString()))
        .containsExactly(
            "default_rounding_mode=\"ROUND_HALF_EVEN\"",
            "description=\"d\"",
            "enable_change_history=true",
            "kms_key_name=\"k\"",
            "max_staleness=INTERVAL \"0-0 0 0:15:0\" YEAR TO SECOND",
            "tags=[(\"a/b\", \"c\")]");
  }

  @Test
  void takesAnOptionAway() {
    server.query("CREATE TABLE %s.freed (a INT64) OPTIONS (kms_key_name = 'k')".formatted(dataset));
    Answer wrong =
        server.query("ALTER TABLE %s.freed SET OPTIONS (kms_key_name = 5)".formatted(dataset));
    server.query("ALTER TABLE %s.freed SET OPTIONS (kms_key_name = NULL)".formatted(dataset));

    assertThat(wrong.message())
        .isEqualTo("Option kms_key_name value must be of type STRING but found INT64");
    assertThat(
            server
                .get("datasets/" + dataset + "/tables/freed")
                .body()
                .has("encryptionConfiguration"))
        .isFalse();
  }

  @Test
  void refusesObjectTables() {
    Answer answer =
        create(
            "objects",
            "\"externalDataConfiguration\":{\"objectMetadata\":\"SIMPLE\",\"connectionId\":\"c\","
                + "\"sourceUris\":[\"gs://bucket/*\"]}");

    assertThat(answer.reason()).isEqualTo("notImplemented");
    assertThat(answer.message())
        .isEqualTo(
            "The field externalDataConfiguration.objectMetadata is not supported by Quern;"
                + " see docs/limits.md.");
  }

  @Test
  void refusesRemoteFunctions() {
    Answer answer =
        server.send(
            "POST",
            "datasets/" + dataset + "/routines",
            """
            {"routineReference":{"datasetId":"%s","routineId":"far"},"routineType":"SCALAR_FUNCTION",
             "returnType":{"typeKind":"INT64"},
             "remoteFunctionOptions":{"endpoint":"https://example.com/f","connection":"c"}}
            """
                .formatted(dataset));

    assertThat(answer.reason()).isEqualTo("notImplemented");
    assertThat(answer.message()).contains("remoteFunctionOptions");
  }

  @Test
  void tellsWhatACloneWasMadeOf() {
    create("base", "\"schema\":{\"fields\":[{\"name\":\"a\",\"type\":\"INTEGER\"}]}");
    server.send(
        "POST",
        "queries",
        "{\"query\":\"CREATE TABLE %1$s.twin CLONE %1$s.base\",\"useLegacySql\":false}"
            .formatted(dataset));
    server.send("PATCH", "datasets/" + dataset + "/tables/twin", "{\"description\":\"d\"}");

    JsonNode definition = table("twin").at("/cloneDefinition");
    assertThat(definition.at("/baseTableReference/tableId").asString()).isEqualTo("base");
    assertThat(definition.at("/cloneTime").asString()).startsWith("20");
    assertThat(table("base").has("cloneDefinition")).isFalse();
  }
}
