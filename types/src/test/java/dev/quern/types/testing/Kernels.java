package dev.quern.types.testing;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.AggregateKernel;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.storage.kernel.StateWords;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.storage.vector.HeapVectorWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Calls kernels with the Java values of {@link Vectors}. */
public final class Kernels {

  private Kernels() {}

  /** One call of a scalar kernel. */
  public static @Nullable Object call(ScalarKernel kernel, @Nullable Object... arguments) {
    ColumnVector[] vectors = new ColumnVector[arguments.length];
    boolean anyNull = false;
    for (int i = 0; i < arguments.length; i++) {
      vectors[i] = Vectors.of(argumentType(kernel, i), Arrays.asList(arguments[i], arguments[i]));
      anyNull |= arguments[i] == null;
    }
    if (anyNull && kernel.nulls() == ScalarKernel.Nulls.PROPAGATE) {
      return null;
    }
    HeapVectorWriter result = new HeapVectorWriter(kernel.result());
    kernel.body().apply(vectors, 1, result);
    return Vectors.read(result.toVector(2), 1);
  }

  private static SqlType argumentType(ScalarKernel kernel, int index) {
    return index < kernel.arguments().size()
        ? kernel.arguments().get(index)
        : kernel.variadic().orElseThrow();
  }

  /** One group of an aggregate kernel, its rows in order, cut in two partial states. */
  public static @Nullable Object aggregate(AggregateKernel kernel, List<? extends List<?>> rows) {
    ColumnVector[] vectors = columns(kernel, rows);
    HeapVectorWriter result = new HeapVectorWriter(kernel.result());
    switch (kernel.body()) {
      case AggregateKernel.Body<?> body -> run(kernel, body, vectors, rows.size(), result);
      case AggregateKernel.FlatBody body -> run(body, vectors, rows.size(), result);
    }
    return Vectors.read(result.toVector(1), 0);
  }

  private static ColumnVector[] columns(AggregateKernel kernel, List<? extends List<?>> rows) {
    ColumnVector[] vectors = new ColumnVector[kernel.arguments().size()];
    for (int i = 0; i < vectors.length; i++) {
      List<@Nullable Object> column = new ArrayList<>();
      for (List<?> row : rows) {
        column.add(row.get(i));
      }
      vectors[i] = Vectors.of(kernel.arguments().get(i), column);
    }
    return vectors;
  }

  private static <S> void run(
      AggregateKernel kernel,
      AggregateKernel.Body<S> body,
      ColumnVector[] vectors,
      int rows,
      VectorWriter result) {
    S first = body.create();
    S second = body.create();
    for (int row = 0; row < rows; row++) {
      if (kernel.seesNulls() || !vectors[0].isNull(row)) {
        body.update(row < rows / 2 ? first : second, vectors, row);
      }
    }
    body.combine(second, first);
    body.finish(first, result, 0);
  }

  private static void run(
      AggregateKernel.FlatBody body, ColumnVector[] vectors, int rows, VectorWriter result) {
    long[][] words = new long[2][body.words()];
    body.update(new HeapStates(words, row -> row < rows / 2 ? 0 : 1), vectors, rows);
    HeapStates first = new HeapStates(words, _ -> 0);
    body.combine(new HeapStates(words, _ -> 1), first, 0);
    body.finish(first, 0, result, 0);
  }

  /** States in an array, and which of them stands at an index. */
  @SuppressWarnings("ArrayRecordComponent")
  private record HeapStates(long[][] words, IntUnaryOperator place) implements StateWords {

    @Override
    public long state(int number) {
      return place.applyAsInt(number);
    }

    @Override
    public long getLong(long state, int word) {
      return words[(int) state][word];
    }

    @Override
    public void setLong(long state, int word, long value) {
      words[(int) state][word] = value;
    }
  }
}
