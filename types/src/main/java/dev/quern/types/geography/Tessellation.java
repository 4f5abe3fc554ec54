package dev.quern.types.geography;

import com.google.common.geometry.R2Vector;
import com.google.common.geometry.S1ChordAngle;
import com.google.common.geometry.S2EdgeUtil;
import com.google.common.geometry.S2LatLng;
import com.google.common.geometry.S2Point;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds vertices where edges that are straight on a map and edges that are shortest paths lie more
 * than ten meters from each other. Places on the map are degrees, x the longitude.
 */
final class Tessellation {

  private static final double TOLERANCE_METERS = 10;

  /** Where on an edge the distance is measured, and how much of the greatest one it finds. */
  private static final double FRACTION = 0.31215691082248315;

  private static final double SCALE = 0.8382999256988851;
  private static final S1ChordAngle TOLERANCE =
      S1ChordAngle.fromLength2(Sphere.angle(TOLERANCE_METERS).getLength2() * SCALE * SCALE);

  private static final double TURN = 360;
  private static final double OBTUSE = -1e-14;

  private Tessellation() {}

  /** The vertices of shortest paths near a chain of straight edges. */
  static List<S2Point> ofMap(List<R2Vector> places) {
    List<S2Point> vertices = new ArrayList<>();
    R2Vector last = places.getFirst();
    vertices.add(point(last));
    for (R2Vector place : places.subList(1, places.size())) {
      R2Vector near = unwrapped(last, place);
      unproject(last, point(last), near, point(near), vertices);
      last = near;
    }
    return vertices;
  }

  /** The places of straight edges near a chain of shortest paths. */
  static List<R2Vector> toMap(List<S2Point> vertices) {
    List<R2Vector> places = new ArrayList<>();
    S2Point lastVertex = vertices.getFirst();
    R2Vector last = place(lastVertex);
    places.add(last);
    for (S2Point vertex : vertices.subList(1, vertices.size())) {
      R2Vector place = unwrapped(last, place(vertex));
      project(last, lastVertex, place, vertex, places);
      last = place;
      lastVertex = vertex;
    }
    return places;
  }

  private static void unproject(
      R2Vector from, S2Point fromPoint, R2Vector to, S2Point toPoint, List<S2Point> vertices) {
    if (fits(from, fromPoint, to, toPoint)) {
      vertices.add(toPoint);
      return;
    }
    R2Vector middle = between(from, to, 0.5);
    S2Point middlePoint = point(middle);
    unproject(from, fromPoint, middle, middlePoint, vertices);
    unproject(middle, middlePoint, to, toPoint, vertices);
  }

  private static void project(
      R2Vector from, S2Point fromPoint, R2Vector to, S2Point toPoint, List<R2Vector> places) {
    if (fits(from, fromPoint, to, toPoint)) {
      places.add(to);
      return;
    }
    S2Point middlePoint = Sphere.middle(fromPoint, toPoint);
    R2Vector middle = unwrapped(from, place(middlePoint));
    project(from, fromPoint, middle, middlePoint, places);
    project(middle, middlePoint, unwrapped(middle, to), toPoint, places);
  }

  private static boolean fits(R2Vector from, S2Point fromPoint, R2Vector to, S2Point toPoint) {
    if (fromPoint.dotProd(toPoint) < OBTUSE) {
      return false;
    }
    return near(from, fromPoint, to, toPoint, FRACTION)
        && near(from, fromPoint, to, toPoint, 1 - FRACTION);
  }

  private static boolean near(
      R2Vector from, S2Point fromPoint, R2Vector to, S2Point toPoint, double fraction) {
    S2Point onPath = S2EdgeUtil.interpolate(fraction, fromPoint, toPoint);
    S2Point onMap = point(between(from, to, fraction));
    return new S1ChordAngle(onPath, onMap).compareTo(TOLERANCE) <= 0;
  }

  private static R2Vector between(R2Vector from, R2Vector to, double fraction) {
    return new R2Vector(
        (1 - fraction) * from.x() + fraction * to.x(),
        (1 - fraction) * from.y() + fraction * to.y());
  }

  /** The place no more than half a turn from another. */
  private static R2Vector unwrapped(R2Vector from, R2Vector to) {
    double turn = to.x() - from.x();
    return Math.abs(turn) > TURN / 2
        ? new R2Vector(from.x() + Math.IEEEremainder(turn, TURN), to.y())
        : to;
  }

  private static S2Point point(R2Vector place) {
    return Degrees.point(Math.IEEEremainder(place.x(), TURN), place.y());
  }

  private static R2Vector place(S2Point point) {
    return new R2Vector(S2LatLng.longitude(point).degrees(), S2LatLng.latitude(point).degrees());
  }
}
