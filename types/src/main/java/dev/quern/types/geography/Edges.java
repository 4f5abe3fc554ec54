package dev.quern.types.geography;

import com.google.common.geometry.S1ChordAngle;
import com.google.common.geometry.S2Edge;
import com.google.common.geometry.S2EdgeUtil;
import com.google.common.geometry.S2Point;
import java.util.ArrayList;
import java.util.List;

/**
 * The edges of a geography, points being edges without length, in a tree of balls, so that near
 * ones are found without looking at all.
 */
final class Edges {

  private static final int LEAF = 8;

  private final List<S2Edge> edges;
  private final Node root;

  /** A node: the edges from one on, up to another, all within a chord of a center. */
  private record Node(int begin, int end, S2Point center, double radius, List<Node> children) {}

  private Edges(List<S2Edge> edges) {
    this.edges = new ArrayList<>(edges);
    this.root = node(0, edges.size());
  }

  /** The edges of a geography that is not empty nor the whole sphere. */
  static Edges of(Geography value) {
    List<S2Edge> edges = new ArrayList<>(value.area().edges());
    for (List<S2Point> line : value.lines()) {
      for (int i = 1; i < line.size(); i++) {
        edges.add(new S2Edge(line.get(i - 1), line.get(i)));
      }
    }
    value.points().forEach(point -> edges.add(new S2Edge(point, point)));
    return new Edges(edges);
  }

  private Node node(int begin, int end) {
    S2Point sum = new S2Point(0, 0, 0);
    for (S2Edge edge : edges.subList(begin, end)) {
      sum = sum.add(edge.getStart()).add(edge.getEnd());
    }
    S2Point center = sum.div(2.0 * (end - begin));
    double radius = 0;
    int axis = axis(begin, end);
    for (S2Edge edge : edges.subList(begin, end)) {
      double bulge = edge.getStart().getDistance2(edge.getEnd()) / 4;
      radius = Math.max(radius, center.getDistance(edge.getStart()) + bulge);
      radius = Math.max(radius, center.getDistance(edge.getEnd()) + bulge);
    }
    if (end - begin <= LEAF) {
      return new Node(begin, end, center, radius, List.of());
    }
    edges
        .subList(begin, end)
        .sort((a, b) ->
            Double.compare(
                a.getStart().get(axis) + a.getEnd().get(axis),
                b.getStart().get(axis) + b.getEnd().get(axis)));
    int middle = (begin + end) >>> 1;
    return new Node(begin, end, center, radius, List.of(node(begin, middle), node(middle, end)));
  }

  private int axis(int begin, int end) {
    int widest = 0;
    double width = -1;
    for (int axis = 0; axis < 3; axis++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (S2Edge edge : edges.subList(begin, end)) {
        low = Math.min(low, edge.getStart().get(axis));
        high = Math.max(high, edge.getStart().get(axis));
      }
      if (high - low > width) {
        widest = axis;
        width = high - low;
      }
    }
    return widest;
  }

  /** Two edges, one of each side, and how far they are from each other. */
  record Nearest(S2Edge own, S2Edge other, S1ChordAngle distance) {}

  /**
   * The nearest edges of this and another, or any two not further apart than what is near enough.
   *
   * @param enough the search ends when it finds a distance up to this
   */
  Nearest nearest(Edges other, S1ChordAngle enough) {
    Search search = new Search(this, other, enough);
    search.visit(root, other.root);
    return search.best;
  }

  private static final class Search {
    final Edges one;
    final Edges other;
    final S1ChordAngle enough;
    Nearest best;

    Search(Edges one, Edges other, S1ChordAngle enough) {
      this.one = one;
      this.other = other;
      this.enough = enough;
      S2Edge a = one.edges.getFirst();
      S2Edge b = other.edges.getFirst();
      this.best = new Nearest(a, b, distance(a, b, S1ChordAngle.INFINITY));
    }

    void visit(Node a, Node b) {
      if (best.distance.compareTo(enough) <= 0 || hopeless(a, b)) {
        return;
      }
      if (a.children.isEmpty() && b.children.isEmpty()) {
        leaves(a, b);
      } else if (b.children.isEmpty() || (!a.children.isEmpty() && a.radius > b.radius)) {
        boolean swap = gap(a.children.getLast(), b) < gap(a.children.getFirst(), b);
        visit(swap ? a.children.getLast() : a.children.getFirst(), b);
        visit(swap ? a.children.getFirst() : a.children.getLast(), b);
      } else {
        boolean swap = gap(a, b.children.getLast()) < gap(a, b.children.getFirst());
        visit(a, swap ? b.children.getLast() : b.children.getFirst());
        visit(a, swap ? b.children.getFirst() : b.children.getLast());
      }
    }

    private static double gap(Node a, Node b) {
      return a.center.getDistance(b.center) - a.radius - b.radius;
    }

    private boolean hopeless(Node a, Node b) {
      double gap = gap(a, b) - Sphere.TOLERANCE;
      return gap > 0 && gap * gap > best.distance.getLength2();
    }

    private void leaves(Node a, Node b) {
      for (S2Edge own : one.edges.subList(a.begin, a.end)) {
        for (S2Edge its : other.edges.subList(b.begin, b.end)) {
          S1ChordAngle distance = distance(own, its, best.distance);
          if (distance.compareTo(best.distance) < 0) {
            best = new Nearest(own, its, distance);
          }
        }
      }
    }

    private static S1ChordAngle distance(S2Edge a, S2Edge b, S1ChordAngle limit) {
      boolean aPoint = a.getStart().equalsPoint(a.getEnd());
      boolean bPoint = b.getStart().equalsPoint(b.getEnd());
      if (aPoint && bPoint) {
        return new S1ChordAngle(a.getStart(), b.getStart());
      }
      if (aPoint || bPoint) {
        S2Point point = aPoint ? a.getStart() : b.getStart();
        S2Edge edge = aPoint ? b : a;
        return S2EdgeUtil.updateMinDistance(point, edge.getStart(), edge.getEnd(), limit);
      }
      return S2EdgeUtil.getEdgePairMinDistance(
          a.getStart(), a.getEnd(), b.getStart(), b.getEnd(), limit);
    }
  }
}
