package dev.quern.types.geography;

import static dev.quern.domain.type.ScalarType.BOOL;
import static dev.quern.domain.type.ScalarType.BYTES;
import static dev.quern.domain.type.ScalarType.FLOAT64;
import static dev.quern.domain.type.ScalarType.GEOGRAPHY;
import static dev.quern.domain.type.ScalarType.INT64;
import static dev.quern.domain.type.ScalarType.STRING;

import com.google.common.geometry.S2Point;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.types.error.DataErrors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** The kernels of the functions that print a GEOGRAPHY or tell one of its properties. */
public final class AccessorKernels {

  private static final int MAX_GEOHASH = 20;
  private static final SqlType GEOGRAPHIES = SqlType.array(GEOGRAPHY);

  private AccessorKernels() {}

  /** ST_ASTEXT(geography). */
  public static final ScalarKernel AS_TEXT = text("q_st_astext", WktWriter::write);

  /** ST_ASGEOJSON(geography). */
  public static final ScalarKernel AS_GEOJSON = text("q_st_asgeojson", GeoJsonWriter::write);

  /** ST_GEOMETRYTYPE(geography). */
  public static final ScalarKernel GEOMETRY_TYPE =
      text("q_st_geometrytype", AccessorKernels::typeName);

  /** ST_ASBINARY(geography). */
  public static final ScalarKernel AS_BINARY =
      ScalarKernel.of(
          "q_st_asbinary",
          List.of(GEOGRAPHY),
          BYTES,
          (a, row, out) -> out.setBytes(row, a[0].getBytes(row)));

  /** ST_GEOHASH(point, characters). */
  public static final ScalarKernel GEOHASH =
      ScalarKernel.of(
          "q_st_geohash",
          List.of(GEOGRAPHY, INT64),
          STRING,
          (a, row, out) -> {
            Geography value = GeographyArgument.read(a[0], row);
            if (value.isEmpty()) {
              out.setNull(row);
              return;
            }
            S2Point point = GeographyArgument.point(value, "ST_GeoHash");
            long length = a[1].getLong(row);
            if (length < 1) {
              throw DataErrors.dataError("ST_GeoHash failed: maxchars must be positive");
            }
            out.setString(
                row,
                Geohash.of(
                    Degrees.longitude(point),
                    Degrees.latitude(point),
                    (int) Math.min(length, MAX_GEOHASH)));
          });

  /** ST_X(point). */
  public static final ScalarKernel X = coordinate("ST_X", true);

  /** ST_Y(point). */
  public static final ScalarKernel Y = coordinate("ST_Y", false);

  /** ST_NUMPOINTS(geography). */
  public static final ScalarKernel NUM_POINTS =
      number(
          "q_st_numpoints", value -> value.vertices().size() + (long) value.area().rings().size());

  /** ST_NUMGEOMETRIES(geography). */
  public static final ScalarKernel NUM_GEOMETRIES = number("q_st_numgeometries", Geography::count);

  /** ST_DIMENSION(geography). */
  public static final ScalarKernel DIMENSION = number("q_st_dimension", Geography::dimension);

  /** ST_ISEMPTY(geography). */
  public static final ScalarKernel IS_EMPTY = test("q_st_isempty", Geography::isEmpty);

  /** ST_ISCOLLECTION(geography). */
  public static final ScalarKernel IS_COLLECTION =
      test("q_st_iscollection", value -> value.count() > 1);

  /** ST_ISCLOSED(geography). */
  public static final ScalarKernel IS_CLOSED =
      test(
          "q_st_isclosed",
          value ->
              !value.isEmpty()
                  && value.area().polygons().isEmpty()
                  && value.lines().stream().allMatch(Parts::isClosed));

  /** ST_ISRING(geography). */
  public static final ScalarKernel IS_RING =
      test(
          "q_st_isring",
          value ->
              value.isLine()
                  && Parts.isClosed(value.lines().getFirst())
                  && Parts.isSimple(value.lines().getFirst()));

  /** ST_STARTPOINT(line). */
  public static final ScalarKernel START_POINT =
      part(
          "q_st_startpoint",
          value -> Geography.point(GeographyArgument.line(value, "ST_StartPoint").getFirst()));

  /** ST_ENDPOINT(line). */
  public static final ScalarKernel END_POINT =
      part(
          "q_st_endpoint",
          value -> Geography.point(GeographyArgument.line(value, "ST_EndPoint").getLast()));

  /** ST_EXTERIORRING(polygon). */
  public static final ScalarKernel EXTERIOR_RING =
      part(
          "q_st_exteriorring",
          value -> {
            polygon(value, "ST_ExteriorRing");
            return value.area().isFull()
                ? Geography.EMPTY
                : Geography.line(Parts.closed(value.area().rings().getFirst()));
          });

  /** ST_BOUNDARY(geography). */
  public static final ScalarKernel BOUNDARY = part("q_st_boundary", Parts::boundary);

  /** ST_POINTN(line, index from 1, from the end when negative). */
  public static final ScalarKernel POINT_N =
      ScalarKernel.of(
          "q_st_pointn",
          List.of(GEOGRAPHY, INT64),
          GEOGRAPHY,
          (a, row, out) -> {
            List<S2Point> line =
                GeographyArgument.line(GeographyArgument.read(a[0], row), "ST_PointN");
            long index = a[1].getLong(row);
            long at = index < 0 ? line.size() + index : index - 1;
            if (index == 0 || at < 0 || at >= line.size()) {
              out.setNull(row);
            } else {
              GeographyArgument.write(Geography.point(line.get((int) at)), out, row);
            }
          });

  /** ST_INTERIORRINGS(polygon). */
  public static final ScalarKernel INTERIOR_RINGS =
      parts("q_st_interiorrings", AccessorKernels::interiorRings);

  /** ST_DUMPPOINTS(geography). */
  public static final ScalarKernel DUMP_POINTS =
      parts("q_st_dumppoints", value -> value.vertices().stream().map(Geography::point).toList());

  /** ST_DUMP(geography). */
  public static final ScalarKernel DUMP = parts("q_st_dump", Geography::parts);

  /** ST_DUMP(geography, dimension); -1 stands for all. */
  public static final ScalarKernel DUMP_DIMENSION =
      ScalarKernel.of(
          "q_st_dump",
          List.of(GEOGRAPHY, INT64),
          GEOGRAPHIES,
          (a, row, out) -> {
            long dimension = a[1].getLong(row);
            if (dimension < -1 || dimension > 2) {
              throw DataErrors.dataError(
                  "ST_Dump failed: dimension must be between -1 and 2, got %d", dimension);
            }
            GeographyArgument.writeAll(
                GeographyArgument.read(a[0], row).parts().stream()
                    .filter(part -> dimension == -1 || part.dimension() == dimension)
                    .toList(),
                out,
                row);
          });

  private static void polygon(Geography value, String function) {
    if (!value.isPolygon()) {
      throw DataErrors.dataError("%s failed: input must be a single polygon", function);
    }
  }

  private static List<Geography> interiorRings(Geography value) {
    polygon(value, "ST_InteriorRings");
    List<Geography> holes = new ArrayList<>();
    List<List<S2Point>> rings = value.area().rings();
    for (List<S2Point> ring : rings.subList(Math.min(1, rings.size()), rings.size())) {
      List<S2Point> hole = new ArrayList<>(ring);
      Collections.reverse(hole);
      holes.add(Geography.line(Parts.closed(hole)));
    }
    return holes;
  }

  private static String typeName(Geography value) {
    boolean multi = value.count() > 1;
    boolean one =
        value.count() == value.points().size()
            || value.count() == value.lines().size()
            || value.count() == value.area().count();
    if (value.isEmpty() || !one) {
      return "ST_GeometryCollection";
    }
    return (multi ? "ST_Multi" : "ST_")
        + List.of("Point", "LineString", "Polygon").get(value.dimension());
  }

  private static ScalarKernel coordinate(String function, boolean longitude) {
    return ScalarKernel.of(
        "q_" + function.toLowerCase(java.util.Locale.ROOT),
        List.of(GEOGRAPHY),
        FLOAT64,
        (a, row, out) -> {
          byte[] bytes = a[0].getBytes(row);
          if (Wkb.isPoint(bytes)) {
            out.setDouble(row, Wkb.coordinate(bytes, longitude));
          } else if (Wkb.read(bytes).isEmpty()) {
            out.setNull(row);
          } else {
            throw DataErrors.dataError("%s failed: input must be a single point", function);
          }
        });
  }

  private static ScalarKernel text(String name, Function<Geography, String> text) {
    return ScalarKernel.of(
        name,
        List.of(GEOGRAPHY),
        STRING,
        (a, row, out) -> out.setString(row, text.apply(GeographyArgument.read(a[0], row))));
  }

  private static ScalarKernel number(String name, ToLongFunction<Geography> number) {
    return ScalarKernel.of(
        name,
        List.of(GEOGRAPHY),
        INT64,
        (a, row, out) -> out.setLong(row, number.applyAsLong(GeographyArgument.read(a[0], row))));
  }

  private static ScalarKernel test(String name, Predicate<Geography> test) {
    return ScalarKernel.of(
        name,
        List.of(GEOGRAPHY),
        BOOL,
        (a, row, out) -> out.setBool(row, test.test(GeographyArgument.read(a[0], row))));
  }

  private static ScalarKernel part(String name, Function<Geography, Geography> part) {
    return ScalarKernel.of(
        name,
        List.of(GEOGRAPHY),
        GEOGRAPHY,
        (a, row, out) ->
            GeographyArgument.write(part.apply(GeographyArgument.read(a[0], row)), out, row));
  }

  private static ScalarKernel parts(String name, Function<Geography, List<Geography>> parts) {
    return ScalarKernel.of(
        name,
        List.of(GEOGRAPHY),
        GEOGRAPHIES,
        (a, row, out) ->
            GeographyArgument.writeAll(parts.apply(GeographyArgument.read(a[0], row)), out, row));
  }
}
