package dev.quern.types.geography;

import com.google.common.geometry.S2Point;
import dev.quern.types.geography.Area.Location;
import java.util.List;

/**
 * Says where points lie in a geography. The boundary of lines are the ends that an odd number of
 * them has; points have none.
 */
record Locator(Geography value) {

  /** Where a point lies. */
  Location locate(S2Point point) {
    Location inArea = value.area().locate(point);
    if (inArea == Location.INSIDE) {
      return inArea;
    }
    Location onLines = onLines(point);
    if (onLines == Location.INSIDE) {
      return onLines;
    }
    if (isPoint(point)) {
      return Location.INSIDE;
    }
    return inArea == Location.BOUNDARY ? inArea : onLines;
  }

  /** Whether a point is one of its single points. */
  boolean isPoint(S2Point point) {
    return value.points().stream().anyMatch(other -> Sphere.near(point, other));
  }

  /** Whether a point is covered by something that is more than a point. */
  boolean onLinesOrArea(S2Point point) {
    return value.area().locate(point) != Location.OUTSIDE || onLines(point) != Location.OUTSIDE;
  }

  /** Where a point lies on its lines. */
  Location onLines(S2Point point) {
    int ends = 0;
    for (List<S2Point> line : value.lines()) {
      if (Sphere.near(point, line.getFirst())) {
        ends++;
      }
      if (Sphere.near(point, line.getLast())) {
        ends++;
      }
    }
    if (ends > 0) {
      return ends % 2 == 1 ? Location.BOUNDARY : Location.INSIDE;
    }
    for (List<S2Point> line : value.lines()) {
      for (int i = 1; i < line.size(); i++) {
        if (Sphere.on(point, line.get(i - 1), line.get(i))) {
          return Location.INSIDE;
        }
      }
    }
    return Location.OUTSIDE;
  }
}
