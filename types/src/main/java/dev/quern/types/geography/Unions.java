package dev.quern.types.geography;

import com.google.common.geometry.S2Point;
import java.util.ArrayList;
import java.util.List;

/** The union of many geographies. */
final class Unions {

  private Unions() {}

  /** What is in one of them. */
  static Geography of(List<Geography> values) {
    List<S2Point> points = new ArrayList<>();
    List<Geography> rest = new ArrayList<>();
    for (Geography value : values) {
      points.addAll(value.points());
      if (value.dimension() > 0) {
        rest.add(Geography.of(List.of(), value.lines(), value.area()));
      }
    }
    Geography all = Geography.of(points, List.of(), Area.EMPTY);
    if (rest.isEmpty()) {
      return all;
    }
    Geography joined = joined(rest);
    return all.isEmpty() && rest.size() > 1 ? joined : Overlay.union(joined, all);
  }

  private static Geography joined(List<Geography> values) {
    if (values.size() == 1) {
      return values.getFirst();
    }
    int half = values.size() / 2;
    return Overlay.union(
        joined(values.subList(0, half)), joined(values.subList(half, values.size())));
  }
}
