package dev.quern.adapter.rest.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Finds the method of the API that a request calls, by its verb and the length of its path first:
 * trying the patterns of all methods would cost more than many methods do. What is not one method's
 * alone that way is left to the usual search.
 */
public final class ApiMethods extends RequestMappingHandlerMapping {

  /** Before the operational endpoints, which are asked for less often. */
  private static final int ORDER = -1_000;

  private Map<Shape, List<Route>> routes = Map.of();

  /** What tells most methods apart; separators count as elements of a path. */
  private record Shape(String verb, int elements) {}

  /** A method under one of its paths. */
  private record Route(PathPattern path, RequestMappingInfo mapping, HandlerMethod method) {}

  @Override
  public int getOrder() {
    return ORDER;
  }

  @Override
  protected void handlerMethodsInitialized(Map<RequestMappingInfo, HandlerMethod> methods) {
    super.handlerMethodsInitialized(methods);
    Map<Shape, List<Route>> found = new HashMap<>();
    methods.forEach((mapping, method) -> {
      PathPatternsRequestCondition paths = mapping.getPathPatternsCondition();
      if (paths != null && isPlain(mapping)) {
        paths.getPatterns().forEach(path -> add(path, mapping, method, found));
      }
    });
    routes = Map.copyOf(found);
  }

  private void add(
      PathPattern path,
      RequestMappingInfo mapping,
      HandlerMethod method,
      Map<Shape, List<Route>> found) {
    String text = path.getPatternString();
    if (text.contains("*")) {
      return;
    }
    RequestMappingInfo single =
        mapping.mutate().paths(text).options(getBuilderConfiguration()).build();
    int elements = PathContainer.parsePath(text).elements().size();
    for (RequestMethod verb : mapping.getMethodsCondition().getMethods()) {
      found
          .computeIfAbsent(new Shape(verb.name(), elements), _ -> new ArrayList<>())
          .add(new Route(path, single, method));
    }
  }

  private static boolean isPlain(RequestMappingInfo mapping) {
    return mapping.getParamsCondition().isEmpty()
        && mapping.getHeadersCondition().isEmpty()
        && mapping.getConsumesCondition().isEmpty()
        && mapping.getProducesCondition().isEmpty()
        && mapping.getCustomCondition() == null;
  }

  @Override
  protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request)
      throws Exception {
    Optional<Route> only = route(request);
    if (only.isEmpty()) {
      return super.lookupHandlerMethod(path, request);
    }
    request.setAttribute(BEST_MATCHING_HANDLER_ATTRIBUTE, only.get().method());
    handleMatch(only.get().mapping(), path, request);
    return only.get().method();
  }

  private Optional<Route> route(HttpServletRequest request) {
    PathContainer path =
        ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication();
    Shape shape = new Shape(request.getMethod(), path.elements().size());
    Optional<Route> only = Optional.empty();
    for (Route route : routes.getOrDefault(shape, List.of())) {
      if (route.path().matches(path)) {
        if (only.isPresent()) {
          return Optional.empty();
        }
        only = Optional.of(route);
      }
    }
    return only;
  }
}
