package dev.quern.types.geography;

import com.google.common.geometry.S2Point;
import dev.quern.domain.data.ColumnVector;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.types.error.DataErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads and writes the GEOGRAPHY values of kernels. */
final class GeographyArgument {

  private final ShapeCache cache = new ShapeCache();

  /** The value at a row, which is kept when it is more than a point. */
  Shape get(ColumnVector vector, int row) {
    return vector.getLength(row) <= Wkb.POINT_SIZE
        ? Shape.of(read(vector, row))
        : cache.get(vector, row);
  }

  /** The value at a row. */
  static Geography read(ColumnVector vector, int row) {
    return Wkb.read(vector.getBytes(row));
  }

  /** The elements of an array at a row. */
  static List<Geography> readAll(ColumnVector vector, int row, String function) {
    int offset = vector.getListOffset(row);
    ColumnVector elements = vector.child(0);
    List<Geography> values = new ArrayList<>();
    for (int i = offset; i < offset + vector.getListLength(row); i++) {
      if (elements.isNull(i)) {
        throw DataErrors.dataError("%s: NULL elements are not supported in the array", function);
      }
      values.add(read(elements, i));
    }
    return values;
  }

  /** The only point of a value. */
  static S2Point point(Geography value, String function) {
    if (!value.isPoint()) {
      throw DataErrors.dataError("%s failed: input must be a single point", function);
    }
    return value.points().getFirst();
  }

  /** The only line of a value. */
  static List<S2Point> line(Geography value, String function) {
    if (!value.isLine()) {
      throw DataErrors.dataError("%s failed: input must be a single linestring", function);
    }
    return value.lines().getFirst();
  }

  /** Writes a value. */
  static void write(Geography value, VectorWriter out, int row) {
    out.setBytes(row, Wkb.write(value));
  }

  /** Writes a point, or NULL when there is none. */
  static void write(Optional<S2Point> point, VectorWriter out, int row) {
    point.ifPresentOrElse(there -> write(Geography.point(there), out, row), () -> out.setNull(row));
  }

  /** Writes an array. */
  static void writeAll(List<Geography> values, VectorWriter out, int row) {
    int element = out.startList(row, values.size());
    for (int i = 0; i < values.size(); i++) {
      write(values.get(i), out.child(0), element + i);
    }
  }
}
