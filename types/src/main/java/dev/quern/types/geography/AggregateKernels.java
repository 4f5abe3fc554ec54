package dev.quern.types.geography;

import static dev.quern.domain.type.ScalarType.GEOGRAPHY;

import com.google.common.geometry.S2LatLngRect;
import com.google.common.geometry.S2Point;
import dev.quern.domain.data.ColumnVector;
import dev.quern.storage.kernel.AggregateKernel;
import dev.quern.storage.kernel.VectorWriter;
import java.util.ArrayList;
import java.util.List;

/** The kernels of the aggregate functions over GEOGRAPHY. NULL is left out. */
public final class AggregateKernels {

  private AggregateKernels() {}

  /** ST_UNION_AGG(geography). */
  public static final AggregateKernel UNION =
      new AggregateKernel("q_st_union_agg", List.of(GEOGRAPHY), GEOGRAPHY, false, new UnionBody());

  /** ST_CENTROID_AGG(geography). */
  public static final AggregateKernel CENTROID =
      new AggregateKernel(
          "q_st_centroid_agg", List.of(GEOGRAPHY), GEOGRAPHY, false, new CentroidBody());

  /** ST_EXTENT(geography). */
  public static final AggregateKernel EXTENT =
      new AggregateKernel(
          "q_st_extent", List.of(GEOGRAPHY), MeasureKernels.BOX, false, new ExtentBody());

  private static final class Values {
    final List<Geography> all = new ArrayList<>();
  }

  private record UnionBody() implements AggregateKernel.Body<Values> {

    @Override
    public Values create() {
      return new Values();
    }

    @Override
    public void update(Values state, ColumnVector[] a, int row) {
      if (!a[0].isNull(row)) {
        state.all.add(GeographyArgument.read(a[0], row));
      }
    }

    @Override
    public void combine(Values source, Values target) {
      target.all.addAll(source.all);
    }

    @Override
    public void finish(Values state, VectorWriter result, int row) {
      if (state.all.isEmpty()) {
        result.setNull(row);
        return;
      }
      Geography union = Unions.of(state.all);
      GeographyArgument.write(union, result, row);
    }
  }

  /** The sum of positions of what has the highest dimension so far. */
  private static final class Weight {
    boolean seen;
    int dimension = -1;
    S2Point sum = new S2Point(0, 0, 0);

    void add(int otherDimension, S2Point other) {
      if (otherDimension > dimension) {
        dimension = otherDimension;
        sum = other;
      } else if (otherDimension == dimension) {
        sum = sum.add(other);
      }
    }
  }

  private record CentroidBody() implements AggregateKernel.Body<Weight> {

    @Override
    public Weight create() {
      return new Weight();
    }

    @Override
    public void update(Weight state, ColumnVector[] a, int row) {
      if (!a[0].isNull(row)) {
        Geography value = GeographyArgument.read(a[0], row);
        state.seen = true;
        state.add(value.dimension(), Measures.weight(value));
      }
    }

    @Override
    public void combine(Weight source, Weight target) {
      target.seen |= source.seen;
      target.add(source.dimension, source.sum);
    }

    @Override
    public void finish(Weight state, VectorWriter result, int row) {
      if (!state.seen) {
        result.setNull(row);
        return;
      }
      GeographyArgument.write(
          Measures.direction(state.sum).map(Geography::point).orElse(Geography.EMPTY), result, row);
    }
  }

  private static final class Extent {
    S2LatLngRect rect = S2LatLngRect.empty();
  }

  private record ExtentBody() implements AggregateKernel.Body<Extent> {

    @Override
    public Extent create() {
      return new Extent();
    }

    @Override
    public void update(Extent state, ColumnVector[] a, int row) {
      if (a[0].isNull(row)) {
        return;
      }
      Geography value = GeographyArgument.read(a[0], row);
      if (!value.isEmpty()) {
        state.rect = state.rect.union(Bounds.of(value));
      }
    }

    @Override
    public void combine(Extent source, Extent target) {
      target.rect = target.rect.union(source.rect);
    }

    @Override
    public void finish(Extent state, VectorWriter result, int row) {
      if (state.rect.isEmpty()) {
        result.setNull(row);
      } else {
        MeasureKernels.write(Bounds.box(state.rect), result, row);
      }
    }
  }
}
