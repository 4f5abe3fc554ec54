package dev.quern.types.sketch;

import static dev.quern.domain.type.ScalarType.BYTES;
import static dev.quern.domain.type.ScalarType.FLOAT64;
import static dev.quern.domain.type.ScalarType.INT64;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.AggregateKernel;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.types.error.DataErrors;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kernels of KLL_QUANTILES.*; the argument of each factory is INT64 or FLOAT64. */
public final class KllKernels {

  private KllKernels() {}

  /** Writes what an aggregate returns for a sketch; the parameter is its second argument. */
  private interface Output {
    void write(KllSketch sketch, double parameter, VectorWriter result, int row);
  }

  private static final Output ENCODED =
      (sketch, _, result, row) -> result.setBytes(row, sketch.encode());

  /**
   * KLL_QUANTILES.INIT_INT64 or INIT_FLOAT64(value, precision, weight); precision and weight
   * default to 1000 and 1.
   */
  public static AggregateKernel init(ScalarType type) {
    return new AggregateKernel(
        "q_kll_quantiles_init", List.of(type, INT64, INT64), BYTES, false, new Init(type));
  }

  /** KLL_QUANTILES.MERGE_PARTIAL(sketch). */
  public static final AggregateKernel MERGE_PARTIAL =
      new AggregateKernel(
          "q_kll_quantiles_merge_partial",
          List.of(BYTES),
          BYTES,
          false,
          new Merge(Optional.empty(), "MERGE_PARTIAL", ENCODED));

  /** KLL_QUANTILES.MERGE_INT64 or MERGE_FLOAT64(sketch, number). */
  public static AggregateKernel merge(ScalarType type) {
    String function = "MERGE_" + type;
    return new AggregateKernel(
        "q_kll_quantiles_" + lower(function),
        List.of(BYTES, INT64),
        SqlType.array(type),
        false,
        new Merge(
            Optional.of(kind(type)),
            function,
            (sketch, parameter, result, row) ->
                writeQuantiles(sketch, checkedNumber(parameter, function), result, row)));
  }

  /** KLL_QUANTILES.MERGE_POINT_INT64 or MERGE_POINT_FLOAT64(sketch, quantile). */
  public static AggregateKernel mergePoint(ScalarType type) {
    String function = "MERGE_POINT_" + type;
    return new AggregateKernel(
        "q_kll_quantiles_" + lower(function),
        List.of(BYTES, FLOAT64),
        type,
        false,
        new Merge(
            Optional.of(kind(type)),
            function,
            (sketch, parameter, result, row) ->
                writeOne(sketch, sketch.quantile(checkedPhi(parameter, function)), result, row)));
  }

  /** KLL_QUANTILES.EXTRACT_INT64 or EXTRACT_FLOAT64(sketch, number). */
  public static ScalarKernel extract(ScalarType type) {
    String function = "EXTRACT_" + type;
    return ScalarKernel.of(
        "q_kll_quantiles_" + lower(function),
        List.of(BYTES, INT64),
        SqlType.array(type),
        (a, row, out) -> {
          KllSketch sketch = read(a[0], row, Optional.of(kind(type)), function);
          writeQuantiles(sketch, checkedNumber((double) a[1].getLong(row), function), out, row);
        });
  }

  /** KLL_QUANTILES.EXTRACT_POINT_INT64 or EXTRACT_POINT_FLOAT64(sketch, quantile). */
  public static ScalarKernel extractPoint(ScalarType type) {
    String function = "EXTRACT_POINT_" + type;
    return ScalarKernel.of(
        "q_kll_quantiles_" + lower(function),
        List.of(BYTES, FLOAT64),
        type,
        (a, row, out) -> {
          KllSketch sketch = read(a[0], row, Optional.of(kind(type)), function);
          double phi = checkedPhi(a[1].getDouble(row), function);
          writeOne(sketch, sketch.quantile(phi), out, row);
        });
  }

  private static String lower(String function) {
    return function.toLowerCase(Locale.ROOT);
  }

  private static KllSketch.Kind kind(ScalarType type) {
    return type == INT64 ? KllSketch.Kind.INT64 : KllSketch.Kind.FLOAT64;
  }

  private static KllSketch read(
      ColumnVector vector, int row, Optional<KllSketch.Kind> kind, String function) {
    return KllSketch.decode(vector.getBytes(row), kind)
        .filter(sketch -> !sketch.isEmpty())
        .orElseThrow(() ->
            DataErrors.dataError("Invalid or incompatible sketch in KLL_QUANTILES.%s", function));
  }

  private static int checkedNumber(double number, String function) {
    if (number < 1 || number > Integer.MAX_VALUE - 1) {
      throw DataErrors.dataError(
          "The second argument of KLL_QUANTILES.%s must be a positive number of quantiles",
          function);
    }
    return (int) number;
  }

  private static double checkedPhi(double phi, String function) {
    if (!(phi >= 0 && phi <= 1)) {
      throw DataErrors.dataError(
          "The second argument of KLL_QUANTILES.%s must be between 0 and 1", function);
    }
    return phi;
  }

  private static void writeQuantiles(KllSketch sketch, int number, VectorWriter out, int row) {
    long[] quantiles = sketch.quantiles(number);
    int element = out.startList(row, quantiles.length);
    for (long value : quantiles) {
      writeOne(sketch, value, out.child(0), element++);
    }
  }

  private static void writeOne(KllSketch sketch, long value, VectorWriter out, int row) {
    switch (sketch.kind()) {
      case INT64 -> out.setLong(row, value);
      case FLOAT64 -> out.setDouble(row, Double.longBitsToDouble(value));
    }
  }

  private static final class State {
    private Optional<KllSketch> sketch = Optional.empty();
    private double parameter;

    private void merge(KllSketch that) {
      if (sketch.isPresent()) {
        sketch.get().merge(that);
      } else {
        sketch = Optional.of(that);
      }
    }
  }

  private abstract static class Body implements AggregateKernel.Body<State> {
    private final Output output;

    Body(Output output) {
      this.output = output;
    }

    @Override
    public State create() {
      return new State();
    }

    @Override
    public void combine(State source, State target) {
      if (source.sketch.isPresent()) {
        target.merge(source.sketch.get());
        target.parameter = source.parameter;
      }
    }

    @Override
    public void finish(State state, VectorWriter result, int row) {
      if (state.sketch.isPresent() && !state.sketch.get().isEmpty()) {
        output.write(state.sketch.get(), state.parameter, result, row);
      } else {
        result.setNull(row);
      }
    }
  }

  private static final class Init extends Body {
    private final ScalarType type;

    Init(ScalarType type) {
      super(ENCODED);
      this.type = type;
    }

    @Override
    public void update(State state, ColumnVector[] a, int row) {
      if (a[1].isNull(row) || a[2].isNull(row)) {
        return;
      }
      if (state.sketch.isEmpty()) {
        state.sketch = Optional.of(new KllSketch(kind(type), precision(a[1].getLong(row))));
      }
      long value =
          type == INT64 ? a[0].getLong(row) : Double.doubleToRawLongBits(a[0].getDouble(row));
      state.sketch.get().add(value, a[2].getLong(row));
    }

    private static long precision(long precision) {
      if (precision < 1 || precision > KllSketch.MAX_PRECISION) {
        throw DataErrors.dataError(
            "KLL failed: Provided inv_eps:%d but inv_eps needs to be >= 1 and <= %d.",
            precision, KllSketch.MAX_PRECISION);
      }
      return precision;
    }
  }

  private static final class Merge extends Body {
    private final Optional<KllSketch.Kind> kind;
    private final String function;

    Merge(Optional<KllSketch.Kind> kind, String function, Output output) {
      super(output);
      this.kind = kind;
      this.function = function;
    }

    @Override
    public void update(State state, ColumnVector[] a, int row) {
      KllSketch sketch = read(a[0], row, kind, function);
      if (state.sketch.isPresent() && state.sketch.get().kind() != sketch.kind()) {
        throw DataErrors.dataError("Invalid or incompatible sketch in KLL_QUANTILES.%s", function);
      }
      state.merge(sketch);
      if (a.length > 1) {
        state.parameter = a[1].type() == INT64 ? (double) a[1].getLong(row) : a[1].getDouble(row);
      }
    }
  }
}
