package dev.quern.udf.js;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.storage.vector.VectorValues;
import java.util.ArrayList;
import java.util.List;

/** Computes rows by programs in JavaScript. */
final class ProgramKernel {

  private final ProgramRunner runner;
  private final List<SqlType> arguments;
  private final SqlType result;

  ProgramKernel(ProgramRunner runner, List<SqlType> arguments, SqlType result) {
    this.runner = runner;
    this.arguments = arguments;
    this.result = result;
  }

  void row(ColumnVector[] vectors, int row, VectorWriter writer) {
    try (ProgramRunner.Call call = runner.begin(vectors[0].getString(row))) {
      compute(call, vectors, row, writer);
    }
  }

  void batch(ColumnVector[] vectors, int rowCount, VectorWriter writer) {
    if (rowCount == 0) {
      return;
    }
    // The program is a constant of the call, the same in every row.
    try (ProgramRunner.Call call = runner.begin(vectors[0].getString(0))) {
      for (int row = 0; row < rowCount; row++) {
        compute(call, vectors, row, writer);
      }
    }
  }

  private void compute(
      ProgramRunner.Call call, ColumnVector[] vectors, int row, VectorWriter writer) {
    List<Value> values = new ArrayList<>(arguments.size());
    for (int i = 0; i < arguments.size(); i++) {
      values.add(VectorValues.PLAIN.read(vectors[i + 1], row));
    }
    VectorValues.PLAIN.write(call.execute(values, result), writer, row);
  }
}
