package dev.quern.types.geography;

import com.google.common.geometry.S1ChordAngle;
import com.google.common.geometry.S2EdgeUtil;
import com.google.common.geometry.S2Point;

/** Points and edges on the sphere that stands for the Earth. */
final class Sphere {

  /** The radius in meters. */
  static final double RADIUS = 6371010;

  /** What lies so close together, in radians, is one point: a hundred nanometers. */
  static final double TOLERANCE = 1.5e-14;

  private static final double TOLERANCE_SQUARED = TOLERANCE * TOLERANCE;

  private static final S1ChordAngle TOLERANCE_ANGLE = S1ChordAngle.fromLength2(TOLERANCE_SQUARED);

  private Sphere() {}

  /** Meters of an angle. */
  static double meters(S1ChordAngle angle) {
    return angle.toAngle().radians() * RADIUS;
  }

  /** The angle of a distance in meters; negative ones and NaN are none. */
  static S1ChordAngle angle(double meters) {
    if (!(meters >= 0)) {
      return S1ChordAngle.NEGATIVE;
    }
    double radians = Math.min(meters / RADIUS, Math.PI);
    double half = Math.sin(radians / 2);
    return S1ChordAngle.fromLength2(Math.min(4 * half * half, S1ChordAngle.MAX_LENGTH2));
  }

  /** The length of an edge in radians. */
  static double length(S2Point from, S2Point to) {
    return new S1ChordAngle(from, to).toAngle().radians();
  }

  /** Whether two points are one but for rounding. */
  static boolean near(S2Point one, S2Point other) {
    return one.getDistance2(other) <= TOLERANCE_SQUARED;
  }

  /** Whether a point lies on an edge. */
  static boolean on(S2Point point, S2Point from, S2Point to) {
    S2Point normal = from.crossProd(to);
    double off = point.dotProd(normal);
    if (off * off > 4 * TOLERANCE_SQUARED * normal.norm2() && normal.norm2() > 1e-20) {
      return false;
    }
    return S2EdgeUtil.updateMinDistance(point, from, to, S1ChordAngle.INFINITY)
            .compareTo(TOLERANCE_ANGLE)
        <= 0;
  }

  /** The middle of an edge. */
  static S2Point middle(S2Point from, S2Point to) {
    return from.add(to).normalize();
  }

  /** The point at a distance in radians from another in a direction at a right angle to it. */
  static S2Point ahead(S2Point origin, S2Point direction, double radians) {
    return origin.mul(Math.cos(radians)).add(direction.mul(Math.sin(radians))).normalize();
  }

  /** Some direction at a right angle to a point. */
  static S2Point aside(S2Point point) {
    return switch (point.largestAbsComponent()) {
      case 0 -> point.crossProd(new S2Point(0.012, 0.0053, 1)).normalize();
      case 1 -> point.crossProd(new S2Point(1, 0.0053, 0.00457)).normalize();
      default -> point.crossProd(new S2Point(0.012, 1, 0.00457)).normalize();
    };
  }
}
