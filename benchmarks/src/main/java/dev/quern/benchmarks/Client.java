package dev.quern.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The least of a BigQuery client, so that the server is measured and not a client library. */
final class Client {

  static final String PROJECT = "bench";

  private static final JsonMapper JSON = JsonMapper.shared();

  /** Rows come last, and the token after them. */
  private static final int MAX_TOKEN = 200;

  private static final Pattern PAGE_TOKEN = Pattern.compile("\\],\"pageToken\":\"([^\"]*)\"\\}$");

  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;

  Client(int port) {
    url = "http://127.0.0.1:" + port;
  }

  /** Sends a request below the project's path; fails unless it succeeds. */
  JsonNode send(String method, String path, String body) {
    return request(
        method, "/bigquery/v2/projects/" + PROJECT + path, body.getBytes(StandardCharsets.UTF_8));
  }

  /** The size in bytes of an answer to GET. */
  int fetch(String path) {
    return exchange("GET", path, new byte[0]).length;
  }

  /** Gets a list page by page without making sense of it; gives the number of pages. */
  int fetchPages(String path) {
    int pages = 0;
    for (String token = ""; pages == 0 || !token.isEmpty(); pages++) {
      byte[] page = exchange("GET", path + "?pageToken=" + token, new byte[0]);
      int tail = Math.max(0, page.length - MAX_TOKEN);
      Matcher found =
          PAGE_TOKEN.matcher(new String(page, tail, page.length - tail, StandardCharsets.UTF_8));
      token = found.find() ? found.group(1) : "";
    }
    return pages;
  }

  private JsonNode request(String method, String path, byte[] body) {
    byte[] answer = exchange(method, path, body);
    return answer.length == 0 ? JSON.createObjectNode() : JSON.readTree(answer);
  }

  private byte[] exchange(String method, String path, byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() >= 300) {
        throw new IllegalStateException(new String(response.body(), StandardCharsets.UTF_8));
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Runs a query and takes all its rows, however many pages they fill. */
  int query(String sql, String dataset) {
    ObjectNode body = JSON.createObjectNode();
    body.put("query", sql);
    body.put("useLegacySql", false);
    body.put("useQueryCache", false);
    body.put("timeoutMs", 600_000);
    body.putObject("defaultDataset").put("datasetId", dataset).put("projectId", PROJECT);
    JsonNode page = send("POST", "/queries", body.toString());
    int rows = page.path("rows").size();
    String job = page.at("/jobReference/jobId").asString();
    while (page.hasNonNull("pageToken")) {
      page = send("GET", "/queries/" + job + "?pageToken=" + page.path("pageToken").asString(), "");
      rows += page.path("rows").size();
    }
    return rows;
  }

  /** Loads a file of CSV by a load job with its data in the request. */
  void load(Path file, String dataset, String table, ObjectNode configuration) throws IOException {
    ObjectNode job = JSON.createObjectNode();
    ObjectNode load = job.putObject("configuration").putObject("load");
    load.setAll(configuration);
    load.putObject("destinationTable")
        .put("projectId", PROJECT)
        .put("datasetId", dataset)
        .put("tableId", table);
    String boundary = "quern-benchmark";
    byte[] head =
        "--%1$s\r\nContent-Type: application/json\r\n\r\n%2$s\r\n--%1$s\r\nContent-Type: text/csv\r\n\r\n"
            .formatted(boundary, job)
            .getBytes(StandardCharsets.UTF_8);
    byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    url + "/upload/bigquery/v2/projects/" + PROJECT + "/jobs?uploadType=multipart"))
            .header("Content-Type", "multipart/related; boundary=" + boundary)
            .POST(
                HttpRequest.BodyPublishers.concat(
                    HttpRequest.BodyPublishers.ofByteArray(head),
                    HttpRequest.BodyPublishers.ofByteArray(Files.readAllBytes(file)),
                    HttpRequest.BodyPublishers.ofByteArray(tail)))
            .build();
    try {
      JsonNode answer =
          JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
      await(answer.at("/jobReference/jobId").asString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Waits until a job has succeeded. */
  void await(String job) throws InterruptedException {
    while (true) {
      JsonNode status = send("GET", "/jobs/" + job, "").path("status");
      if (status.hasNonNull("errorResult")) {
        throw new IllegalStateException(status.toString());
      }
      if (status.path("state").asString().equals("DONE")) {
        return;
      }
      Thread.sleep(20);
    }
  }
}
