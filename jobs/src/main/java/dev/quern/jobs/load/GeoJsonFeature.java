package dev.quern.jobs.load;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A line of newline-delimited GeoJSON as a row: its properties, and its geometry as text in a
 * column of that name. Source: "Loading geospatial data".
 */
final class GeoJsonFeature {

  static final String GEOMETRY = "geometry";

  /** A line that is no feature. Carries no stack trace. */
  static final class NoFeatureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoFeatureException() {
      super("no feature", null, false, false);
    }
  }

  private GeoJsonFeature() {}

  static ObjectNode of(ObjectNode feature) {
    JsonNode geometry = feature.path(GEOMETRY);
    if (!feature.path("type").asString("").equals("Feature")
        || !(geometry.isObject() || geometry.isNull())) {
      throw new NoFeatureException();
    }
    ObjectNode row =
        feature.get("properties") instanceof ObjectNode properties
            ? properties
            : JsonLines.MAPPER.createObjectNode();
    if (geometry.isNull()) {
      row.putNull(GEOMETRY);
    } else {
      row.put(GEOMETRY, geometry.toString());
    }
    return row;
  }
}
