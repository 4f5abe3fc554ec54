package dev.quern.bootstrap;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/**
 * Uses a server as its first clients will, so that the JVM's ahead-of-time cache holds the classes
 * they need. The launcher runs it once after each build.
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
          new Call("GET", "/bigquery/v2/projects/train/datasets/none", ""),
          new Call("DELETE", "/bigquery/v2/projects/train/datasets/d?deleteContents=true", ""));

  private TrainingRun() {}

  /** Makes the calls; what they answer does not matter. */
  static void run(int port) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (Call call : CALLS) {
        client.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + call.path()))
                .header("Content-Type", "application/json")
                .method(call.method(), HttpRequest.BodyPublishers.ofString(call.body()))
                .build(),
            HttpResponse.BodyHandlers.discarding());
      }
    } catch (IOException e) {
      throw new IllegalStateException("the training run could not reach the server", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
