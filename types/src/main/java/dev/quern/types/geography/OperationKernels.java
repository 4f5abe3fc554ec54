package dev.quern.types.geography;

import static dev.quern.domain.type.ScalarType.BOOL;
import static dev.quern.domain.type.ScalarType.FLOAT64;
import static dev.quern.domain.type.ScalarType.GEOGRAPHY;
import static dev.quern.domain.type.ScalarType.STRING;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.types.error.DataErrors;
import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;

/** The kernels of the functions that make a GEOGRAPHY of others. */
public final class OperationKernels {

  /** More would take minutes. */
  private static final int MAX_SEGMENTS = 10_000;

  private static final List<SqlType> BUFFER_ARGUMENTS =
      List.of(GEOGRAPHY, FLOAT64, FLOAT64, BOOL, STRING, STRING);

  private OperationKernels() {}

  /** ST_UNION(geography, geography). */
  public static final ScalarKernel UNION = overlay("q_st_union", Overlay::union);

  /** ST_INTERSECTION(geography, geography). */
  public static final ScalarKernel INTERSECTION =
      overlay("q_st_intersection", Overlay::intersection);

  /** ST_DIFFERENCE(geography, geography). */
  public static final ScalarKernel DIFFERENCE = overlay("q_st_difference", Overlay::difference);

  /** ST_UNION(array). */
  public static final ScalarKernel UNION_ALL =
      ScalarKernel.of(
          "q_st_union",
          List.of(SqlType.array(GEOGRAPHY)),
          GEOGRAPHY,
          (a, row, out) ->
              GeographyArgument.write(
                  Unions.of(GeographyArgument.readAll(a[0], row, "ST_Union")), out, row));

  /** ST_CENTROID(geography). */
  public static final ScalarKernel CENTROID =
      ScalarKernel.of(
          "q_st_centroid",
          List.of(GEOGRAPHY),
          GEOGRAPHY,
          (a, row, out) ->
              GeographyArgument.write(
                  Measures.centroid(GeographyArgument.read(a[0], row))
                      .map(Geography::point)
                      .orElse(Geography.EMPTY),
                  out,
                  row));

  /** ST_CONVEXHULL(geography). */
  public static final ScalarKernel CONVEX_HULL =
      ScalarKernel.of(
          "q_st_convexhull",
          List.of(GEOGRAPHY),
          GEOGRAPHY,
          (a, row, out) ->
              GeographyArgument.write(Hull.of(GeographyArgument.read(a[0], row)), out, row));

  /** ST_CLOSESTPOINT(geography, geography, spheroid). */
  public static final ScalarKernel CLOSEST_POINT =
      ScalarKernel.of(
          "q_st_closestpoint",
          List.of(GEOGRAPHY, GEOGRAPHY, BOOL),
          GEOGRAPHY,
          (a, row, out) -> {
            MeasureKernels.onSphere(a[2], row, "ST_ClosestPoint");
            Geography one = GeographyArgument.read(a[0], row);
            Geography other = GeographyArgument.read(a[1], row);
            if (one.isEmpty() || other.isEmpty()) {
              out.setNull(row);
            } else {
              GeographyArgument.write(
                  Geography.point(Distances.closest(Shape.of(one), Shape.of(other))), out, row);
            }
          });

  /** ST_SIMPLIFY(geography, tolerance in meters). */
  public static final ScalarKernel SIMPLIFY =
      ScalarKernel.of(
          "q_st_simplify",
          List.of(GEOGRAPHY, FLOAT64),
          GEOGRAPHY,
          (a, row, out) -> {
            double tolerance = a[1].getDouble(row);
            if (!(tolerance >= 0)) {
              throw DataErrors.dataError("ST_Simplify failed: tolerance must not be negative");
            }
            GeographyArgument.write(
                Simplification.simplify(GeographyArgument.read(a[0], row), Sphere.angle(tolerance)),
                out,
                row);
          });

  /** ST_SNAPTOGRID(geography, size in degrees). */
  public static final ScalarKernel SNAP_TO_GRID =
      ScalarKernel.of(
          "q_st_snaptogrid",
          List.of(GEOGRAPHY, FLOAT64),
          GEOGRAPHY,
          (a, row, out) -> {
            double size = a[1].getDouble(row);
            if (!(size > 0)) {
              throw DataErrors.dataError("ST_SnapToGrid failed: grid_size must be positive");
            }
            GeographyArgument.write(
                Simplification.snap(GeographyArgument.read(a[0], row), size), out, row);
          });

  /** ST_LINEINTERPOLATEPOINT(line, fraction). */
  public static final ScalarKernel LINE_INTERPOLATE_POINT =
      ScalarKernel.of(
          "q_st_lineinterpolatepoint",
          List.of(GEOGRAPHY, FLOAT64),
          GEOGRAPHY,
          (a, row, out) -> {
            String function = "ST_LineInterpolatePoint";
            double fraction = fraction(a[1], row, function);
            GeographyArgument.write(
                Geography.point(
                    Linear.interpolate(
                        GeographyArgument.line(GeographyArgument.read(a[0], row), function),
                        fraction)),
                out,
                row);
          });

  /** ST_LINESUBSTRING(line, fraction, fraction). */
  public static final ScalarKernel LINE_SUBSTRING =
      ScalarKernel.of(
          "q_st_linesubstring",
          List.of(GEOGRAPHY, FLOAT64, FLOAT64),
          GEOGRAPHY,
          (a, row, out) -> {
            String function = "ST_LineSubstring";
            double begin = fraction(a[1], row, function);
            double end = fraction(a[2], row, function);
            if (begin > end) {
              throw DataErrors.dataError(
                  "%s failed: start_fraction must not be greater than end_fraction", function);
            }
            GeographyArgument.write(
                Linear.substring(
                    GeographyArgument.line(GeographyArgument.read(a[0], row), function),
                    begin,
                    end),
                out,
                row);
          });

  /** ST_BUFFER(geography, meters, segments of a quarter circle, spheroid, endcap, side). */
  public static final ScalarKernel BUFFER =
      ScalarKernel.of(
          "q_st_buffer",
          BUFFER_ARGUMENTS,
          GEOGRAPHY,
          (a, row, out) -> {
            double segments = a[2].getDouble(row);
            if (!(segments > 0)) {
              throw DataErrors.dataError(
                  "ST_Buffer failed: num_seg_quarter_circle must be positive");
            }
            if (segments > MAX_SEGMENTS) {
              throw DataErrors.dataError(
                  "ST_Buffer failed: num_seg_quarter_circle must not exceed %d", MAX_SEGMENTS);
            }
            GeographyArgument.write(
                buffer("ST_Buffer", a, row, Buffer.stepOfSegments(segments)), out, row);
          });

  /** ST_BUFFERWITHTOLERANCE(geography, meters, tolerance in meters, spheroid, endcap, side). */
  public static final ScalarKernel BUFFER_WITH_TOLERANCE =
      ScalarKernel.of(
          "q_st_bufferwithtolerance",
          BUFFER_ARGUMENTS,
          GEOGRAPHY,
          (a, row, out) -> {
            double tolerance = a[2].getDouble(row);
            if (!(tolerance > 0)) {
              throw DataErrors.dataError(
                  "ST_BufferWithTolerance failed: tolerance_meters must be positive");
            }
            double step = Buffer.stepOfTolerance(a[1].getDouble(row), tolerance);
            GeographyArgument.write(buffer("ST_BufferWithTolerance", a, row, step), out, row);
          });

  private static Geography buffer(String function, ColumnVector[] a, int row, double step) {
    MeasureKernels.onSphere(a[3], row, function);
    double meters = a[1].getDouble(row);
    if (!Double.isFinite(meters)) {
      throw DataErrors.dataError("%s failed: buffer_radius must be finite", function);
    }
    boolean round = choice(function, "endcap", a[4].getString(row), List.of("ROUND", "FLAT")) == 0;
    int side = choice(function, "side", a[5].getString(row), List.of("BOTH", "LEFT", "RIGHT"));
    return Buffer.of(
        GeographyArgument.read(a[0], row),
        meters,
        step,
        new Buffer.Style(round, side != 2, side != 1));
  }

  private static int choice(String function, String name, String given, List<String> choices) {
    int index = choices.indexOf(given.toUpperCase(Locale.ROOT));
    if (index < 0) {
      throw DataErrors.dataError(
          "%s failed: invalid %s '%s'; expected one of %s",
          function, name, given, String.join(", ", choices));
    }
    return index;
  }

  private static double fraction(ColumnVector vector, int row, String function) {
    double fraction = vector.getDouble(row);
    if (!(fraction >= 0 && fraction <= 1)) {
      throw DataErrors.dataError("%s failed: fraction must be between 0 and 1", function);
    }
    return fraction;
  }

  private static ScalarKernel overlay(String name, BinaryOperator<Geography> operation) {
    GeographyArgument first = new GeographyArgument();
    GeographyArgument second = new GeographyArgument();
    return ScalarKernel.of(
        name,
        List.of(GEOGRAPHY, GEOGRAPHY),
        GEOGRAPHY,
        (a, row, out) ->
            GeographyArgument.write(
                operation.apply(first.get(a[0], row).value(), second.get(a[1], row).value()),
                out,
                row));
  }
}
