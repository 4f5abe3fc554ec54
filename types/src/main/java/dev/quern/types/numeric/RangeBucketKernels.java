package dev.quern.types.numeric;

import static dev.quern.domain.type.ScalarType.FLOAT64;
import static dev.quern.domain.type.ScalarType.INT64;
import static dev.quern.types.error.DataErrors.dataError;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.types.kernel.ValueOrder;
import java.util.List;
import java.util.Locale;

/** {@code RANGE_BUCKET}. Source: "Mathematical functions". */
public final class RangeBucketKernels {

  private static final String INPUT = "Elements in input array to RANGE_BUCKET ";

  private RangeBucketKernels() {}

  /** {@code RANGE_BUCKET(point, boundaries)} for points of an orderable type. */
  public static ScalarKernel rangeBucket(ScalarType type) {
    return ScalarKernel.of(
        "q_range_bucket_" + type.name().toLowerCase(Locale.ROOT),
        List.of(type, SqlType.array(type)),
        INT64,
        RangeBucketKernels::apply);
  }

  private static void apply(ColumnVector[] in, int row, VectorWriter out) {
    ColumnVector boundaries = in[1].child(0);
    int from = in[1].getListOffset(row);
    int length = in[1].getListLength(row);
    if (isNan(in[0], row)) {
      out.setNull(row);
      return;
    }
    requireAscending(boundaries, from, length);
    int low = 0;
    int high = length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ValueOrder.compare(boundaries, from + middle, in[0], row) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    out.setLong(row, low);
  }

  private static void requireAscending(ColumnVector boundaries, int from, int length) {
    if (length > 0 && boundaries.isNull(from)) {
      throw dataError(INPUT + "cannot be null. Null element found at position 1");
    }
    if (length > 0 && isNan(boundaries, from)) {
      throw dataError(INPUT + "cannot be NaN. NaN element found at position 1");
    }
    for (int i = 1; i < length; i++) {
      if (boundaries.isNull(from + i)
          || isNan(boundaries, from + i)
          || ValueOrder.compare(boundaries, from + i - 1, boundaries, from + i) > 0) {
        throw disorder(i);
      }
    }
  }

  private static BigQueryException disorder(int position) {
    return dataError(
        INPUT
            + "must be in ascending order. Nonconforming elements found at position "
            + position
            + " and "
            + (position + 1));
  }

  private static boolean isNan(ColumnVector vector, int row) {
    return vector.type() == FLOAT64 && Double.isNaN(vector.getDouble(row));
  }
}
