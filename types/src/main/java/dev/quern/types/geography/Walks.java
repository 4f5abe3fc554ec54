package dev.quern.types.geography;

import com.google.common.geometry.S2CellId;
import com.google.common.geometry.S2Point;
import dev.quern.types.geography.Arrangement.Piece;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Makes lines of pieces, as long as can be, each piece once. */
final class Walks {

  /** Where lines begin. */
  enum Begin {
    /** At the first end in the order of S2's cells. */
    FIRST_CELL,
    /** At the end of the first edge. */
    FIRST_EDGE
  }

  private final Map<Integer, List<Piece>> incident = new HashMap<>();
  private final IntFunction<S2Point> vertices;
  private final List<List<S2Point>> lines = new ArrayList<>();

  private Walks(IntFunction<S2Point> vertices) {
    this.vertices = vertices;
  }

  /** The lines. */
  static List<List<S2Point>> of(List<Piece> pieces, IntFunction<S2Point> vertices, Begin begin) {
    Walks walks = new Walks(vertices);
    for (Piece piece : pieces) {
      walks.incident.computeIfAbsent(piece.low, _ -> new ArrayList<>()).add(piece);
      walks.incident.computeIfAbsent(piece.high, _ -> new ArrayList<>()).add(piece);
    }
    walks.walk(walks.ends(pieces, begin), true);
    walks.walk(walks.ends(pieces, Begin.FIRST_EDGE), false);
    return walks.lines;
  }

  private List<Integer> ends(List<Piece> pieces, Begin begin) {
    List<Integer> ends = new ArrayList<>();
    for (Piece piece : pieces) {
      ends.add(piece.from);
      ends.add(piece.other(piece.from));
    }
    if (begin == Begin.FIRST_CELL) {
      ends.sort(Comparator.comparing(end -> S2CellId.fromPoint(vertices.apply(end))));
    }
    return ends;
  }

  private void walk(List<Integer> ends, boolean onlyOdd) {
    for (int end : ends) {
      List<Piece> ways = incident.getOrDefault(end, List.of());
      if (onlyOdd ? ways.size() % 2 == 1 : !ways.isEmpty()) {
        lines.add(walk(end));
      }
    }
  }

  private List<S2Point> walk(int start) {
    List<S2Point> line = new ArrayList<>(List.of(vertices.apply(start)));
    int at = start;
    List<Piece> ways = incident.getOrDefault(at, List.of());
    while (!ways.isEmpty()) {
      Piece way = ways.stream().min(Comparator.comparingInt(piece -> piece.id)).orElseThrow();
      ways.remove(way);
      at = way.other(at);
      ways = incident.getOrDefault(at, List.of());
      ways.remove(way);
      line.add(vertices.apply(at));
    }
    return line;
  }
}
