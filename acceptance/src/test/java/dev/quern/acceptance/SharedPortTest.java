package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One port for both APIs, encrypted or not. */
class SharedPortTest {

  @TempDir private static Path folder;
  private static KeyStoreFile keys;
  private static Server server;
  private static HttpClient http;

  @BeforeAll
  static void start() throws Exception {
    keys = KeyStoreFile.create(folder);
    server = new Server(keys.settings("--quern.shared-port=0"));
    http = HttpClient.newBuilder().sslContext(keys.trusting()).build();
  }

  @AfterAll
  static void stop() {
    http.close();
    server.close();
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static URI uri(String path) {
    return URI.create("https://127.0.0.1:" + server.sharedPort() + path);
  }

  @Test
  void servesTheRestApiToClientsThatWouldSpeakHttp2() throws Exception {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(uri("/bigquery/v2/projects/acme/queries"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"SELECT 41 + 1\"}")));

    assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    assertThat(answer.body()).contains("\"42\"");
  }

  @Test
  void linksToItselfByHttps() throws Exception {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(
                    uri("/upload/bigquery/v2/projects/acme/jobs?uploadType=resumable"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"configuration\":{\"load\":{}}}")));

    assertThat(answer.headers().firstValue("Location").orElseThrow())
        .startsWith(uri("/upload/").toString());
  }

  private static ServingStatus status(ChannelCredentials credentials) {
    ManagedChannel channel =
        Grpc.newChannelBuilder("127.0.0.1:" + server.sharedPort(), credentials).build();
    try {
      return HealthGrpc.newBlockingStub(channel)
          .withDeadlineAfter(30, TimeUnit.SECONDS)
          .check(HealthCheckRequest.getDefaultInstance())
          .getStatus();
    } finally {
      channel.shutdownNow();
    }
  }

  @Test
  void servesGrpcEncryptedOrNot() throws Exception {
    ChannelCredentials trusting =
        TlsChannelCredentials.newBuilder().trustManager(keys.certificate().toFile()).build();

    assertThat(status(trusting)).isEqualTo(ServingStatus.SERVING);
    assertThat(status(InsecureChannelCredentials.create())).isEqualTo(ServingStatus.SERVING);
  }

  @Test
  void servesTheRestApiWithoutTls() throws Exception {
    URI plain = URI.create("http://127.0.0.1:" + server.sharedPort() + "/readyz");

    assertThat(send(HttpRequest.newBuilder(plain)).statusCode()).isEqualTo(200);
  }

  @Test
  void survivesClientsThatDoNotTrustIt() throws Exception {
    try (HttpClient stranger = HttpClient.newHttpClient()) {
      assertThatThrownBy(() ->
              stranger.send(
                  HttpRequest.newBuilder(uri("/readyz")).build(),
                  HttpResponse.BodyHandlers.discarding()))
          .isInstanceOf(IOException.class);
    }

    assertThat(send(HttpRequest.newBuilder(uri("/readyz"))).statusCode()).isEqualTo(200);
  }
}
