package dev.quern.types.geography;

import com.google.common.geometry.S2Loop;
import com.google.common.geometry.S2Point;
import com.google.common.geometry.S2Polygon;
import dev.quern.types.geography.Arrangement.Piece;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes an area of polygons whose rings may cross, touch or run back on themselves. */
final class Repair {

  private Repair() {}

  /**
   * What is inside an odd number of a polygon's rings. Where they only run to and fro there are
   * lines, where they do not run at all there are points.
   */
  static Geography polygon(List<List<S2Point>> rings) {
    Arrangement arrangement = new Arrangement();
    List<S2Point> points = new ArrayList<>();
    for (List<S2Point> ring : rings) {
      List<S2Point> open = Polygons.open(ring);
      if (open.stream().allMatch(vertex -> Sphere.near(open.getFirst(), vertex))) {
        points.add(open.getFirst());
      } else {
        arrangement.chain(open, true, 0, true);
      }
    }
    arrangement.cut();
    Map<Integer, List<Piece>> odd = new HashMap<>();
    List<Piece> even = new ArrayList<>();
    List<Piece> boundary = new ArrayList<>();
    for (Piece piece : arrangement.pieces()) {
      if (piece.ringEdges % 2 == 0) {
        even.add(piece);
      } else {
        boundary.add(piece);
        odd.computeIfAbsent(piece.low, _ -> new ArrayList<>()).add(piece);
        odd.computeIfAbsent(piece.high, _ -> new ArrayList<>()).add(piece);
      }
    }
    Geography area = Geography.area(area(boundary, odd, arrangement));
    List<List<S2Point>> lines = Walks.of(even, arrangement::vertex, Walks.Begin.FIRST_EDGE);
    return lines.isEmpty() && points.isEmpty()
        ? area
        : Overlay.union(area, Geography.of(points, lines, Area.EMPTY));
  }

  private static Area area(
      List<Piece> boundary, Map<Integer, List<Piece>> odd, Arrangement arrangement) {
    List<Directed> directed = new ArrayList<>();
    Set<Piece> used = new HashSet<>();
    for (Piece piece : boundary) {
      int at = piece.low;
      Piece way = piece;
      while (used.add(way)) {
        directed.add(new Directed(at, way.other(at), way.id));
        at = way.other(at);
        int here = at;
        way =
            odd.getOrDefault(here, List.of()).stream()
                .filter(next -> !used.contains(next))
                .min(Comparator.comparingInt(next -> next.id))
                .orElse(way);
      }
    }
    List<S2Loop> loops = new ArrayList<>();
    for (List<Directed> ring : Rings.of(directed, arrangement::vertex)) {
      S2Loop loop = new S2Loop(Rings.points(ring, arrangement::vertex));
      loop.normalize();
      loops.add(new S2Loop(fromFirst(loop.vertices(), ring, arrangement)));
    }
    if (loops.isEmpty()) {
      return Area.EMPTY;
    }
    S2Polygon polygon = new S2Polygon();
    polygon.initNested(new ArrayList<>(loops));
    return Area.of(polygon, loops);
  }

  /** The vertices from that on to which the input comes first. */
  private static List<S2Point> fromFirst(
      List<S2Point> vertices, List<Directed> ring, Arrangement arrangement) {
    Directed first = ring.stream().min(Comparator.comparingInt(Directed::id)).orElseThrow();
    int start = vertices.indexOf(arrangement.vertex(first.from()));
    List<S2Point> turned = new ArrayList<>(vertices.subList(start, vertices.size()));
    turned.addAll(vertices.subList(0, start));
    return turned;
  }
}
