package dev.quern.types.geography;

import com.google.common.geometry.S2;
import com.google.common.geometry.S2LatLng;
import com.google.common.geometry.S2Point;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Lengths, areas, directions and centers. */
final class Measures {

  private static final double FULL_TURN = 2 * Math.PI;

  private Measures() {}

  /** The length of all lines in meters. */
  static double length(Geography value) {
    double radians = 0;
    for (List<S2Point> line : value.lines()) {
      radians += length(line);
    }
    return radians * Sphere.RADIUS;
  }

  /** The length of a line in radians. */
  static double length(List<S2Point> line) {
    double radians = 0;
    for (int i = 1; i < line.size(); i++) {
      radians += Sphere.length(line.get(i - 1), line.get(i));
    }
    return radians;
  }

  /** The length of all rings in meters. */
  static double perimeter(Geography value) {
    return value.area().edges().stream()
            .mapToDouble(edge -> Sphere.length(edge.getStart(), edge.getEnd()))
            .sum()
        * Sphere.RADIUS;
  }

  /** The area in square meters. */
  static double area(Geography value) {
    return value.area().isEmpty()
        ? 0
        : value.area().polygon().getArea() * Sphere.RADIUS * Sphere.RADIUS;
  }

  /** The direction from a point to another, clockwise from north; none where there is no such. */
  static OptionalDouble azimuth(S2Point from, S2Point to) {
    if (sameLine(from, to)) {
      return OptionalDouble.empty();
    }
    S2LatLng start = new S2LatLng(from);
    S2LatLng end = new S2LatLng(to);
    double turn = end.lngRadians() - start.lngRadians();
    double east = Math.sin(turn) * Math.cos(end.latRadians());
    double north =
        Math.cos(start.latRadians()) * Math.sin(end.latRadians())
            - Math.sin(start.latRadians()) * Math.cos(end.latRadians()) * Math.cos(turn);
    return OptionalDouble.of(positive(Math.atan2(east, north)));
  }

  /** The angle at a corner, clockwise from the first side to the second. */
  static OptionalDouble angle(S2Point first, S2Point corner, S2Point second) {
    if (sameLine(first, corner) || sameLine(second, corner)) {
      return OptionalDouble.empty();
    }
    double size = S2.angle(first, corner, second);
    boolean clockwise = corner.dotProd(first.crossProd(second)) < 0;
    return OptionalDouble.of(clockwise || size == 0 ? size : FULL_TURN - size);
  }

  private static boolean sameLine(S2Point one, S2Point other) {
    return Sphere.near(one, other) || Sphere.near(one, other.neg());
  }

  private static double positive(double radians) {
    return radians < 0 ? radians + FULL_TURN : radians;
  }

  /** The center of what has the highest dimension; none of nothing. */
  static Optional<S2Point> centroid(Geography value) {
    return direction(weight(value));
  }

  /** The center that a sum of weights points to. */
  static Optional<S2Point> direction(S2Point sum) {
    return sum.norm2() == 0 ? Optional.empty() : Optional.of(sum.normalize());
  }

  /** The sum of the positions of what has the highest dimension. */
  static S2Point weight(Geography value) {
    return switch (value.dimension()) {
      case 2 -> value.area().isFull() ? new S2Point(0, 0, 0) : value.area().polygon().getCentroid();
      case 1 -> {
        S2Point sum = new S2Point(0, 0, 0);
        for (List<S2Point> line : value.lines()) {
          for (int i = 1; i < line.size(); i++) {
            sum = sum.add(S2.trueCentroid(line.get(i - 1), line.get(i)));
          }
        }
        yield sum;
      }
      default -> {
        S2Point sum = new S2Point(0, 0, 0);
        for (S2Point point : value.points()) {
          sum = sum.add(point);
        }
        yield sum;
      }
    };
  }
}
