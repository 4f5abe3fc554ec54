package dev.quern.types.geography;

import com.google.common.geometry.R2Vector;
import com.google.common.geometry.S2Point;
import dev.quern.types.error.DataErrors;
import java.util.ArrayList;
import java.util.List;

/** Makes a GEOGRAPHY of the shapes that a reader finds. */
final class GeographyBuilder {

  private static final double MAX_LATITUDE = 90;
  private static final double TURN = 360;

  private final Options options;
  private final List<S2Point> points = new ArrayList<>();
  private final List<List<S2Point>> lines = new ArrayList<>();
  private final List<List<List<S2Point>>> polygons = new ArrayList<>();
  private boolean full;

  /**
   * How shapes are understood.
   *
   * @param oriented whether the inside of a ring is on its left; else it is the smaller side
   * @param planar whether edges are straight on a map
   * @param makeValid whether polygons that cross themselves are made good, not refused
   */
  record Options(boolean oriented, boolean planar, boolean makeValid) {

    /** What functions do when not told. */
    static final Options DEFAULT = new Options(false, false, false);

    /** How GeoJSON is understood. */
    static final Options PLANAR = new Options(false, true, false);
  }

  GeographyBuilder(Options options) {
    this.options = options;
  }

  /** A place on the map, its longitude within a turn. */
  static R2Vector place(double longitude, double latitude) {
    if (!Double.isFinite(longitude)) {
      throw DataErrors.dataError("Longitude must be finite");
    }
    if (!(Math.abs(latitude) <= MAX_LATITUDE)) {
      throw DataErrors.dataError("Latitude must be between -90 and 90 degrees");
    }
    return new R2Vector(normalized(longitude), latitude);
  }

  /** A longitude between -180 and 180. */
  static double normalized(double longitude) {
    return Math.abs(longitude) <= TURN / 2 ? longitude : Math.IEEEremainder(longitude, TURN);
  }

  void point(R2Vector place) {
    points.add(Degrees.point(place.x(), place.y()));
  }

  void line(List<R2Vector> places) {
    List<S2Point> vertices = vertices(places);
    if (vertices.size() == 1) {
      points.add(vertices.getFirst());
    } else if (!vertices.isEmpty()) {
      lines.add(vertices);
    }
  }

  void polygon(List<List<R2Vector>> rings) {
    if (!rings.isEmpty()) {
      polygons.add(rings.stream().map(this::vertices).toList());
    }
  }

  void fullGlobe() {
    full = true;
  }

  Geography build() {
    Geography rest = Geography.of(points, lines, full ? Area.FULL : Area.EMPTY);
    if (polygons.isEmpty() || full) {
      return rest;
    }
    if (options.makeValid) {
      Geography valid = Geography.EMPTY;
      for (List<List<S2Point>> polygon : polygons) {
        valid = Overlay.union(valid, Repair.polygon(polygon));
      }
      return rest.isEmpty() ? valid : Overlay.union(rest, valid);
    }
    return Geography.of(points, lines, Polygons.of(polygons, options.oriented));
  }

  private List<S2Point> vertices(List<R2Vector> places) {
    List<S2Point> all =
        options.planar && places.size() > 1
            ? Tessellation.ofMap(places)
            : places.stream().map(place -> Degrees.point(place.x(), place.y())).toList();
    List<S2Point> vertices = new ArrayList<>();
    for (S2Point vertex : all) {
      if (vertices.isEmpty() || !Sphere.near(vertices.getLast(), vertex)) {
        vertices.add(vertex);
      }
    }
    for (int i = 1; i < vertices.size(); i++) {
      if (Sphere.near(vertices.get(i - 1), vertices.get(i).neg())) {
        throw DataErrors.dataError("Edge %d has antipodal vertices".formatted(i - 1));
      }
    }
    return vertices;
  }
}
