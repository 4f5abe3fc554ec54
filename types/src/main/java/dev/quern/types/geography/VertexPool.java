package dev.quern.types.geography;

import com.google.common.geometry.S2Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers points, giving those that are one but for rounding one number. */
final class VertexPool {

  private static final double CELL = 4 * Sphere.TOLERANCE;
  private static final int NEIGHBOURS = 8;

  private final List<S2Point> points = new ArrayList<>();
  private final Map<Cell, List<Integer>> cells = new HashMap<>();

  private record Cell(long x, long y, long z) {}

  /** The number of a point. */
  int number(S2Point point) {
    for (int corner = 0; corner < NEIGHBOURS; corner++) {
      Cell cell =
          new Cell(
              cell(point.getX(), corner & 1),
              cell(point.getY(), corner >> 1 & 1),
              cell(point.getZ(), corner >> 2));
      for (int known : cells.getOrDefault(cell, List.of())) {
        if (Sphere.near(points.get(known), point)) {
          return known;
        }
      }
    }
    points.add(point);
    int number = points.size() - 1;
    Cell home =
        new Cell(
            Math.round(point.getX() / CELL),
            Math.round(point.getY() / CELL),
            Math.round(point.getZ() / CELL));
    cells.computeIfAbsent(home, _ -> new ArrayList<>()).add(number);
    return number;
  }

  /** The cell around a coordinate, or the nearest other. */
  private static long cell(double coordinate, int other) {
    double scaled = coordinate / CELL;
    long home = Math.round(scaled);
    return other == 0 ? home : scaled > home ? home + 1 : home - 1;
  }

  /** A point by its number. */
  S2Point point(int number) {
    return points.get(number);
  }

  /** How many there are. */
  int size() {
    return points.size();
  }
}
