package dev.quern.types.geography;

import com.google.common.geometry.R1Interval;
import com.google.common.geometry.S1Interval;
import com.google.common.geometry.S2Edge;
import com.google.common.geometry.S2LatLng;
import com.google.common.geometry.S2LatLngRect;
import com.google.common.geometry.S2Point;
import java.util.List;

/** Boxes of longitudes and latitudes. */
final class Bounds {

  private static final double TURN = 360;

  private Bounds() {}

  /**
   * A box in degrees.
   *
   * @param xmax more than 180 when the box crosses the antimeridian
   */
  record Box(double xmin, double ymin, double xmax, double ymax) {}

  /** The box around a geography that is not empty. */
  static S2LatLngRect of(Geography value) {
    if (value.area().isFull()) {
      return S2LatLngRect.full();
    }
    S2LatLngRect.Builder unused = S2LatLngRect.empty().toBuilder();
    S2LatLngRect bound = unused.build();
    for (S2Point point : value.points()) {
      bound = bound.addPoint(point);
    }
    for (List<S2Point> line : value.lines()) {
      for (int i = 1; i < line.size(); i++) {
        bound = bound.union(S2LatLngRect.fromEdge(line.get(i - 1), line.get(i)));
      }
    }
    for (S2Edge edge : value.area().edges()) {
      bound = bound.union(S2LatLngRect.fromEdge(edge.getStart(), edge.getEnd()));
    }
    return withPoles(bound, value.area());
  }

  private static S2LatLngRect withPoles(S2LatLngRect bound, Area area) {
    boolean north = area.contains(S2Point.Z_POS);
    boolean south = area.contains(S2Point.Z_NEG);
    if (!north && !south) {
      return bound;
    }
    return new S2LatLngRect(
        new R1Interval(
            south ? -Math.PI / 2 : bound.lat().lo(), north ? Math.PI / 2 : bound.lat().hi()),
        S1Interval.full());
  }

  /** A box in degrees. */
  static Box box(S2LatLngRect bound) {
    double ymin = Degrees.rounded(bound.latLo().degrees());
    double ymax = Degrees.rounded(bound.latHi().degrees());
    if (bound.lng().isFull()) {
      return new Box(-TURN / 2, ymin, TURN / 2, ymax);
    }
    double xmin = Degrees.rounded(bound.lngLo().degrees());
    double xmax = Degrees.rounded(bound.lngHi().degrees());
    return new Box(xmin, ymin, xmax < xmin ? xmax + TURN : xmax, ymax);
  }

  /** Whether a geography has a point in a box of degrees. */
  static boolean meets(Geography value, double west, double south, double east, double north) {
    R1Interval latitudes = new R1Interval(Math.toRadians(south), Math.toRadians(north));
    if (value.isEmpty() || latitudes.isEmpty()) {
      return false;
    }
    S1Interval longitudes =
        east - west >= TURN
            ? S1Interval.full()
            : new S1Interval(
                Math.toRadians(GeographyBuilder.normalized(west)),
                Math.toRadians(GeographyBuilder.normalized(east)));
    S2LatLngRect rect = new S2LatLngRect(latitudes, longitudes);
    return value.vertices().stream().anyMatch(vertex -> rect.contains(new S2LatLng(vertex)))
        || edgesMeet(value, rect)
        || value.area().contains(rect.getVertex(0).toPoint());
  }

  private static boolean edgesMeet(Geography value, S2LatLngRect rect) {
    for (List<S2Point> line : value.lines()) {
      for (int i = 1; i < line.size(); i++) {
        if (rect.boundaryIntersects(line.get(i - 1), line.get(i))) {
          return true;
        }
      }
    }
    return value.area().edges().stream()
        .anyMatch(edge -> rect.boundaryIntersects(edge.getStart(), edge.getEnd()));
  }
}
