package dev.quern.types.geography;

import com.google.common.geometry.S2CellId;
import com.google.common.geometry.S2Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A set of points of the sphere.
 *
 * @param points single points, each once, in the order of their S2 cells
 * @param lines lines of at least two vertices, no two of which in a row are equal
 * @param area the polygons
 */
record Geography(List<S2Point> points, List<List<S2Point>> lines, Area area) {

  /** Nothing. */
  static final Geography EMPTY = new Geography(List.of(), List.of(), Area.EMPTY);

  private static final Comparator<S2Point> BY_CELL = Comparator.comparing(S2CellId::fromPoint);

  /** Of points in any order, some perhaps twice. */
  static Geography of(List<S2Point> points, List<List<S2Point>> lines, Area area) {
    List<S2Point> ordered = points;
    if (points.size() > 1) {
      ordered = new ArrayList<>();
      for (S2Point point : points.stream().sorted(BY_CELL).toList()) {
        if (ordered.isEmpty() || !same(ordered.getLast(), point)) {
          ordered.add(point);
        }
      }
    }
    return new Geography(List.copyOf(ordered), List.copyOf(lines), area);
  }

  private static boolean same(S2Point one, S2Point other) {
    return one.equalsPoint(other) || Sphere.near(one, other);
  }

  /** One point. */
  static Geography point(S2Point point) {
    return new Geography(List.of(point), List.of(), Area.EMPTY);
  }

  /** One line; a single vertex makes a point. */
  static Geography line(List<S2Point> vertices) {
    return switch (vertices.size()) {
      case 0 -> EMPTY;
      case 1 -> point(vertices.getFirst());
      default -> new Geography(List.of(), List.of(List.copyOf(vertices)), Area.EMPTY);
    };
  }

  /** One area. */
  static Geography area(Area area) {
    return new Geography(List.of(), List.of(), area);
  }

  /** Whether there is nothing. */
  boolean isEmpty() {
    return points.isEmpty() && lines.isEmpty() && area.isEmpty();
  }

  /** Whether it is one point. */
  boolean isPoint() {
    return points.size() == 1 && lines.isEmpty() && area.isEmpty();
  }

  /** Whether it is one line. */
  boolean isLine() {
    return points.isEmpty() && lines.size() == 1 && area.isEmpty();
  }

  /** Whether it is one polygon. */
  boolean isPolygon() {
    return points.isEmpty() && lines.isEmpty() && area.count() == 1;
  }

  /** The highest dimension of its parts; -1 of nothing. */
  int dimension() {
    if (!area.isEmpty()) {
      return 2;
    }
    return lines.isEmpty() ? points.isEmpty() ? -1 : 0 : 1;
  }

  /** How many points, lines and polygons it has. */
  int count() {
    return points.size() + lines.size() + area.count();
  }

  /** Its points, lines and polygons, each for itself. */
  List<Geography> parts() {
    List<Geography> parts = new ArrayList<>();
    points.forEach(point -> parts.add(point(point)));
    lines.forEach(line -> parts.add(line(line)));
    area.parts().forEach(part -> parts.add(area(part)));
    return parts;
  }

  /** All vertices, those of rings without the closing one. */
  List<S2Point> vertices() {
    List<S2Point> vertices = new ArrayList<>(points);
    lines.forEach(vertices::addAll);
    area.rings().forEach(vertices::addAll);
    return vertices;
  }
}
