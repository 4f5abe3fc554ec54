package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.NoCredentials;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryOptions;
import dev.quern.adapter.grpc.GrpcEndpoint;
import dev.quern.bootstrap.QuernApplication;
import dev.quern.bootstrap.SharedPortServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running server and the means to talk to it. */
final class Server implements AutoCloseable {

  static final String PROJECT = "acme";

  /** Stands for Cloud Storage, with one bucket; goes with the build. */
  static final Path OBJECTS =
      Path.of("target", "objects-" + ProcessHandle.current().pid()).toAbsolutePath();

  private final ConfigurableApplicationContext context;
  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicInteger names = new AtomicInteger();

  /** A server on ports of its own, with more settings than that. */
  Server(String... settings) {
    makeBucket();
    Stream<String> common =
        Stream.of(
            "--quern.port=0",
            "--quern.grpc-port=0",
            "--quern.banner=false",
            "--quern.project=" + PROJECT);
    context =
        QuernApplication.start(Stream.concat(common, Stream.of(settings)).toArray(String[]::new));
  }

  private static void makeBucket() {
    try {
      Files.createDirectories(OBJECTS.resolve("bucket"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Server ephemeral() {
    return new Server("--quern.gcs-root=" + OBJECTS);
  }

  int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  int grpcPort() {
    return context.getBean(GrpcEndpoint.class).port().orElseThrow();
  }

  int sharedPort() {
    return context.getBean(SharedPortServer.class).port().orElseThrow();
  }

  String url() {
    return "http://127.0.0.1:" + port();
  }

  /** A name no other test uses. */
  String uniqueName(String prefix) {
    return prefix + "_" + names.incrementAndGet();
  }

  BigQuery client() {
    return BigQueryOptions.newBuilder()
        .setHost(url())
        .setProjectId(PROJECT)
        .setCredentials(NoCredentials.getInstance())
        .build()
        .getService();
  }

  /** An answer. */
  record Answer(int status, JsonNode body, HttpResponse<byte[]> response) {

    String message() {
      return body.at("/error/message").asString();
    }

    String reason() {
      return body.at("/error/errors/0/reason").asString();
    }

    /** Checks that access was refused, with a message that says so of something. */
    void assertAccessDenied(String what) {
      assertThat(status).isEqualTo(403);
      assertThat(reason()).isEqualTo("accessDenied");
      assertThat(message()).contains(what);
    }
  }

  /** Sends JSON to a path below the project's. */
  Answer send(String method, String path, String body, String... headers) {
    return sendBytes(method, path, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  Answer get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  /** Asks a query in GoogleSQL by {@code jobs.query}. */
  Answer query(String sql, String... headers) {
    return send("POST", "queries", "{\"query\":\"" + sql + "\",\"useLegacySql\":false}", headers);
  }

  Answer sendBytes(String method, String path, byte[] body, String... headers) {
    String whole = path.startsWith("/") ? path : "/bigquery/v2/projects/" + PROJECT + "/" + path;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url() + whole))
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .header("Content-Type", "application/json");
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    try {
      HttpResponse<byte[]> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      boolean json =
          response.headers().firstValue("Content-Type").orElse("").contains("json")
              && response.headers().firstValue("Content-Encoding").isEmpty();
      JsonMapper mapper = JsonMapper.shared();
      return new Answer(
          response.statusCode(),
          json ? mapper.readTree(response.body()) : mapper.createObjectNode(),
          response);
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    http.close();
    context.close();
  }
}
