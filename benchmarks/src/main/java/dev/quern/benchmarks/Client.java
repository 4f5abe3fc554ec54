package dev.quern.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The least of a BigQuery client, so that the server is measured and not a client library. */
final class Client {

  static final String PROJECT = "bench";

  private static final JsonMapper JSON = JsonMapper.shared();

  /** Up to here a body goes out together with the head. */
  private static final long MAX_BUFFERED = 1 << 20;

  private static final long POLL_NANOS = 20_000_000;

  /** Rows come last, and the token after them. */
  private static final int MAX_TOKEN = 200;

  private static final Pattern PAGE_TOKEN = Pattern.compile("\\],\"pageToken\":\"([^\"]*)\"\\}$");

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
      token = nextToken(exchange("GET", path + "?pageToken=" + token, new byte[0]));
    }
    return pages;
  }

  private static String nextToken(byte[] page) {
    int tail = Math.max(0, page.length - MAX_TOKEN);
    Matcher found =
        PAGE_TOKEN.matcher(new String(page, tail, page.length - tail, StandardCharsets.UTF_8));
    return found.find() ? found.group(1) : "";
  }

  private JsonNode request(String method, String path, byte[] body) {
    byte[] answer = exchange(method, path, body);
    return answer.length == 0 ? JSON.createObjectNode() : JSON.readTree(answer);
  }

  private byte[] exchange(String method, String path, byte[] body) {
    return exchange(method, path, "application/json", body);
  }

  /** As Google's client for Java does by default: on the calling thread, with kept connections. */
  private byte[] exchange(String method, String path, String contentType, byte[]... body) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(url + path).toURL().openConnection();
      connection.setRequestMethod(method);
      connection.setRequestProperty("Content-Type", contentType);
      long length = Arrays.stream(body).mapToLong(part -> part.length).sum();
      if (length > 0) {
        connection.setDoOutput(true);
        if (length > MAX_BUFFERED) {
          connection.setFixedLengthStreamingMode(length);
        }
        try (OutputStream output = connection.getOutputStream()) {
          for (byte[] part : body) {
            output.write(part);
          }
        }
      }
      boolean failed = connection.getResponseCode() >= 300;
      try (InputStream input = failed ? connection.getErrorStream() : connection.getInputStream()) {
        byte[] answer = input.readAllBytes();
        if (failed) {
          throw new IllegalStateException(new String(answer, StandardCharsets.UTF_8));
        }
        return answer;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A query as it is sent. */
  static byte[] query(String sql, String dataset) {
    ObjectNode body = JSON.createObjectNode();
    body.put("query", sql);
    body.put("useLegacySql", false);
    body.put("useQueryCache", false);
    body.put("timeoutMs", 600_000);
    body.putObject("defaultDataset").put("datasetId", dataset).put("projectId", PROJECT);
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Runs a query and takes all its rows, however many pages they fill. */
  void run(byte[] query) {
    String queries = "/bigquery/v2/projects/" + PROJECT + "/queries";
    byte[] page = exchange("POST", queries, query);
    if (!nextToken(page).isEmpty()) {
      fetchPages(queries + "/" + JSON.readTree(page).at("/jobReference/jobId").asString());
    }
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
    byte[] answer =
        exchange(
            "POST",
            "/upload/bigquery/v2/projects/" + PROJECT + "/jobs?uploadType=multipart",
            "multipart/related; boundary=" + boundary,
            head,
            Files.readAllBytes(file),
            tail);
    await(JSON.readTree(answer).at("/jobReference/jobId").asString());
  }

  /** Waits until a job has succeeded. */
  void await(String job) {
    while (true) {
      JsonNode status = send("GET", "/jobs/" + job, "").path("status");
      if (status.hasNonNull("errorResult")) {
        throw new IllegalStateException(status.toString());
      }
      if (status.path("state").asString().equals("DONE")) {
        return;
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }
}
