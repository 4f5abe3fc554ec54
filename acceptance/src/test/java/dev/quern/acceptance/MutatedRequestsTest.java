package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests that were good until one of their values became another: none is the server's fault. */
@WithServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MutatedRequestsTest {

  private static final List<String> VALUES =
      List.of(
          "null",
          "[null]",
          "{\"\": null}",
          "[[]]",
          "[{}]",
          "{}",
          "\"\"",
          "1.5",
          "-1",
          "true",
          "\"1e400\"",
          "1000000000000000000000000000000");

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private final Server server;

  MutatedRequestsTest(Server server) {
    this.server = server;
  }

  @BeforeAll
  void createTable() throws IOException {
    Path bucket = Server.OBJECTS.resolve("bucket");
    Files.writeString(bucket.resolve("mutated.csv"), "1,a\n2,b\n");
    Files.createDirectories(bucket.resolve("mutated/k=1"));
    Files.writeString(bucket.resolve("mutated/k=1/x.json"), "{\"a\": 1, \"b\": \"x\"}\n");
    server.query("CREATE SCHEMA IF NOT EXISTS mutated");
    server.query("CREATE TABLE mutated.t (a INT64, b STRING, c STRUCT<x INT64, y ARRAY<STRING>>)");
    server.query("CREATE FUNCTION mutated.f(x INT64) AS (x + 1)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          POST | datasets/mutated/tables/t/insertAll | {"ignoreUnknownValues": true, "rows": [{"insertId": "1", "json": {"a": 1, "b": "x", "c": {"x": 1, "y": ["a"]}}}]}
          PATCH | datasets/mutated/tables/t | {"labels": {"k": "v"}, "schema": {"fields": [{"name": "a", "type": "INTEGER"}, {"name": "b", "type": "STRING"}, {"name": "c", "type": "RECORD", "fields": [{"name": "x", "type": "INTEGER"}, {"name": "y", "type": "STRING", "mode": "REPEATED"}]}]}, "clustering": {"fields": ["a"]}, "tableConstraints": {"primaryKey": {"columns": ["a"]}, "foreignKeys": [{"name": "k", "referencedTable": {"projectId": "acme", "datasetId": "mutated", "tableId": "t"}, "columnReferences": [{"referencingColumn": "a", "referencedColumn": "a"}]}]}}
          POST | datasets/mutated/tables | {"tableReference": {"datasetId": "mutated", "tableId": "e"}, "externalDataConfiguration": {"sourceUris": ["gs://bucket/x.csv"], "sourceFormat": "CSV", "schema": {"fields": [{"name": "a", "type": "STRING"}]}, "csvOptions": {"skipLeadingRows": "1", "quote": "'"}, "decimalTargetTypes": ["NUMERIC"]}}
          POST | datasets/mutated/tables | {"tableReference": {"datasetId": "mutated", "tableId": "n"}, "schema": {"fields": [{"name": "g", "type": "STRING", "maxLength": "10", "defaultValueExpression": "CONCAT('x', GENERATE_UUID())", "policyTags": {"names": ["projects/p/locations/us/taxonomies/1/policyTags/2"]}}]}, "labels": {"k": "v"}, "clustering": {"fields": ["g"]}}
          PUT | datasets/mutated/routines/f | {"routineReference": {"projectId": "acme", "datasetId": "mutated", "routineId": "f"}, "routineType": "SCALAR_FUNCTION", "language": "SQL", "definitionBody": "[STRUCT(x AS u)]", "arguments": [{"name": "x", "dataType": {"typeKind": "INT64"}}], "returnType": {"typeKind": "ARRAY", "arrayElementType": {"typeKind": "STRUCT", "structType": {"fields": [{"name": "u", "type": {"typeKind": "INT64"}}]}}}}
          POST | queries | {"useLegacySql": false, "query": "SELECT @p.u", "labels": {"k": "v"}, "parameterMode": "NAMED", "queryParameters": [{"name": "p", "parameterType": {"type": "STRUCT", "structTypes": [{"name": "u", "type": {"type": "ARRAY", "arrayType": {"type": "INT64"}}}]}, "parameterValue": {"structValues": {"u": {"arrayValues": [{"value": "1"}]}}}}], "connectionProperties": [{"key": "time_zone", "value": "UTC"}]}
          POST | jobs | {"configuration": {"dryRun": true, "query": {"query": "SELECT * FROM x", "tableDefinitions": {"x": {"sourceUris": ["gs://bucket/x.csv"], "sourceFormat": "CSV", "schema": {"fields": [{"name": "a", "type": "STRING"}]}}}, "clustering": {"fields": ["x"]}, "scriptOptions": {"keyResultStatement": "LAST"}}}}
          POST | jobs | {"configuration": {"extract": {"sourceTable": {"datasetId": "mutated", "tableId": "none"}, "destinationUris": ["gs://bucket/o-*"]}}}
          POST | jobs | {"configuration": {"copy": {"sourceTables": [{"datasetId": "mutated", "tableId": "none"}], "destinationTable": {"datasetId": "mutated", "tableId": "copied"}}}}
          POST | jobs | {"configuration": {"load": {"sourceUris": ["gs://bucket/none"], "schema": {"fields": [{"name": "a", "type": "STRING"}]}, "destinationTable": {"datasetId": "mutated", "tableId": "loaded"}, "destinationTableProperties": {"labels": {"k": "v"}}, "hivePartitioningOptions": {"mode": "AUTO", "sourceUriPrefix": "gs://bucket/"}, "decimalTargetTypes": ["NUMERIC"], "nullMarkers": ["a"]}}}
          POST | jobs | {"configuration": {"load": {"sourceUris": ["gs://bucket/mutated.csv"], "schema": {"fields": [{"name": "a", "type": "INTEGER"}, {"name": "b", "type": "STRING", "maxLength": "10"}]}, "destinationTable": {"datasetId": "mutated", "tableId": "csv"}, "writeDisposition": "WRITE_TRUNCATE", "createDisposition": "CREATE_IF_NEEDED", "fieldDelimiter": ",", "quote": "'", "encoding": "UTF-8", "skipLeadingRows": 0, "maxBadRecords": 0, "nullMarker": "N", "timeZone": "UTC", "dateFormat": "YYYY-MM-DD", "sourceColumnMatch": "POSITION", "columnNameCharacterMap": "V2", "schemaUpdateOptions": ["ALLOW_FIELD_ADDITION"], "timePartitioning": {"type": "DAY", "expirationMs": "100000"}, "clustering": {"fields": ["a"]}}}}
          POST | jobs | {"configuration": {"load": {"sourceUris": ["gs://bucket/mutated/*"], "autodetect": true, "sourceFormat": "NEWLINE_DELIMITED_JSON", "destinationTable": {"datasetId": "mutated", "tableId": "json"}, "writeDisposition": "WRITE_TRUNCATE", "hivePartitioningOptions": {"mode": "CUSTOM", "sourceUriPrefix": "gs://bucket/mutated/{k:INTEGER}", "requirePartitionFilter": false}}, "jobTimeoutMs": "100000"}, "jobReference": {"location": "US"}}
          PATCH | datasets/mutated | {"labels": {"k": null}, "access": [{"role": "OWNER", "specialGroup": "projectOwners", "condition": {"expression": "true"}}]}
          """)
  void isNeverTheServersFault(String method, String path, String body) {
    for (ObjectNode mutation : mutations((ObjectNode) MAPPER.readTree(body))) {
      Server.Answer answer = server.send(method, path, mutation.toString());
      assertThat(answer.status()).as(mutation + " " + answer.message()).isBetween(200, 499);
      assertThat(ended(answer)).as(mutation.toString()).isNotEqualTo("internalError");
    }
  }

  /** The reason why the job failed that was begun, if one was and it did. */
  private String ended(Server.Answer answer) {
    Server.Answer job = answer;
    String id = job.body().at("/jobReference/jobId").asString("");
    while (!id.isEmpty()
        && job.body().has("status")
        && !job.body().at("/status/state").asString("").equals("DONE")) {
      job = server.get("jobs/" + id);
    }
    return job.body().at("/status/errorResult/reason").asString("");
  }

  private static List<ObjectNode> mutations(ObjectNode body) {
    List<ObjectNode> mutations = new ArrayList<>();
    for (String pointer : pointers(body, "")) {
      for (String value : VALUES) {
        ObjectNode copy = body.deepCopy();
        int end = pointer.lastIndexOf('/');
        JsonNode parent = copy.at(pointer.substring(0, end));
        String name = pointer.substring(end + 1);
        if (parent instanceof ArrayNode array) {
          array.set(Integer.parseInt(name), MAPPER.readTree(value));
        } else {
          ((ObjectNode) parent).set(name, MAPPER.readTree(value));
        }
        mutations.add(copy);
      }
    }
    return mutations;
  }

  private static List<String> pointers(JsonNode node, String at) {
    List<String> pointers = new ArrayList<>();
    node.propertyNames().forEach(name -> add(pointers, node.get(name), at + "/" + name));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      add(pointers, node.get(i), at + "/" + i);
    }
    return pointers;
  }

  private static void add(List<String> pointers, JsonNode node, String pointer) {
    pointers.add(pointer);
    pointers.addAll(pointers(node, pointer));
  }
}
