package dev.quern.types.geography;

import com.google.common.geometry.S2Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Makes rings of the pieces of a boundary. */
final class Rings {

  private final IntFunction<S2Point> vertices;
  private final Map<Integer, List<Directed>> outgoing = new HashMap<>();

  private Rings(List<Directed> edges, IntFunction<S2Point> vertices) {
    this.vertices = vertices;
    for (Directed edge : edges) {
      outgoing.computeIfAbsent(edge.from(), _ -> new ArrayList<>()).add(edge);
    }
  }

  /**
   * Rings in which no vertex comes twice, each begun behind its edge of the highest number, as S2
   * orders them.
   */
  static List<List<Directed>> of(List<Directed> edges, IntFunction<S2Point> vertices) {
    Rings rings = new Rings(edges, vertices);
    List<List<Directed>> result = new ArrayList<>();
    for (Directed edge : edges) {
      if (rings.take(edge)) {
        rings.trace(edge, result);
      }
    }
    return result;
  }

  /** The vertices of a ring. */
  static List<S2Point> points(List<Directed> ring, IntFunction<S2Point> vertices) {
    return ring.stream().map(edge -> vertices.apply(edge.from())).toList();
  }

  private boolean take(Directed edge) {
    return outgoing.getOrDefault(edge.from(), List.of()).remove(edge);
  }

  private void trace(Directed first, List<List<Directed>> result) {
    List<Directed> path = new ArrayList<>(List.of(first));
    while (!path.isEmpty()) {
      Directed last = path.getLast();
      int begin = -1;
      for (int i = 0; i < path.size() && begin < 0; i++) {
        begin = path.get(i).from() == last.to() ? i : -1;
      }
      if (begin >= 0) {
        List<Directed> ring = path.subList(begin, path.size());
        if (ring.size() > 2) {
          result.add(ordered(ring));
        }
        ring.clear();
        continue;
      }
      List<Directed> next = outgoing.getOrDefault(last.to(), List.of());
      if (next.isEmpty()) {
        path.removeLast();
        continue;
      }
      Directed chosen = leftmost(last, next);
      next.remove(chosen);
      path.add(chosen);
    }
  }

  /** Of the ways on, the one that turns most to the left. */
  private Directed leftmost(Directed last, List<Directed> next) {
    if (next.size() == 1) {
      return next.getFirst();
    }
    S2Point center = vertices.apply(last.to());
    S2Point axis = Sphere.aside(center);
    S2Point side = center.crossProd(axis);
    double back = direction(vertices.apply(last.from()), axis, side);
    return next.stream()
        .min(
            Comparator.comparingDouble(edge -> {
              double turn = back - direction(vertices.apply(edge.to()), axis, side);
              return turn <= 0 ? turn + 2 * Math.PI : turn;
            }))
        .orElseThrow();
  }

  private static double direction(S2Point point, S2Point axis, S2Point side) {
    return Math.atan2(point.dotProd(side), point.dotProd(axis));
  }

  private static List<Directed> ordered(List<Directed> ring) {
    int highest = 0;
    for (int i = 1; i < ring.size(); i++) {
      if (ring.get(i).id() > ring.get(highest).id()) {
        highest = i;
      }
    }
    int size = ring.size();
    while (highest < 2 * size
        && ring.get((highest + 1) % size).id() == ring.get(highest % size).id()) {
      highest++;
    }
    List<Directed> ordered = new ArrayList<>();
    for (int i = 1; i <= size; i++) {
      ordered.add(ring.get((highest + i) % size));
    }
    return ordered;
  }
}
