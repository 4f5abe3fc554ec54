package dev.quern.types.geography;

import com.google.common.geometry.S1ChordAngle;
import com.google.common.geometry.S2EdgeUtil;
import com.google.common.geometry.S2Point;
import java.util.ArrayList;
import java.util.List;

/** Places on a line as fractions of its length. */
final class Linear {

  private Linear() {}

  /** A place: the vertex before it and the point. */
  private record Place(int after, S2Point point) {}

  /** The point at a fraction. */
  static S2Point interpolate(List<S2Point> line, double fraction) {
    return place(line, fraction).point;
  }

  private static Place place(List<S2Point> line, double fraction) {
    double rest = Measures.length(line) * fraction;
    for (int i = 1; i < line.size(); i++) {
      double length = Sphere.length(line.get(i - 1), line.get(i));
      if (rest <= 0) {
        return new Place(i - 1, line.get(i - 1));
      }
      if (rest < length) {
        return new Place(
            i - 1, S2EdgeUtil.interpolate(rest / length, line.get(i - 1), line.get(i)));
      }
      rest -= length;
    }
    return new Place(line.size() - 1, line.getLast());
  }

  /** The fraction of the place nearest to a point. */
  static double locate(List<S2Point> line, S2Point point) {
    double before = 0;
    double best = 0;
    S1ChordAngle least = S1ChordAngle.INFINITY;
    for (int i = 1; i < line.size(); i++) {
      S2Point nearest = S2EdgeUtil.getClosestPoint(point, line.get(i - 1), line.get(i));
      S1ChordAngle distance = new S1ChordAngle(point, nearest);
      if (distance.compareTo(least) < 0) {
        least = distance;
        best = before + Sphere.length(line.get(i - 1), nearest);
      }
      before += Sphere.length(line.get(i - 1), line.get(i));
    }
    return Math.min(1, best / before);
  }

  /** The part between two fractions; a point where they are equal. */
  static Geography substring(List<S2Point> line, double begin, double end) {
    Place from = place(line, begin);
    Place to = place(line, end);
    List<S2Point> part = new ArrayList<>(List.of(from.point));
    for (int i = from.after + 1; i <= to.after; i++) {
      add(part, line.get(i));
    }
    add(part, to.point);
    return Geography.line(part);
  }

  private static void add(List<S2Point> part, S2Point point) {
    if (!Sphere.near(part.getLast(), point)) {
      part.add(point);
    }
  }
}
