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
    String own = "batch_" + UUID.randomUUID();
    StringBuilder answer = new StringBuilder();
    for (BatchPart part : parts) {
      answer.append("--").append(own).append("\r\n");
      append(answer, part, send(part, request));
    }
    answer.append("--").append(own).append("--\r\n");
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("multipart/mixed; boundary=" + own))
        .body(answer.toString().getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> send(BatchPart part, HttpServletRequest batch) throws IOException {
    String authority =
        batch.getLocalAddr().contains(":")
            ? "[" + batch.getLocalAddr() + "]"
            : batch.getLocalAddr();
    HttpRequest.Builder request =
        HttpRequest.newBuilder()
            .uri(uri("http://" + authority + ":" + batch.getLocalPort() + part.path()))
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
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BigQueryException(ErrorReason.BACKEND_ERROR, "The server is shutting down.");
    }
  }

  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new BigQueryException(
          ErrorReason.BAD_REQUEST, "A part of the batch has a malformed address.");
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
