package dev.quern.types.geography;

import com.google.common.geometry.S2;
import com.google.common.geometry.S2Point;
import dev.quern.types.geography.Area.Location;
import dev.quern.types.geography.Arrangement.Piece;
import java.util.HashMap;
import java.util.Map;

/** How two geographies lie to each other. */
final class Relation {

  private static final int RING = 1;
  private static final int LINE = 2;

  private final Geography first;
  private final Geography second;
  private boolean meet;
  private boolean interiorsMeet;
  private boolean firstOutside;
  private boolean secondOutside;

  private Relation(Geography first, Geography second) {
    this.first = first;
    this.second = second;
  }

  /** The relation of two shapes. */
  static Relation of(Shape first, Shape second) {
    if (first.isApart(second)) {
      Relation apart = new Relation(first.value(), second.value());
      apart.firstOutside = !first.value().isEmpty();
      apart.secondOutside = !second.value().isEmpty();
      return apart;
    }
    return of(first.value(), second.value());
  }

  /** The relation of two geographies. */
  static Relation of(Geography first, Geography second) {
    Relation relation = new Relation(first, second);
    Locator inFirst = new Locator(first);
    Locator inSecond = new Locator(second);
    relation.points(inFirst, inSecond);
    if (first.dimension() > 0 && second.dimension() > 0) {
      relation.edges(inFirst, inSecond);
    }
    relation.firstOutside |= first.dimension() > 0 && second.dimension() <= 0;
    relation.secondOutside |= second.dimension() > 0 && first.dimension() <= 0;
    return relation;
  }

  /** Whether they have a point in common. */
  boolean meet() {
    return meet;
  }

  /** Whether they have a point in common that is on the boundary of neither. */
  boolean interiorsMeet() {
    return interiorsMeet;
  }

  /** Whether a point of the first is not in the second. */
  boolean firstOutside() {
    return firstOutside;
  }

  /** Whether a point of the second is not in the first. */
  boolean secondOutside() {
    return secondOutside;
  }

  private void at(Location inFirst, Location inSecond) {
    boolean one = inFirst != Location.OUTSIDE;
    boolean other = inSecond != Location.OUTSIDE;
    meet |= one && other;
    interiorsMeet |= inFirst == Location.INSIDE && inSecond == Location.INSIDE;
    firstOutside |= one && !other;
    secondOutside |= other && !one;
  }

  private void points(Locator inFirst, Locator inSecond) {
    for (S2Point point : first.points()) {
      at(Location.INSIDE, inSecond.locate(point));
    }
    for (S2Point point : second.points()) {
      at(inFirst.locate(point), Location.INSIDE);
    }
  }

  private void edges(Locator inFirst, Locator inSecond) {
    Arrangement arrangement = new Arrangement();
    arrangement.add(first, 0);
    arrangement.add(second, 1);
    arrangement.cut();
    if (arrangement.pieces().isEmpty()) {
      at(
          location(first.area().contains(S2.origin())),
          location(second.area().contains(S2.origin())));
    }
    Map<Integer, int[]> ends = new HashMap<>();
    for (Piece piece : arrangement.pieces()) {
      S2Point low = arrangement.vertex(piece.low);
      S2Point high = arrangement.vertex(piece.high);
      note(piece, ends.computeIfAbsent(piece.low, _ -> new int[2]));
      note(piece, ends.computeIfAbsent(piece.high, _ -> new int[2]));
      Sides one = sides(piece, 0, first, Sphere.middle(low, high));
      Sides other = sides(piece, 1, second, Sphere.middle(low, high));
      at(one.on, other.on);
      at(location(one.left), location(other.left));
      at(location(one.right), location(other.right));
    }
    ends.forEach((vertex, parts) -> {
      S2Point point = arrangement.vertex(vertex);
      at(end(inFirst, parts[0], point), end(inSecond, parts[1], point));
    });
  }

  /** Notes what of each geography ends at a vertex. */
  private static void note(Piece piece, int[] parts) {
    for (int owner = 0; owner < 2; owner++) {
      parts[owner] |= (piece.rings[owner] != 0 ? RING : 0) | (piece.lines[owner] ? LINE : 0);
    }
  }

  /** Where a vertex lies; on which edges it is was found out before. */
  private static Location end(Locator locator, int parts, S2Point point) {
    if (parts == 0) {
      return locator.isPoint(point) || locator.value().area().contains(point)
          ? Location.INSIDE
          : Location.OUTSIDE;
    }
    if ((parts & LINE) == 0) {
      return Location.BOUNDARY;
    }
    Location onLines = locator.onLines(point);
    return onLines == Location.OUTSIDE ? Location.INSIDE : onLines;
  }

  private record Sides(Location on, boolean left, boolean right) {}

  private static Sides sides(Piece piece, int owner, Geography value, S2Point middle) {
    int rings = piece.rings[owner];
    boolean inside = rings == 0 && value.area().contains(middle);
    Location on =
        inside || piece.lines[owner]
            ? Location.INSIDE
            : rings != 0 ? Location.BOUNDARY : Location.OUTSIDE;
    return new Sides(on, rings > 0 || inside, rings < 0 || inside);
  }

  private static Location location(boolean inside) {
    return inside ? Location.INSIDE : Location.OUTSIDE;
  }
}
