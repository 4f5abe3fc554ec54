package dev.quern.types.geography;

import static dev.quern.domain.type.ScalarType.BOOL;
import static dev.quern.domain.type.ScalarType.BYTES;
import static dev.quern.domain.type.ScalarType.FLOAT64;
import static dev.quern.domain.type.ScalarType.GEOGRAPHY;
import static dev.quern.domain.type.ScalarType.STRING;

import com.google.common.geometry.R2Vector;
import com.google.common.geometry.S2Point;
import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.types.error.DataErrors;
import dev.quern.types.geography.GeographyBuilder.Options;
import java.util.ArrayList;
import java.util.List;

/** The kernels that make GEOGRAPHY values of others and of text and bytes. */
public final class ConstructorKernels {

  private static final SqlType GEOGRAPHIES = SqlType.array(GEOGRAPHY);

  private ConstructorKernels() {}

  @FunctionalInterface
  private interface Reader {
    Geography read(ColumnVector vector, int row, Options options);
  }

  /** ST_GEOGPOINT(longitude, latitude). */
  public static final ScalarKernel POINT =
      ScalarKernel.of(
          "q_st_geogpoint",
          List.of(FLOAT64, FLOAT64),
          GEOGRAPHY,
          (a, row, out) -> {
            R2Vector place =
                DataErrors.withPreamble(
                    "ST_GeogPoint failed: ",
                    () -> GeographyBuilder.place(a[0].getDouble(row), a[1].getDouble(row)));
            out.setBytes(row, Wkb.point(place.x(), place.y()));
          });

  /** ST_GEOGFROMTEXT(text, oriented). */
  public static final ScalarKernel FROM_TEXT = oriented("text", STRING, ConstructorKernels::text);

  /** ST_GEOGFROMTEXT(text, oriented, planar, make_valid). */
  public static final ScalarKernel FROM_TEXT_NAMED =
      named("text", STRING, ConstructorKernels::text);

  /** ST_GEOGFROMWKB(bytes, oriented, planar, make_valid). */
  public static final ScalarKernel FROM_WKB =
      named("wkb", BYTES, (vector, row, options) -> WkbReader.read(vector.getBytes(row), options));

  /** ST_GEOGFROMWKB(hexadecimal digits, oriented, planar, make_valid). */
  public static final ScalarKernel FROM_HEX =
      named(
          "wkb",
          STRING,
          (vector, row, options) -> GeographyForms.fromHex(vector.getString(row), options));

  /** ST_GEOGFROMGEOJSON(text). */
  public static final ScalarKernel FROM_GEOJSON_VALID =
      ScalarKernel.of(
          "q_st_geogfromgeojson",
          List.of(STRING),
          GEOGRAPHY,
          (a, row, out) -> GeographyArgument.write(geoJson(a[0], row, false), out, row));

  /** ST_GEOGFROMGEOJSON(text, make_valid). */
  public static final ScalarKernel FROM_GEOJSON =
      ScalarKernel.of(
          "q_st_geogfromgeojson",
          List.of(STRING, BOOL),
          GEOGRAPHY,
          (a, row, out) ->
              GeographyArgument.write(geoJson(a[0], row, a[1].getBool(row)), out, row));

  /** ST_GEOGFROM(text, hexadecimal digits or GeoJSON). */
  public static final ScalarKernel FROM_STRING =
      from(STRING, (vector, row, _) -> GeographyForms.read(vector.getString(row)));

  /** ST_GEOGFROM(bytes). */
  public static final ScalarKernel FROM_BYTES =
      from(BYTES, (vector, row, options) -> WkbReader.read(vector.getBytes(row), options));

  /** ST_GEOGPOINTFROMGEOHASH(hash). */
  public static final ScalarKernel FROM_GEOHASH =
      ScalarKernel.of(
          "q_st_geogpointfromgeohash",
          List.of(STRING),
          GEOGRAPHY,
          (a, row, out) -> {
            R2Vector place =
                DataErrors.withPreamble(
                    "ST_GeogPointFromGeoHash failed: ", () -> Geohash.place(a[0].getString(row)));
            out.setBytes(row, Wkb.point(place.x(), place.y()));
          });

  /** ST_MAKELINE(geography, geography). */
  public static final ScalarKernel LINE =
      ScalarKernel.of(
          "q_st_makeline",
          List.of(GEOGRAPHY, GEOGRAPHY),
          GEOGRAPHY,
          (a, row, out) ->
              GeographyArgument.write(
                  line(
                      List.of(
                          GeographyArgument.read(a[0], row), GeographyArgument.read(a[1], row))),
                  out,
                  row));

  /** ST_MAKELINE(array). */
  public static final ScalarKernel LINE_OF_ALL =
      ScalarKernel.of(
          "q_st_makeline",
          List.of(GEOGRAPHIES),
          GEOGRAPHY,
          (a, row, out) ->
              GeographyArgument.write(
                  line(GeographyArgument.readAll(a[0], row, "ST_MakeLine")), out, row));

  /** ST_MAKEPOLYGON(shell). */
  public static final ScalarKernel POLYGON =
      ScalarKernel.of(
          "q_st_makepolygon",
          List.of(GEOGRAPHY),
          GEOGRAPHY,
          (a, row, out) ->
              GeographyArgument.write(
                  polygon("ST_MakePolygon", List.of(GeographyArgument.read(a[0], row)), false),
                  out,
                  row));

  /** ST_MAKEPOLYGON(shell, array of holes). */
  public static final ScalarKernel POLYGON_WITH_HOLES =
      ScalarKernel.of(
          "q_st_makepolygon",
          List.of(GEOGRAPHY, GEOGRAPHIES),
          GEOGRAPHY,
          (a, row, out) -> {
            List<Geography> rings = new ArrayList<>();
            rings.add(GeographyArgument.read(a[0], row));
            rings.addAll(GeographyArgument.readAll(a[1], row, "ST_MakePolygon"));
            GeographyArgument.write(polygon("ST_MakePolygon", rings, false), out, row);
          });

  /** ST_MAKEPOLYGONORIENTED(array of rings). */
  public static final ScalarKernel POLYGON_ORIENTED =
      ScalarKernel.of(
          "q_st_makepolygonoriented",
          List.of(GEOGRAPHIES),
          GEOGRAPHY,
          (a, row, out) ->
              GeographyArgument.write(
                  polygon(
                      "ST_MakePolygonOriented",
                      GeographyArgument.readAll(a[0], row, "ST_MakePolygonOriented"),
                      true),
                  out,
                  row));

  private static Geography geoJson(ColumnVector vector, int row, boolean makeValid) {
    return DataErrors.withPreamble(
        "ST_GeogFromGeoJSON failed: ",
        () -> GeoJsonReader.read(vector.getString(row), new Options(false, true, makeValid)));
  }

  private static Geography text(ColumnVector vector, int row, Options options) {
    return WktReader.read(vector.getString(row), options);
  }

  private static ScalarKernel oriented(String form, ScalarType type, Reader reader) {
    return ScalarKernel.of(
        "q_st_geogfrom" + form,
        List.of(type, BOOL),
        GEOGRAPHY,
        (a, row, out) ->
            GeographyArgument.write(
                DataErrors.withPreamble(
                    "ST_GeogFromText failed: ",
                    () -> reader.read(a[0], row, new Options(a[1].getBool(row), false, false))),
                out,
                row));
  }

  private static ScalarKernel named(String form, ScalarType type, Reader reader) {
    String preamble = form.equals("text") ? "ST_GeogFromText failed: " : "ST_GeogFromWKB failed: ";
    return ScalarKernel.of(
        "q_st_geogfrom" + form,
        List.of(type, BOOL, BOOL, BOOL),
        GEOGRAPHY,
        (a, row, out) -> {
          Options options = new Options(a[1].getBool(row), a[2].getBool(row), a[3].getBool(row));
          GeographyArgument.write(
              DataErrors.withPreamble(preamble, () -> reader.read(a[0], row, options)), out, row);
        });
  }

  private static ScalarKernel from(ScalarType type, Reader reader) {
    return ScalarKernel.of(
        "q_st_geogfrom",
        List.of(type),
        GEOGRAPHY,
        (a, row, out) ->
            GeographyArgument.write(
                DataErrors.withPreamble(
                    "ST_GeogFrom failed: ", () -> reader.read(a[0], row, Options.DEFAULT)),
                out,
                row));
  }

  private static Geography line(List<Geography> parts) {
    for (Geography part : parts) {
      if (!part.isEmpty() && !part.isPoint() && !part.isLine()) {
        throw DataErrors.dataError(
            "ST_MakeLine failed: inputs must be points or single linestrings");
      }
    }
    return Parts.join(parts);
  }

  private static Geography polygon(String function, List<Geography> inputs, boolean oriented) {
    List<List<S2Point>> rings = new ArrayList<>();
    for (Geography input : inputs) {
      if (!input.isEmpty()) {
        rings.add(GeographyArgument.line(input, function));
      }
    }
    if (rings.isEmpty()) {
      return Geography.EMPTY;
    }
    return DataErrors.withPreamble(
        function + " failed: ", () -> Geography.area(Polygons.of(List.of(rings), oriented)));
  }
}
