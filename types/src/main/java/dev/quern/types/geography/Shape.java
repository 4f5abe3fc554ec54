package dev.quern.types.geography;

import com.google.common.geometry.S2Point;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A geography with what is computed of it once and used for many rows. */
final class Shape {

  private final Geography value;
  private volatile @Nullable Edges edges;
  private volatile @Nullable Extent extent;

  private Shape(Geography value) {
    this.value = value;
  }

  /** Of a geography. */
  static Shape of(Geography value) {
    return new Shape(value);
  }

  Geography value() {
    return value;
  }

  /** The least and greatest coordinates in space of all edges. */
  private static final class Extent {
    final double[] low = {2, 2, 2};
    final double[] high = {-2, -2, -2};

    Extent(Geography value) {
      value.points().forEach(point -> add(point, point));
      for (List<S2Point> line : value.lines()) {
        for (int i = 1; i < line.size(); i++) {
          add(line.get(i - 1), line.get(i));
        }
      }
      value.area().edges().forEach(edge -> add(edge.getStart(), edge.getEnd()));
    }

    private void add(S2Point from, S2Point to) {
      double bulge = from.getDistance2(to) / 4 + Sphere.TOLERANCE;
      for (int axis = 0; axis < low.length; axis++) {
        low[axis] = Math.min(low[axis], Math.min(from.get(axis), to.get(axis)) - bulge);
        high[axis] = Math.max(high[axis], Math.max(from.get(axis), to.get(axis)) + bulge);
      }
    }

    boolean meets(Extent other) {
      boolean meets = true;
      for (int axis = 0; axis < low.length; axis++) {
        meets &= low[axis] <= other.high[axis] && other.low[axis] <= high[axis];
      }
      return meets;
    }
  }

  private Extent extent() {
    Extent made = extent;
    if (made == null) {
      made = new Extent(value);
      extent = made;
    }
    return made;
  }

  /** Whether it is plain without a closer look that the two have no point in common. */
  boolean isApart(Shape other) {
    if (value.isPoint() || other.value.isPoint()) {
      return false;
    }
    return !value.area().isFull()
        && !other.value.area().isFull()
        && !extent().meets(other.extent())
        && !Distances.reachesInto(value, other.value)
        && !Distances.reachesInto(other.value, value);
  }

  /** Its edges, for searches. */
  Edges edges() {
    Edges made = edges;
    if (made == null) {
      made = Edges.of(value);
      edges = made;
    }
    return made;
  }
}
