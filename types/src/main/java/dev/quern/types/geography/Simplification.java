package dev.quern.types.geography;

import com.google.common.geometry.R2Vector;
import com.google.common.geometry.S1ChordAngle;
import com.google.common.geometry.S2EdgeUtil;
import com.google.common.geometry.S2Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Geographies with fewer or coarser vertices. */
final class Simplification {

  private static final int MIN_EXPONENT = -9;
  private static final int MAX_EXPONENT = -1;

  private Simplification() {}

  /** Without the vertices that change lines and rings by no more than a tolerance. */
  static Geography simplify(Geography value, S1ChordAngle tolerance) {
    List<S2Point> points = new ArrayList<>();
    for (S2Point point : value.points()) {
      if (points.stream().noneMatch(kept -> within(kept, point, tolerance))) {
        points.add(point);
      }
    }
    List<List<S2Point>> lines = new ArrayList<>();
    for (List<S2Point> line : value.lines()) {
      keep(chain(line, tolerance), points, lines);
    }
    Geography rest = Geography.of(points, lines, Area.EMPTY);
    return withPolygons(rest, value.area(), ring -> ring(ring, tolerance));
  }

  private static Geography withPolygons(
      Geography rest, Area area, UnaryOperator<List<S2Point>> ring) {
    if (area.isFull()) {
      return Geography.of(rest.points(), rest.lines(), area);
    }
    Geography result = rest;
    for (List<List<S2Point>> rings : area.polygons()) {
      Geography polygon = Repair.polygon(rings.stream().map(ring).toList());
      result = result.isEmpty() ? polygon : Overlay.union(result, polygon);
    }
    return result;
  }

  private static void keep(List<S2Point> line, List<S2Point> points, List<List<S2Point>> lines) {
    if (line.size() == 1) {
      points.addAll(line);
    } else {
      lines.add(line);
    }
  }

  private static boolean within(S2Point one, S2Point other, S1ChordAngle tolerance) {
    return new S1ChordAngle(one, other).compareTo(tolerance) <= 0;
  }

  private static List<S2Point> chain(List<S2Point> line, S1ChordAngle tolerance) {
    if (line.stream().allMatch(vertex -> within(line.getFirst(), vertex, tolerance))) {
      return List.of(line.getFirst());
    }
    List<S2Point> kept = new ArrayList<>(List.of(line.getFirst()));
    between(line, 0, line.size() - 1, tolerance, kept);
    return kept;
  }

  private static List<S2Point> ring(List<S2Point> ring, S1ChordAngle tolerance) {
    List<S2Point> closed = new ArrayList<>(ring);
    closed.add(ring.getFirst());
    List<S2Point> kept = chain(closed, tolerance);
    return kept.size() > 1 ? kept.subList(0, kept.size() - 1) : kept;
  }

  /** Adds the vertices that must stay behind one, up to another. */
  private static void between(
      List<S2Point> line, int from, int to, S1ChordAngle tolerance, List<S2Point> kept) {
    int farthest = -1;
    S1ChordAngle most = tolerance;
    for (int i = from + 1; i < to; i++) {
      S1ChordAngle distance = distance(line.get(i), line.get(from), line.get(to));
      if (distance.compareTo(most) > 0) {
        most = distance;
        farthest = i;
      }
    }
    if (farthest >= 0) {
      between(line, from, farthest, tolerance, kept);
      between(line, farthest, to, tolerance, kept);
    } else {
      kept.add(line.get(to));
    }
  }

  private static S1ChordAngle distance(S2Point point, S2Point from, S2Point to) {
    return from.equalsPoint(to)
        ? new S1ChordAngle(point, from)
        : S2EdgeUtil.updateMinDistance(point, from, to, S1ChordAngle.INFINITY);
  }

  /** With all vertices on a grid of degrees, the size of which is rounded to a power of ten. */
  static Geography snap(Geography value, double size) {
    int exponent = (int) Math.rint(Math.log10(size));
    double power = Math.pow(10, -Math.clamp(exponent, MIN_EXPONENT, MAX_EXPONENT));
    UnaryOperator<S2Point> snap =
        point -> {
          R2Vector place =
              GeographyBuilder.place(
                  Math.rint(Degrees.longitude(point) * power) / power,
                  Math.rint(Degrees.latitude(point) * power) / power);
          return Degrees.point(place.x(), place.y());
        };
    List<S2Point> points = new ArrayList<>(value.points().stream().map(snap).toList());
    List<List<S2Point>> lines = new ArrayList<>();
    for (List<S2Point> line : value.lines()) {
      keep(distinct(line.stream().map(snap).toList()), points, lines);
    }
    Geography rest = Geography.of(points, lines, Area.EMPTY);
    return withPolygons(rest, value.area(), ring -> distinct(ring.stream().map(snap).toList()));
  }

  private static List<S2Point> distinct(List<S2Point> vertices) {
    List<S2Point> distinct = new ArrayList<>();
    for (S2Point vertex : vertices) {
      if (distinct.isEmpty() || !Sphere.near(distinct.getLast(), vertex)) {
        distinct.add(vertex);
      }
    }
    return distinct;
  }
}
