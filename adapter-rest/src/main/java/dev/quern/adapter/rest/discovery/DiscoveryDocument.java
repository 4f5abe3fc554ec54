package dev.quern.adapter.rest.discovery;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Describes the API to clients that build themselves from a description. */
final class DiscoveryDocument {

  private static final Pattern PATH_PARAMETER = Pattern.compile("\\{(\\w+)}");
  private static final String SERVICE = "bigquery/v2/";

  /** Parameters of methods that are no strings. */
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("accessPolicyVersion", "Integer"),
          Map.entry("all", "Boolean"),
          Map.entry("allUsers", "Boolean"),
          Map.entry("autodetect_schema", "Boolean"),
          Map.entry("deleteContents", "Boolean"),
          Map.entry("force", "Boolean"),
          Map.entry("formatOptions.useInt64Timestamp", "Boolean"),
          Map.entry("maxCreationTime", "@JsonString Long"),
          Map.entry("maxResults", "Long"),
          Map.entry("minCreationTime", "@JsonString Long"),
          Map.entry("pageSize", "Integer"),
          Map.entry("startIndex", "@JsonString BigInteger"),
          Map.entry("timeoutMs", "Long"));

  /** Parameters of all methods. */
  private static final List<String> COMMON =
      List.of(
          "access_token",
          "alt",
          "callback",
          "fields",
          "key",
          "oauth_token",
          "quotaUser",
          "uploadType",
          "upload_protocol");

  private DiscoveryDocument() {}

  /** The document of a server that is reached at {@code root}, which ends with a slash. */
  static ObjectNode create(String root) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document
        .put("kind", "discovery#restDescription")
        .put("discoveryVersion", "v1")
        .put("id", "bigquery:v2")
        .put("name", "bigquery")
        .put("version", "v2")
        .put("revision", "20261009")
        .put("title", "BigQuery API")
        .put("description", "A data platform, on your own machine.")
        .put("ownerDomain", "quern.dev")
        .put("ownerName", "Quern")
        .put("protocol", "rest")
        .put("rootUrl", root)
        .put("mtlsRootUrl", root)
        .put("servicePath", SERVICE)
        .put("baseUrl", root + SERVICE)
        .put("basePath", "/" + SERVICE)
        .put("batchPath", "batch/bigquery/v2")
        .put("fullyEncodeReservedExpansion", true);
    document.set("parameters", commonParameters());
    document.set("schemas", schemas());
    document.set("resources", resources());
    return document;
  }

  private static ObjectNode commonParameters() {
    ObjectNode parameters = JsonNodeFactory.instance.objectNode();
    COMMON.forEach(name -> parameters.set(name, query("String")));
    parameters.set("prettyPrint", query("Boolean"));
    return parameters;
  }

  private static ObjectNode query(String type) {
    return SchemaTypes.schema(type).put("location", "query");
  }

  private static ObjectNode schemas() {
    ObjectNode schemas = JsonNodeFactory.instance.objectNode();
    for (List<String> row : Rows.read("fields.tsv", 3)) {
      ObjectNode schema = (ObjectNode) schemas.get(row.get(0));
      if (schema == null) {
        schema = schemas.putObject(row.get(0)).put("id", row.get(0)).put("type", "object");
        schema.putObject("properties");
      }
      ((ObjectNode) schema.get("properties")).set(row.get(1), SchemaTypes.schema(row.get(2)));
    }
    return schemas;
  }

  private static ObjectNode resources() {
    ObjectNode resources = JsonNodeFactory.instance.objectNode();
    for (List<String> row : Rows.read("methods.tsv", 7)) {
      String[] id = row.get(0).split("\\.");
      ObjectNode resource = (ObjectNode) resources.get(id[1]);
      if (resource == null) {
        resource = resources.putObject(id[1]);
        resource.putObject("methods");
      }
      ((ObjectNode) resource.get("methods")).set(id[2], method(row));
    }
    return resources;
  }

  private static ObjectNode method(List<String> row) {
    String path = row.get(2);
    ObjectNode method =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", row.get(0))
            .put("httpMethod", row.get(1))
            .put("path", path.replace("{", "{+"))
            .put("flatPath", path);
    ObjectNode parameters = method.putObject("parameters");
    List<String> inPath =
        PATH_PARAMETER.matcher(path).results().map((MatchResult match) -> match.group(1)).toList();
    for (String name : inPath) {
      parameters.set(
          name, SchemaTypes.schema("String").put("location", "path").put("required", true));
    }
    for (String name : row.get(5).split(",")) {
      if (!name.isEmpty()) {
        parameters.set(name, query(TYPES.getOrDefault(name, "String")));
      }
    }
    ArrayNode order = method.putArray("parameterOrder");
    inPath.forEach(order::add);
    if (!row.get(3).isEmpty()) {
      method.putObject("request").put("$ref", row.get(3));
    }
    if (!row.get(4).isEmpty()) {
      method.putObject("response").put("$ref", row.get(4));
    }
    method.putArray("scopes").add("https://www.googleapis.com/auth/bigquery");
    if (!row.get(6).isEmpty()) {
      addUpload(method, path.replace("{", "{+"));
    }
    return method;
  }

  private static void addUpload(ObjectNode method, String path) {
    method.put("supportsMediaUpload", true);
    ObjectNode upload = method.putObject("mediaUpload");
    upload.putArray("accept").add("*/*");
    ObjectNode protocols = upload.putObject("protocols");
    protocols.putObject("simple").put("multipart", true).put("path", "/upload/" + SERVICE + path);
    protocols
        .putObject("resumable")
        .put("multipart", true)
        .put("path", "/resumable/upload/" + SERVICE + path);
  }
}
