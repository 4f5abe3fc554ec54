package dev.quern.types.geography;

import com.google.common.geometry.S2EdgeUtil;
import com.google.common.geometry.S2Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The edges of two geographies cut where they meet, so that any two pieces share at most an end.
 */
final class Arrangement {

  private final VertexPool pool = new VertexPool();
  private final List<Source> sources = new ArrayList<>();
  private final Map<Ends, Piece> pieces = new HashMap<>();

  /** The ends of a piece, the lower number first. */
  private record Ends(int low, int high) {}

  /** An edge before it is cut. */
  private static final class Source {
    final int from;
    final int to;
    final int owner;
    final boolean ring;
    final List<Integer> cuts = new ArrayList<>();
    final double[] low = new double[3];
    final double[] high = new double[3];

    Source(int from, int to, int owner, boolean ring, S2Point a, S2Point b) {
      this.from = from;
      this.to = to;
      this.owner = owner;
      this.ring = ring;
      double bulge = a.getDistance2(b) / 4 + Sphere.TOLERANCE;
      for (int axis = 0; axis < 3; axis++) {
        low[axis] = Math.min(a.get(axis), b.get(axis)) - bulge;
        high[axis] = Math.max(a.get(axis), b.get(axis)) + bulge;
      }
    }

    boolean sharesEnd(Source other) {
      return from == other.from || from == other.to || to == other.from || to == other.to;
    }

    boolean mayMeet(Source other) {
      return low[1] <= other.high[1]
          && other.low[1] <= high[1]
          && low[2] <= other.high[2]
          && other.low[2] <= high[2];
    }
  }

  /** A piece of one or more edges. */
  static final class Piece {
    final int low;
    final int high;

    /** By owner: how many rings run from low to high, less those that run back. */
    final int[] rings = new int[2];

    /** By owner: whether it is a piece of a line. */
    final boolean[] lines = new boolean[2];

    /** How many edges of rings it is a piece of, in either direction. */
    int ringEdges;

    /** The number of the first edge that it is a piece of. */
    final int id;

    /** Where that edge comes from. */
    final int from;

    private Piece(Ends ends, int id, int from) {
      this.low = ends.low;
      this.high = ends.high;
      this.id = id;
      this.from = from;
    }

    int other(int end) {
      return end == low ? high : low;
    }
  }

  /** Adds the lines and rings of a geography; owners are 0 and 1. */
  void add(Geography value, int owner) {
    for (List<S2Point> line : value.lines()) {
      chain(line, false, owner, false);
    }
    for (List<S2Point> ring : value.area().rings()) {
      chain(ring, true, owner, true);
    }
  }

  /** Adds a chain of edges. */
  void chain(List<S2Point> vertices, boolean closed, int owner, boolean ring) {
    int count = vertices.size() - (closed ? 0 : 1);
    for (int i = 0; i < count; i++) {
      S2Point a = vertices.get(i);
      S2Point b = vertices.get((i + 1) % vertices.size());
      int from = pool.number(a);
      int to = pool.number(b);
      if (from != to) {
        sources.add(new Source(from, to, owner, ring, pool.point(from), pool.point(to)));
      }
    }
  }

  /** Cuts all edges. */
  void cut() {
    List<Source> sorted = new ArrayList<>(sources);
    sorted.sort(Comparator.comparingDouble(source -> source.low[0]));
    List<Source> active = new ArrayList<>();
    for (Source source : sorted) {
      active.removeIf(other -> other.high[0] < source.low[0]);
      for (Source other : active) {
        if (source.mayMeet(other)) {
          meet(source, other);
        }
      }
      active.add(source);
    }
    for (int id = 0; id < sources.size(); id++) {
      pieces(sources.get(id), id);
    }
  }

  private void meet(Source one, Source other) {
    int cuts = one.cuts.size() + other.cuts.size();
    touch(one, other.from);
    touch(one, other.to);
    touch(other, one.from);
    touch(other, one.to);
    if (one.cuts.size() + other.cuts.size() > cuts || one.sharesEnd(other)) {
      return;
    }
    S2Point a = pool.point(one.from);
    S2Point b = pool.point(one.to);
    S2Point c = pool.point(other.from);
    S2Point d = pool.point(other.to);
    if (S2EdgeUtil.robustCrossing(a, b, c, d) > 0) {
      int crossing = pool.number(S2EdgeUtil.getIntersection(a, b, c, d));
      one.cuts.add(crossing);
      other.cuts.add(crossing);
    }
  }

  /** Cuts an edge at a vertex if it lies on it. */
  private void touch(Source source, int vertex) {
    if (vertex != source.from
        && vertex != source.to
        && Sphere.on(pool.point(vertex), pool.point(source.from), pool.point(source.to))) {
      source.cuts.add(vertex);
    }
  }

  private void pieces(Source source, int id) {
    S2Point start = pool.point(source.from);
    source.cuts.sort(Comparator.comparingDouble(cut -> start.getDistance2(pool.point(cut))));
    int from = source.from;
    for (int cut : source.cuts) {
      piece(from, cut, source, id);
      from = cut;
    }
    piece(from, source.to, source, id);
  }

  private void piece(int from, int to, Source source, int id) {
    if (from == to) {
      return;
    }
    Piece piece =
        pieces.computeIfAbsent(
            new Ends(Math.min(from, to), Math.max(from, to)), ends -> new Piece(ends, id, from));
    if (source.ring) {
      piece.rings[source.owner] += from < to ? 1 : -1;
      piece.ringEdges++;
    } else {
      piece.lines[source.owner] = true;
    }
  }

  /** The pieces, those of the first edges first. */
  List<Piece> pieces() {
    return pieces.values().stream()
        .sorted(
            Comparator.comparingInt((Piece piece) -> piece.id)
                .thenComparingInt(piece -> piece.low)
                .thenComparingInt(piece -> piece.high))
        .toList();
  }

  /** A vertex by its number. */
  S2Point vertex(int number) {
    return pool.point(number);
  }
}
