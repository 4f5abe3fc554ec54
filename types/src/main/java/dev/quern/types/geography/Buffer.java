package dev.quern.types.geography;

import com.google.common.geometry.S2Point;
import java.util.ArrayList;
import java.util.List;

/** What lies within a distance of a geography, or far enough inside it. */
final class Buffer {

  private static final double WIDEST_STEP = 2 * Math.PI / 3 + 1e-15;
  private static final double LEAST_ERROR = 1e-6;

  private final double radius;
  private final double step;
  private final Style style;

  /** How lines end and which of their sides count. */
  record Style(boolean round, boolean left, boolean right) {}

  private Buffer(double radius, double step, Style style) {
    this.radius = radius;
    this.step = step;
    this.style = style;
  }

  /**
   * The buffer around a geography; of a negative distance what is left when as much is taken from
   * the sides of its polygons.
   *
   * @param meters the distance
   * @param step the angle of a segment of an arc
   */
  static Geography of(Geography value, double meters, double step, Style style) {
    double radius = Math.abs(meters) / Sphere.RADIUS;
    if (value.isEmpty() || value.area().isFull() || radius == 0) {
      return value;
    }
    if (radius >= Math.PI / 2) {
      return meters < 0 ? Geography.EMPTY : Geography.area(Area.FULL);
    }
    Buffer buffer = new Buffer(radius, step, style);
    if (meters < 0) {
      Geography border = union(buffer.borders(value.area()));
      return Overlay.difference(Geography.area(value.area()), border);
    }
    List<Geography> parts = new ArrayList<>();
    value.points().forEach(point -> parts.add(buffer.disc(point)));
    value.lines().forEach(line -> buffer.line(line, parts));
    parts.addAll(buffer.borders(value.area()));
    Geography around = union(parts);
    return value.area().isEmpty() ? around : Overlay.union(Geography.area(value.area()), around);
  }

  /** The step of arcs of so many segments in a quarter circle. */
  static double stepOfSegments(double segments) {
    return Math.min(WIDEST_STEP, Math.PI / (2 * segments));
  }

  /** The widest step with which arcs are so near to true; in meters. */
  static double stepOfTolerance(double meters, double tolerance) {
    double radius = Math.abs(meters) / Sphere.RADIUS;
    double fraction = Math.clamp(tolerance / Math.abs(meters), LEAST_ERROR, 1);
    return Math.min(
        WIDEST_STEP, 2 * Math.acos(Math.tan(radius * (1 - fraction)) / Math.tan(radius)));
  }

  private static Geography union(List<Geography> parts) {
    return switch (parts.size()) {
      case 0 -> Geography.EMPTY;
      case 1 -> parts.getFirst();
      default -> {
        int half = parts.size() / 2;
        yield Overlay.union(
            union(parts.subList(0, half)), union(parts.subList(half, parts.size())));
      }
    };
  }

  private Geography disc(S2Point center) {
    List<S2Point> ring = new ArrayList<>();
    S2Point start = Sphere.aside(center);
    double angle = 0;
    for (int quarter = 0; quarter < 4; quarter++) {
      S2Point side = center.crossProd(start).normalize();
      for (; angle < Math.PI / 2 - 1e-12; angle += step) {
        ring.add(Sphere.ahead(center, Sphere.ahead(start, side, angle), radius));
      }
      angle = Math.max(0, angle - Math.PI / 2);
      start = side;
    }
    return polygon(ring);
  }

  private List<Geography> borders(Area area) {
    List<Geography> parts = new ArrayList<>();
    for (List<S2Point> ring : area.rings()) {
      for (int i = 0; i < ring.size(); i++) {
        parts.add(strip(ring.get(i), ring.get((i + 1) % ring.size()), true, true));
        parts.add(disc(ring.get(i)));
      }
    }
    return parts;
  }

  private void line(List<S2Point> line, List<Geography> parts) {
    boolean closed = line.getFirst().equalsPoint(line.getLast());
    for (int i = 1; i < line.size(); i++) {
      parts.add(strip(line.get(i - 1), line.get(i), style.left, style.right));
    }
    for (int i = 0; i < line.size(); i++) {
      boolean end = (i == 0 || i == line.size() - 1) && !closed;
      if (style.left && style.right) {
        if (!end || style.round) {
          parts.add(disc(line.get(i)));
        }
      } else if (!end && i < line.size() - 1) {
        S2Point before = i == 0 ? line.get(line.size() - 2) : line.get(i - 1);
        wedge(before, line.get(i), line.get(i + 1), parts);
      }
    }
  }

  /** What lies within the distance at the sides of an edge. */
  private Geography strip(S2Point from, S2Point to, boolean left, boolean right) {
    S2Point normal = from.crossProd(to).normalize();
    S2Point other = normal.neg();
    List<S2Point> ring = new ArrayList<>();
    ring.add(right ? Sphere.ahead(from, other, radius) : from);
    if (right) {
      ring.add(Sphere.ahead(to, other, radius));
    } else {
      ring.add(to);
    }
    ring.add(left ? Sphere.ahead(to, normal, radius) : to);
    ring.add(left ? Sphere.ahead(from, normal, radius) : from);
    return polygon(distinct(ring));
  }

  /** What is between the strips of two edges on the outer side of a bend. */
  private void wedge(S2Point before, S2Point at, S2Point after, List<Geography> parts) {
    S2Point in = before.crossProd(at).normalize();
    S2Point out = at.crossProd(after).normalize();
    double bend = at.dotProd(in.crossProd(out));
    boolean outerLeft = bend < 0;
    if (outerLeft != style.left) {
      return;
    }
    S2Point start = outerLeft ? out : in.neg();
    S2Point end = outerLeft ? in : out.neg();
    double angle = start.angle(end);
    S2Point side = at.crossProd(start).normalize();
    List<S2Point> ring = new ArrayList<>(List.of(at));
    for (double turned = 0; turned < angle; turned += step) {
      ring.add(Sphere.ahead(at, Sphere.ahead(start, side, turned), radius));
    }
    ring.add(Sphere.ahead(at, end, radius));
    List<S2Point> distinct = distinct(ring);
    if (distinct.size() > 2) {
      parts.add(polygon(distinct));
    }
  }

  private static List<S2Point> distinct(List<S2Point> ring) {
    List<S2Point> distinct = new ArrayList<>();
    for (S2Point vertex : ring) {
      if (distinct.isEmpty()
          || (!Sphere.near(distinct.getLast(), vertex)
              && !Sphere.near(distinct.getFirst(), vertex))) {
        distinct.add(vertex);
      }
    }
    return distinct;
  }

  private static Geography polygon(List<S2Point> ring) {
    return Geography.area(Area.of(List.of(List.of(ring))));
  }
}
