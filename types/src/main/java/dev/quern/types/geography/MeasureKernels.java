package dev.quern.types.geography;

import static dev.quern.domain.type.ScalarType.BOOL;
import static dev.quern.domain.type.ScalarType.FLOAT64;
import static dev.quern.domain.type.ScalarType.GEOGRAPHY;

import com.google.common.geometry.S1ChordAngle;
import com.google.common.geometry.S2Point;
import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.types.error.DataErrors;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** The kernels of the functions that measure in meters, square meters, radians and degrees. */
public final class MeasureKernels {

  /** The type of boxes. */
  static final SqlType BOX =
      new StructType(
          List.of("xmin", "ymin", "xmax", "ymax").stream()
              .map(name -> new StructType.Field(name, ScalarType.FLOAT64))
              .toList());

  private MeasureKernels() {}

  /** ST_LENGTH(geography, spheroid). */
  public static final ScalarKernel LENGTH = measure("ST_Length", Measures::length);

  /** ST_PERIMETER(geography, spheroid). */
  public static final ScalarKernel PERIMETER = measure("ST_Perimeter", Measures::perimeter);

  /** ST_AREA(geography, spheroid). */
  public static final ScalarKernel AREA = measure("ST_Area", Measures::area);

  /** ST_DISTANCE(geography, geography, spheroid). */
  public static final ScalarKernel DISTANCE =
      distance("ST_Distance", (one, other) -> Distances.shortest(one, other, S1ChordAngle.ZERO));

  /** ST_MAXDISTANCE(geography, geography, spheroid). */
  public static final ScalarKernel MAX_DISTANCE =
      distance(
          "ST_MaxDistance",
          (one, other) ->
              S1ChordAngle.max(
                  Distances.longest(one.value(), other.value()),
                  Distances.longest(other.value(), one.value())));

  /** ST_HAUSDORFFDISTANCE(geography, geography, directed). */
  public static final ScalarKernel HAUSDORFF_DISTANCE = hausdorff();

  /** ST_AZIMUTH(point, point). */
  public static final ScalarKernel AZIMUTH =
      ScalarKernel.of(
          "q_st_azimuth",
          List.of(GEOGRAPHY, GEOGRAPHY),
          FLOAT64,
          (a, row, out) ->
              write(
                  Measures.azimuth(point(a[0], row, "ST_Azimuth"), point(a[1], row, "ST_Azimuth")),
                  out,
                  row));

  /** ST_ANGLE(point, corner, point). */
  public static final ScalarKernel ANGLE =
      ScalarKernel.of(
          "q_st_angle",
          List.of(GEOGRAPHY, GEOGRAPHY, GEOGRAPHY),
          FLOAT64,
          (a, row, out) ->
              write(
                  Measures.angle(
                      point(a[0], row, "ST_Angle"),
                      point(a[1], row, "ST_Angle"),
                      point(a[2], row, "ST_Angle")),
                  out,
                  row));

  /** ST_BOUNDINGBOX(geography). */
  public static final ScalarKernel BOUNDING_BOX =
      ScalarKernel.of(
          "q_st_boundingbox",
          List.of(GEOGRAPHY),
          BOX,
          (a, row, out) -> {
            Geography value = GeographyArgument.read(a[0], row);
            if (value.isEmpty()) {
              out.setNull(row);
            } else {
              write(Bounds.box(Bounds.of(value)), out, row);
            }
          });

  /** ST_LINELOCATEPOINT(line, point). */
  public static final ScalarKernel LINE_LOCATE_POINT =
      ScalarKernel.of(
          "q_st_linelocatepoint",
          List.of(GEOGRAPHY, GEOGRAPHY),
          FLOAT64,
          (a, row, out) ->
              out.setDouble(
                  row,
                  Linear.locate(
                      GeographyArgument.line(
                          GeographyArgument.read(a[0], row), "ST_LineLocatePoint"),
                      point(a[1], row, "ST_LineLocatePoint"))));

  @FunctionalInterface
  private interface Distance {
    S1ChordAngle between(Shape one, Shape other);
  }

  private static S2Point point(ColumnVector vector, int row, String function) {
    return GeographyArgument.point(GeographyArgument.read(vector, row), function);
  }

  private static void write(OptionalDouble value, VectorWriter out, int row) {
    if (value.isPresent()) {
      out.setDouble(row, value.getAsDouble());
    } else {
      out.setNull(row);
    }
  }

  /** Writes a box. */
  static void write(Bounds.Box box, VectorWriter out, int row) {
    out.child(0).setDouble(row, box.xmin());
    out.child(1).setDouble(row, box.ymin());
    out.child(2).setDouble(row, box.xmax());
    out.child(3).setDouble(row, box.ymax());
  }

  /** Refuses to measure on the spheroid, as BigQuery does. */
  static void onSphere(ColumnVector spheroid, int row, String function) {
    if (spheroid.getBool(row)) {
      throw DataErrors.dataError("%s failed: use_spheroid=TRUE is not supported", function);
    }
  }

  private static String kernelName(String function) {
    return "q_" + function.toLowerCase(java.util.Locale.ROOT);
  }

  private static ScalarKernel measure(String function, ToDoubleFunction<Geography> measure) {
    return ScalarKernel.of(
        kernelName(function),
        List.of(GEOGRAPHY, BOOL),
        FLOAT64,
        (a, row, out) -> {
          onSphere(a[1], row, function);
          out.setDouble(row, measure.applyAsDouble(GeographyArgument.read(a[0], row)));
        });
  }

  private static ScalarKernel distance(String function, Distance distance) {
    GeographyArgument first = new GeographyArgument();
    GeographyArgument second = new GeographyArgument();
    return ScalarKernel.of(
        kernelName(function),
        List.of(GEOGRAPHY, GEOGRAPHY, BOOL),
        FLOAT64,
        (a, row, out) -> {
          onSphere(a[2], row, function);
          Shape one = first.get(a[0], row);
          Shape other = second.get(a[1], row);
          if (one.value().isEmpty() || other.value().isEmpty()) {
            out.setNull(row);
          } else {
            out.setDouble(row, Sphere.meters(distance.between(one, other)));
          }
        });
  }

  private static ScalarKernel hausdorff() {
    GeographyArgument first = new GeographyArgument();
    GeographyArgument second = new GeographyArgument();
    return ScalarKernel.of(
        "q_st_hausdorffdistance",
        List.of(GEOGRAPHY, GEOGRAPHY, BOOL),
        FLOAT64,
        (a, row, out) -> {
          Shape one = first.get(a[0], row);
          Shape other = second.get(a[1], row);
          if (one.value().isEmpty() || other.value().isEmpty()) {
            out.setNull(row);
          } else {
            out.setDouble(row, Sphere.meters(hausdorff(one, other, a[2].getBool(row))));
          }
        });
  }

  /** The distance of the first from the second, or the greater of both. */
  static S1ChordAngle hausdorff(Shape one, Shape other, boolean directed) {
    S1ChordAngle there = Distances.hausdorff(one.value(), other);
    return directed ? there : S1ChordAngle.max(there, Distances.hausdorff(other.value(), one));
  }
}
