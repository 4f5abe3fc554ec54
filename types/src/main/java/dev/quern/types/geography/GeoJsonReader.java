package dev.quern.types.geography;

import com.google.common.geometry.R2Vector;
import dev.quern.types.error.DataErrors;
import dev.quern.types.json.JsonParser;
import dev.quern.types.json.JsonValue;
import dev.quern.types.utf8.Utf8;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads the geometry objects of GeoJSON, whose edges are straight on a map. */
final class GeoJsonReader {

  private static final int PLACE = 2;

  private final GeographyBuilder builder;

  private GeoJsonReader(GeographyBuilder builder) {
    this.builder = builder;
  }

  /** The value of a text. */
  static Geography read(String text, GeographyBuilder.Options options) {
    GeographyBuilder builder = new GeographyBuilder(options);
    new GeoJsonReader(builder).geometry(JsonParser.parse(Utf8.encode(text), false));
    return builder.build();
  }

  private void geometry(JsonValue value) {
    if (!(value instanceof JsonValue.Members object)) {
      throw invalid("a geometry must be an object");
    }
    if (!(object.values().get("type") instanceof JsonValue.Text(String type))) {
      throw invalid("a geometry must have a type");
    }
    if (type.equals("GeometryCollection")) {
      elements(object.values().get("geometries"), "geometries").forEach(this::geometry);
      return;
    }
    List<JsonValue> coordinates = elements(object.values().get("coordinates"), "coordinates");
    switch (type) {
      case "Point" -> {
        if (!coordinates.isEmpty()) {
          builder.point(place(coordinates));
        }
      }
      case "MultiPoint" -> places(coordinates).forEach(builder::point);
      case "LineString" -> line(coordinates);
      case "MultiLineString" -> coordinates.forEach(line -> line(elements(line, "coordinates")));
      case "Polygon" -> builder.polygon(rings(coordinates));
      case "MultiPolygon" ->
          coordinates.forEach(rings -> builder.polygon(rings(elements(rings, "coordinates"))));
      default -> throw invalid("unsupported type: " + type);
    }
  }

  private void line(List<JsonValue> coordinates) {
    if (!coordinates.isEmpty()) {
      builder.line(places(coordinates));
    }
  }

  private static List<List<R2Vector>> rings(List<JsonValue> coordinates) {
    return mapped(coordinates, ring -> places(elements(ring, "coordinates")));
  }

  private static List<R2Vector> places(List<JsonValue> coordinates) {
    return mapped(coordinates, place -> place(elements(place, "coordinates")));
  }

  private static R2Vector place(List<JsonValue> coordinates) {
    if (coordinates.size() < PLACE
        || !(coordinates.getFirst() instanceof JsonValue.Numeral longitude)
        || !(coordinates.get(1) instanceof JsonValue.Numeral latitude)) {
      throw invalid("a position must have two numbers");
    }
    return GeographyBuilder.place(longitude.doubleValue(), latitude.doubleValue());
  }

  private static <T> List<T> mapped(List<JsonValue> values, Function<JsonValue, T> each) {
    List<T> mapped = new ArrayList<>(values.size());
    values.forEach(value -> mapped.add(each.apply(value)));
    return mapped;
  }

  private static List<JsonValue> elements(
      @org.jspecify.annotations.Nullable JsonValue value, String name) {
    if (value instanceof JsonValue.Array(List<JsonValue> elements)) {
      return elements;
    }
    throw invalid("'" + name + "' must be an array");
  }

  private static RuntimeException invalid(String what) {
    return DataErrors.dataError("Invalid GeoJSON: " + what);
  }
}
