package dev.quern.types.geography;

import static dev.quern.domain.type.ScalarType.BOOL;
import static dev.quern.domain.type.ScalarType.FLOAT64;
import static dev.quern.domain.type.ScalarType.GEOGRAPHY;

import com.google.common.geometry.S1ChordAngle;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.ScalarKernel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiPredicate;

/** The kernels of the functions that tell how two GEOGRAPHY values lie to each other. */
public final class PredicateKernels {

  private PredicateKernels() {}

  /** ST_INTERSECTS(geography, geography). */
  public static final ScalarKernel INTERSECTS =
      relation("q_st_intersects", (one, other) -> Relation.of(one, other).meet());

  /** ST_DISJOINT(geography, geography). */
  public static final ScalarKernel DISJOINT =
      relation("q_st_disjoint", (one, other) -> !Relation.of(one, other).meet());

  /** ST_CONTAINS(geography, geography). */
  public static final ScalarKernel CONTAINS = relation("q_st_contains", PredicateKernels::contains);

  /** ST_WITHIN(geography, geography). */
  public static final ScalarKernel WITHIN =
      relation("q_st_within", (one, other) -> contains(other, one));

  /** ST_COVERS(geography, geography). */
  public static final ScalarKernel COVERS = relation("q_st_covers", PredicateKernels::covers);

  /** ST_COVEREDBY(geography, geography). */
  public static final ScalarKernel COVERED_BY =
      relation("q_st_coveredby", (one, other) -> covers(other, one));

  /** ST_TOUCHES(geography, geography). */
  public static final ScalarKernel TOUCHES =
      relation(
          "q_st_touches",
          (one, other) -> {
            Relation relation = Relation.of(one, other);
            return relation.meet() && !relation.interiorsMeet();
          });

  /** ST_EQUALS(geography, geography). */
  public static final ScalarKernel EQUALS =
      relation(
          "q_st_equals",
          (one, other) -> {
            Relation relation = Relation.of(one, other);
            return !relation.firstOutside() && !relation.secondOutside();
          });

  /** ST_INTERSECTSBOX(geography, west, south, east, north). */
  public static final ScalarKernel INTERSECTS_BOX =
      ScalarKernel.of(
          "q_st_intersectsbox",
          boxArguments(),
          BOOL,
          (a, row, out) ->
              out.setBool(
                  row,
                  Bounds.meets(
                      GeographyArgument.read(a[0], row),
                      a[1].getDouble(row),
                      a[2].getDouble(row),
                      a[3].getDouble(row),
                      a[4].getDouble(row))));

  /** ST_DWITHIN(geography, geography, meters, spheroid). */
  public static final ScalarKernel DWITHIN = within();

  /** ST_HAUSDORFFDWITHIN(geography, geography, meters, directed). */
  public static final ScalarKernel HAUSDORFF_DWITHIN = hausdorffWithin();

  private static List<SqlType> boxArguments() {
    List<SqlType> types = new ArrayList<>(List.of(GEOGRAPHY));
    types.addAll(Collections.nCopies(4, FLOAT64));
    return types;
  }

  private static boolean contains(Shape one, Shape other) {
    Relation relation = Relation.of(one, other);
    return !relation.secondOutside() && relation.interiorsMeet();
  }

  private static boolean covers(Shape one, Shape other) {
    return !other.value().isEmpty() && !Relation.of(one, other).secondOutside();
  }

  private static ScalarKernel relation(String name, BiPredicate<Shape, Shape> test) {
    GeographyArgument first = new GeographyArgument();
    GeographyArgument second = new GeographyArgument();
    return ScalarKernel.of(
        name,
        List.of(GEOGRAPHY, GEOGRAPHY),
        BOOL,
        (a, row, out) -> out.setBool(row, test.test(first.get(a[0], row), second.get(a[1], row))));
  }

  private static ScalarKernel within() {
    GeographyArgument first = new GeographyArgument();
    GeographyArgument second = new GeographyArgument();
    return ScalarKernel.of(
        "q_st_dwithin",
        List.of(GEOGRAPHY, GEOGRAPHY, FLOAT64, BOOL),
        BOOL,
        (a, row, out) -> {
          MeasureKernels.onSphere(a[3], row, "ST_DWithin");
          Shape one = first.get(a[0], row);
          Shape other = second.get(a[1], row);
          S1ChordAngle limit = Sphere.angle(a[2].getDouble(row));
          out.setBool(
              row,
              !one.value().isEmpty()
                  && !other.value().isEmpty()
                  && Distances.shortest(one, other, limit).compareTo(limit) <= 0);
        });
  }

  private static ScalarKernel hausdorffWithin() {
    GeographyArgument first = new GeographyArgument();
    GeographyArgument second = new GeographyArgument();
    return ScalarKernel.of(
        "q_st_hausdorffdwithin",
        List.of(GEOGRAPHY, GEOGRAPHY, FLOAT64, BOOL),
        BOOL,
        (a, row, out) -> {
          Shape one = first.get(a[0], row);
          Shape other = second.get(a[1], row);
          out.setBool(
              row,
              !one.value().isEmpty()
                  && !other.value().isEmpty()
                  && MeasureKernels.hausdorff(one, other, a[3].getBool(row))
                          .compareTo(Sphere.angle(a[2].getDouble(row)))
                      <= 0);
        });
  }
}
