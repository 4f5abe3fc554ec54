package dev.quern.types.geography;

import com.google.common.geometry.S2Point;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Well-known binary as GEOGRAPHY values are kept: little-endian, rings closed, shells
 * counter-clockwise, the parts of collections by dimension. The whole sphere is a polygon with one
 * ring of one vertex.
 */
final class Wkb {

  static final int POINT = 1;
  static final int LINE = 2;
  static final int POLYGON = 3;
  static final int MULTIPOINT = 4;
  static final int COLLECTION = 7;
  private static final int TO_MULTI = 3;
  private static final int HEADER = 5;
  private static final int COUNT = 4;
  private static final int PLACE = 16;
  static final int POINT_SIZE = HEADER + PLACE;

  private Wkb() {}

  /** The bytes of a point. */
  static byte[] point(double longitude, double latitude) {
    ByteBuffer out = ByteBuffer.allocate(POINT_SIZE).order(ByteOrder.LITTLE_ENDIAN);
    head(out, POINT).putDouble(longitude).putDouble(latitude);
    return out.array();
  }

  /** Whether bytes are a point. */
  static boolean isPoint(byte[] bytes) {
    return bytes.length == POINT_SIZE && bytes[1] == POINT;
  }

  /** A coordinate of the bytes of a point. */
  static double coordinate(byte[] bytes, boolean longitude) {
    return ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .getDouble(longitude ? HEADER : HEADER + PLACE / 2);
  }

  /** The bytes of a value. */
  static byte[] write(Geography value) {
    if (value.isPoint()) {
      S2Point point = value.points().getFirst();
      return point(Degrees.longitude(point), Degrees.latitude(point));
    }
    ByteBuffer out = ByteBuffer.allocate(size(value)).order(ByteOrder.LITTLE_ENDIAN);
    int kinds = kinds(value);
    if (kinds != 1) {
      head(out, COLLECTION).putInt(kinds == 0 ? 0 : members(value));
    }
    boolean single = kinds == 1;
    if (single && value.count() > 1) {
      head(out, TO_MULTI + value.dimension() + 1).putInt(value.count());
    } else if (!single && value.points().size() > 1) {
      head(out, MULTIPOINT).putInt(value.points().size());
    }
    for (S2Point point : value.points()) {
      place(head(out, POINT), point);
    }
    if (!single && value.lines().size() > 1) {
      head(out, TO_MULTI + LINE).putInt(value.lines().size());
    }
    for (List<S2Point> line : value.lines()) {
      head(out, LINE).putInt(line.size());
      line.forEach(vertex -> place(out, vertex));
    }
    if (!single && value.area().count() > 1) {
      head(out, TO_MULTI + POLYGON).putInt(value.area().count());
    }
    area(out, value.area());
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    return bytes;
  }

  private static void area(ByteBuffer out, Area area) {
    if (area.isFull()) {
      head(out, POLYGON).putInt(1).putInt(1).putDouble(0).putDouble(-90);
    }
    for (List<List<S2Point>> rings : area.polygons()) {
      head(out, POLYGON).putInt(rings.size());
      for (List<S2Point> ring : rings) {
        out.putInt(ring.size() + 1);
        ring.forEach(vertex -> place(out, vertex));
        place(out, ring.getFirst());
      }
    }
  }

  private static int kinds(Geography value) {
    return (value.points().isEmpty() ? 0 : 1)
        + (value.lines().isEmpty() ? 0 : 1)
        + (value.area().isEmpty() ? 0 : 1);
  }

  /** How many members the collection has: points are one, and so are lines and polygons. */
  private static int members(Geography value) {
    return kinds(value);
  }

  private static int size(Geography value) {
    int size = 4 * (HEADER + COUNT) + value.points().size() * POINT_SIZE;
    for (List<S2Point> line : value.lines()) {
      size += HEADER + COUNT + line.size() * PLACE;
    }
    for (List<List<S2Point>> rings : value.area().polygons()) {
      size += HEADER + COUNT;
      for (List<S2Point> ring : rings) {
        size += COUNT + (ring.size() + 1) * PLACE;
      }
    }
    return size + HEADER + 2 * COUNT + PLACE;
  }

  private static ByteBuffer head(ByteBuffer out, int kind) {
    return out.put((byte) 1).putInt(kind);
  }

  private static void place(ByteBuffer out, S2Point point) {
    out.putDouble(Degrees.longitude(point)).putDouble(Degrees.latitude(point));
  }

  /** The value of bytes that {@link #write} made. */
  static Geography read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (isPoint(bytes)) {
      in.position(HEADER);
      return Geography.point(place(in));
    }
    List<S2Point> points = new ArrayList<>();
    List<List<S2Point>> lines = new ArrayList<>();
    List<List<List<S2Point>>> polygons = new ArrayList<>();
    shape(in, points, lines, polygons);
    boolean full = polygons.size() == 1 && polygons.getFirst().getFirst().isEmpty();
    return new Geography(
        List.copyOf(points), List.copyOf(lines), full ? Area.FULL : Area.of(polygons));
  }

  private static void shape(
      ByteBuffer in,
      List<S2Point> points,
      List<List<S2Point>> lines,
      List<List<List<S2Point>>> polygons) {
    in.get();
    int kind = in.getInt();
    if (kind == POINT) {
      points.add(place(in));
      return;
    }
    int count = in.getInt();
    if (kind == LINE) {
      lines.add(places(in, count));
    } else if (kind == POLYGON) {
      List<List<S2Point>> rings = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        rings.add(places(in, in.getInt() - 1));
        in.position(in.position() + PLACE);
      }
      polygons.add(rings);
    } else {
      for (int i = 0; i < count; i++) {
        shape(in, points, lines, polygons);
      }
    }
  }

  private static List<S2Point> places(ByteBuffer in, int count) {
    List<S2Point> places = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      places.add(place(in));
    }
    return places;
  }

  private static S2Point place(ByteBuffer in) {
    double longitude = in.getDouble();
    return Degrees.point(longitude, in.getDouble());
  }
}
