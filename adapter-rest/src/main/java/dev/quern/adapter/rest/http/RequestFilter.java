package dev.quern.adapter.rest.http;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** The door of the API: gives each request an id and turns what clients write into plain paths. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class RequestFilter extends OncePerRequestFilter {

  /** Whether the request came by an upload path; a request attribute. */
  static final String UPLOAD = "quern.upload";

  private static final String REQUEST_ID = "X-Request-Id";
  private static final Pattern SAFE_ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
  private static final List<String> OPERATIONS =
      List.of("/actuator", "/healthz", "/readyz", "/metrics");

  private final JsonMapper mapper;
  private final RestLimits limits;

  RequestFilter(JsonMapper wireMapper, RestLimits limits) {
    this.mapper = wireMapper;
    this.limits = limits;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String id =
        Optional.ofNullable(request.getHeader(REQUEST_ID))
            .filter(given -> SAFE_ID.matcher(given).matches())
            .orElseGet(() -> UUID.randomUUID().toString());
    response.setHeader(REQUEST_ID, id);
    if (CrossOrigin.answer(request, response)) {
      return;
    }
    MDC.put("requestId", id);
    try {
      if (OPERATIONS.stream().anyMatch(request.getRequestURI()::startsWith)) {
        chain.doFilter(request, response);
      } else {
        serve(request, response, chain);
      }
    } finally {
      MDC.remove("requestId");
    }
  }

  private void serve(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ApiPath path = ApiPath.of(request.getRequestURI());
    request.setAttribute(UPLOAD, path.upload());
    ApiRequest plain =
        new ApiRequest(request, path, path.upload() ? Long.MAX_VALUE : limits.maxRequestBytes());
    Optional<String> fields;
    boolean pretty;
    try {
      fields = Optional.ofNullable(request.getParameter("fields"));
      pretty = "true".equals(request.getParameter("prettyPrint"));
    } catch (IllegalStateException e) {
      // The servlet container cannot decode the parameters.
      refuse(
          response,
          new BigQueryException(ErrorReason.BAD_REQUEST, "Invalid query parameters in the URL."));
      return;
    }
    if (fields.isEmpty() && !pretty) {
      chain.doFilter(plain, response);
      return;
    }
    Optional<FieldMask> mask = fields.flatMap(FieldMask::parse);
    if (fields.isPresent() && mask.isEmpty()) {
      refuse(
          response,
          new BigQueryException(
              ErrorReason.BAD_REQUEST, "fields", "Invalid field selection " + fields.get()));
      return;
    }
    ResponseShaper shaper = new ResponseShaper(response);
    chain.doFilter(plain, shaper);
    shaper.finish(mapper, mask, pretty);
  }

  private void refuse(HttpServletResponse response, BigQueryException why) throws IOException {
    response.setStatus(ErrorBodies.status(why));
    response.setContentType("application/json");
    response.getOutputStream().write(mapper.writeValueAsBytes(ErrorBodies.of(why)));
  }
}
