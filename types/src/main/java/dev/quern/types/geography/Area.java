package dev.quern.types.geography;

import com.google.common.geometry.S2Edge;
import com.google.common.geometry.S2EdgeUtil;
import com.google.common.geometry.S2Iterator;
import com.google.common.geometry.S2Loop;
import com.google.common.geometry.S2Point;
import com.google.common.geometry.S2Polygon;
import com.google.common.geometry.S2Shape.MutableEdge;
import com.google.common.geometry.S2ShapeIndex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Polygons that do not overlap. A ring has no closing vertex and what is inside on its left: shells
 * run counter-clockwise, holes clockwise.
 */
final class Area {

  /** Nothing. */
  static final Area EMPTY = new Area(List.of(), false);

  /** The whole sphere. */
  static final Area FULL = new Area(List.of(), true);

  private final List<List<List<S2Point>>> polygons;
  private final boolean full;
  private volatile @Nullable S2Polygon built;

  private Area(List<List<List<S2Point>>> polygons, boolean full) {
    this.polygons = polygons;
    this.full = full;
  }

  /** Where a point lies. */
  enum Location {
    INSIDE,
    BOUNDARY,
    OUTSIDE
  }

  /** Of polygons, each a shell and its holes. */
  static Area of(List<List<List<S2Point>>> polygons) {
    return polygons.isEmpty() ? EMPTY : new Area(List.copyOf(polygons), false);
  }

  /**
   * What S2 made of loops.
   *
   * @param loops the loops in the order that shells and holes are to have
   */
  static Area of(S2Polygon polygon, List<S2Loop> loops) {
    if (polygon.isFull()) {
      return FULL;
    }
    IdentityHashMap<S2Loop, Integer> numbers = new IdentityHashMap<>();
    for (int i = 0; i < polygon.numLoops(); i++) {
      numbers.put(polygon.loop(i), i);
    }
    Map<Integer, List<List<S2Point>>> shells = new LinkedHashMap<>();
    for (S2Loop loop : loops) {
      Integer number = numbers.get(loop);
      if (number != null && !loop.isHole()) {
        shells.put(number, new ArrayList<>(List.of(loop.vertices())));
      }
    }
    for (S2Loop loop : loops) {
      Integer number = numbers.get(loop);
      if (number != null && loop.isHole()) {
        List<S2Point> ring = new ArrayList<>(loop.vertices());
        Collections.reverse(ring);
        shells.computeIfAbsent(polygon.getParent(number), _ -> new ArrayList<>()).add(ring);
      }
    }
    return of(List.copyOf(shells.values()));
  }

  /** The inside of rings that neither cross nor are equal, which lies on their left. */
  static Area ofRings(List<List<S2Point>> rings) {
    List<S2Loop> loops = loops(rings);
    return of(oriented(loops), loops);
  }

  private static List<S2Loop> loops(List<List<S2Point>> rings) {
    return rings.stream().map(S2Loop::new).toList();
  }

  private static S2Polygon oriented(List<S2Loop> loops) {
    S2Polygon polygon = new S2Polygon();
    polygon.initOriented(new ArrayList<>(loops));
    return polygon;
  }

  /** Shells with their holes; none of the full sphere. */
  List<List<List<S2Point>>> polygons() {
    return polygons;
  }

  /** All rings. */
  List<List<S2Point>> rings() {
    return polygons.stream().flatMap(List::stream).toList();
  }

  boolean isEmpty() {
    return polygons.isEmpty() && !full;
  }

  boolean isFull() {
    return full;
  }

  /** How many polygons there are. */
  int count() {
    return full ? 1 : polygons.size();
  }

  /** The polygons, each for itself. */
  List<Area> parts() {
    return full ? List.of(this) : polygons.stream().map(p -> of(List.of(p))).toList();
  }

  /** S2's form of it. */
  S2Polygon polygon() {
    S2Polygon polygon = built;
    if (polygon == null) {
      polygon = full ? new S2Polygon(S2Loop.full()) : build();
      built = polygon;
    }
    return polygon;
  }

  private S2Polygon build() {
    List<List<S2Point>> rings = rings();
    return rings.size() == 1 ? new S2Polygon(new S2Loop(rings.getFirst())) : oriented(loops(rings));
  }

  /** Whether a point that is on no edge lies inside. */
  boolean contains(S2Point point) {
    return full || (!polygons.isEmpty() && polygon().contains(point));
  }

  /** Where a point lies; so close to an edge that it may be on it, it is. */
  Location locate(S2Point point) {
    if (full || polygons.isEmpty()) {
      return full ? Location.INSIDE : Location.OUTSIDE;
    }
    S2ShapeIndex index = polygon().index();
    S2Iterator<S2ShapeIndex.Cell> cells = index.iterator();
    if (!cells.locate(point)) {
      return Location.OUTSIDE;
    }
    S2ShapeIndex.S2ClippedShape clipped = cells.entry().clipped(0);
    boolean inside = clipped.containsCenter();
    MutableEdge edge = new MutableEdge();
    S2Point center = cells.center();
    for (int i = 0; i < clipped.numEdges(); i++) {
      clipped.shape().getEdge(clipped.edge(i), edge);
      if (Sphere.on(point, edge.getStart(), edge.getEnd())) {
        return Location.BOUNDARY;
      }
      inside ^= S2EdgeUtil.edgeOrVertexCrossing(center, point, edge.getStart(), edge.getEnd());
    }
    return inside ? Location.INSIDE : Location.OUTSIDE;
  }

  /** The edges of all rings. */
  List<S2Edge> edges() {
    List<S2Edge> edges = new ArrayList<>();
    for (List<S2Point> ring : rings()) {
      for (int i = 0; i < ring.size(); i++) {
        edges.add(new S2Edge(ring.get(i), ring.get((i + 1) % ring.size())));
      }
    }
    return edges;
  }
}
