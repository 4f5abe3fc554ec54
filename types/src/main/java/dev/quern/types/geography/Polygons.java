package dev.quern.types.geography;

import com.google.common.geometry.S2Error;
import com.google.common.geometry.S2Loop;
import com.google.common.geometry.S2Point;
import com.google.common.geometry.S2Polygon;
import dev.quern.types.error.DataErrors;
import java.util.ArrayList;
import java.util.List;

/** Makes an area of the rings of polygons, and refuses what is none. */
final class Polygons {

  private static final int MIN_VERTICES = 3;

  private Polygons() {}

  /**
   * The area of polygons.
   *
   * @param polygons each a shell and its holes, rings closed or not
   * @param oriented whether the inside of a ring is on its left; else it is the smaller side
   */
  static Area of(List<List<List<S2Point>>> polygons, boolean oriented) {
    List<S2Loop> loops = new ArrayList<>();
    for (List<List<S2Point>> rings : polygons) {
      for (int i = 0; i < rings.size(); i++) {
        S2Loop loop = loop(rings.get(i), i);
        if (!oriented) {
          loop.normalize();
          if (i > 0) {
            nested(loop, loops.get(loops.size() - i), i);
          }
        }
        loops.add(loop);
      }
    }
    S2Polygon polygon = new S2Polygon();
    if (oriented) {
      polygon.initOriented(new ArrayList<>(loops));
    } else if (loops.size() == 1) {
      polygon = new S2Polygon(loops.getFirst());
    } else {
      polygon.initNested(new ArrayList<>(loops));
    }
    S2Error error = new S2Error();
    if (loops.size() > 1 && polygon.findValidationError(error)) {
      throw DataErrors.dataError("Invalid polygon: " + error.text());
    }
    return Area.of(polygon, loops);
  }

  private static void nested(S2Loop hole, S2Loop shell, int number) {
    if (!shell.contains(hole)) {
      throw DataErrors.dataError(
          "Invalid nesting: loop %d should not contain loop 0".formatted(number));
    }
  }

  private static S2Loop loop(List<S2Point> ring, int number) {
    List<S2Point> vertices = open(ring);
    String place = number == 0 ? "" : "; in loop " + number;
    if (vertices.size() < MIN_VERTICES) {
      throw DataErrors.dataError(
          "Invalid polygon loop: Polygon loop should have at least 3 unique vertices" + place);
    }
    S2Loop loop = new S2Loop(vertices);
    S2Error error = new S2Error();
    if (loop.findValidationError(error)) {
      throw DataErrors.dataError("Invalid polygon loop: " + error.text() + place);
    }
    return loop;
  }

  /** A ring without its closing vertex. */
  static List<S2Point> open(List<S2Point> ring) {
    return ring.size() > 1 && Sphere.near(ring.getFirst(), ring.getLast())
        ? ring.subList(0, ring.size() - 1)
        : ring;
  }
}
