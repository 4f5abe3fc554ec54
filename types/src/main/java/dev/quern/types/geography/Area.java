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
import java.util.HashMap;
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

  /** What S2 holds. */
  static Area of(S2Polygon polygon) {
    if (polygon.isFull()) {
      return FULL;
    }
    List<List<List<S2Point>>> polygons = new ArrayList<>();
    Map<Integer, List<List<S2Point>>> shells = new HashMap<>();
    for (int i = 0; i < polygon.numLoops(); i++) {
      S2Loop loop = polygon.loop(i);
      List<S2Point> ring = new ArrayList<>(loop.vertices());
      if (loop.isHole()) {
        Collections.reverse(ring);
        shells.computeIfAbsent(polygon.getParent(i), _ -> new ArrayList<>()).add(ring);
      } else {
        List<List<S2Point>> rings = new ArrayList<>(List.of(ring));
        shells.put(i, rings);
        polygons.add(rings);
      }
    }
    return of(polygons);
  }

  /** The inside of rings that neither cross nor are equal, which lies on their left. */
  static Area ofRings(List<List<S2Point>> rings) {
    return of(oriented(rings));
  }

  private static S2Polygon oriented(List<List<S2Point>> rings) {
    List<S2Loop> loops = new ArrayList<>();
    rings.forEach(ring -> loops.add(new S2Loop(ring)));
    S2Polygon polygon = new S2Polygon();
    polygon.initOriented(loops);
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
    return rings.size() == 1 ? new S2Polygon(new S2Loop(rings.getFirst())) : oriented(rings);
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
      inside ^=
          S2EdgeUtil.edgeOrVertexCrossing(center, point, edge.getStart(), edge.getEnd());
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
