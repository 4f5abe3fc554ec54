package dev.quern.storage.duckdb.function;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.duckdb.natives.ChunkApi;
import dev.quern.storage.duckdb.vector.EngineVectorWriter;
import dev.quern.storage.duckdb.vector.EngineVectors;
import dev.quern.storage.kernel.RowKernel;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.storage.kernel.VectorWriter;

/** Runs a scalar kernel over a chunk of the engine. */
final class ScalarCall {

  private final ScalarKernel kernel;
  private final boolean handlesNulls;

  ScalarCall(ScalarKernel kernel) {
    this.kernel = kernel;
    this.handlesNulls = kernel.nulls() == ScalarKernel.Nulls.HANDLE;
  }

  /**
   * Computes all rows.
   *
   * @param chunk the engine's chunk of arguments
   * @param result the engine's vector for the results
   */
  void run(long chunk, long result) {
    int rows = (int) ChunkApi.CHUNK_SIZE.call(chunk);
    ColumnVector[] arguments = arguments(chunk, rows);
    EngineVectorWriter writer = new EngineVectorWriter(result, kernel.result());
    if (handlesNulls || withoutNulls(arguments)) {
      runAll(arguments, rows, writer);
    } else {
      // Never the batch body: it would look at the values that NULL rows happen to have.
      runWhereNotNull(arguments, rows, writer);
    }
    writer.finish();
  }

  private ColumnVector[] arguments(long chunk, int rows) {
    int count = (int) ChunkApi.COLUMN_COUNT.call(chunk);
    ColumnVector[] arguments = new ColumnVector[count];
    for (int i = 0; i < count; i++) {
      arguments[i] = EngineVectors.of(ChunkApi.VECTOR.call(chunk, i), argumentType(i), rows);
    }
    return arguments;
  }

  private SqlType argumentType(int index) {
    return index < kernel.arguments().size()
        ? kernel.arguments().get(index)
        : kernel.variadic().orElseThrow();
  }

  private static boolean withoutNulls(ColumnVector[] arguments) {
    for (ColumnVector argument : arguments) {
      if (!argument.hasNoNulls()) {
        return false;
      }
    }
    return true;
  }

  private void runAll(ColumnVector[] arguments, int rows, VectorWriter writer) {
    if (kernel.batchBody().isPresent()) {
      kernel.batchBody().get().apply(arguments, rows, writer);
      return;
    }
    RowKernel body = kernel.body();
    for (int row = 0; row < rows; row++) {
      body.apply(arguments, row, writer);
    }
  }

  private void runWhereNotNull(ColumnVector[] arguments, int rows, VectorWriter writer) {
    RowKernel body = kernel.body();
    for (int row = 0; row < rows; row++) {
      if (anyNull(arguments, row)) {
        writer.setNull(row);
      } else {
        body.apply(arguments, row, writer);
      }
    }
  }

  private static boolean anyNull(ColumnVector[] arguments, int row) {
    for (ColumnVector argument : arguments) {
      if (argument.isNull(row)) {
        return true;
      }
    }
    return false;
  }
}
