package dev.quern.types.geography;

import com.google.common.geometry.S2Point;
import java.util.ArrayList;
import java.util.List;

/** Boundaries and rings. */
final class Parts {

  private Parts() {}

  /** The ends of lines and the rings of polygons. */
  static Geography boundary(Geography value) {
    List<S2Point> ends = new ArrayList<>();
    for (List<S2Point> line : value.lines()) {
      toggle(ends, line.getFirst());
      toggle(ends, line.getLast());
    }
    List<List<S2Point>> rings = value.area().rings().stream().map(Parts::closed).toList();
    return Geography.of(ends, rings, Area.EMPTY);
  }

  private static void toggle(List<S2Point> ends, S2Point end) {
    if (!ends.removeIf(known -> Sphere.near(known, end))) {
      ends.add(end);
    }
  }

  /** A ring as a line. */
  static List<S2Point> closed(List<S2Point> ring) {
    List<S2Point> line = new ArrayList<>(ring);
    line.add(ring.getFirst());
    return line;
  }

  /** Whether a line ends where it begins. */
  static boolean isClosed(List<S2Point> line) {
    return Sphere.near(line.getFirst(), line.getLast());
  }

  /** Whether a line neither crosses nor touches itself but where it ends. */
  static boolean isSimple(List<S2Point> line) {
    Arrangement arrangement = new Arrangement();
    arrangement.chain(line, false, 0, true);
    arrangement.cut();
    List<Arrangement.Piece> pieces = arrangement.pieces();
    return pieces.size() == line.size() - 1
        && pieces.stream()
                .flatMapToInt(p -> java.util.stream.IntStream.of(p.low, p.high))
                .distinct()
                .count()
            == line.size() - (isClosed(line) ? 1 : 0);
  }

  /** Lines and points joined to one line in their order; crossings become vertices. */
  static Geography join(List<Geography> parts) {
    List<S2Point> vertices = new ArrayList<>();
    for (Geography part : parts) {
      for (S2Point vertex : part.lines().isEmpty() ? part.points() : part.lines().getFirst()) {
        if (vertices.isEmpty() || !Sphere.near(vertices.getLast(), vertex)) {
          vertices.add(vertex);
        }
      }
    }
    Geography line = Geography.line(vertices);
    return vertices.size() < 3 || retraces(vertices) ? line(vertices) : line;
  }

  /** Whether a line runs over a part of itself. */
  private static boolean retraces(List<S2Point> vertices) {
    Arrangement arrangement = new Arrangement();
    arrangement.chain(vertices, false, 0, true);
    arrangement.cut();
    return arrangement.pieces().stream().anyMatch(piece -> piece.ringEdges > 1);
  }

  private static Geography line(List<S2Point> vertices) {
    if (vertices.size() < 3) {
      return Geography.line(vertices);
    }
    Arrangement arrangement = new Arrangement();
    arrangement.chain(vertices, false, 0, false);
    arrangement.cut();
    return Geography.of(
        List.of(),
        Walks.of(arrangement.pieces(), arrangement::vertex, Walks.Begin.FIRST_EDGE),
        Area.EMPTY);
  }
}
