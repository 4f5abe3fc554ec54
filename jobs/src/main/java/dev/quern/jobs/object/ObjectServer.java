package dev.quern.jobs.object;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Objects of a server that speaks Cloud Storage's JSON API, as the environment variable {@code
 * STORAGE_EMULATOR_HOST} names it to Google's clients. Source: "Cloud Storage JSON API".
 */
public final class ObjectServer implements ObjectStore {

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int NO_CONTENT = 204;

  private final HttpClient client = HttpClient.newHttpClient();
  private final String base;
  private final Path scratch;

  /**
   * The objects of a server.
   *
   * @param host {@code host:port}, with or without {@code http://}
   * @param scratch the folder for copies of objects
   */
  public ObjectServer(String host, Path scratch) {
    String address = host.endsWith("/") ? host.substring(0, host.length() - 1) : host;
    this.base = address.contains("://") ? address : "http://" + address;
    this.scratch = scratch;
  }

  @Override
  public List<SourceFile> find(ObjectName pattern) {
    List<SourceFile> files = new ArrayList<>();
    for (String name : names(pattern)) {
      files.add(copy(new ObjectName(pattern.bucket(), name)));
    }
    return files;
  }

  private List<String> names(ObjectName pattern) {
    List<String> names = new ArrayList<>();
    String token = "";
    do {
      HttpResponse<String> response =
          send(
              HttpRequest.newBuilder(
                      uri(list(pattern) + (token.isEmpty() ? "" : "&pageToken=" + encode(token))))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() == NOT_FOUND) {
        return List.of();
      }
      requireOk(response.statusCode(), pattern);
      JsonNode page = JsonMapper.shared().readTree(response.body());
      page.path("items").forEach(item -> names.add(item.path("name").asString()));
      token = page.path("nextPageToken").asString("");
    } while (!token.isEmpty());
    return names.stream().filter(pattern::matches).sorted().toList();
  }

  private SourceFile copy(ObjectName name) {
    try {
      Files.createDirectories(scratch);
      Path file = Files.createTempFile(scratch, "object-", ".data");
      HttpResponse<Path> response =
          send(
              HttpRequest.newBuilder(uri(path(name) + "?alt=media")).build(),
              HttpResponse.BodyHandlers.ofFile(file));
      requireOk(response.statusCode(), name);
      return new SourceFile(Optional.of(name.toString()), file, true);
    } catch (IOException e) {
      throw unreachable(name, e);
    }
  }

  @Override
  public void requireBucket(ObjectName name) {
    HttpResponse<String> response =
        send(
            HttpRequest.newBuilder(uri(list(name) + "&maxResults=1")).build(),
            HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() == NOT_FOUND) {
      throw name.noBucket();
    }
    requireOk(response.statusCode(), name);
  }

  @Override
  public void write(ObjectName name, Path content) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(
                  uri(
                      "/upload/storage/v1/b/"
                          + encode(name.bucket())
                          + "/o?uploadType=media&name="
                          + encode(name.object())))
              .header("Content-Type", "application/octet-stream")
              .POST(HttpRequest.BodyPublishers.ofFile(content))
              .build();
      requireOk(send(request, HttpResponse.BodyHandlers.ofString()).statusCode(), name);
    } catch (FileNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void delete(ObjectName name) {
    int status =
        send(
                HttpRequest.newBuilder(uri(path(name))).DELETE().build(),
                HttpResponse.BodyHandlers.ofString())
            .statusCode();
    if (status != NO_CONTENT && status != NOT_FOUND) {
      requireOk(status, name);
    }
  }

  private static String list(ObjectName pattern) {
    return "/storage/v1/b/" + encode(pattern.bucket()) + "/o?prefix=" + encode(pattern.prefix());
  }

  private static String path(ObjectName name) {
    return "/storage/v1/b/" + encode(name.bucket()) + "/o/" + encode(name.object());
  }

  private URI uri(String path) {
    return URI.create(base + path);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static void requireOk(int status, ObjectName name) {
    if (status == NOT_FOUND) {
      throw new BigQueryException(ErrorReason.NOT_FOUND, "Not found: URI " + name);
    }
    if (status != OK) {
      throw new BigQueryException(
          ErrorReason.INVALID,
          "The object store answered HTTP status " + status + " for " + name + ".");
    }
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      return client.send(request, body);
    } catch (IOException e) {
      throw new BigQueryException(
          ErrorReason.INVALID,
          "The object store at " + base + " (STORAGE_EMULATOR_HOST) cannot be reached.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BigQueryException(
          ErrorReason.STOPPED, "Stopped while waiting for the object store.");
    }
  }

  private static BigQueryException unreachable(ObjectName name, IOException cause) {
    return BigQueryException.internal("No copy of " + name + " could be made.", cause);
  }
}
