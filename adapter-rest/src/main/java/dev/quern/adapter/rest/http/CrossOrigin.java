package dev.quern.adapter.rest.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Lets pages of any origin call the API, as Google's does. Source: "Fetch", CORS protocol. */
final class CrossOrigin {

  private static final String METHODS = "GET, POST, PUT, PATCH, DELETE, OPTIONS";
  private static final String MAX_AGE_SECONDS = "3600";

  private CrossOrigin() {}

  /** Tells the browser what it may do; true when that was all it asked for. */
  static boolean answer(HttpServletRequest request, HttpServletResponse response) {
    String origin = request.getHeader("Origin");
    if (origin == null) {
      return false;
    }
    response.setHeader("Access-Control-Allow-Origin", origin);
    response.setHeader("Access-Control-Expose-Headers", "Location, ETag, X-Request-Id, Range");
    response.addHeader("Vary", "Origin");
    String asked = request.getHeader("Access-Control-Request-Method");
    if (!request.getMethod().equals("OPTIONS") || asked == null) {
      return false;
    }
    response.setHeader("Access-Control-Allow-Methods", METHODS);
    String headers = request.getHeader("Access-Control-Request-Headers");
    if (headers != null) {
      response.setHeader("Access-Control-Allow-Headers", headers);
    }
    response.setHeader("Access-Control-Max-Age", MAX_AGE_SECONDS);
    response.setStatus(HttpServletResponse.SC_OK);
    return true;
  }
}
