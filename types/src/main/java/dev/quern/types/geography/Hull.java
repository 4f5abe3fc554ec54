package dev.quern.types.geography;

import com.google.common.geometry.S2ConvexHullQuery;
import com.google.common.geometry.S2Loop;
import java.util.List;

/** The smallest convex geography around another. */
final class Hull {

  private Hull() {}

  /** The hull: a polygon, or a line or point where there is no more. */
  static Geography of(Geography value) {
    if (value.isEmpty() || value.area().isFull()) {
      return value;
    }
    S2ConvexHullQuery query = new S2ConvexHullQuery();
    value.vertices().forEach(query::addPoint);
    S2Loop hull = query.getConvexHull();
    return hull.isFull() ? Geography.area(Area.FULL) : Repair.polygon(List.of(hull.vertices()));
  }
}
