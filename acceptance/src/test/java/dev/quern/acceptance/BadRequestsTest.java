package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a request is answered with BigQuery's status, reason and words. */
@WithServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadRequestsTest {

  private final Server server;

  BadRequestsTest(Server server) {
    this.server = server;
  }

  @BeforeAll
  void createDataset() {
    server.send("POST", "datasets", "{\"datasetReference\":{\"datasetId\":\"bad\"}}");
    server.send(
        "POST",
        "datasets/bad/tables",
        "{\"tableReference\":{\"datasetId\":\"bad\",\"tableId\":\"t\"},\"schema\":{\"fields\":["
            + "{\"name\":\"a\",\"type\":\"INTEGER\"},{\"name\":\"b\",\"type\":\"STRING\"}]}}");
  }

  record Case(String method, String path, String body, int status, String reason, String message) {
    @Override
    public String toString() {
      return method + " " + path + " " + body;
    }
  }

  private static Case table(String rest, String reason, String message) {
    return new Case(
        "POST",
        "datasets/bad/tables",
        "{\"tableReference\":{\"datasetId\":\"bad\",\"tableId\":\"n\"}," + rest + "}",
        400,
        reason,
        message);
  }

  private static Case schema(String fields, String reason, String message) {
    return table("\"schema\":{\"fields\":[" + fields + "]}", reason, message);
  }

  private static Case query(String field, String message) {
    return new Case(
        "POST",
        "queries",
        "{\"query\":\"SELECT 1\"," + field + "}",
        400,
        "notImplemented",
        message);
  }

  private static Case job(String field, String message) {
    return new Case(
        "POST",
        "jobs",
        "{\"configuration\":{\"query\":{\"query\":\"SELECT 1\"," + field + "}}}",
        400,
        "notImplemented",
        message);
  }

  static Stream<Case> cases() {
    return Stream.of(
        // What a query cannot ask for here.
        query("\"continuous\":true", "query.continuous"),
        query("\"queryResultsFormat\":\"ARROW\"", "ARROW"),
        query("\"secureContext\":{\"a\":1}", "query.secureContext"),
        job(
            "\"userDefinedFunctionResources\":[{\"inlineCode\":\"x\"}]",
            "userDefinedFunctionResources"),
        job("\"scriptOptions\":{\"statementByteBudget\":\"1\"}", "statementByteBudget"),
        job("\"scriptOptions\":{\"keyResultStatement\":\"FIRST_SELECT\"}", "keyResultStatement"),
        // Malformed JSON and wrong types of fields.
        new Case("POST", "datasets", "{", 400, "parseError", "Invalid JSON payload received."),
        new Case(
            "POST", "datasets", "{\"a\":}", 400, "parseError", "Invalid JSON payload received."),
        new Case("POST", "datasets", "nope", 400, "parseError", "Invalid JSON payload received."),
        new Case("POST", "datasets", "{} {}", 400, "badRequest", "Invalid JSON payload received."),
        new Case("POST", "datasets", "[]", 400, "badRequest", "Root element must be a message."),
        new Case("POST", "datasets", "5", 400, "badRequest", "Root element must be a message."),
        new Case("POST", "datasets", "", 400, "required", "Required parameter is missing"),
        new Case(
            "POST",
            "datasets",
            "{\"datasetReference\":5}",
            400,
            "badRequest",
            "Invalid value at 'datasetReference'"),
        new Case(
            "POST",
            "datasets",
            "{\"datasetReference\":{\"datasetId\":5}}",
            400,
            "badRequest",
            "Invalid value at 'datasetReference.datasetId' (TYPE_STRING), 5"),
        new Case(
            "POST",
            "datasets",
            "{\"defaultTableExpirationMs\":\"soon\"}",
            400,
            "badRequest",
            "Invalid value at 'defaultTableExpirationMs' (TYPE_INT64), \"soon\""),
        new Case(
            "POST",
            "datasets",
            "{\"isCaseInsensitive\":\"maybe\"}",
            400,
            "badRequest",
            "Invalid value at 'isCaseInsensitive' (TYPE_BOOL), \"maybe\""),
        new Case(
            "POST", "datasets", "{\"labels\":[]}", 400, "badRequest", "Invalid value at 'labels'"),
        table("\"schema\":\"a:INTEGER\"", "badRequest", "Invalid value at 'schema'"),
        schema("{\"name\":[\"a\"]}", "badRequest", "Invalid value at 'schema.fields[0].name'"),
        table(
            "\"expirationTime\":true",
            "badRequest",
            "Invalid value at 'expirationTime' (TYPE_INT64)"),
        // Missing fields.
        new Case(
            "POST",
            "datasets",
            "{}",
            400,
            "required",
            "Required parameter is missing: datasetReference"),
        new Case(
            "POST",
            "datasets",
            "{\"datasetReference\":{}}",
            400,
            "required",
            "Required parameter is missing: datasetReference.datasetId"),
        new Case(
            "POST",
            "datasets/bad/tables",
            "{}",
            400,
            "required",
            "Required parameter is missing: tableReference"),
        schema("{\"type\":\"STRING\"}", "required", "schema.fields[0].name"),
        schema("{\"name\":\"a\"}", "required", "schema.fields[0].type"),
        table("\"view\":{}", "required", "Required parameter is missing: view.query"),
        // Ids.
        new Case(
            "POST",
            "datasets",
            "{\"datasetReference\":{\"datasetId\":\"a-b\"}}",
            400,
            "invalid",
            "Invalid dataset ID \"a-b\". Dataset IDs must be alphanumeric (plus underscores) and"
                + " must be at most 1024 characters long."),
        new Case(
            "POST",
            "datasets",
            "{\"datasetReference\":{\"datasetId\":\"" + "x".repeat(1025) + "\"}}",
            400,
            "invalid",
            "Invalid dataset ID"),
        new Case(
            "POST",
            "datasets/bad/tables",
            "{\"tableReference\":{\"datasetId\":\"bad\",\"tableId\":\"a*b\"}}",
            400,
            "invalid",
            "Invalid table ID \"a*b\"."),
        new Case(
            "POST",
            "datasets",
            "{\"datasetReference\":{\"projectId\":\"other\",\"datasetId\":\"d\"}}",
            400,
            "invalid",
            "does not agree with value acme"),
        // Schemas.
        schema(
            "{\"name\":\"a\",\"type\":\"TEXT\"}",
            "invalid",
            "Invalid value for type: TEXT is not a valid value"),
        schema(
            "{\"name\":\"a\",\"type\":\"STRING\",\"mode\":\"MANY\"}",
            "invalid",
            "Invalid value for mode: MANY is not a valid value"),
        schema(
            "{\"name\":\"a\",\"type\":\"RECORD\"}",
            "invalid",
            "Field a is type RECORD but has no schema"),
        schema(
            "{\"name\":\"a\",\"type\":\"STRING\"},{\"name\":\"A\",\"type\":\"STRING\"}",
            "invalid",
            "Field A already exists in schema"),
        schema("{\"name\":\"a.b\",\"type\":\"STRING\"}", "invalid", "Invalid field name \"a.b\""),
        schema(
            "{\"name\":\"a\",\"type\":\"NUMERIC\",\"precision\":\"40\"}", "invalid", "precision"),
        schema("{\"name\":\"a\",\"type\":\"NUMERIC\",\"scale\":\"2\"}", "invalid", "scale"),
        schema("{\"name\":\"a\",\"type\":\"DATE\",\"maxLength\":\"2\"}", "invalid", "maxLength"),
        schema(
            "{\"name\":\"a\",\"type\":\"RANGE\"}", "required", "schema.fields[0].rangeElementType"),
        // Partitioning and clustering.
        table(
            "\"timePartitioning\":{\"type\":\"WEEK\"}",
            "invalid",
            "Invalid value for type: WEEK is not a valid value"),
        table(
            "\"timePartitioning\":{\"type\":\"DAY\",\"field\":\"x\"}",
            "invalid",
            "The field specified for partitioning cannot be found in the schema"),
        table(
            "\"clustering\":{\"fields\":[\"x\"]}",
            "invalid",
            "The field specified for clustering cannot be found in the schema. Invalid field: x"),
        table("\"expirationTime\":\"1000\"", "invalid", "expirationTime"),
        table("\"labels\":{\"Team\":\"x\"}", "invalid", "Invalid label key \"Team\""),
        // Changes that are not allowed.
        new Case(
            "PATCH",
            "datasets/bad/tables/t",
            "{\"schema\":{\"fields\":[{\"name\":\"a\",\"type\":\"INTEGER\"}]}}",
            400,
            "invalid",
            "Provided Schema does not match Table acme:bad.t. Field b is missing in new schema"),
        new Case(
            "PATCH",
            "datasets/bad/tables/t",
            "{\"schema\":{\"fields\":[{\"name\":\"a\",\"type\":\"STRING\"},"
                + "{\"name\":\"b\",\"type\":\"STRING\"}]}}",
            400,
            "invalid",
            "Provided Schema does not match Table acme:bad.t. Field a has changed type from INTEGER"
                + " to STRING"),
        new Case(
            "PATCH",
            "datasets/bad",
            "{\"location\":\"EU\"}",
            400,
            "invalid",
            "Value EU in content does not agree with value US"),
        // What is not there, and what is there already.
        new Case("GET", "datasets/none", "", 404, "notFound", "Not found: Dataset acme:none"),
        new Case(
            "GET", "datasets/none/tables", "", 404, "notFound", "Not found: Dataset acme:none"),
        new Case(
            "GET", "datasets/bad/tables/x", "", 404, "notFound", "Not found: Table acme:bad.x"),
        new Case(
            "PATCH", "datasets/bad/tables/x", "{}", 404, "notFound", "Not found: Table acme:bad.x"),
        new Case("DELETE", "datasets/none", "", 404, "notFound", "Not found: Dataset acme:none"),
        new Case(
            "GET", "datasets/bad/routines/x", "", 404, "notFound", "Not found: Routine acme:bad.x"),
        new Case(
            "GET", "datasets/bad/models/x", "", 404, "notFound", "Not found: Model acme:bad.x"),
        new Case(
            "POST",
            "datasets",
            "{\"datasetReference\":{\"datasetId\":\"bad\"}}",
            409,
            "duplicate",
            "Already Exists: Dataset acme:bad"),
        new Case(
            "POST",
            "datasets/bad/tables",
            "{\"tableReference\":{\"datasetId\":\"bad\",\"tableId\":\"t\"}}",
            409,
            "duplicate",
            "Already Exists: Table acme:bad.t"),
        // Paths, verbs and parameters.
        new Case("GET", "/nowhere", "", 404, "notFound", "/nowhere"),
        new Case("GET", "/bigquery/v2/nowhere", "", 404, "notFound", "/nowhere"),
        new Case("PUT", "datasets", "{}", 405, "httpMethodNotAllowed", "PUT"),
        new Case("POST", "datasets/bad/tables/t", "{}", 405, "httpMethodNotAllowed", "POST"),
        new Case("GET", "datasets?maxResults=many", "", 400, "badRequest", "maxResults"),
        new Case("GET", "datasets?pageToken=!", "", 400, "invalid", "Invalid page token"),
        new Case("GET", "datasets?filter=size:big", "", 400, "invalid", "Invalid filter"),
        new Case("GET", "datasets?fields=a(b,,", "", 400, "badRequest", "Invalid field selection"),
        new Case(
            "GET",
            "datasets/bad/tables/t?selectedFields=zz",
            "",
            400,
            "invalid",
            "No such field: zz."));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void refuses(Case wrong) {
    Server.Answer answer = server.send(wrong.method(), wrong.path(), wrong.body());

    assertThat(answer.status()).isEqualTo(wrong.status());
    assertThat(answer.reason()).isEqualTo(wrong.reason());
    assertThat(answer.message()).contains(wrong.message());
    assertThat(answer.body().at("/error/code").asInt()).isEqualTo(wrong.status());
    assertThat(answer.body().at("/error/errors/0/domain").asString()).isEqualTo("global");
    assertThat(answer.body().at("/error/status").asString()).isNotEmpty();
  }
}
