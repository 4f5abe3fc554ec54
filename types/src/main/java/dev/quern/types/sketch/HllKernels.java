package dev.quern.types.sketch;

import static dev.quern.domain.type.ScalarType.BYTES;
import static dev.quern.domain.type.ScalarType.INT64;

import com.google.common.hash.Hashing;
import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.ScalarType;
import dev.quern.storage.kernel.AggregateKernel;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.types.error.DataErrors;
import dev.quern.types.numeric.BigNumeric;
import dev.quern.types.numeric.Numeric;
import java.util.List;
import java.util.Optional;

/** The kernels of HLL_COUNT.*. */
public final class HllKernels {

  /** How the format names the types of what was counted. */
  private static final int UINT64 = 8;

  private static final int BYTES_OR_UTF8_STRING = 11;

  private HllKernels() {}

  /**
   * HLL_COUNT.INIT(value, precision) of INT64, NUMERIC, BIGNUMERIC, STRING or BYTES; the precision
   * defaults to 15.
   */
  public static AggregateKernel init(ScalarType type) {
    return new AggregateKernel(
        "q_hll_count_init", List.of(type, INT64), BYTES, false, new Init(type));
  }

  /** HLL_COUNT.MERGE(sketch). */
  public static final AggregateKernel MERGE =
      new AggregateKernel(
          "q_hll_count_merge",
          List.of(BYTES),
          INT64,
          false,
          new Merge("HLL_COUNT.MERGE") {
            @Override
            public void finish(State state, VectorWriter result, int row) {
              result.setLong(row, state.sketch.map(HllSketch::estimate).orElse(0L));
            }
          });

  /** HLL_COUNT.MERGE_PARTIAL(sketch). */
  public static final AggregateKernel MERGE_PARTIAL =
      new AggregateKernel(
          "q_hll_count_merge_partial",
          List.of(BYTES),
          BYTES,
          false,
          new Merge("HLL_COUNT.MERGE_PARTIAL"));

  /** HLL_COUNT.EXTRACT(sketch): 0 for NULL. */
  public static final ScalarKernel EXTRACT =
      ScalarKernel.of(
              "q_hll_count_extract",
              List.of(BYTES),
              INT64,
              (a, row, out) -> {
                if (a[0].isNull(row)) {
                  out.setLong(row, 0);
                  return;
                }
                HllSketch sketch =
                    HllCodec.decode(a[0].getBytes(row))
                        .orElseThrow(
                            () -> DataErrors.dataError("Invalid sketch in HLL_COUNT.EXTRACT"));
                out.setLong(row, sketch.estimate());
              })
          .handlingNulls();

  private static final class State {
    private Optional<HllSketch> sketch = Optional.empty();

    private void merge(HllSketch that) {
      if (sketch.isPresent()) {
        sketch.get().merge(that);
      } else {
        sketch = Optional.of(that);
      }
    }
  }

  private abstract static class Body implements AggregateKernel.Body<State> {

    @Override
    public State create() {
      return new State();
    }

    @Override
    public void combine(State source, State target) {
      source.sketch.ifPresent(target::merge);
    }

    @Override
    public void finish(State state, VectorWriter result, int row) {
      if (state.sketch.isPresent()) {
        result.setBytes(row, HllCodec.encode(state.sketch.get()));
      } else {
        result.setNull(row);
      }
    }
  }

  private static final class Init extends Body {
    private final ScalarType type;

    Init(ScalarType type) {
      this.type = type;
    }

    @Override
    public void update(State state, ColumnVector[] a, int row) {
      if (state.sketch.isEmpty()) {
        state.sketch = Optional.of(create(a[1], row));
      }
      state.sketch.get().add(hash(a[0], row));
    }

    private HllSketch create(ColumnVector precisions, int row) {
      long precision =
          precisions.isNull(row) ? HllSketch.DEFAULT_PRECISION : precisions.getLong(row);
      if (precision < HllSketch.MIN_PRECISION || precision > HllSketch.MAX_PRECISION) {
        throw DataErrors.dataError(
            "Precision of HLL_COUNT.INIT must be between %d and %d, but is %d",
            HllSketch.MIN_PRECISION, HllSketch.MAX_PRECISION, precision);
      }
      int sparse =
          Math.min(HllSketch.MAX_SPARSE_PRECISION, (int) precision + HllSketch.SPARSE_DELTA);
      return new HllSketch((int) precision, sparse, type == INT64 ? UINT64 : BYTES_OR_UTF8_STRING);
    }

    private long hash(ColumnVector values, int row) {
      if (type == INT64) {
        return Hashing.fingerprint2011().hashLong(values.getLong(row)).asLong();
      }
      byte[] bytes =
          switch (type) {
            case NUMERIC -> Numeric.read(values, row).toBigDecimal().unscaledValue().toByteArray();
            case BIGNUMERIC -> BigNumeric.read(values, row).unscaled().toByteArray();
            default -> values.getBytes(row);
          };
      return Hashing.fingerprint2011().hashBytes(bytes).asLong();
    }
  }

  private static class Merge extends Body {
    private final String function;

    Merge(String function) {
      this.function = function;
    }

    @Override
    public void update(State state, ColumnVector[] a, int row) {
      HllSketch sketch =
          HllCodec.decode(a[0].getBytes(row))
              .filter(s -> isCompatible(state, s))
              .orElseThrow(
                  () -> DataErrors.dataError("Invalid or incompatible sketch in %s", function));
      state.merge(sketch);
    }

    private static boolean isCompatible(State state, HllSketch sketch) {
      return state.sketch.map(s -> s.valueType() == sketch.valueType()).orElse(true);
    }
  }
}
