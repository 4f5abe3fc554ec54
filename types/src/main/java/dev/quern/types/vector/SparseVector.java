package dev.quern.types.vector;

import dev.quern.domain.data.ColumnVector;
import dev.quern.types.error.DataErrors;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** A vector given by its elements that are not 0, each with its index. */
final class SparseVector {

  private SparseVector() {}

  /**
   * Spreads two sparse vectors over their common indices.
   *
   * @return both, with equal lengths
   */
  static double[][] align(ColumnVector left, ColumnVector right, int row) {
    SequencedMap<Object, double[]> pairs = new LinkedHashMap<>();
    read(left, row).forEach((index, value) -> pairs.put(index, new double[] {value, 0}));
    read(right, row)
        .forEach((index, value) -> pairs.computeIfAbsent(index, _ -> new double[2])[1] = value);
    double[][] aligned = new double[2][pairs.size()];
    int i = 0;
    for (double[] pair : pairs.values()) {
      aligned[0][i] = pair[0];
      aligned[1][i++] = pair[1];
    }
    return aligned;
  }

  private static Map<Object, Double> read(ColumnVector arrays, int row) {
    ColumnVector structs = arrays.child(0);
    ColumnVector keys = structs.child(0);
    ColumnVector values = structs.child(1);
    Map<Object, Double> result = new LinkedHashMap<>();
    int from = arrays.getListOffset(row);
    for (int i = from; i < from + arrays.getListLength(row); i++) {
      if (structs.isNull(i)) {
        throw DataErrors.dataError("NULL array element");
      }
      if (keys.isNull(i) || values.isNull(i)) {
        throw DataErrors.dataError("NULL struct field");
      }
      Object key =
          keys.layout() == dev.quern.domain.data.Layout.INT64 ? keys.getLong(i) : keys.getString(i);
      if (result.put(key, values.getDouble(i)) != null) {
        throw DataErrors.dataError("Duplicate index %s found in the input array", key);
      }
    }
    return result;
  }
}
