package dev.quern.types.geography;

import com.google.common.geometry.R2Vector;
import com.google.common.geometry.S2Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Prints GeoJSON with BigQuery's spaces. Edges get vertices so that they are straight on a map. */
final class GeoJsonWriter {

  private static final List<R2Vector> WHOLE_MAP =
      List.of(
          new R2Vector(-180, 90),
          new R2Vector(-180, -90),
          new R2Vector(180, -90),
          new R2Vector(180, 90),
          new R2Vector(-180, 90));

  private final StringBuilder text = new StringBuilder();

  private GeoJsonWriter() {}

  /** The text of a value. */
  static String write(Geography value) {
    GeoJsonWriter writer = new GeoJsonWriter();
    writer.geometry(value);
    return writer.text.toString();
  }

  private void geometry(Geography value) {
    List<Geography> kinds = new ArrayList<>();
    if (!value.points().isEmpty()) {
      kinds.add(new Geography(value.points(), List.of(), Area.EMPTY));
    }
    if (!value.lines().isEmpty()) {
      kinds.add(new Geography(List.of(), value.lines(), Area.EMPTY));
    }
    if (!value.area().isEmpty()) {
      kinds.add(Geography.area(value.area()));
    }
    if (kinds.size() == 1) {
      points(value.points());
      lines(value.lines());
      area(value.area());
      return;
    }
    text.append("{ \"type\": \"GeometryCollection\", \"geometries\": [ ");
    for (int i = 0; i < kinds.size(); i++) {
      text.append(i == 0 ? "" : ", ");
      geometry(kinds.get(i));
    }
    text.append("] } ");
  }

  private void points(List<S2Point> points) {
    typed("Point", points, point -> place(Tessellation.toMap(List.of(point)).getFirst()));
  }

  private void lines(List<List<S2Point>> lines) {
    typed("LineString", lines, line -> array(Tessellation.toMap(line), this::place));
  }

  private void area(Area area) {
    if (area.isFull()) {
      typed("Polygon", List.of(List.of(WHOLE_MAP)), rings -> array(rings, this::places));
      return;
    }
    typed("Polygon", area.polygons(), rings -> array(rings, this::ring));
  }

  private void ring(List<S2Point> ring) {
    List<S2Point> closed = new ArrayList<>(ring);
    closed.add(ring.getFirst());
    places(Tessellation.toMap(closed));
  }

  private void places(List<R2Vector> places) {
    array(places, this::place);
  }

  private <T> void typed(String type, List<T> members, Consumer<T> member) {
    if (members.isEmpty()) {
      return;
    }
    boolean multi = members.size() > 1;
    text.append("{ \"type\": \"").append(multi ? "Multi" : "").append(type);
    text.append("\", \"coordinates\": ");
    if (multi) {
      array(members, member);
    } else {
      member.accept(members.getFirst());
    }
    text.append(" } ");
  }

  private <T> void array(List<T> members, Consumer<T> member) {
    text.append("[ ");
    for (int i = 0; i < members.size(); i++) {
      text.append(i == 0 ? "" : ", ");
      member.accept(members.get(i));
    }
    text.append(" ]");
  }

  private void place(R2Vector place) {
    text.append('[');
    Degrees.append(Degrees.rounded(place.x()), text);
    text.append(", ");
    Degrees.append(Degrees.rounded(place.y()), text);
    text.append(']');
  }
}
