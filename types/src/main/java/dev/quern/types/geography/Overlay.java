package dev.quern.types.geography;

import com.google.common.geometry.S2;
import com.google.common.geometry.S2Point;
import dev.quern.types.geography.Area.Location;
import dev.quern.types.geography.Arrangement.Piece;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** The union, intersection and difference of two geographies, as closed sets. */
final class Overlay {

  private final Operation operation;
  private final Geography[] values;
  private final Arrangement arrangement = new Arrangement();
  private final List<Directed> boundary = new ArrayList<>();
  private final List<Piece> lines = new ArrayList<>();

  /** Vertices that lines or the area of the result have. */
  private final Set<Integer> covered = new HashSet<>();

  /** By vertex: bit 0 when it is a vertex of the first geography, bit 1 of the second. */
  private final TreeMap<Integer, Integer> owners = new TreeMap<>();

  private enum Operation {
    UNION,
    INTERSECTION,
    DIFFERENCE;

    boolean keeps(boolean inFirst, boolean inSecond) {
      return switch (this) {
        case UNION -> inFirst || inSecond;
        case INTERSECTION -> inFirst && inSecond;
        case DIFFERENCE -> inFirst && !inSecond;
      };
    }
  }

  private Overlay(Operation operation, Geography first, Geography second) {
    this.operation = operation;
    this.values = new Geography[] {first, second};
  }

  /** What is in one of two geographies. */
  static Geography union(Geography first, Geography second) {
    if (first.isEmpty() || second.isEmpty()) {
      return first.isEmpty() ? second : first;
    }
    return new Overlay(Operation.UNION, first, second).result();
  }

  /** What is in both. */
  static Geography intersection(Geography first, Geography second) {
    return new Overlay(Operation.INTERSECTION, first, second).result();
  }

  /** What is in the first only. */
  static Geography difference(Geography first, Geography second) {
    return new Overlay(Operation.DIFFERENCE, first, second).result();
  }

  private Geography result() {
    arrangement.add(values[0], 0);
    arrangement.add(values[1], 1);
    arrangement.cut();
    boolean sample = operation.keeps(inside(0, S2.origin()), inside(1, S2.origin()));
    for (Piece piece : arrangement.pieces()) {
      sample = sort(piece);
    }
    List<S2Point> points = points();
    Area area = area(sample);
    Walks.Begin begin =
        operation == Operation.UNION ? Walks.Begin.FIRST_CELL : Walks.Begin.FIRST_EDGE;
    return Geography.of(points, Walks.of(lines, arrangement::vertex, begin), area);
  }

  private boolean inside(int owner, S2Point point) {
    return values[owner].area().contains(point);
  }

  /**
   * Puts a piece where it belongs in the result.
   *
   * @return whether the result has what is on its left
   */
  private boolean sort(Piece piece) {
    S2Point middle = Sphere.middle(arrangement.vertex(piece.low), arrangement.vertex(piece.high));
    boolean[] left = new boolean[2];
    boolean[] right = new boolean[2];
    boolean[] in = new boolean[2];
    for (int owner = 0; owner < 2; owner++) {
      int rings = piece.rings[owner];
      boolean inside = rings == 0 && inside(owner, middle);
      left[owner] = rings > 0 || inside;
      right[owner] = rings < 0 || inside;
      in[owner] = piece.lines[owner] || left[owner] || right[owner];
      if (piece.lines[owner] || rings != 0) {
        owners.merge(piece.low, 1 << owner, (a, b) -> a | b);
        owners.merge(piece.high, 1 << owner, (a, b) -> a | b);
      }
    }
    boolean keepsLeft = operation.keeps(left[0], left[1]);
    boolean keepsRight = operation.keeps(right[0], right[1]);
    if (keepsLeft && !keepsRight) {
      boundary.add(new Directed(piece.low, piece.high, piece.id));
    } else if (keepsRight && !keepsLeft) {
      boundary.add(new Directed(piece.high, piece.low, piece.id));
    }
    boolean line = !keepsLeft && !keepsRight && keepsLine(piece, in);
    if (line) {
      lines.add(piece);
    }
    if (line || keepsLeft || keepsRight) {
      covered.add(piece.low);
      covered.add(piece.high);
    }
    return keepsLeft;
  }

  private boolean keepsLine(Piece piece, boolean[] in) {
    return switch (operation) {
      case UNION -> piece.lines[0] || piece.lines[1];
      case INTERSECTION -> in[0] && in[1];
      case DIFFERENCE -> piece.lines[0] && !in[1];
    };
  }

  private Area area(boolean sample) {
    if (boundary.isEmpty()) {
      return sample && (!values[0].area().isEmpty() || !values[1].area().isEmpty())
          ? Area.FULL
          : Area.EMPTY;
    }
    List<List<S2Point>> rings =
        Rings.of(boundary, arrangement::vertex).stream()
            .map(ring -> Rings.points(ring, arrangement::vertex))
            .toList();
    return rings.isEmpty() ? Area.EMPTY : Area.ofRings(rings);
  }

  private List<S2Point> points() {
    List<S2Point> points = new ArrayList<>();
    Locator[] locators = {new Locator(values[0]), new Locator(values[1])};
    for (S2Point point : values[0].points()) {
      boolean kept =
          switch (operation) {
            case UNION -> !locators[0].onLinesOrArea(point) && !locators[1].onLinesOrArea(point);
            case INTERSECTION -> locators[1].locate(point) != Location.OUTSIDE;
            case DIFFERENCE -> locators[1].locate(point) == Location.OUTSIDE;
          };
      if (kept) {
        points.add(point);
      }
    }
    if (operation != Operation.DIFFERENCE) {
      for (S2Point point : values[1].points()) {
        boolean kept =
            operation == Operation.UNION
                ? !locators[0].onLinesOrArea(point) && !locators[1].onLinesOrArea(point)
                : locators[0].locate(point) != Location.OUTSIDE;
        if (kept) {
          points.add(point);
        }
      }
    }
    if (operation == Operation.INTERSECTION) {
      owners.forEach((vertex, owner) -> {
        S2Point point = arrangement.vertex(vertex);
        if (!covered.contains(vertex)
            && ((owner & 1) != 0 || inside(0, point))
            && ((owner & 2) != 0 || inside(1, point))) {
          points.add(point);
        }
      });
    }
    return points;
  }
}
