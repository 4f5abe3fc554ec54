package dev.quern.types.geography;

import com.google.common.geometry.S2;
import com.google.common.geometry.S2Point;
import dev.quern.types.geography.Area.Location;
import dev.quern.types.geography.Arrangement.Piece;
import java.util.HashSet;
import java.util.Set;

/** How two geographies lie to each other. */
final class Relation {

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
    Set<Integer> vertices = new HashSet<>();
    for (Piece piece : arrangement.pieces()) {
      S2Point low = arrangement.vertex(piece.low);
      S2Point high = arrangement.vertex(piece.high);
      vertices.add(piece.low);
      vertices.add(piece.high);
      Sides one = sides(piece, 0, first, Sphere.middle(low, high));
      Sides other = sides(piece, 1, second, Sphere.middle(low, high));
      at(one.on, other.on);
      at(location(one.left), location(other.left));
      at(location(one.right), location(other.right));
    }
    for (int vertex : vertices) {
      S2Point point = arrangement.vertex(vertex);
      at(inFirst.locate(point), inSecond.locate(point));
    }
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
