package dev.quern.adapter.rest.batch;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sends each request of a batch to this server itself and gathers the answers. */
@RestController
final class BatchController {

  private static final int MAX_PARTS = 1000;
  private static final Pattern BOUNDARY = Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))");
  private static final Set<String> OWN_HEADERS =
      Set.of(
          "host", "content-length", "connection", "expect", "upgrade", "content-transfer-encoding");

  private final HttpClient client = HttpClient.newHttpClient();

  @PostMapping({"/batch", "/batch/**"})
  ResponseEntity<byte[]> batch(HttpServletRequest request) throws IOException {
    Matcher matcher =
        BOUNDARY.matcher(request.getContentType() == null ? "" : request.getContentType());
    if (!matcher.find()) {
      throw new BigQueryException(
          ErrorReason.BAD_REQUEST, "Failed to parse batch request: no multipart boundary.");
    }
    String boundary = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    String text = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    List<BatchPart> parts = BatchPart.parse(text, boundary);
    if (parts.size() > MAX_PARTS) {
      throw new BigQueryException(
          ErrorReason.BAD_REQUEST,
          "The batch request contains too many calls, limit: " + MAX_PARTS + ".");
    }
    List<HttpRequest> requests = parts.stream().map(part -> request(part, request)).toList();
    String own = "batch_" + UUID.randomUUID();
    StringBuilder answer = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      answer.append("--").append(own).append("\r\n");
      append(answer, parts.get(i), send(requests.get(i)));
    }
    answer.append("--").append(own).append("--\r\n");
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("multipart/mixed; boundary=" + own))
        .body(answer.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** A part as a request to this server; all are made before the first is sent. */
  private static HttpRequest request(BatchPart part, HttpServletRequest batch) {
    String authority =
        batch.getLocalAddr().contains(":")
            ? "[" + batch.getLocalAddr() + "]"
            : batch.getLocalAddr();
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder()
              .uri(URI.create("http://" + authority + ":" + batch.getLocalPort() + part.path()))
              .method(part.method(), HttpRequest.BodyPublishers.ofString(part.body()));
      String authorization = batch.getHeader("Authorization");
      if (authorization != null && !part.headers().containsKey("authorization")) {
        request.header("Authorization", authorization);
      }
      part.headers()
          .forEach((name, value) -> {
            if (!OWN_HEADERS.contains(name)) {
              request.header(name, value);
            }
          });
      return request.build();
    } catch (IllegalArgumentException e) {
      throw new BigQueryException(
          ErrorReason.BAD_REQUEST,
          "A part of the batch has a malformed address, method or header.");
    }
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BigQueryException(ErrorReason.BACKEND_ERROR, "The server is shutting down.");
    }
  }

  private static void append(StringBuilder answer, BatchPart part, HttpResponse<String> response) {
    answer.append("Content-Type: application/http\r\n");
    if (!part.contentId().isEmpty()) {
      String id = part.contentId();
      answer
          .append("Content-ID: ")
          .append(id.startsWith("<") ? "<response-" + id.substring(1) : "response-" + id)
          .append("\r\n");
    }
    answer.append("\r\nHTTP/1.1 ").append(response.statusCode()).append("\r\n");
    response
        .headers()
        .firstValue("Content-Type")
        .ifPresent(type -> answer.append("Content-Type: ").append(type).append("\r\n"));
    response
        .headers()
        .firstValue("ETag")
        .ifPresent(etag -> answer.append("ETag: ").append(etag).append("\r\n"));
    answer.append("\r\n").append(response.body()).append("\r\n");
  }
}
