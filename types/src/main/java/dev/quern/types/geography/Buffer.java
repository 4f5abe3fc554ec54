package dev.quern.types.geography;

import com.google.common.geometry.S2Point;
import dev.quern.types.error.DataErrors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What lies within a distance of a geography, or far enough inside it. */
final class Buffer {

  private static final double WIDEST_STEP = 2 * Math.PI / 3 + 1e-15;
  private static final double LEAST_ERROR = 1e-6;
  private static final double ROUNDING = 1e-9;

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
    if (radius >= Math.PI) {
      return meters < 0 ? Geography.EMPTY : Geography.area(Area.FULL);
    }
    if (radius >= Math.PI / 2 && value.dimension() > 0) {
      throw DataErrors.unsupported(
          "A buffer of more than a quarter of the Earth's circumference around lines and polygons");
    }
    Buffer buffer = new Buffer(radius, step, style);
    Geography area = Geography.area(value.area());
    if (meters < 0) {
      return Overlay.difference(area, Unions.of(buffer.borders(value.area(), false)));
    }
    List<Geography> parts = new ArrayList<>(List.of(area));
    value.points().forEach(point -> parts.add(buffer.disc(point)));
    value.lines().forEach(line -> buffer.line(line, parts));
    parts.addAll(buffer.borders(value.area(), true));
    return buffer.begun(Unions.of(parts), value);
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

  private Geography disc(S2Point center) {
    List<S2Point> ring = new ArrayList<>();
    S2Point start = Sphere.aside(center);
    double angle = 0;
    for (int quarter = 0; quarter < 4; quarter++) {
      S2Point side = center.crossProd(start).normalize();
      for (; angle < Math.PI / 2 - ROUNDING; angle += step) {
        ring.add(Sphere.ahead(center, Sphere.ahead(start, side, angle), radius));
      }
      angle = Math.max(0, angle - Math.PI / 2);
      start = side;
    }
    return polygon(ring);
  }

  /** What lies at one side of the rings of an area. */
  private List<Geography> borders(Area area, boolean outside) {
    List<Geography> parts = new ArrayList<>();
    for (List<S2Point> ring : area.rings()) {
      int size = ring.size();
      for (int i = 0; i < size; i++) {
        S2Point at = ring.get(i);
        S2Point after = ring.get((i + 1) % size);
        strip(at, after, !outside, outside, parts);
        wedge(ring.get((i + size - 1) % size), at, after, !outside, outside, parts);
      }
    }
    return parts;
  }

  private void line(List<S2Point> line, List<Geography> parts) {
    int last = line.size() - 1;
    boolean closed = line.getFirst().equalsPoint(line.getLast());
    for (int i = 0; i < last; i++) {
      strip(line.get(i), line.get(i + 1), style.left, style.right, parts);
    }
    for (int i = 1; i < last; i++) {
      wedge(line.get(i - 1), line.get(i), line.get(i + 1), style.left, style.right, parts);
    }
    if (closed) {
      wedge(line.get(last - 1), line.get(0), line.get(1), style.left, style.right, parts);
    } else if (style.round) {
      cap(line.get(1), line.get(0), style.right, style.left, parts);
      cap(line.get(last - 1), line.get(last), style.left, style.right, parts);
    }
  }

  /** What lies beyond the end of a line; a quarter of a circle at each side. */
  private void cap(
      S2Point before, S2Point end, boolean left, boolean right, List<Geography> parts) {
    S2Point toLeft = before.crossProd(end).normalize();
    S2Point ahead = toLeft.crossProd(end).normalize();
    parts.add(
        sector(
            end,
            right ? toLeft.neg() : ahead,
            left && right ? Math.PI : Math.PI / 2,
            left ? toLeft : ahead));
  }

  /** What lies within the distance at the sides of an edge; long edges in parts. */
  private void strip(S2Point from, S2Point to, boolean left, boolean right, List<Geography> parts) {
    double length = Sphere.length(from, to);
    int count = Math.max(1, (int) Math.ceil(length / span()));
    S2Point toLeft = from.crossProd(to).normalize();
    S2Point ahead = toLeft.crossProd(from).normalize();
    S2Point start = from;
    for (int i = 1; i <= count; i++) {
      S2Point end = i == count ? to : Sphere.ahead(from, ahead, length * i / count);
      List<S2Point> ring = new ArrayList<>();
      ring.add(right ? Sphere.ahead(start, toLeft.neg(), radius) : start);
      ring.add(right ? Sphere.ahead(end, toLeft.neg(), radius) : end);
      ring.add(left ? Sphere.ahead(end, toLeft, radius) : end);
      ring.add(left ? Sphere.ahead(start, toLeft, radius) : start);
      add(ring, parts);
      start = end;
    }
  }

  /** The longest edge at whose side the edge of a strip is as near to true as arcs are. */
  private double span() {
    double error = 1 - Math.cos(step / 2);
    return 2 * Math.acos(Math.tan(radius) / Math.tan(Math.min(radius * (1 + error), Math.PI / 2)));
  }

  /** What is between the strips of two edges on the outer side of a bend. */
  private void wedge(
      S2Point before,
      S2Point at,
      S2Point after,
      boolean left,
      boolean right,
      List<Geography> parts) {
    S2Point in = before.crossProd(at).normalize();
    S2Point out = at.crossProd(after).normalize();
    boolean bendsRight = at.dotProd(in.crossProd(out)) < 0;
    if (bendsRight ? left : right) {
      S2Point start = bendsRight ? out : in.neg();
      S2Point end = bendsRight ? in : out.neg();
      parts.add(sector(at, start, start.angle(end), end));
    }
  }

  /** The part of a disc between two directions, counter-clockwise. */
  private Geography sector(S2Point center, S2Point start, double angle, S2Point end) {
    S2Point side = center.crossProd(start).normalize();
    List<S2Point> ring = new ArrayList<>(List.of(center));
    for (int i = 0; i * step < angle - ROUNDING; i++) {
      ring.add(Sphere.ahead(center, Sphere.ahead(start, side, i * step), radius));
    }
    ring.add(Sphere.ahead(center, end, radius));
    List<Geography> parts = new ArrayList<>();
    add(ring, parts);
    return parts.isEmpty() ? Geography.EMPTY : parts.getFirst();
  }

  /** With the ring that goes around a line or polygon begun beside its first vertex. */
  private Geography begun(Geography buffer, Geography value) {
    if (!value.points().isEmpty() || value.count() != 1 || !buffer.isPolygon()) {
      return buffer;
    }
    List<S2Point> first =
        value.lines().isEmpty() ? value.area().rings().getFirst() : value.lines().getFirst();
    S2Point toLeft = first.get(0).crossProd(first.get(1)).normalize();
    S2Point begin =
        Sphere.ahead(first.get(0), value.lines().isEmpty() ? toLeft.neg() : toLeft, radius);
    List<List<S2Point>> rings = new ArrayList<>(buffer.area().rings());
    List<S2Point> shell = new ArrayList<>(rings.getFirst());
    for (int i = 0; i < shell.size(); i++) {
      if (Sphere.near(shell.get(i), begin)) {
        Collections.rotate(shell, -i);
        break;
      }
    }
    rings.set(0, shell);
    return Geography.area(Area.of(List.of(rings)));
  }

  private static void add(List<S2Point> ring, List<Geography> parts) {
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
