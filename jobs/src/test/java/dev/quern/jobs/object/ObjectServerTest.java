package dev.quern.jobs.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.quern.domain.error.BigQueryException;
import dev.quern.jobs.object.ObjectStore.ObjectName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads and writes objects of a real HTTP server that answers as Cloud Storage's JSON API does. */
class ObjectServerTest {

  private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
  private @TempDir Path folder;
  private HttpServer http;
  private ObjectServer store;

  @BeforeEach
  void startServer() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/storage/v1/b/bucket/o", this::read);
    http.createContext("/upload/storage/v1/b/bucket/o", this::write);
    http.start();
    store = new ObjectServer("127.0.0.1:" + http.getAddress().getPort(), folder);
  }

  @AfterEach
  void stopServer() {
    http.stop(0);
  }

  private void read(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String name = path.substring("/storage/v1/b/bucket/o".length());
    if (name.isEmpty()) {
      String query = exchange.getRequestURI().getQuery();
      String prefix = query.substring(query.indexOf('=') + 1);
      String items =
          objects.keySet().stream()
              .filter(object -> object.startsWith(prefix))
              .map(object -> "{\"name\":\"" + object + "\"}")
              .collect(Collectors.joining(","));
      answer(exchange, 200, ("{\"items\":[" + items + "]}").getBytes(StandardCharsets.UTF_8));
      return;
    }
    byte[] content =
        exchange.getRequestMethod().equals("DELETE")
            ? objects.remove(name.substring(1))
            : objects.get(name.substring(1));
    answer(exchange, content == null ? 404 : 200, content == null ? new byte[0] : content);
  }

  private void write(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getRawQuery();
    String name = query.substring(query.indexOf("name=") + 5);
    objects.put(
        URLDecoder.decode(name, StandardCharsets.UTF_8), exchange.getRequestBody().readAllBytes());
    answer(exchange, 200, "{}".getBytes(StandardCharsets.UTF_8));
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void findsTheObjectsOfAPattern() throws IOException {
    objects.put("a/1 x.csv", "one".getBytes(StandardCharsets.UTF_8));
    objects.put("a/2.csv", "two".getBytes(StandardCharsets.UTF_8));
    objects.put("a/2.json", "no".getBytes(StandardCharsets.UTF_8));

    List<SourceFile> files = store.find(ObjectName.parse("gs://bucket/a/*.csv"));

    assertThat(files)
        .extracting(file -> file.uri().orElseThrow())
        .containsExactly("gs://bucket/a/1 x.csv", "gs://bucket/a/2.csv");
    assertThat(files.getFirst().open().readAllBytes()).asString().isEqualTo("one");
    files.forEach(SourceFile::release);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void writesAndDeletesObjects() throws IOException {
    Path content = Files.writeString(folder.resolve("content"), "hello");
    ObjectName name = ObjectName.parse("gs://bucket/out/a b.txt");

    store.write(name, content);
    assertThat(objects.get("out/a b.txt")).asString().isEqualTo("hello");

    store.delete(name);
    assertThat(objects).isEmpty();
  }

  @Test
  void saysWhichUriNamesNothing() {
    assertThatThrownBy(() -> store.require(List.of("gs://bucket/none")))
        .isInstanceOf(BigQueryException.class)
        .hasMessage("Not found: URI gs://bucket/none");
  }
}
