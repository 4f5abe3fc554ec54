package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.acceptance.Server.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Every method answers with the shape that the discovery document gives its response. */
@WithServer
class ShapesTest {

  private static final String RESOURCE = "kind etag id selfLink ";
  private static final String TABLE =
      "\"tableReference\":{\"datasetId\":\"DATASET\",\"tableId\":\"t\"},"
          + "\"schema\":{\"fields\":[{\"name\":\"a\",\"type\":\"INTEGER\"}]}";
  private static final String ROUTINE =
      "\"routineReference\":{\"projectId\":\"acme\",\"datasetId\":\"DATASET\",\"routineId\":\"r\"},"
          + "\"routineType\":\"SCALAR_FUNCTION\",\"language\":\"SQL\",\"definitionBody\":\"x + 1\","
          + "\"arguments\":[{\"name\":\"x\",\"dataType\":{\"typeKind\":\"INT64\"}}]";
  private static final String POLICY =
      "\"rowAccessPolicyReference\":{\"projectId\":\"acme\",\"datasetId\":\"DATASET\","
          + "\"tableId\":\"t\",\"policyId\":\"p\"},\"filterPredicate\":\"a > 0\","
          + "\"grantees\":[\"user:eve@example.com\"]";
  private static final String COPY =
      "{\"configuration\":{\"copy\":{\"sourceTable\":{\"projectId\":\"acme\",\"datasetId\":\"DATASET\",\"tableId\":\"t\"},"
          + "\"destinationTable\":{\"projectId\":\"acme\",\"datasetId\":\"DATASET\",\"tableId\":\"u\"}}}}";

  /**
   * A request and what its answer must hold.
   *
   * @param type the response's type; empty when there is none
   * @param fields what must be there
   */
  private record Call(String method, String path, String body, String type, String fields) {}

  /** In this order: each builds on those before it. */
  private static final List<Call> CALLS =
      List.of(
          new Call(
              "POST",
              "datasets",
              "{\"datasetReference\":{\"datasetId\":\"DATASET\"},\"labels\":{\"a\":\"b\"}}",
              "Dataset",
              RESOURCE + "datasetReference access creationTime lastModifiedTime location type"),
          new Call("GET", "datasets/DATASET", "", "Dataset", RESOURCE + "maxTimeTravelHours"),
          new Call("GET", "datasets", "", "DatasetList", "kind etag datasets"),
          new Call("PATCH", "datasets/DATASET", "{\"description\":\"d\"}", "Dataset", RESOURCE),
          new Call("PUT", "datasets/DATASET", "{\"friendlyName\":\"f\"}", "Dataset", RESOURCE),
          new Call(
              "POST",
              "datasets/DATASET/tables",
              "{" + TABLE + "}",
              "Table",
              RESOURCE
                  + "tableReference schema numBytes numLongTermBytes numRows creationTime"
                  + " lastModifiedTime type location numTotalLogicalBytes numActiveLogicalBytes"
                  + " numLongTermLogicalBytes"),
          new Call("GET", "datasets/DATASET/tables/t", "", "Table", RESOURCE + "numRows"),
          new Call(
              "GET", "datasets/DATASET/tables", "", "TableList", "kind etag tables totalItems"),
          new Call(
              "PATCH",
              "datasets/DATASET/tables/t",
              "{\"labels\":{\"a\":\"b\"}}",
              "Table",
              "labels"),
          new Call("PUT", "datasets/DATASET/tables/t", "{" + TABLE + "}", "Table", RESOURCE),
          new Call(
              "POST",
              "datasets/DATASET/tables/t/insertAll",
              "{\"rows\":[{\"json\":{\"a\":1}},{\"json\":{\"a\":2}}]}",
              "TableDataInsertAllResponse",
              "kind"),
          new Call(
              "POST",
              "datasets/DATASET/tables/t/insertAll",
              "{\"rows\":[{\"json\":{\"a\":\"x\"}},{\"json\":{\"a\":2}}]}",
              "TableDataInsertAllResponse",
              "kind insertErrors"),
          new Call(
              "GET",
              "datasets/DATASET/tables/t/data?maxResults=1",
              "",
              "TableDataList",
              "kind etag totalRows rows pageToken"),
          new Call(
              "POST",
              "queries",
              "{\"query\":\"SELECT a FROM DATASET.t\",\"useLegacySql\":false}",
              "QueryResponse",
              "kind jobReference schema totalRows rows jobComplete cacheHit totalBytesProcessed"),
          new Call(
              "POST",
              "jobs",
              "{\"jobReference\":{\"projectId\":\"acme\",\"jobId\":\"DATASET\"},\"configuration\":"
                  + "{\"query\":{\"query\":\"SELECT a FROM DATASET.t\",\"useLegacySql\":false}}}",
              "Job",
              RESOURCE + "user_email configuration jobReference statistics status"),
          new Call(
              "GET",
              "queries/DATASET",
              "",
              "GetQueryResultsResponse",
              "kind etag jobReference schema totalRows rows jobComplete cacheHit"),
          new Call("GET", "jobs/DATASET", "", "Job", RESOURCE + "statistics status"),
          new Call("GET", "jobs?projection=full", "", "JobList", "kind etag jobs"),
          new Call("POST", "jobs", COPY, "Job", RESOURCE + "configuration"),
          new Call("POST", "jobs/DATASET/cancel", "", "JobCancelResponse", "kind job"),
          new Call("DELETE", "jobs/DATASET/delete", "", "", ""),
          new Call(
              "POST",
              "datasets/DATASET/routines",
              "{" + ROUTINE + "}",
              "Routine",
              "etag routineReference routineType creationTime lastModifiedTime language arguments"
                  + " definitionBody"),
          new Call("GET", "datasets/DATASET/routines/r", "", "Routine", "etag routineReference"),
          new Call("GET", "datasets/DATASET/routines", "", "ListRoutinesResponse", "routines"),
          new Call("PUT", "datasets/DATASET/routines/r", "{" + ROUTINE + "}", "Routine", "etag"),
          new Call("POST", "datasets/DATASET/tables/t:getIamPolicy", "{}", "Policy", "etag"),
          new Call(
              "POST",
              "datasets/DATASET/tables/t:setIamPolicy",
              "{\"policy\":{\"bindings\":[{\"role\":\"roles/bigquery.dataViewer\",\"members\":[\"allUsers\"]}]}}",
              "Policy",
              "etag bindings"),
          new Call(
              "POST",
              "datasets/DATASET/tables/t:testIamPermissions",
              "{\"permissions\":[\"bigquery.tables.get\"]}",
              "TestIamPermissionsResponse",
              "permissions"),
          new Call("POST", "datasets/DATASET/routines/r:getIamPolicy", "{}", "Policy", "etag"),
          new Call(
              "POST",
              "datasets/DATASET/tables/t/rowAccessPolicies",
              "{" + POLICY + "}",
              "RowAccessPolicy",
              "etag rowAccessPolicyReference filterPredicate creationTime lastModifiedTime"),
          new Call(
              "GET",
              "datasets/DATASET/tables/t/rowAccessPolicies/p",
              "",
              "RowAccessPolicy",
              "etag"),
          new Call(
              "GET",
              "datasets/DATASET/tables/t/rowAccessPolicies",
              "",
              "ListRowAccessPoliciesResponse",
              "rowAccessPolicies"),
          new Call(
              "PUT",
              "datasets/DATASET/tables/t/rowAccessPolicies/p",
              "{" + POLICY + "}",
              "RowAccessPolicy",
              "etag"),
          new Call(
              "POST",
              "datasets/DATASET/tables/t/rowAccessPolicies/p:getIamPolicy",
              "{}",
              "Policy",
              "etag"),
          new Call(
              "POST",
              "datasets/DATASET/tables/t/rowAccessPolicies:batchDelete",
              "{\"policyIds\":[\"p\"],\"force\":true}",
              "",
              ""),
          new Call("GET", "datasets/DATASET/models", "", "ListModelsResponse", ""),
          new Call(
              "GET", "/bigquery/v2/projects", "", "ProjectList", "kind etag projects totalItems"),
          new Call("GET", "serviceAccount", "", "GetServiceAccountResponse", "kind email"),
          new Call("DELETE", "datasets/DATASET/routines/r", "", "", ""),
          new Call("DELETE", "datasets/DATASET/tables/t", "", "", ""),
          new Call("DELETE", "datasets/DATASET?deleteContents=true", "", "", ""),
          new Call("POST", "datasets/DATASET:undelete", "{}", "Dataset", RESOURCE));

  private final Server server;

  ShapesTest(Server server) {
    this.server = server;
  }

  @TestFactory
  Stream<DynamicTest> answersWithTheDocumentedShape() {
    JsonNode schemas = server.get("/discovery/v1/apis/bigquery/v2/rest").body().get("schemas");
    String dataset = server.uniqueName("shapes");
    return CALLS.stream()
        .map(call ->
            DynamicTest.dynamicTest(
                call.method() + " " + call.path(), () -> requireShape(call, dataset, schemas)));
  }

  private void requireShape(Call call, String dataset, JsonNode schemas) {
    Answer answer =
        server.send(
            call.method(),
            call.path().replace("DATASET", dataset),
            call.body().replace("DATASET", dataset));

    assertThat(answer.status()).as(answer.message()).isIn(200, 204);
    if (!call.type().isEmpty()) {
      List<String> faults = new ArrayList<>();
      compare(answer.body(), schemas.get(call.type()), schemas, "", faults);
      assertThat(faults).isEmpty();
    }
    for (String field :
        call.fields().isEmpty() ? new String[0] : call.fields().strip().split(" ")) {
      assertThat(answer.body().has(field)).as(field).isTrue();
    }
  }

  /** Notes what a value has that its type does not say, or says otherwise. */
  private static void compare(
      JsonNode value, JsonNode type, JsonNode schemas, String path, List<String> faults) {
    if (type.has("$ref")) {
      compare(value, schemas.get(type.get("$ref").asString()), schemas, path, faults);
      return;
    }
    boolean fits =
        switch (type.path("type").asString("any")) {
          case "object" -> value.isObject();
          case "array" -> value.isArray();
          case "string" -> value.isString();
          case "boolean" -> value.isBoolean();
          case "integer" -> value.isIntegralNumber();
          case "number" -> value.isNumber();
          default -> true;
        };
    if (!fits) {
      faults.add(path + " is no " + type.get("type").asString());
      return;
    }
    if (value.isArray()) {
      value.forEach(item -> compare(item, type.get("items"), schemas, path + "[]", faults));
    } else if (value.isObject() && (type.has("properties") || type.has("additionalProperties"))) {
      value
          .properties()
          .forEach(entry -> {
            JsonNode known =
                type.path("properties").has(entry.getKey())
                    ? type.get("properties").get(entry.getKey())
                    : type.get("additionalProperties");
            if (known == null) {
              faults.add(path + "." + entry.getKey() + " is not documented");
            } else {
              compare(entry.getValue(), known, schemas, path + "." + entry.getKey(), faults);
            }
          });
    }
  }
}
