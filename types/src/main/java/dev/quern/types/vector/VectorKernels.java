package dev.quern.types.vector;

import static dev.quern.domain.type.ScalarType.FLOAT64;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.types.error.DataErrors;
import java.util.List;

/** The kernels of distances between vectors. */
public final class VectorKernels {

  private static final SqlType DENSE = SqlType.array(FLOAT64);

  private VectorKernels() {}

  /** COSINE_DISTANCE(ARRAY of FLOAT64, ARRAY of FLOAT64). */
  public static final ScalarKernel COSINE_DISTANCE = dense("q_cosine_distance", Distance.COSINE);

  /** EUCLIDEAN_DISTANCE(ARRAY of FLOAT64, ARRAY of FLOAT64). */
  public static final ScalarKernel EUCLIDEAN_DISTANCE =
      dense("q_euclidean_distance", Distance.EUCLIDEAN);

  /** COSINE_DISTANCE of arrays of index (INT64 or STRING) and value. */
  public static ScalarKernel sparseCosineDistance(ScalarType index) {
    return sparse("q_cosine_distance", index, Distance.COSINE);
  }

  /** EUCLIDEAN_DISTANCE of arrays of index (INT64 or STRING) and value. */
  public static ScalarKernel sparseEuclideanDistance(ScalarType index) {
    return sparse("q_euclidean_distance", index, Distance.EUCLIDEAN);
  }

  private static ScalarKernel dense(String name, Distance distance) {
    return ScalarKernel.of(
        name,
        List.of(DENSE, DENSE),
        FLOAT64,
        (a, row, out) -> {
          int left = a[0].getListLength(row);
          int right = a[1].getListLength(row);
          if (left != right) {
            throw DataErrors.dataError("Array length mismatch: %d and %d", left, right);
          }
          double[] first = read(a[0], row, "first");
          out.setDouble(row, distance.between(first, read(a[1], row, "second")));
        });
  }

  private static double[] read(ColumnVector arrays, int row, String ordinal) {
    double[] result = new double[arrays.getListLength(row)];
    int from = arrays.getListOffset(row);
    for (int i = 0; i < result.length; i++) {
      if (arrays.child(0).isNull(from + i)) {
        throw DataErrors.dataError("NULL array element in %s argument", ordinal);
      }
      result[i] = arrays.child(0).getDouble(from + i);
    }
    return result;
  }

  private static ScalarKernel sparse(String name, ScalarType index, Distance distance) {
    SqlType type =
        SqlType.array(
            StructType.of(
                new StructType.Field("key", index), new StructType.Field("value", FLOAT64)));
    return ScalarKernel.of(
        name,
        List.of(type, type),
        FLOAT64,
        (a, row, out) -> {
          double[][] aligned = SparseVector.align(a[0], a[1], row);
          out.setDouble(row, distance.between(aligned[0], aligned[1]));
        });
  }
}
