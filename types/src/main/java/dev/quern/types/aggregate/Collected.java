package dev.quern.types.aggregate;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.storage.vector.HeapVectorWriter;
import dev.quern.storage.vector.Vectors;
import dev.quern.types.kernel.ValueOrder;
import java.util.Arrays;
import java.util.stream.IntStream;

/** All values of a group of one scalar type, with the parameter of the function. */
final class Collected {

  private final HeapVectorWriter values;
  private int size;
  private int nulls;
  private double parameter = Double.NaN;

  Collected(SqlType type) {
    this.values = new HeapVectorWriter(type);
  }

  void add(ColumnVector vector, int row) {
    if (vector.isNull(row)) {
      nulls++;
    } else {
      Vectors.copy(vector, row, values, size++);
    }
  }

  void addAll(Collected that) {
    ColumnVector theirs = that.values.toVector(that.size);
    for (int i = 0; i < that.size; i++) {
      Vectors.copy(theirs, i, values, size++);
    }
    nulls += that.nulls;
    if (!Double.isNaN(that.parameter)) {
      parameter = that.parameter;
    }
  }

  void setParameter(double value) {
    parameter = value;
  }

  double parameter() {
    return parameter;
  }

  /** How many values there are, NULLs not counted. */
  int size() {
    return size;
  }

  int nulls() {
    return nulls;
  }

  /** The values in order, each with its rank from 0. */
  Sorted sort() {
    ColumnVector vector = values.toVector(size);
    Integer[] rows = IntStream.range(0, size).boxed().toArray(Integer[]::new);
    Arrays.sort(rows, (a, b) -> ValueOrder.compare(vector, a, vector, b));
    return new Sorted(vector, rows);
  }

  /** Values in order. */
  static final class Sorted {
    private final ColumnVector vector;
    private final Integer[] rows;

    private Sorted(ColumnVector vector, Integer[] rows) {
      this.vector = vector;
      this.rows = rows;
    }

    ColumnVector vector() {
      return vector;
    }

    /** Where in the vector the value of a rank is. */
    int row(int rank) {
      return rows[rank];
    }

    void write(int rank, VectorWriter out, int row) {
      Vectors.copy(vector, rows[rank], out, row);
    }

    double getDouble(int rank) {
      return vector.getDouble(rows[rank]);
    }
  }
}
