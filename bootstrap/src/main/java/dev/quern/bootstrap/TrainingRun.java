package dev.quern.bootstrap;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/**
 * Uses a server as its first clients will, so that the JVM's ahead-of-time cache holds the classes
 * they need, and of the methods that every query runs through what the compiler wants to know. The
 * launcher runs it once after each build.
 */
final class TrainingRun {

  /** The argument that asks for it. */
  static final String ARGUMENT = "--quern.training";

  private record Call(String method, String path, String body) {}

  private static final List<Call> CALLS =
      List.of(
          new Call("GET", "/readyz", ""),
          new Call("GET", "/metrics", ""),
          new Call("GET", "/discovery/v1/apis/bigquery/v2/rest", ""),
          new Call(
              "POST",
              "/bigquery/v2/projects/train/datasets",
              "{\"datasetReference\":{\"datasetId\":\"d\"}}"),
          new Call(
              "POST",
              "/bigquery/v2/projects/train/datasets/d/tables",
              "{\"tableReference\":{\"datasetId\":\"d\",\"tableId\":\"t\"},\"schema\":{\"fields\":["
                  + "{\"name\":\"a\",\"type\":\"INT64\"},{\"name\":\"b\",\"type\":\"STRING\"}]}}"),
          new Call(
              "POST",
              "/bigquery/v2/projects/train/datasets/d/tables/t/insertAll",
              "{\"rows\":[{\"json\":{\"a\":1,\"b\":\"x\"}}]}"),
          new Call(
              "POST",
              "/bigquery/v2/projects/train/queries",
              "{\"useLegacySql\":false,\"query\":\"SELECT a, b, COUNT(*) FROM d.t GROUP BY a, b\"}"),
          new Call(
              "POST",
              "/bigquery/v2/projects/train/jobs",
              "{\"configuration\":{\"query\":{\"useLegacySql\":false,\"query\":\"SELECT 1\"}}}"),
          new Call("GET", "/bigquery/v2/projects/train/jobs", ""),
          new Call("GET", "/bigquery/v2/projects/train/datasets/d/tables/t/data", ""),
          new Call("PATCH", "/bigquery/v2/projects/train/datasets/d/tables/t", "{}"),
          new Call("GET", "/bigquery/v2/projects/train/datasets/none", ""));

  private static final int ROUNDS = 600;

  private static final List<Call> REPEATED =
      List.of(
          query("SELECT 1"),
          query(
              "SELECT x.b, SUM(x.a * 1.5) AS total, AVG(y.a), COUNT(DISTINCT y.b) FROM d.t AS x"
                  + " JOIN d.t AS y ON x.a = y.a LEFT JOIN d.t AS z USING (a) WHERE x.b LIKE '%x%'"
                  + " AND y.a IN (SELECT a FROM d.t WHERE a < 7) GROUP BY x.b HAVING total > 0"
                  + " ORDER BY total DESC, x.b LIMIT 10"),
          query(
              "WITH w AS (SELECT a, CASE WHEN b = 'x' THEN 1 ELSE 0 END AS c FROM d.t) SELECT"
                  + " EXTRACT(YEAR FROM DATE '2024-02-03') AS y, SUM(c) FROM w WHERE EXISTS (SELECT"
                  + " 1 FROM d.t AS o WHERE o.a = w.a) GROUP BY y"));

  private static final Call LAST =
      new Call("DELETE", "/bigquery/v2/projects/train/datasets/d?deleteContents=true", "");

  private TrainingRun() {}

  private static Call query(String sql) {
    return new Call(
        "POST",
        "/bigquery/v2/projects/train/queries",
        "{\"useLegacySql\":false,\"useQueryCache\":false,\"query\":\"" + sql + "\"}");
  }

  /** Makes the calls; what they answer does not matter. */
  static void run(int port) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (Call call : CALLS) {
        send(client, port, call);
      }
      for (int round = 0; round < ROUNDS; round++) {
        for (Call call : REPEATED) {
          send(client, port, call);
        }
      }
      send(client, port, LAST);
    } catch (IOException e) {
      throw new IllegalStateException("the training run could not reach the server", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpClient client, int port, Call call)
      throws IOException, InterruptedException {
    client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + call.path()))
            .header("Content-Type", "application/json")
            .method(call.method(), HttpRequest.BodyPublishers.ofString(call.body()))
            .build(),
        HttpResponse.BodyHandlers.discarding());
  }
}
