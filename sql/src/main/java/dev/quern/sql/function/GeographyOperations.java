package dev.quern.sql.function;

import static dev.quern.sql.function.FunctionDefinition.Trait.NO_FRAME;
import static dev.quern.sql.function.FunctionRow.analytic;
import static dev.quern.sql.function.FunctionRow.collectingWithRow;
import static dev.quern.sql.function.FunctionRow.scalar;
import static dev.quern.sql.function.FunctionRow.table;

import dev.quern.types.geography.ClusterKernels;
import dev.quern.types.geography.MeasureKernels;
import dev.quern.types.geography.OperationKernels;
import dev.quern.types.geography.PredicateKernels;
import java.util.List;

/** What measures, compares and combines geographies. Source: "Geography functions". */
final class GeographyOperations {

  private static final String TEST = "(GEOGRAPHY, GEOGRAPHY) -> BOOL";
  private static final String SQUARE = "ST_GEOGFROMTEXT('POLYGON((0 0, 4 0, 4 4, 0 4, 0 0))')";

  static final List<FunctionDefinition> TABLE =
      table(
          GeographyFunctions.PAGE,
          scalar("ST_DISTANCE")
              .on("(GEOGRAPHY, GEOGRAPHY, [BOOL=FALSE]) -> FLOAT64", MeasureKernels.DISTANCE)
              .example("ST_DISTANCE(ST_GEOGPOINT(0, 0), ST_GEOGPOINT(0, 1))", "111195.10117748393"),
          scalar("ST_MAXDISTANCE")
              .on("(GEOGRAPHY, GEOGRAPHY, [BOOL=FALSE]) -> FLOAT64", MeasureKernels.MAX_DISTANCE)
              .example(
                  "ST_MAXDISTANCE(ST_GEOGPOINT(0, 0), ST_GEOGPOINT(1, 1))", "157249.62809250789"),
          scalar("ST_HAUSDORFFDISTANCE")
              .on(
                  "(GEOGRAPHY, GEOGRAPHY, [directed => BOOL=FALSE]) -> FLOAT64",
                  MeasureKernels.HAUSDORFF_DISTANCE)
              .example(
                  "ST_HAUSDORFFDISTANCE(ST_GEOGPOINT(0, 0), ST_GEOGPOINT(1, 1))",
                  "157249.62809250789"),
          scalar("ST_LENGTH")
              .on("(GEOGRAPHY, [BOOL=FALSE]) -> FLOAT64", MeasureKernels.LENGTH)
              .example("ST_LENGTH(ST_GEOGFROMTEXT('LINESTRING(0 0, 0 1)'))", "111195.10117748393"),
          scalar("ST_PERIMETER")
              .on("(GEOGRAPHY, [BOOL=FALSE]) -> FLOAT64", MeasureKernels.PERIMETER)
              .example("ROUND(ST_PERIMETER(" + SQUARE + "))", "1778038"),
          scalar("ST_AREA")
              .on("(GEOGRAPHY, [BOOL=FALSE]) -> FLOAT64", MeasureKernels.AREA)
              .example("ROUND(ST_AREA(" + SQUARE + "))", "197748880537"),
          scalar("ST_AZIMUTH")
              .on("(GEOGRAPHY, GEOGRAPHY) -> FLOAT64", MeasureKernels.AZIMUTH)
              .example("ST_AZIMUTH(ST_GEOGPOINT(0, 0), ST_GEOGPOINT(0, 1))", "0"),
          scalar("ST_ANGLE")
              .on("(GEOGRAPHY, GEOGRAPHY, GEOGRAPHY) -> FLOAT64", MeasureKernels.ANGLE)
              .example(
                  "ROUND(ST_ANGLE(ST_GEOGPOINT(0, 1), ST_GEOGPOINT(0, 0), ST_GEOGPOINT(1, 0)), 4)",
                  "1.5708"),
          scalar("ST_BOUNDINGBOX")
              .on(
                  "(GEOGRAPHY) -> STRUCT<xmin FLOAT64, ymin FLOAT64, xmax FLOAT64, ymax FLOAT64>",
                  MeasureKernels.BOUNDING_BOX)
              .example(
                  "ST_BOUNDINGBOX(ST_GEOGFROMTEXT('LINESTRING(172 53, -130 55)')).xmax", "230"),
          scalar("ST_INTERSECTS")
              .on(TEST, PredicateKernels.INTERSECTS)
              .example("ST_INTERSECTS(" + SQUARE + ", ST_GEOGPOINT(4, 4))", "true"),
          scalar("ST_DISJOINT")
              .on(TEST, PredicateKernels.DISJOINT)
              .example("ST_DISJOINT(" + SQUARE + ", ST_GEOGPOINT(4, 4))", "false"),
          scalar("ST_CONTAINS")
              .on(TEST, PredicateKernels.CONTAINS)
              .example("ST_CONTAINS(" + SQUARE + ", ST_GEOGPOINT(4, 4))", "false"),
          scalar("ST_WITHIN")
              .on(TEST, PredicateKernels.WITHIN)
              .example("ST_WITHIN(ST_GEOGPOINT(1, 1), " + SQUARE + ")", "true"),
          scalar("ST_COVERS")
              .on(TEST, PredicateKernels.COVERS)
              .example("ST_COVERS(" + SQUARE + ", ST_GEOGPOINT(4, 4))", "true"),
          scalar("ST_COVEREDBY")
              .on(TEST, PredicateKernels.COVERED_BY)
              .example("ST_COVEREDBY(ST_GEOGPOINT(4, 4), " + SQUARE + ")", "true"),
          scalar("ST_TOUCHES")
              .on(TEST, PredicateKernels.TOUCHES)
              .example("ST_TOUCHES(ST_GEOGPOINT(4, 4), " + SQUARE + ")", "true"),
          scalar("ST_EQUALS")
              .on(TEST, PredicateKernels.EQUALS)
              .example(
                  "ST_EQUALS(ST_GEOGFROMTEXT('LINESTRING(0 0, 1 0)'), ST_GEOGFROMTEXT('LINESTRING(1 0, 0 0)'))",
                  "true"),
          scalar("ST_DWITHIN")
              .on("(GEOGRAPHY, GEOGRAPHY, FLOAT64, [BOOL=FALSE]) -> BOOL", PredicateKernels.DWITHIN)
              .example("ST_DWITHIN(ST_GEOGPOINT(0, 0), ST_GEOGPOINT(0, 0.0001), 100)", "true"),
          scalar("ST_HAUSDORFFDWITHIN")
              .on(
                  "(GEOGRAPHY, GEOGRAPHY, FLOAT64, [directed => BOOL=FALSE]) -> BOOL",
                  PredicateKernels.HAUSDORFF_DWITHIN)
              .example(
                  "ST_HAUSDORFFDWITHIN(ST_GEOGFROMTEXT('LINESTRING(10 1, 20 1)'), ST_GEOGFROMTEXT('LINESTRING(10 2, 20 2)'), 100000)",
                  "false"),
          scalar("ST_INTERSECTSBOX")
              .on(
                  "(GEOGRAPHY, FLOAT64, FLOAT64, FLOAT64, FLOAT64) -> BOOL",
                  PredicateKernels.INTERSECTS_BOX)
              .example("ST_INTERSECTSBOX(ST_GEOGPOINT(170, 10), 90, 0, -90, 20)", "true"),
          scalar("ST_UNION")
              .on("(GEOGRAPHY, GEOGRAPHY) -> GEOGRAPHY", OperationKernels.UNION)
              .on("(ARRAY<GEOGRAPHY>) -> GEOGRAPHY", OperationKernels.UNION_ALL)
              .example(
                  "ST_ASTEXT(ST_UNION(ST_GEOGPOINT(0, 0), ST_GEOGPOINT(1, 1)))",
                  "MULTIPOINT(0 0, 1 1)"),
          scalar("ST_INTERSECTION")
              .on("(GEOGRAPHY, GEOGRAPHY) -> GEOGRAPHY", OperationKernels.INTERSECTION)
              .example(
                  "ST_ASTEXT(ST_INTERSECTION(ST_GEOGFROMTEXT('LINESTRING(0 0, 2 0)'), ST_GEOGFROMTEXT('LINESTRING(1 -1, 1 1)')))",
                  "POINT(1 0)"),
          scalar("ST_DIFFERENCE")
              .on("(GEOGRAPHY, GEOGRAPHY) -> GEOGRAPHY", OperationKernels.DIFFERENCE)
              .example(
                  "ST_ASTEXT(ST_DIFFERENCE(ST_GEOGFROMTEXT('MULTIPOINT(0 0, 1 1)'), ST_GEOGPOINT(1, 1)))",
                  "POINT(0 0)"),
          scalar("ST_CENTROID")
              .on("(GEOGRAPHY) -> GEOGRAPHY", OperationKernels.CENTROID)
              .example(
                  "ST_ASTEXT(ST_CENTROID(ST_GEOGFROMTEXT('LINESTRING(0 0, 2 0)')))", "POINT(1 0)"),
          scalar("ST_CONVEXHULL")
              .on("(GEOGRAPHY) -> GEOGRAPHY", OperationKernels.CONVEX_HULL)
              .example(
                  "ST_ASTEXT(ST_CONVEXHULL(ST_GEOGFROMTEXT('MULTIPOINT(0 0, 4 0, 4 4, 2 1)')))",
                  "POLYGON((0 0, 4 0, 4 4, 0 0))"),
          scalar("ST_CLOSESTPOINT")
              .on(
                  "(GEOGRAPHY, GEOGRAPHY, [BOOL=FALSE]) -> GEOGRAPHY",
                  OperationKernels.CLOSEST_POINT)
              .example(
                  "ST_ASTEXT(ST_CLOSESTPOINT(ST_GEOGFROMTEXT('LINESTRING(1 -1, 1 1)'), ST_GEOGPOINT(0, 0)))",
                  "POINT(1 0)"),
          scalar("ST_SIMPLIFY")
              .on("(GEOGRAPHY, FLOAT64) -> GEOGRAPHY", OperationKernels.SIMPLIFY)
              .example(
                  "ST_ASTEXT(ST_SIMPLIFY(ST_GEOGFROMTEXT('LINESTRING(0 0, 0.1 0, 2 0)'), 1))",
                  "LINESTRING(0 0, 2 0)"),
          scalar("ST_SNAPTOGRID")
              .on("(GEOGRAPHY, FLOAT64) -> GEOGRAPHY", OperationKernels.SNAP_TO_GRID)
              .example(
                  "ST_ASTEXT(ST_SNAPTOGRID(ST_GEOGPOINT(1.234, 5.678), 0.1))", "POINT(1.2 5.7)"),
          scalar("ST_LINEINTERPOLATEPOINT")
              .on("(GEOGRAPHY, FLOAT64) -> GEOGRAPHY", OperationKernels.LINE_INTERPOLATE_POINT)
              .example(
                  "ST_ASTEXT(ST_LINEINTERPOLATEPOINT(ST_GEOGFROMTEXT('LINESTRING(0 0, 2 0)'), 0.5))",
                  "POINT(1 0)"),
          scalar("ST_LINELOCATEPOINT")
              .on("(GEOGRAPHY, GEOGRAPHY) -> FLOAT64", MeasureKernels.LINE_LOCATE_POINT)
              .example(
                  "ROUND(ST_LINELOCATEPOINT(ST_GEOGFROMTEXT('LINESTRING(0 0, 2 0)'), ST_GEOGPOINT(1, 1)), 9)",
                  "0.5"),
          scalar("ST_LINESUBSTRING")
              .on("(GEOGRAPHY, FLOAT64, FLOAT64) -> GEOGRAPHY", OperationKernels.LINE_SUBSTRING)
              .example(
                  "ST_ASTEXT(ST_LINESUBSTRING(ST_GEOGFROMTEXT('LINESTRING(0 0, 2 0)'), 0.5, 1))",
                  "LINESTRING(1 0, 2 0)"),
          scalar("ST_BUFFER")
              .on(
                  "(GEOGRAPHY, FLOAT64, [FLOAT64 num_seg_quarter_circle=8], [BOOL use_spheroid=FALSE], [endcap => STRING='ROUND'], [side => STRING='BOTH']) -> GEOGRAPHY",
                  OperationKernels.BUFFER)
              .example("ST_NUMPOINTS(ST_BUFFER(ST_GEOGPOINT(1, 2), 50, 2))", "9"),
          scalar("ST_BUFFERWITHTOLERANCE")
              .on(
                  "(GEOGRAPHY, FLOAT64, FLOAT64 tolerance_meters, [BOOL use_spheroid=FALSE], [endcap => STRING='ROUND'], [side => STRING='BOTH']) -> GEOGRAPHY",
                  OperationKernels.BUFFER_WITH_TOLERANCE)
              .example("ST_NUMPOINTS(ST_BUFFERWITHTOLERANCE(ST_GEOGPOINT(100, 2), 100, 1))", "24"),
          analytic("ST_CLUSTERDBSCAN", NO_FRAME)
              .on(
                  "(GEOGRAPHY, const FLOAT64, const INT64) -> INT64",
                  collectingWithRow(ClusterKernels.CLUSTER))
              .example(
                  "ARRAY(SELECT ST_CLUSTERDBSCAN(g, 1e5, 1) OVER () FROM UNNEST([ST_GEOGPOINT(0, 0), ST_GEOGPOINT(0, 0.1), ST_GEOGPOINT(9, 9)]) AS g WITH OFFSET AS o ORDER BY o)",
                  "[0, 0, 1]"));

  private GeographyOperations() {}
}
