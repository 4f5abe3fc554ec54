package dev.quern.types.range;

import static dev.quern.domain.type.ScalarType.BOOL;
import static dev.quern.domain.type.ScalarType.INTERVAL;
import static dev.quern.types.error.DataErrors.dataError;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.types.civil.Zone;
import dev.quern.types.interval.Interval;
import java.util.List;
import java.util.Locale;

/**
 * RANGE functions for each element type. Source: "Range functions".
 *
 * <p>DuckDB's own {@code r.f0} and {@code r.f1} are RANGE_START and RANGE_END. Ranges sort by
 * {@code f0 NULLS FIRST, f1 NULLS LAST}; equality is that of structs.
 */
public final class RangeKernels {

  private RangeKernels() {}

  /** {@code RANGE(T, T)}; NULL for an absent bound. */
  public static ScalarKernel of(RangeType type) {
    return ScalarKernel.of(
            name("q_range_of", type),
            List.of(type.element(), type.element()),
            type,
            (in, row, out) ->
                RangeBounds.of(
                        in[0].isNull(row)
                            ? RangeBounds.UNBOUNDED_START
                            : RangeBounds.element(in[0], row),
                        in[1].isNull(row)
                            ? RangeBounds.UNBOUNDED_END
                            : RangeBounds.element(in[1], row))
                    .write(out, row))
        .handlingNulls();
  }

  /** {@code RANGE_CONTAINS(RANGE<T>, T)}. */
  public static ScalarKernel containsValue(RangeType type) {
    return ScalarKernel.of(
        name("q_range_contains_value", type),
        List.of(type, type.element()),
        BOOL,
        (in, row, out) ->
            out.setBool(
                row, RangeBounds.read(in[0], row).contains(RangeBounds.element(in[1], row))));
  }

  /** {@code RANGE_CONTAINS(RANGE<T>, RANGE<T>)}. */
  public static ScalarKernel containsRange(RangeType type) {
    return ScalarKernel.of(
        name("q_range_contains_range", type),
        List.of(type, type),
        BOOL,
        (in, row, out) ->
            out.setBool(row, RangeBounds.read(in[0], row).contains(RangeBounds.read(in[1], row))));
  }

  /** {@code RANGE_OVERLAPS(RANGE<T>, RANGE<T>)}. */
  public static ScalarKernel overlaps(RangeType type) {
    return ScalarKernel.of(
        name("q_range_overlaps", type),
        List.of(type, type),
        BOOL,
        (in, row, out) ->
            out.setBool(row, RangeBounds.read(in[0], row).overlaps(RangeBounds.read(in[1], row))));
  }

  /** {@code RANGE_INTERSECT(RANGE<T>, RANGE<T>)}. */
  public static ScalarKernel intersect(RangeType type) {
    return ScalarKernel.of(
        name("q_range_intersect", type),
        List.of(type, type),
        type,
        (in, row, out) -> intersect(in, row, out, type));
  }

  private static void intersect(ColumnVector[] in, int row, VectorWriter out, RangeType type) {
    RangeBounds x = RangeBounds.read(in[0], row);
    RangeBounds y = RangeBounds.read(in[1], row);
    if (!x.overlaps(y)) {
      throw dataError(
          "Provided RANGE inputs: "
              + type
              + x.print(type, Zone.UTC, "NULL")
              + " and "
              + type
              + y.print(type, Zone.UTC, "NULL")
              + " do not overlap. Please check RANGE_OVERLAPS before calling RANGE_INTERSECT");
    }
    x.intersect(y).write(out, row);
  }

  /**
   * {@code GENERATE_RANGE_ARRAY(RANGE<T>, INTERVAL, BOOL)}; whether to keep a last range that is
   * shorter than the step is always given.
   */
  public static ScalarKernel generateArray(RangeType type) {
    return ScalarKernel.of(
        name("q_generate_range_array", type),
        List.of(type, INTERVAL, BOOL),
        SqlType.array(type),
        (in, row, out) ->
            RangeSequence.write(
                RangeBounds.read(in[0], row),
                Interval.read(in[1], row),
                in[2].getBool(row),
                type,
                out,
                row));
  }

  private static String name(String prefix, RangeType type) {
    return prefix + "_" + type.element().toString().toLowerCase(Locale.ROOT);
  }
}
