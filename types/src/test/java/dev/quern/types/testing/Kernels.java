package dev.quern.types.testing;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.AggregateKernel;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.storage.vector.HeapVectorWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    return aggregate(kernel, kernel.body(), rows);
  }

  private static <S> @Nullable Object aggregate(
      AggregateKernel kernel, AggregateKernel.Body<S> body, List<? extends List<?>> rows) {
    ColumnVector[] vectors = new ColumnVector[kernel.arguments().size()];
    for (int i = 0; i < vectors.length; i++) {
      List<@Nullable Object> column = new ArrayList<>();
      for (List<?> row : rows) {
        column.add(row.get(i));
      }
      vectors[i] = Vectors.of(kernel.arguments().get(i), column);
    }
    S first = body.create();
    S second = body.create();
    for (int row = 0; row < rows.size(); row++) {
      if (kernel.seesNulls() || !vectors[0].isNull(row)) {
        body.update(row < rows.size() / 2 ? first : second, vectors, row);
      }
    }
    body.combine(second, first);
    HeapVectorWriter result = new HeapVectorWriter(kernel.result());
    body.finish(first, result, 0);
    return Vectors.read(result.toVector(1), 0);
  }
}
