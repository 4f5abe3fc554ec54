package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.acceptance.Server.Answer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with a request, it is the client's affair and told as such. */
@WithServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MalformedRequestsTest {

  /** All methods that take a body, by verb and path. */
  private static final List<String> WITH_BODY =
      List.of(
          "POST datasets",
          "PATCH datasets/mal",
          "PUT datasets/mal",
          "POST datasets/mal/tables",
          "PATCH datasets/mal/tables/t",
          "PUT datasets/mal/tables/t",
          "POST datasets/mal/tables/t/insertAll",
          "POST datasets/mal/tables/t/rowAccessPolicies",
          "PUT datasets/mal/tables/t/rowAccessPolicies/p",
          "POST datasets/mal/tables/t/rowAccessPolicies:batchDelete",
          "POST datasets/mal/tables/t:setIamPolicy",
          "POST datasets/mal/tables/t:testIamPermissions",
          "POST datasets/mal/routines",
          "PUT datasets/mal/routines/r",
          "POST jobs",
          "POST queries");

  /** Bodies that no method takes, with the reason that is given. */
  private static final List<List<String>> BAD_BODIES =
      List.of(
          List.of("{", "parseError"),
          List.of("{\"a\":}", "parseError"),
          List.of("{\"a\" 1}", "parseError"),
          List.of("nope", "parseError"),
          List.of("'single'", "parseError"),
          List.of("{a:1}", "parseError"),
          List.of("[]", "badRequest"),
          List.of("[{}]", "badRequest"),
          List.of("5", "badRequest"),
          List.of("\"text\"", "badRequest"),
          List.of("true", "badRequest"));

  /** Verb, path, body, status, reason. */
  private static final List<List<String>> CASES =
      List.of(
          // Names that are none.
          List.of("GET", "datasets/a-b", "", "400", "invalid"),
          List.of("GET", "datasets/a.b", "", "400", "invalid"),
          List.of("DELETE", "datasets/a-b", "", "400", "invalid"),
          List.of("GET", "datasets/mal/tables/a$b$c", "", "", ""),
          List.of("GET", "datasets/nothing", "", "404", "notFound"),
          List.of("DELETE", "datasets/nothing", "", "404", "notFound"),
          List.of("PATCH", "datasets/nothing", "{}", "404", "notFound"),
          List.of("PUT", "datasets/nothing", "{}", "404", "notFound"),
          List.of("POST", "datasets/nothing:undelete", "{}", "404", "notFound"),
          List.of("POST", "datasets/mal:undelete", "{}", "409", "duplicate"),
          List.of("DELETE", "datasets/mal", "", "400", "resourceInUse"),
          List.of("GET", "datasets/nothing/tables", "", "404", "notFound"),
          List.of("GET", "datasets/mal/tables/nothing", "", "404", "notFound"),
          List.of("DELETE", "datasets/mal/tables/nothing", "", "404", "notFound"),
          List.of("PATCH", "datasets/mal/tables/nothing", "{}", "404", "notFound"),
          List.of("PUT", "datasets/mal/tables/nothing", "{}", "404", "notFound"),
          List.of("GET", "datasets/mal/tables/nothing/data", "", "404", "notFound"),
          List.of("GET", "datasets/nothing/tables/t/data", "", "404", "notFound"),
          List.of("GET", "datasets/nothing/routines", "", "404", "notFound"),
          List.of("GET", "datasets/mal/routines/nothing", "", "404", "notFound"),
          List.of("DELETE", "datasets/mal/routines/nothing", "", "404", "notFound"),
          List.of("GET", "datasets/nothing/models", "", "404", "notFound"),
          List.of("GET", "datasets/mal/models/nothing", "", "404", "notFound"),
          List.of("DELETE", "datasets/mal/models/nothing", "", "404", "notFound"),
          List.of("PATCH", "datasets/mal/models/nothing", "{}", "404", "notFound"),
          List.of("GET", "jobs/nothing", "", "404", "notFound"),
          List.of("POST", "jobs/nothing/cancel", "", "404", "notFound"),
          List.of("DELETE", "jobs/nothing/delete", "", "404", "notFound"),
          List.of("GET", "queries/nothing", "", "404", "notFound"),
          List.of("GET", "nothing", "", "404", "notFound"),
          List.of("GET", "datasets/mal/nothing", "", "404", "notFound"),
          List.of("GET", "datasets/mal/tables/t/nothing", "", "404", "notFound"),
          List.of("GET", "/bigquery/v2/nothing", "", "404", "notFound"),
          List.of("GET", "/nothing", "", "404", "notFound"),
          // Verbs that a path does not know.
          List.of("DELETE", "datasets", "", "405", "httpMethodNotAllowed"),
          List.of("PUT", "datasets", "{}", "405", "httpMethodNotAllowed"),
          List.of("POST", "datasets/mal", "{}", "405", "httpMethodNotAllowed"),
          List.of("DELETE", "datasets/mal/tables", "", "405", "httpMethodNotAllowed"),
          List.of("POST", "datasets/mal/tables/t", "{}", "405", "httpMethodNotAllowed"),
          List.of("POST", "datasets/mal/tables/t/data", "{}", "405", "httpMethodNotAllowed"),
          List.of("GET", "datasets/mal/tables/t/insertAll", "", "405", "httpMethodNotAllowed"),
          List.of("GET", "jobs/x/cancel", "", "405", "httpMethodNotAllowed"),
          List.of("DELETE", "queries", "", "405", "httpMethodNotAllowed"),
          List.of("PATCH", "jobs", "{}", "405", "httpMethodNotAllowed"),
          // Parameters.
          List.of("GET", "datasets?maxResults=-1", "", "400", "invalid"),
          List.of("GET", "datasets?maxResults=x", "", "400", "badRequest"),
          List.of("GET", "datasets?maxResults=1.5", "", "400", "badRequest"),
          List.of("GET", "datasets?maxResults=99999999999999999999", "", "400", "badRequest"),
          List.of("GET", "datasets?pageToken=x", "", "400", "invalid"),
          List.of("GET", "datasets?all=maybe", "", "400", "badRequest"),
          List.of("GET", "datasets?filter=nonsense", "", "400", "invalid"),
          List.of("GET", "datasets?fields=a(b", "", "400", "badRequest"),
          List.of("GET", "datasets?fields=", "", "400", "badRequest"),
          List.of("GET", "datasets/mal/tables?maxResults=-1", "", "400", "invalid"),
          List.of("GET", "datasets/mal/tables?maxResults=x", "", "400", "badRequest"),
          List.of("GET", "datasets/mal/tables?pageToken=%FF", "", "400", ""),
          List.of("GET", "datasets/mal/tables/t?selectedFields=zzz", "", "400", "invalid"),
          List.of("GET", "datasets/mal/tables/t/data?maxResults=-1", "", "400", "invalid"),
          List.of("GET", "datasets/mal/tables/t/data?maxResults=x", "", "400", "badRequest"),
          List.of("GET", "datasets/mal/tables/t/data?startIndex=-1", "", "400", "invalid"),
          List.of("GET", "datasets/mal/tables/t/data?startIndex=x", "", "400", "badRequest"),
          List.of("GET", "datasets/mal/tables/t/data?pageToken=zzz", "", "400", "invalid"),
          List.of("GET", "datasets/mal/tables/t/data?selectedFields=zzz", "", "400", "invalid"),
          List.of(
              "GET",
              "datasets/mal/tables/t/data?formatOptions.useInt64Timestamp=perhaps",
              "",
              "400",
              "badRequest"),
          List.of(
              "GET",
              "datasets/mal/tables/t/data?formatOptions.timestampOutputFormat=NO",
              "",
              "400",
              ""),
          List.of("GET", "datasets/mal/routines?maxResults=x", "", "400", "badRequest"),
          List.of("GET", "datasets/mal/routines?pageToken=x", "", "400", "invalid"),
          List.of("GET", "datasets/mal/models?maxResults=x", "", "400", "badRequest"),
          List.of("GET", "datasets/mal/models?pageToken=x", "", "400", "invalid"),
          List.of("GET", "datasets/mal/tables/t/rowAccessPolicies?pageSize=x", "", "400", ""),
          List.of("GET", "datasets/mal/tables/t/rowAccessPolicies?pageToken=x", "", "400", ""),
          List.of("GET", "jobs?maxResults=x", "", "400", "badRequest"),
          List.of("GET", "jobs?pageToken=x", "", "400", "invalid"),
          List.of("GET", "jobs?stateFilter=sleeping", "", "400", "invalid"),
          List.of("GET", "jobs?minCreationTime=x", "", "400", "badRequest"),
          List.of("GET", "jobs?allUsers=perhaps", "", "400", "badRequest"),
          List.of("GET", "jobs?parentJobId=nothing", "", "404", "notFound"),
          List.of("GET", "queries/x?maxResults=x", "", "400", "badRequest"),
          List.of("GET", "queries/x?timeoutMs=x", "", "400", "badRequest"),
          List.of("GET", "queries/x?pageToken=x", "", "400", "invalid"),
          // insertAll.
          List.of("POST", "datasets/mal/tables/t/insertAll", "{}", "400", "invalid"),
          List.of("POST", "datasets/mal/tables/t/insertAll", "{\"rows\":[]}", "400", "invalid"),
          List.of("POST", "datasets/mal/tables/t/insertAll", "{\"rows\":[{}]}", "400", "required"),
          List.of(
              "POST", "datasets/mal/tables/t/insertAll", "{\"rows\":[null]}", "400", "badRequest"),
          List.of("POST", "datasets/mal/tables/t/insertAll", "{\"rows\":5}", "400", "badRequest"),
          List.of("POST", "datasets/mal/tables/t/insertAll", "{\"rows\":[5]}", "400", "badRequest"),
          List.of(
              "POST",
              "datasets/mal/tables/t/insertAll",
              "{\"rows\":[{\"json\":5}]}",
              "400",
              "badRequest"),
          List.of(
              "POST",
              "datasets/mal/tables/t/insertAll",
              "{\"rows\":[{\"json\":[]}]}",
              "400",
              "badRequest"),
          List.of(
              "POST",
              "datasets/mal/tables/t/insertAll",
              "{\"rows\":[{\"insertId\":{},\"json\":{}}]}",
              "400",
              "badRequest"),
          List.of(
              "POST",
              "datasets/mal/tables/t/insertAll",
              "{\"skipInvalidRows\":\"perhaps\",\"rows\":[]}",
              "400",
              "badRequest"),
          List.of(
              "POST",
              "datasets/mal/tables/nothing/insertAll",
              "{\"rows\":[{\"json\":{}}]}",
              "404",
              "notFound"),
          List.of(
              "POST",
              "datasets/nothing/tables/t/insertAll",
              "{\"rows\":[{\"json\":{}}]}",
              "404",
              "notFound"),
          List.of(
              "POST",
              "datasets/mal/tables/v/insertAll",
              "{\"rows\":[{\"json\":{}}]}",
              "400",
              "invalid"),
          List.of(
              "POST",
              "datasets/mal/tables/t/insertAll",
              "{\"templateSuffix\":\"$!\",\"rows\":[{\"json\":{}}]}",
              "400",
              "invalid"),
          // Row access policies and IAM.
          List.of("PATCH", "datasets/mal", "{\"access\":[5]}", "400", "badRequest"),
          List.of("PATCH", "datasets/mal", "{\"access\":[null]}", "400", "badRequest"),
          List.of("PATCH", "datasets/mal", "{\"access\":[{\"role\":5}]}", "400", "badRequest"),
          List.of("PATCH", "datasets/mal", "{\"access\":[{\"view\":\"v\"}]}", "400", "badRequest"),
          List.of("POST", "datasets/mal/tables/t/rowAccessPolicies", "{}", "400", "required"),
          policy("{\"policyId\":\"a-b\"}", "TRUE", "400", "invalid"),
          policy("{\"policyId\":\"\"}", "TRUE", "400", "required"),
          policy("{\"policyId\":\"p\"}", "", "400", "required"),
          policy("{\"policyId\":\"p\"}", "nothing = 1", "400", "invalidQuery"),
          policy("{\"policyId\":\"p\"}", "a +", "400", "invalidQuery"),
          policy("{\"policyId\":\"p\"}", "a", "400", "invalidQuery"),
          policy("5", "TRUE", "400", "badRequest"),
          List.of("GET", "datasets/mal/tables/t/rowAccessPolicies/nothing", "", "404", "notFound"),
          List.of(
              "DELETE", "datasets/mal/tables/t/rowAccessPolicies/nothing", "", "404", "notFound"),
          List.of("GET", "datasets/mal/tables/nothing/rowAccessPolicies", "", "404", "notFound"),
          List.of(
              "POST",
              "datasets/mal/tables/t/rowAccessPolicies:batchDelete",
              "{}",
              "400",
              "required"),
          List.of(
              "POST",
              "datasets/mal/tables/t/rowAccessPolicies:batchDelete",
              "{\"policyIds\":[\"nothing\"]}",
              "404",
              "notFound"),
          List.of("POST", "datasets/mal/tables/nothing:getIamPolicy", "{}", "404", "notFound"),
          List.of("POST", "datasets/mal/tables/t:setIamPolicy", "{}", "400", "required"),
          List.of(
              "POST",
              "datasets/mal/tables/t:setIamPolicy",
              "{\"policy\":{\"bindings\":[{}]}}",
              "400",
              "required"),
          List.of(
              "POST",
              "datasets/mal/tables/t:setIamPolicy",
              "{\"policy\":{\"bindings\":[{\"role\":\"no role\"}]}}",
              "400",
              "invalid"),
          List.of(
              "POST",
              "datasets/mal/tables/t:setIamPolicy",
              "{\"policy\":{\"etag\":\"old\"}}",
              "412",
              "conditionNotMet"),
          List.of(
              "POST",
              "datasets/mal/tables/t:testIamPermissions",
              "{\"permissions\":[\"storage.get\"]}",
              "400",
              "invalid"),
          List.of("POST", "datasets/mal/routines/nothing:getIamPolicy", "{}", "404", "notFound"),
          // Jobs.
          job("{}", "400", "invalid"),
          job("{\"query\":{}}", "400", "required"),
          job("{\"query\":{\"query\":\"\"}}", "400", "required"),
          job("{\"query\":{\"query\":5}}", "400", "badRequest"),
          job("{\"query\":5}", "400", "badRequest"),
          job("{\"query\":{\"query\":\"SELECT 1\"},\"load\":{}}", "400", "invalid"),
          job("{\"dryRun\":\"perhaps\",\"query\":{\"query\":\"SELECT 1\"}}", "400", "badRequest"),
          job("{\"jobTimeoutMs\":\"x\",\"query\":{\"query\":\"SELECT 1\"}}", "400", "badRequest"),
          job("{\"labels\":{\"A B\":\"x\"},\"query\":{\"query\":\"SELECT 1\"}}", "400", "invalid"),
          query("\"writeDisposition\":\"SOMETIMES\",\"destinationTable\":" + table("t")),
          query("\"createDisposition\":\"SOMETIMES\",\"destinationTable\":" + table("t")),
          query("\"schemaUpdateOptions\":[\"X\"],\"destinationTable\":" + table("t")),
          query("\"destinationTable\":{}"),
          query("\"destinationTable\":{\"datasetId\":\"mal\"}"),
          query("\"defaultDataset\":{}"),
          query("\"maximumBytesBilled\":\"much\""),
          query("\"queryParameters\":5"),
          query("\"queryParameters\":[5]"),
          query("\"queryParameters\":[{\"parameterType\":{\"type\":\"NOTYPE\"}}]"),
          query(
              "\"queryParameters\":[{\"name\":\"a\",\"parameterType\":{\"type\":\"INT64\"},"
                  + "\"parameterValue\":{\"value\":\"x\"}}]"),
          query(
              "\"queryParameters\":[{\"name\":\"a\",\"parameterType\":{\"type\":\"DATE\"},"
                  + "\"parameterValue\":{\"value\":\"2024-13-01\"}}]"),
          load("{}", "400", "required"),
          load("{\"sourceUris\":[\"gs://b/o\"]}", "400", "required"),
          load("{\"destinationTable\":" + table("n") + "}", "400", "required"),
          load(
              "{\"destinationTable\":" + table("n") + ",\"sourceUris\":\"gs://b/o\"}",
              "400",
              "badRequest"),
          load(
              "{\"destinationTable\":"
                  + table("n")
                  + ",\"sourceUris\":[\"gs://b/o\"],\"writeDisposition\":\"X\"}",
              "400",
              "invalid"),
          load(
              "{\"destinationTable\":"
                  + table("n")
                  + ",\"sourceUris\":[\"gs://b/o\"],\"maxBadRecords\":\"x\"}",
              "400",
              "badRequest"),
          load(
              "{\"destinationTable\":"
                  + table("n")
                  + ",\"sourceUris\":[\"gs://b/o\"],\"schema\":{\"fields\":[{}]}}",
              "400",
              "required"),
          job("{\"copy\":{}}", "400", "required"),
          job("{\"copy\":{\"sourceTable\":" + table("t") + "}}", "400", "required"),
          job("{\"copy\":{\"destinationTable\":" + table("n") + "}}", "400", "required"),
          job("{\"extract\":{}}", "400", "required"),
          job("{\"extract\":{\"sourceTable\":" + table("t") + "}}", "400", "required"),
          List.of(
              "POST",
              "jobs",
              "{\"jobReference\":{\"jobId\":\"a b\"},\"configuration\":{\"query\":{\"query\":"
                  + "\"SELECT 1\"}}}",
              "400",
              "invalid"),
          List.of(
              "POST",
              "jobs",
              "{\"jobReference\":{\"projectId\":\"other\"},\"configuration\":{\"query\":{\"query\":"
                  + "\"SELECT 1\"}}}",
              "400",
              "invalid"),
          List.of("POST", "jobs?uploadType=magic", "{}", "400", "invalid"),
          List.of("PUT", "jobs?upload_id=nothing", "", "404", "notFound"),
          List.of("PUT", "jobs", "", "400", "required"),
          // Queries.
          List.of("POST", "queries", "{}", "400", "required"),
          sql("SELEC 1"),
          sql("SELECT"),
          sql("SELECT 1 +"),
          sql("SELECT 'open"),
          sql("SELECT nothing"),
          sql("SELECT 1 + 'a'"),
          sql("SELECT NOFUNCTION(1)"),
          sql("SELECT 1/0"),
          sql("SELECT CAST('x' AS INT64)"),
          sql("SELECT * FROM mal.t WHERE a"),
          sql("SELECT a FROM mal.t GROUP BY b"),
          sql("INSERT INTO mal.t (nothing) VALUES (1)"),
          sql("INSERT INTO mal.t (a) VALUES ('x')"),
          sql("UPDATE mal.t SET a = 1"),
          sql("DELETE FROM mal.t"),
          sql("CREATE TABLE mal.n (a NOTYPE)"),
          sql("CREATE TABLE mal.n (a INT64, a STRING)"),
          sql("SELECT @missing"),
          sql("SELECT ?"),
          sql(";"),
          sql("EXPORT DATA OPTIONS(format='CSV') AS SELECT 1"),
          sql("EXPORT DATA OPTIONS(uri='gs://b/x.csv', format='CSV') AS SELECT 1"),
          sql("EXPORT DATA OPTIONS(uri='gs://b/*', format='XML') AS SELECT 1"),
          sql("LOAD DATA INTO mal.n FROM FILES(uris=['gs://b/x'])"),
          sql("LOAD DATA INTO mal.n FROM FILES(format='CSV')"),
          List.of("POST", "queries", "{\"query\":\"SELECT 1\",\"timeoutMs\":\"x\"}", "400", ""),
          List.of("POST", "queries", "{\"query\":\"SELECT 1\",\"maxResults\":\"x\"}", "400", ""),
          List.of(
              "POST", "queries", "{\"query\":\"SELECT 1\",\"maxResults\":-1}", "400", "invalid"),
          // Batches.
          List.of("POST", "/batch/bigquery/v2", "", "400", "badRequest"));

  private static List<String> policy(String name, String predicate, String status, String reason) {
    return List.of(
        "POST",
        "datasets/mal/tables/t/rowAccessPolicies",
        "{\"rowAccessPolicyReference\":" + name + ",\"filterPredicate\":\"" + predicate + "\"}",
        status,
        reason);
  }

  private static String table(String id) {
    return "{\"datasetId\":\"mal\",\"tableId\":\"" + id + "\"}";
  }

  private static List<String> job(String configuration, String status, String reason) {
    return List.of("POST", "jobs", "{\"configuration\":" + configuration + "}", status, reason);
  }

  private static List<String> load(String load, String status, String reason) {
    return job("{\"load\":" + load + "}", status, reason);
  }

  private static List<String> query(String more) {
    return job("{\"query\":{\"query\":\"SELECT 1\"," + more + "}}", "400", "");
  }

  private static List<String> sql(String text) {
    return List.of("POST", "queries", "{\"query\":\"" + text + "\"}", "400", "");
  }

  private final Server server;

  MalformedRequestsTest(Server server) {
    this.server = server;
  }

  @BeforeAll
  void createTables() {
    server.send("POST", "datasets", "{\"datasetReference\":{\"datasetId\":\"mal\"}}");
    server.send(
        "POST",
        "datasets/mal/tables",
        "{\"tableReference\":{\"datasetId\":\"mal\",\"tableId\":\"t\"},\"schema\":{\"fields\":["
            + "{\"name\":\"a\",\"type\":\"INTEGER\"},{\"name\":\"b\",\"type\":\"STRING\"}]}}");
    server.send(
        "POST",
        "datasets/mal/tables",
        "{\"tableReference\":{\"datasetId\":\"mal\",\"tableId\":\"v\"},"
            + "\"view\":{\"query\":\"SELECT 1 AS x\",\"useLegacySql\":false}}");
  }

  static Stream<List<String>> requests() {
    Stream<List<String>> bodies =
        WITH_BODY.stream()
            .flatMap(method ->
                BAD_BODIES.stream()
                    .map(body ->
                        List.of(
                            method.substring(0, method.indexOf(' ')),
                            method.substring(method.indexOf(' ') + 1),
                            body.getFirst(),
                            "400",
                            body.getLast())));
    return Stream.concat(bodies, CASES.stream());
  }

  @ParameterizedTest
  @MethodSource("requests")
  void tellsWhatIsWrong(List<String> request) {
    Answer answer = server.send(request.get(0), request.get(1), request.get(2));

    assertThat(answer.status()).as(answer.body().toString()).isBetween(400, 499);
    assertThat(answer.body().at("/error/code").asInt()).isEqualTo(answer.status());
    assertThat(answer.message()).isNotBlank();
    assertThat(answer.reason()).isNotBlank();
    if (!request.get(3).isEmpty()) {
      assertThat(answer.status()).as(answer.message()).isEqualTo(Integer.parseInt(request.get(3)));
    }
    if (!request.get(4).isEmpty()) {
      assertThat(answer.reason()).as(answer.message()).isEqualTo(request.get(4));
    }
  }
}
