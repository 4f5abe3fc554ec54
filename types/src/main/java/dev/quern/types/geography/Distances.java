package dev.quern.types.geography;

import com.google.common.geometry.S1ChordAngle;
import com.google.common.geometry.S2Edge;
import com.google.common.geometry.S2EdgeUtil;
import com.google.common.geometry.S2Point;
import dev.quern.types.geography.Area.Location;
import java.util.ArrayList;
import java.util.List;

/** Distances between geographies that are not empty. */
final class Distances {

  private Distances() {}

  /** The shortest distance, or some distance up to what is near enough. */
  static S1ChordAngle shortest(Shape one, Shape other, S1ChordAngle enough) {
    Geography first = one.value();
    Geography second = other.value();
    if (first.isPoint() && second.isPoint()) {
      return new S1ChordAngle(first.points().getFirst(), second.points().getFirst());
    }
    if (reachesInto(first, second) || reachesInto(second, first)) {
      return S1ChordAngle.ZERO;
    }
    return one.edges().nearest(other.edges(), enough).distance();
  }

  /** Whether a part of one lies inside the area of the other, judged by one vertex of each part. */
  static boolean reachesInto(Geography one, Geography other) {
    Area area = other.area();
    if (area.isEmpty()) {
      return false;
    }
    return area.isFull()
        || one.area().isFull()
        || one.points().stream().anyMatch(point -> area.locate(point) != Location.OUTSIDE)
        || one.lines().stream().anyMatch(line -> inside(area, line))
        || one.area().polygons().stream().anyMatch(rings -> inside(area, rings.getFirst()));
  }

  private static boolean inside(Area area, List<S2Point> chain) {
    return area.locate(chain.getFirst()) != Location.OUTSIDE;
  }

  /** The longest distance from a vertex of one to any point of the other's edges. */
  static S1ChordAngle longest(Geography one, Geography other) {
    S1ChordAngle longest = S1ChordAngle.ZERO;
    List<S2Edge> edges = edges(other);
    for (S2Point vertex : one.vertices()) {
      for (S2Edge edge : edges) {
        S1ChordAngle distance = new S1ChordAngle(vertex, edge.getStart());
        if (!edge.getStart().equalsPoint(edge.getEnd())) {
          distance = S2EdgeUtil.updateMaxDistance(vertex, edge.getStart(), edge.getEnd(), distance);
        }
        longest = S1ChordAngle.max(longest, distance);
      }
    }
    return longest;
  }

  private static List<S2Edge> edges(Geography value) {
    List<S2Edge> edges = new ArrayList<>(value.area().edges());
    for (List<S2Point> line : value.lines()) {
      for (int i = 1; i < line.size(); i++) {
        edges.add(new S2Edge(line.get(i - 1), line.get(i)));
      }
    }
    value.points().forEach(point -> edges.add(new S2Edge(point, point)));
    return edges;
  }

  /** How far the vertex of one that is farthest from the other is from it. */
  static S1ChordAngle hausdorff(Geography one, Shape other) {
    S1ChordAngle farthest = S1ChordAngle.ZERO;
    for (S2Point vertex : one.vertices()) {
      farthest =
          S1ChordAngle.max(
              farthest, shortest(Shape.of(Geography.point(vertex)), other, S1ChordAngle.ZERO));
    }
    return farthest;
  }

  /** The point of one that is nearest to the other. */
  static S2Point closest(Shape one, Shape other) {
    if (reachesInto(one.value(), other.value()) || reachesInto(other.value(), one.value())) {
      List<S2Point> common = Overlay.intersection(one.value(), other.value()).vertices();
      if (!common.isEmpty()) {
        return common.getFirst();
      }
    }
    Edges.Nearest nearest = one.edges().nearest(other.edges(), S1ChordAngle.ZERO);
    S2Edge own = nearest.own();
    S2Edge its = nearest.other();
    if (S2EdgeUtil.robustCrossing(own.getStart(), own.getEnd(), its.getStart(), its.getEnd()) > 0) {
      return S2EdgeUtil.getIntersection(own.getStart(), own.getEnd(), its.getStart(), its.getEnd());
    }
    S2Point best = own.getStart();
    S1ChordAngle least = toEdge(best, its);
    for (S2Point candidate :
        List.of(own.getEnd(), onEdge(its.getStart(), own), onEdge(its.getEnd(), own))) {
      S1ChordAngle distance = toEdge(candidate, its);
      if (distance.compareTo(least) < 0) {
        least = distance;
        best = candidate;
      }
    }
    return best;
  }

  private static S2Point onEdge(S2Point point, S2Edge edge) {
    return edge.getStart().equalsPoint(edge.getEnd())
        ? edge.getStart()
        : S2EdgeUtil.getClosestPoint(point, edge.getStart(), edge.getEnd());
  }

  private static S1ChordAngle toEdge(S2Point point, S2Edge edge) {
    return new S1ChordAngle(point, onEdge(point, edge));
  }
}
