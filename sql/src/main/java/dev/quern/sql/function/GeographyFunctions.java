package dev.quern.sql.function;

import static dev.quern.sql.function.FunctionDefinition.Trait.DISTINCT;
import static dev.quern.sql.function.FunctionRow.aggregate;
import static dev.quern.sql.function.FunctionRow.kernel;
import static dev.quern.sql.function.FunctionRow.scalar;
import static dev.quern.sql.function.FunctionRow.table;

import dev.quern.types.geography.AccessorKernels;
import dev.quern.types.geography.AggregateKernels;
import dev.quern.types.geography.CellKernels;
import dev.quern.types.geography.ConstructorKernels;
import java.util.List;

/** What makes, prints, takes apart and aggregates geographies. Source: "Geography functions". */
final class GeographyFunctions {

  static final String PAGE = "geography_functions";

  private static final String NAMED =
      "[oriented => BOOL=FALSE], [planar => BOOL=FALSE], [make_valid => BOOL=FALSE]) -> GEOGRAPHY";

  static final List<FunctionDefinition> TABLE =
      table(
          PAGE,
          scalar("ST_GEOGPOINT")
              .on("(FLOAT64, FLOAT64) -> GEOGRAPHY", ConstructorKernels.POINT)
              .example("ST_ASTEXT(ST_GEOGPOINT(-122.35, 47.62))", "POINT(-122.35 47.62)"),
          scalar("ST_GEOGFROMTEXT")
              .on("(STRING, [BOOL=FALSE]) -> GEOGRAPHY", ConstructorKernels.FROM_TEXT)
              .on("(STRING, " + NAMED, ConstructorKernels.FROM_TEXT_NAMED)
              .example(
                  "ST_ASTEXT(ST_GEOGFROMTEXT('POLYGON((0 0, 0 2, 2 2, 2 0, 0 0))'))",
                  "POLYGON((2 0, 2 2, 0 2, 0 0, 2 0))"),
          scalar("ST_GEOGFROMWKB")
              .on("(BYTES, " + NAMED, ConstructorKernels.FROM_WKB)
              .on("(STRING, " + NAMED, ConstructorKernels.FROM_HEX)
              .example(
                  "ST_ASTEXT(ST_GEOGFROMWKB('010100000000000000000000400000000000001040'))",
                  "POINT(2 4)"),
          scalar("ST_GEOGFROMGEOJSON")
              .on("(STRING) -> GEOGRAPHY", ConstructorKernels.FROM_GEOJSON_VALID)
              .on(
                  "(STRING, [make_valid => BOOL=FALSE]) -> GEOGRAPHY",
                  ConstructorKernels.FROM_GEOJSON)
              .example(
                  """
                  ST_ASTEXT(ST_GEOGFROMGEOJSON('{"type": "Point", "coordinates": [1, 2]}'))\
                  """,
                  "POINT(1 2)"),
          scalar("ST_GEOGFROM")
              .on("(STRING) -> GEOGRAPHY", ConstructorKernels.FROM_STRING)
              .on("(BYTES) -> GEOGRAPHY", ConstructorKernels.FROM_BYTES)
              .example("ST_ASTEXT(ST_GEOGFROM('LINESTRING(1 2, 3 4)'))", "LINESTRING(1 2, 3 4)"),
          scalar("ST_GEOGPOINTFROMGEOHASH")
              .on("(STRING) -> GEOGRAPHY", ConstructorKernels.FROM_GEOHASH)
              .example("ST_GEOHASH(ST_GEOGPOINTFROMGEOHASH('c22yzu'), 6)", "c22yzu"),
          scalar("ST_MAKELINE")
              .on("(GEOGRAPHY, GEOGRAPHY) -> GEOGRAPHY", ConstructorKernels.LINE)
              .on("(ARRAY<GEOGRAPHY>) -> GEOGRAPHY", ConstructorKernels.LINE_OF_ALL)
              .example(
                  "ST_ASTEXT(ST_MAKELINE(ST_GEOGPOINT(1, 2), ST_GEOGPOINT(3, 4)))",
                  "LINESTRING(1 2, 3 4)"),
          scalar("ST_MAKEPOLYGON")
              .on(
                  "(GEOGRAPHY, [ARRAY<GEOGRAPHY>]) -> GEOGRAPHY",
                  kernel(call ->
                      call.size() == 1
                          ? ConstructorKernels.POLYGON
                          : ConstructorKernels.POLYGON_WITH_HOLES))
              .example(
                  "ST_ASTEXT(ST_MAKEPOLYGON(ST_GEOGFROMTEXT('LINESTRING(0 0, 2 0, 2 2, 0 0)')))",
                  "POLYGON((0 0, 2 0, 2 2, 0 0))"),
          scalar("ST_MAKEPOLYGONORIENTED")
              .on("(ARRAY<GEOGRAPHY>) -> GEOGRAPHY", ConstructorKernels.POLYGON_ORIENTED)
              .example(
                  "ST_ASTEXT(ST_MAKEPOLYGONORIENTED([ST_GEOGFROMTEXT('LINESTRING(0 0, 2 0, 2 2, 0 0)')]))",
                  "POLYGON((0 0, 2 0, 2 2, 0 0))"),
          scalar("ST_ASTEXT")
              .on("(GEOGRAPHY) -> STRING", AccessorKernels.AS_TEXT)
              .example("ST_ASTEXT(ST_GEOGFROMTEXT('POINT EMPTY'))", "GEOMETRYCOLLECTION EMPTY"),
          scalar("ST_ASGEOJSON")
              .on("(GEOGRAPHY) -> STRING", AccessorKernels.AS_GEOJSON)
              .example(
                  "ST_ASGEOJSON(ST_GEOGPOINT(1, 2))",
                  "{ \"type\": \"Point\", \"coordinates\": [1, 2] } "),
          scalar("ST_ASBINARY")
              .on("(GEOGRAPHY) -> BYTES", AccessorKernels.AS_BINARY)
              .example(
                  "TO_HEX(ST_ASBINARY(ST_GEOGPOINT(2, 4)))",
                  "010100000000000000000000400000000000001040"),
          scalar("ST_GEOHASH")
              .on("(GEOGRAPHY, [INT64=20]) -> STRING", AccessorKernels.GEOHASH)
              .example("ST_GEOHASH(ST_GEOGPOINT(-122.35, 47.62), 10)", "c22yzugqw7"),
          scalar("ST_X")
              .on("(GEOGRAPHY) -> FLOAT64", AccessorKernels.X)
              .example("ST_X(ST_GEOGPOINT(1.5, 2))", "1.5"),
          scalar("ST_Y")
              .on("(GEOGRAPHY) -> FLOAT64", AccessorKernels.Y)
              .example("ST_Y(ST_GEOGPOINT(1.5, 2))", "2"),
          scalar("ST_NUMPOINTS")
              .on("(GEOGRAPHY) -> INT64", AccessorKernels.NUM_POINTS)
              .example("ST_NUMPOINTS(ST_GEOGFROMTEXT('POLYGON((0 0, 2 0, 2 2, 0 0))'))", "4"),
          scalar("ST_NPOINTS")
              .on("(GEOGRAPHY) -> INT64", AccessorKernels.NUM_POINTS)
              .example("ST_NPOINTS(ST_GEOGFROMTEXT('LINESTRING(0 0, 1 1)'))", "2"),
          scalar("ST_NUMGEOMETRIES")
              .on("(GEOGRAPHY) -> INT64", AccessorKernels.NUM_GEOMETRIES)
              .example("ST_NUMGEOMETRIES(ST_GEOGFROMTEXT('MULTIPOINT(0 1, 4 3)'))", "2"),
          scalar("ST_DIMENSION")
              .on("(GEOGRAPHY) -> INT64", AccessorKernels.DIMENSION)
              .example("ST_DIMENSION(ST_GEOGFROMTEXT('LINESTRING(0 0, 1 1)'))", "1"),
          scalar("ST_GEOMETRYTYPE")
              .on("(GEOGRAPHY) -> STRING", AccessorKernels.GEOMETRY_TYPE)
              .example("ST_GEOMETRYTYPE(ST_GEOGPOINT(1, 2))", "ST_Point"),
          scalar("ST_ISEMPTY")
              .on("(GEOGRAPHY) -> BOOL", AccessorKernels.IS_EMPTY)
              .example("ST_ISEMPTY(ST_GEOGFROMTEXT('POINT EMPTY'))", "true"),
          scalar("ST_ISCOLLECTION")
              .on("(GEOGRAPHY) -> BOOL", AccessorKernels.IS_COLLECTION)
              .example("ST_ISCOLLECTION(ST_GEOGFROMTEXT('MULTIPOINT(0 0, 1 1)'))", "true"),
          scalar("ST_ISCLOSED")
              .on("(GEOGRAPHY) -> BOOL", AccessorKernels.IS_CLOSED)
              .example("ST_ISCLOSED(ST_GEOGFROMTEXT('LINESTRING(0 1, 4 3, 2 6, 0 1)'))", "true"),
          scalar("ST_ISRING")
              .on("(GEOGRAPHY) -> BOOL", AccessorKernels.IS_RING)
              .example(
                  "ST_ISRING(ST_GEOGFROMTEXT('LINESTRING(0 0, 1 1, 1 0, 0 1, 0 0)'))", "false"),
          scalar("ST_STARTPOINT")
              .on("(GEOGRAPHY) -> GEOGRAPHY", AccessorKernels.START_POINT)
              .example(
                  "ST_ASTEXT(ST_STARTPOINT(ST_GEOGFROMTEXT('LINESTRING(1 1, 2 1)')))",
                  "POINT(1 1)"),
          scalar("ST_ENDPOINT")
              .on("(GEOGRAPHY) -> GEOGRAPHY", AccessorKernels.END_POINT)
              .example(
                  "ST_ASTEXT(ST_ENDPOINT(ST_GEOGFROMTEXT('LINESTRING(1 1, 2 1)')))", "POINT(2 1)"),
          scalar("ST_POINTN")
              .on("(GEOGRAPHY, INT64) -> GEOGRAPHY", AccessorKernels.POINT_N)
              .example(
                  "ST_ASTEXT(ST_POINTN(ST_GEOGFROMTEXT('LINESTRING(1 1, 2 1, 3 2)'), -2))",
                  "POINT(2 1)"),
          scalar("ST_EXTERIORRING")
              .on("(GEOGRAPHY) -> GEOGRAPHY", AccessorKernels.EXTERIOR_RING)
              .example(
                  "ST_ASTEXT(ST_EXTERIORRING(ST_GEOGFROMTEXT('POLYGON((0 0, 2 0, 2 2, 0 0))')))",
                  "LINESTRING(0 0, 2 0, 2 2, 0 0)"),
          scalar("ST_INTERIORRINGS")
              .on("(GEOGRAPHY) -> ARRAY<GEOGRAPHY>", AccessorKernels.INTERIOR_RINGS)
              .example(
                  "ARRAY_LENGTH(ST_INTERIORRINGS(ST_GEOGFROMTEXT('POLYGON((1 1, 1 10, 5 10, 5 1, 1 1), (2 2, 3 4, 2 4, 2 2))')))",
                  "1"),
          scalar("ST_DUMP")
              .on(
                  "(GEOGRAPHY, [INT64]) -> ARRAY<GEOGRAPHY>",
                  kernel(call ->
                      call.size() == 1 ? AccessorKernels.DUMP : AccessorKernels.DUMP_DIMENSION))
              .example(
                  "ARRAY(SELECT ST_ASTEXT(g) FROM UNNEST(ST_DUMP(ST_GEOGFROMTEXT('MULTIPOINT(0 0, 1 1)'))) AS g)",
                  "[POINT(0 0), POINT(1 1)]"),
          scalar("ST_DUMPPOINTS")
              .on("(GEOGRAPHY) -> ARRAY<GEOGRAPHY>", AccessorKernels.DUMP_POINTS)
              .example(
                  "ARRAY(SELECT ST_ASTEXT(g) FROM UNNEST(ST_DUMPPOINTS(ST_GEOGFROMTEXT('LINESTRING(0 0, 1 1)'))) AS g)",
                  "[POINT(0 0), POINT(1 1)]"),
          scalar("ST_BOUNDARY")
              .on("(GEOGRAPHY) -> GEOGRAPHY", AccessorKernels.BOUNDARY)
              .example(
                  "ST_ASTEXT(ST_BOUNDARY(ST_GEOGFROMTEXT('POLYGON((0 0, 2 0, 2 2, 0 0))')))",
                  "LINESTRING(0 0, 2 0, 2 2, 0 0)"),
          scalar("S2_CELLIDFROMPOINT")
              .on("(GEOGRAPHY, [INT64 level=30]) -> INT64", CellKernels.CELL_ID)
              .example("S2_CELLIDFROMPOINT(ST_GEOGPOINT(-122, 47))", "6093613931972369317"),
          scalar("S2_COVERINGCELLIDS")
              .on(
                  "(GEOGRAPHY, [min_level => INT64=0], [max_level => INT64=30], [max_cells => INT64=8], [buffer => FLOAT64=0]) -> ARRAY<INT64>",
                  CellKernels.COVERING)
              .example(
                  "S2_COVERINGCELLIDS(ST_GEOGPOINT(-122, 47), min_level => 10, max_level => 10)",
                  "[6093613287902019584]"),
          aggregate("ST_UNION_AGG", DISTINCT)
              .on("(GEOGRAPHY) -> GEOGRAPHY", AggregateKernels.UNION)
              .example(
                  "ST_ASTEXT(ST_UNION_AGG(g)) FROM UNNEST([ST_GEOGPOINT(1, 1), ST_GEOGPOINT(0, 0)]) AS g",
                  "MULTIPOINT(0 0, 1 1)"),
          aggregate("ST_CENTROID_AGG", DISTINCT)
              .on("(GEOGRAPHY) -> GEOGRAPHY", AggregateKernels.CENTROID)
              .example(
                  "ST_ASTEXT(ST_CENTROID_AGG(g)) FROM UNNEST([ST_GEOGPOINT(0, 0), ST_GEOGPOINT(2, 0)]) AS g",
                  "POINT(1 0)"),
          aggregate("ST_EXTENT", DISTINCT)
              .on(
                  "(GEOGRAPHY) -> STRUCT<xmin FLOAT64, ymin FLOAT64, xmax FLOAT64, ymax FLOAT64>",
                  AggregateKernels.EXTENT)
              .example(
                  "ST_EXTENT(g) FROM UNNEST([ST_GEOGPOINT(0, 1), ST_GEOGPOINT(2, 3)]) AS g",
                  "{0, 1, 2, 3}"));

  private GeographyFunctions() {}
}
